"""Letters, each damaged in one of many ways: the same for the same seed."""

import base64
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from unittest.mock import patch

from reportlab import rl_config

from pipeline.corpus.folders import PROJECT
from tests.support.layouts import Layout
from tests.support.small_letter import TEXT
from tests.support.typeset import typeset

SEED = 10
"""Of the letters that the tests damage."""

Mutation = Callable[[bytes, Random], bytes]

LONGER = (PROJECT / "tests" / "cases" / "b1-couple.txt").read_text(encoding="utf-8")
TYPEWRITER = Layout(
    "typewriter set flush", ("Courier", "Courier-Bold", "Courier-Oblique"), size=9.5, justified=True, hang=4.5
)
BESIDE = Layout(
    "beside", ("Vera", "VeraBd", "VeraIt"), size=9.5, letterhead="beside", ligatures=True, raised_ordinals=True
)
TYPESET = ((LONGER, Layout("plain")), (TEXT, TYPEWRITER), (TEXT, BESIDE))
"""Letters, and how each is set: two of them short, so that many can be damaged in little time."""

STREAM = re.compile(
    rb"(?P<head>/Length )\d+(?P<rest>[^>]*>>\s*stream\r?\n)(?P<data>.*?)(?P<end>\r?\n?endstream)", re.DOTALL
)
NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
ODD_NUMBERS = (b"0", b"-1", b"1e9", b"99999999999999", b"0.0000001", b"-32768", b"4294967296", b"NaN", b"--5", b"1.2.3")
ODD_WORDS = (
    *("\u202e", "\u00ad" * 50, "\u200b", "\ufeff", "\u0000", "\ud7ff", "e\u0301" * 30, "1" * 400, "17 of the " * 80),
    *(
        "(" * 300,
        "-" * 500,
        "\t" * 60,
        "\n- " * 40,
        "\u2044\u00bd\u2153",
        "9,999,999,999,999 of 3 cases",
        "\U0001f600" * 20,
    ),
)
WORDS_IN_PDF = (
    b"/Type",
    b"/Page",
    b"/Font",
    b"/Length",
    b"/Kids",
    b"/Contents",
    b"/Filter",
    b"endobj",
    b"stream",
    b"xref",
    b"obj",
    b"/MediaBox",
)


def mutated(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """So many damaged letters, each with its file's name, which says what was done to it."""
    letters = [*_letters()]
    for place in range(count):
        random = Random(f"{seed} {place}")  # noqa: S311  # the same letters for the same seed
        ending, content = letters[random.randrange(len(letters))]
        mutations = TEXT_MUTATIONS if ending == ".txt" else PDF_MUTATIONS
        chosen = random.choices(mutations, k=random.choice((1, 1, 2, 4)))
        for mutation in chosen:
            content = mutation(content, random)
        yield f"{place:04}-{'+'.join(dict.fromkeys(each.__name__ for each in chosen))}{ending}", content


def _letters() -> Iterator[tuple[str, bytes]]:
    yield ".txt", LONGER.encode()
    for text, layout in TYPESET:
        with patch.object(rl_config, "invariant", 1):  # no time of day in it
            pdf = typeset(text, layout)
        yield ".pdf", pdf
        yield ".pdf", _unpacked(pdf)


def _unpacked(pdf: bytes) -> bytes:
    """The PDF with its streams as they are before they are packed, so that a change hits what they say."""

    def plain(stream: re.Match[bytes]) -> bytes:
        data = stream["data"]
        try:
            data = base64.a85decode(b"<~" + data.strip(), adobe=True)
            data = zlib.decompress(data)
        except (ValueError, zlib.error):
            return stream[0]
        return b"/Length %d >>\nstream\n%s\nendstream" % (len(data), data)

    return re.sub(rb"/Filter \[ /ASCII85Decode /FlateDecode \] ?", b"", STREAM.sub(plain, pdf))


def _place(content: bytes, random: Random) -> int:
    return random.randrange(len(content) or 1)


def bits_turned(content: bytes, random: Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(random.choice((1, 5, 50))):
        if damaged:
            damaged[_place(content, random)] ^= 1 << random.randrange(8)
    return bytes(damaged)


def cut_off(content: bytes, random: Random) -> bytes:
    return content[: _place(content, random)]


def piece_lost(content: bytes, random: Random) -> bytes:
    place = _place(content, random)
    return content[:place] + content[place + random.choice((1, 20, 500, 5000)) :]


def piece_twice(content: bytes, random: Random) -> bytes:
    place = _place(content, random)
    piece = content[place : place + random.choice((10, 500, 5000))]
    return content[:place] + piece * random.choice((2, 3, 40)) + content[place + len(piece) :]


def pieces_exchanged(content: bytes, random: Random) -> bytes:
    first, second, third = sorted(_place(content, random) for _ in range(3))
    return content[:first] + content[second:third] + content[first:second] + content[third:]


def zeros_in_it(content: bytes, random: Random) -> bytes:
    place, size = _place(content, random), random.choice((1, 64, 4096))
    return content[:place] + bytes(size) + content[place + size :]


def noise_in_it(content: bytes, random: Random) -> bytes:
    place = _place(content, random)
    return content[:place] + random.randbytes(random.choice((1, 64, 2048))) + content[place:]


def number_changed(content: bytes, random: Random) -> bytes:
    found = [*NUMBER.finditer(content)]
    for number in random.sample(found, min(len(found), random.choice((1, 3, 30)))):
        odd = random.choice(ODD_NUMBERS)
        content = content[: number.start()] + odd[: len(number[0])].ljust(len(number[0])) + content[number.end() :]
    return content


def number_grown(content: bytes, random: Random) -> bytes:
    found = [*NUMBER.finditer(content)]
    number = random.choice(found) if found else None
    return content[: number.start()] + random.choice(ODD_NUMBERS) + content[number.end() :] if number else content


def word_changed(content: bytes, random: Random) -> bytes:
    word, other = random.choice(WORDS_IN_PDF), random.choice(WORDS_IN_PDF)
    return content.replace(word, other, random.choice((1, 1, 100)))


def object_shared(content: bytes, random: Random) -> bytes:
    """A reference leads to another object, perhaps to itself."""
    found = [*re.finditer(rb"\b\d+ 0 R\b", content)]
    if not found:
        return content
    one, other = random.choice(found), random.choice(found)
    return content[: one.start()] + other[0] + content[one.end() :]


def odd_words_in_it(content: bytes, random: Random) -> bytes:
    place = _place(content, random)
    return content[:place] + random.choice(ODD_WORDS).encode("utf-8", "replace") + content[place:]


def lines_mixed(content: bytes, random: Random) -> bytes:
    lines = content.split(b"\n")
    random.shuffle(lines)
    return b"\n".join(lines)


def line_lost(content: bytes, random: Random) -> bytes:
    lines = content.split(b"\n")
    del lines[random.randrange(len(lines))]
    return b"\n".join(lines)


def line_without_end(content: bytes, random: Random) -> bytes:
    place = _place(content, random)
    return content[:place] + content[place : place + 200].replace(b"\n", b" ") * 60 + content[place:]


GENERAL: Sequence[Mutation] = (
    bits_turned,
    cut_off,
    piece_lost,
    piece_twice,
    pieces_exchanged,
    zeros_in_it,
    noise_in_it,
)
PDF_MUTATIONS: Sequence[Mutation] = (
    *GENERAL,
    number_changed,
    number_changed,
    number_grown,
    word_changed,
    object_shared,
)
TEXT_MUTATIONS: Sequence[Mutation] = (
    *GENERAL,
    odd_words_in_it,
    odd_words_in_it,
    number_changed,
    lines_mixed,
    line_lost,
    line_without_end,
)


def written(seed: int, count: int, folder: Path) -> Iterator[Path]:
    """The damaged letters as files, each made when it is asked for and gone when the next one is."""
    for name, content in mutated(seed, count):
        path = folder / name
        path.write_bytes(content)
        yield path
        path.unlink()
