"""A page of known words keeps them, and their order, whatever is done to the page; or what is wrong with it is said."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pipeline.errors import LetterError
from pipeline.read import read
from tests.support.known_page import (
    HEIGHT,
    LEFT,
    SIZE,
    STEP,
    TOP,
    WIDTH,
    Known,
    Printed,
    known_pages,
    line_at,
    lines_of,
    pdf_of,
)

pytestmark = pytest.mark.slow


class Way(NamedTuple):
    """How strongly a page is changed: numbers between 0 and 1, of which each change makes what it needs."""

    much: float
    many: float

    def between(self, least: float, most: float) -> float:
        """A number from `least` to `most`."""
        return least + self.much * (most - least)

    def one_of(self, *choices: int) -> int:
        """One of the choices."""
        return choices[min(int(self.many * len(choices)), len(choices) - 1)]


TURNS = {90: f"0 1 -1 0 {WIDTH} 0 cm", 180: f"-1 0 0 -1 {WIDTH} {HEIGHT} cm", 270: f"0 -1 1 0 0 {WIDTH} cm"}
"""The matrices that turn a page anticlockwise. Turned by a quarter, it is printed on a wide sheet."""


def turned_by_matrix(page: Known, way: Way) -> Printed:
    turn = way.one_of(90, 180, 270)
    matrix = TURNS[turn] if turn == 180 else TURNS[turn].replace(f" {WIDTH} 0 cm", f" {HEIGHT} 0 cm")
    return Printed(b"q " + matrix.encode() + b"\n" + lines_of(page) + b"Q\n", wide=turn != 180)


def turned_by_the_page(page: Known, way: Way) -> Printed:
    return Printed(lines_of(page), rotate=way.one_of(90, 180, 270))


def turned_and_turned_back(page: Known, way: Way) -> Printed:
    turn = way.one_of(90, 180, 270)
    sheet = turned_by_matrix(page, way)
    return Printed(sheet.content, rotate=turn, wide=sheet.wide)


def with_a_shadow(page: Known, way: Way) -> Printed:
    aside = way.between(0.4, 1.5)
    return Printed(b"0.7 g\n" + lines_of(page, x=LEFT + aside, top=TOP - aside) + b"0 g\n" + lines_of(page))


def printed_again(page: Known, way: Way) -> Printed:
    return Printed(lines_of(page) * way.one_of(2, 3, 4))


def with_a_watermark(page: Known, way: Way) -> Printed:
    cosine, sine = [(1.0, 0.0), (0.7071, 0.7071), (0.8660, 0.5), (0.0, 1.0)][way.one_of(0, 1, 2, 3)]
    matrix = f"{cosine} {sine} {-sine} {cosine} 150 600 Tm"
    mark = f"q 0.85 g BT /F1 {way.between(20, 110):.1f} Tf {matrix} (DRAFT) Tj ET Q\n"
    return Printed(mark.encode() + lines_of(page))


def in_two_columns(page: Known, way: Way) -> Printed:
    size, half = 9.0, len(page.lines) // 2
    content = b""
    for column, lines in enumerate((page.lines[:half], page.lines[half:])):
        rows = [word for line in lines for word in line]
        for place in range(0, len(rows), 5):
            x, y = LEFT + column * way.between(245, 260), TOP - 12 * (place // 5)
            content += line_at(" ".join(rows[place : place + 5]), x, y, size=size)
    return Printed(content)


def with_raised_marks(page: Known, way: Way) -> Printed:
    small = SIZE * way.between(0.6, 0.9)
    content, notes = b"", b""
    for place, line in enumerate(page.lines):
        words = " ".join(line)
        mark = (
            f"({words}) Tj"
            if place % 4
            else f"({words}) Tj {SIZE * 0.35:.2f} Ts /F1 {small:.2f} Tf ({place // 4 + 1}) Tj"
        )
        content += f"BT /F1 {SIZE} Tf 1 0 0 1 {LEFT} {TOP - STEP * place:.2f} Tm {mark} ET\n".encode()
    for number in range(len(page.lines) // 4):
        notes += line_at(f"{number + 1} Guidance on {page.lines[number][0]} of 2012.", LEFT, 120 - 11 * number, size=8)
    return Printed(content + b"65 135 140 0.5 re f\n" + notes)


def with_white_words(page: Known, way: Way) -> Printed:
    return Printed(lines_of(page) + _hidden(way, "1 g"))


def with_unseen_words(page: Known, way: Way) -> Printed:
    return Printed(lines_of(page) + _hidden(way, "3 Tr"))


def with_covered_words(page: Known, way: Way) -> Printed:
    y = _line(way)
    box = f"q 1 g {LEFT - 5} {y - 4:.1f} 500 14 re f Q\n".encode()
    line = round((TOP - y) / STEP)
    again = line_at(" ".join(page.lines[line]), LEFT, y)
    return Printed(lines_of(page) + line_at("covered words nobody sees 99 of 100", LEFT + 3, y) + box + again)


def under_a_run_of_blanks(page: Known, way: Way) -> Printed:
    return Printed(lines_of(page) + line_at(" " * int(way.between(20, 150)), LEFT, _line(way)))


def with_a_layer_switched_off(page: Known, way: Way) -> Printed:
    return Printed(lines_of(page) + b"/OC /Off BDC\n" + _hidden(way, "") + b"EMC\n")


def with_clipped_words(page: Known, way: Way) -> Printed:
    return Printed(lines_of(page) + b"q 400 20 20 20 re W n\n" + _hidden(way, "") + b"Q\n")


def with_words_off_the_page(page: Known, way: Way) -> Printed:
    return Printed(lines_of(page) + line_at("off the page", way.between(610, 900), _line(way)))


def letter_by_letter(page: Known, way: Way) -> Printed:
    """Printed in any order, as some programs do that set one face after another."""
    lines = lines_of(page).splitlines(keepends=True)
    cut = int(way.between(1, len(lines) - 1))
    return Printed(b"".join([*lines[cut:], *lines[:cut]]))


def drawn_small_and_made_larger(page: Known, way: Way) -> Printed:
    scale = way.between(0.05, 20)
    content = b"".join(
        f"BT /F1 {SIZE / scale:.5f} Tf {scale:.5f} 0 0 {scale:.5f} {LEFT} {TOP - STEP * place} Tm "
        f"({' '.join(line)}) Tj ET\n".encode()
        for place, line in enumerate(page.lines)
    )
    return Printed(content)


def _line(way: Way) -> float:
    """How high one of the page's lines stands."""
    return TOP - STEP * way.one_of(*range(12))


def _hidden(way: Way, how: str) -> bytes:
    """Words in the middle of a line, printed so that nobody sees them."""
    return line_at("hidden 99 of 100", LEFT + way.between(0, 200), _line(way), before=how)


Change = Callable[[Known, Way], Printed]
CHANGES: list[Change] = [
    turned_by_matrix,
    turned_by_the_page,
    turned_and_turned_back,
    with_a_shadow,
    printed_again,
    with_a_watermark,
    in_two_columns,
    with_raised_marks,
    with_white_words,
    with_unseen_words,
    with_covered_words,
    under_a_run_of_blanks,
    with_a_layer_switched_off,
    with_clipped_words,
    with_words_off_the_page,
    letter_by_letter,
    drawn_small_and_made_larger,
]
SHARE = st.floats(0, 1, allow_nan=False)


@pytest.mark.parametrize("change", CHANGES, ids=[change.__name__ for change in CHANGES])
@settings(max_examples=5, deadline=None, derandomize=True, database=None, phases=[Phase.generate])
@given(seed=st.integers(0, 10_000), much=SHARE, many=SHARE, both=st.booleans())
def test_the_words_of_a_page_are_kept_in_their_order_or_what_is_wrong_is_said(
    change: Change, seed: int, much: float, many: float, *, both: bool
) -> None:
    first, second = known_pages(seed, 2)
    way = Way(much, many)
    pages = [change(first, way) if both else Printed(lines_of(first)), change(second, way)]
    with TemporaryDirectory() as folder:
        path = Path(folder, "letter.pdf")
        path.write_bytes(pdf_of(pages))
        try:
            text = read(path).text
        except LetterError as error:
            assert "page" in str(error)  # noqa: PT017  # either outcome is right, if it is said
            return
    assert text.split() == [*first.words, *second.words]
