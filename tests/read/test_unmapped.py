"""Letters that the file gives no names for are filled in where one word alone fits, and always reported."""

import pytest

from models.text import Transcript
from pipeline.read.pdf.layout import transcript_of
from pipeline.read.sheet import UNMAPPED_GLYPH, Glyph, Sheet


def printed(*lines: str) -> Transcript:
    """The transcript of a page on which an asterisk stands for a letter without a name."""
    glyphs = [
        Glyph(
            100.0 + 14 * down,
            65 + 5.5 * place,
            70.5 + 5.5 * place,
            letter.replace("*", UNMAPPED_GLYPH),
            0,
            0,
            11,
            "",
            bold=False,
        )
        for down, line in enumerate(lines)
        for place, letter in enumerate(line)
    ]
    boxed = tuple(glyph._replace(top=glyph.baseline - 8, bottom=glyph.baseline + 3) for glyph in glyphs)
    return transcript_of([Sheet(1, 595, 842, boxed, ())])


@pytest.mark.parametrize(
    ("words", "read_as"),
    [
        ("Plans were su*cient.", "sufficient"),
        ("Plans were insu*cient.", "insufficient"),
        ("SU*CIENT in all.", "SUffiCIENT"),
        ("All sta* were there.", "staff"),
        ("An o*cer came.", "officer"),
        ("The *rst of *ve.", "first"),
        ("The ques*on was ac*vely asked.", "question"),
        ("Work was e*ec*ve.", "effective"),
    ],
)
def test_a_ligature_without_a_name_is_filled_in(words: str, read_as: str) -> None:
    transcript = printed(words)
    assert read_as in transcript.text
    assert UNMAPPED_GLYPH not in transcript.text
    assert read_as in [word.of(transcript.text) for word in transcript.unmapped]
    assert len(transcript.lines[0].edges) == len(transcript.text) + 1


@pytest.mark.parametrize("word", ["gra*y", "*at", "ra*", "1*", "*0", "Mc*ord"])
def test_what_could_be_several_things_stays_unknown(word: str) -> None:
    transcript = printed(f"We read {word} there.")
    assert [each.of(transcript.text) for each in transcript.unmapped] == [word.replace("*", UNMAPPED_GLYPH)]


def test_a_word_printed_whole_elsewhere_in_the_letter_fits() -> None:
    assert printed("The cli* is a cliff.").text == "The cliff is a cliff."


def test_a_bullet_without_a_name_is_no_letter() -> None:
    assert printed("* Plans were late.", "* Reviews were late.").unmapped == ()
