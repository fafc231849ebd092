"""The same letter is read alike however it is set."""

import re
from itertools import cycle
from pathlib import Path

import pytest

from models.text import Transcript
from pipeline.corpus.folders import PROJECT
from pipeline.read import read
from tests.support.layouts import Layout
from tests.support.typeset import typeset

pytestmark = pytest.mark.slow

LETTERS = PROJECT / "tests" / "letters"
TIMES, VERA, COURIER = (
    ("Times-Roman", "Times-Bold", "Times-Italic"),
    ("Vera", "VeraBd", "VeraIt"),
    ("Courier", "Courier-Bold", "Courier-Oblique"),
)
NAMES = ["brackenshire-2016-06", "dyffryn-arwel-2015-07"]

LAYOUTS = [
    Layout("set flush, the address beside the rows", justified=True, letterhead="beside"),
    Layout("ragged, bullets of a symbol font", bullet=("n", "ZapfDingbats"), foot="{page} of {pages}"),
    Layout("the address as large as the rows beside it", letterhead="beside", address_smaller=0, notes_smaller=0),
    Layout("typewriter", COURIER, size=10, gap=1.2, hang=3.5, bullet=("o", "Courier"), foot="- {page} -", head=""),
    Layout("typewriter set flush", COURIER, size=9.5, justified=True, hang=4.5, foot="SQS - Page {page}"),
    Layout("indented, no gaps", TIMES, size=12, gap=0, indent=2, bullet=("\u2013", "Times-Roman"), foot="{page}"),
    Layout("indented, set flush", TIMES, size=12, gap=0, indent=2, leading=1.2, justified=True),
    Layout("ligatures", VERA, size=9.5, ligatures=True, raised_ordinals=True),
    Layout("soft hyphens, bullets drawn", VERA, size=10, soft_hyphens=True, bullet=None),
    Layout("no spaces printed, set flush", printed_spaces=False, justified=True, letterhead="none"),
    Layout("no spaces printed, ragged", printed_spaces=False, letterhead="beside"),
    Layout("bold printed twice", ("Helvetica", "Vera", "Helvetica-Oblique"), twice_printed_bold=True, sideways="DRAFT"),
    Layout("marks not raised, numbers run in", fused_marks=True, bullet=None, hang=0),
    Layout("close", gap=0.25, leading=1.15, hang=0, bullet=("-", "Helvetica")),
    Layout("double spaced", gap=1.5, leading=2.0, size=12, address_smaller=0),
    Layout("small and tight", gap=0.5, leading=1.1, size=8, head="SQS 2014"),
    Layout("nothing bold", ("Helvetica", "Helvetica", "Helvetica"), foot="HMI Probation   {page}/{pages}"),
]


def abridged(letter: str) -> str:
    """The letter with the first of its chapters only."""
    text = (LETTERS / letter / "letter.txt").read_text(encoding="utf-8")
    return re.sub(r"\n2\. .*?(?=\nKey strengths\n)", "", text, flags=re.DOTALL)


def printed(text: str, layout: Layout, folder: Path) -> Transcript:
    (folder / "letter.pdf").write_bytes(typeset(text, layout))
    return read(folder / "letter.pdf")


def blocks(transcript: Transcript) -> list[tuple[str, str]]:
    return [(block.kind, block.of(transcript.text)) for block in transcript.blocks]


@pytest.mark.parametrize(
    ("layout", "letter"),
    [(layout, letter) for layout, letter in zip(LAYOUTS, cycle(NAMES))],
    ids=[layout.name for layout in LAYOUTS],
)
def test_a_letter_is_read_alike_however_it_is_set(layout: Layout, letter: str, tmp_path: Path) -> None:
    text = abridged(letter)
    (tmp_path / "letter.txt").write_text(text, encoding="utf-8")
    expected, found = read(tmp_path / "letter.txt"), printed(text, layout, tmp_path)
    assert blocks(found) == blocks(expected)
    footnotes = [aside.text for aside in found.asides if aside.kind == "footnote"]
    assert footnotes == [aside.text for aside in expected.asides]
    address = [aside.text for aside in found.asides if aside.kind == "letterhead"]
    assert ["1 Bridge Street" in text for text in address] == [True] * (layout.letterhead != "none")


@pytest.mark.parametrize(
    ("layout", "bold"),
    [
        (Layout("a bold face"), True),
        (Layout("bold printed twice", ("Helvetica", "Vera", "Helvetica-Oblique"), twice_printed_bold=True), True),
        (Layout("nothing bold", ("Helvetica", "Helvetica", "Helvetica")), False),
    ],
    ids=lambda value: value.name if isinstance(value, Layout) else "",
)
def test_a_line_is_bold_where_its_face_is_or_where_it_is_printed_twice(
    *, layout: Layout, bold: bool, tmp_path: Path
) -> None:
    letter = printed("Context\n\nWe examined 20 cases of young people.\n\nSummary\n\nGood.", layout, tmp_path)
    assert [line.bold for line in letter.lines] == [bold, False, bold, False]
