"""What a font names wrongly is no letter and no space: it is filled in, reported, or recognised."""

from pathlib import Path

import pytest

from models.text import Transcript
from pipeline.language.illegible import depends_on_recognition
from pipeline.read import pdf
from pipeline.read.sheet import UNMAPPED_GLYPH
from tests.support.misnamed import LIGATURE, page_named
from tests.support.painted import read_page

LINES = (
    f"Plans were insu{LIGATURE}cient in 17 of the 20 cases, and in all of them",
    "we saw that the work was done by a team that knew each child well.",
)
NAMES = {"a space": "0020", "the font's own": "F001", "nothing": "0000", "unknown": "FFFD"}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_ligature_under_another_name_is_filled_in_and_reported(name: str, tmp_path: Path) -> None:
    transcript = read_page(page_named(LINES, {LIGATURE: name}), tmp_path)
    assert transcript.text == " ".join(LINES).replace(LIGATURE, "ffi")
    assert [word.of(transcript.text) for word in transcript.unmapped] == ["insufficient"]


SIGNS = {"a sign": "0021", "a stop": "003B", "a foreign letter": "00DE"}


@pytest.mark.parametrize("name", SIGNS.values(), ids=SIGNS)
def test_a_ligature_that_is_called_a_sign_is_filled_in_and_reported(name: str, tmp_path: Path) -> None:
    transcript = read_page(page_named(LINES, {LIGATURE: name}), tmp_path)
    assert transcript.text == " ".join(LINES).replace(LIGATURE, "ffi")
    assert [word.of(transcript.text) for word in transcript.unmapped] == ["insufficient"]


@pytest.mark.parametrize("name", ["0076", "0066", "00660069"], ids=["v", "f", "fi"])
def test_a_ligature_that_is_called_a_letter_is_told_by_its_width(name: str, tmp_path: Path) -> None:
    lines = (*LINES, f"Five very large files were su{LIGATURE}cient.")
    transcript = read_page(page_named(lines, {LIGATURE: name}), tmp_path)
    assert transcript.text == " ".join(lines).replace(LIGATURE, "ffi")
    assert [word.of(transcript.text) for word in transcript.unmapped] == ["insufficient", "sufficient"]


def test_words_that_are_others_but_for_a_letter_stay_as_they_are(tmp_path: Path) -> None:
    lines = [
        "The parent stated that they had stayed once, and had",
        "amended what they had stated; one was insuficient.",
    ]
    assert read_page(page_named(lines, {}), tmp_path).text == " ".join(lines)


def test_figures_without_a_name_are_reported(tmp_path: Path) -> None:
    transcript = read_page(page_named(LINES, {LIGATURE: "FB03", "1": "E001", "7": "E007"}), tmp_path)
    assert [word.of(transcript.text) for word in transcript.unmapped] == [2 * UNMAPPED_GLYPH]


@pytest.mark.parametrize("counts", ["17 of the 20", "11 of the 12", "21 of the 31"])
def test_figures_that_are_called_spaces_are_no_spaces(counts: str, tmp_path: Path) -> None:
    line = LINES[0].replace("17 of the 20", counts)
    transcript = read_page(page_named([line, LINES[1]], {LIGATURE: "FB03", "1": "0020"}), tmp_path)
    assert counts.replace("1", UNMAPPED_GLYPH) in transcript.text
    assert transcript.unmapped


@pytest.mark.parametrize("zero", [0xFF10, 0x1D7CE, 0x1D7F6], ids=["full width", "bold", "monospace"])
def test_figures_of_another_shape_are_figures(zero: int, tmp_path: Path) -> None:
    names = {str(digit): chr(zero + digit).encode("utf-16-be").hex().upper() for digit in range(10)}
    transcript = read_page(page_named(LINES, {LIGATURE: "FB03", **names}), tmp_path)
    assert transcript.text == " ".join(LINES).replace(LIGATURE, "ffi")


MANY = tuple(f"The {count} plans had been written with each child before the work began." for count in range(10, 19))
SHIFTED = {
    letter: f"{ord('a') + (ord(letter) - ord('a') + 3) % 26:04X}" for letter in map(chr, range(ord("a"), ord("z") + 1))
}


@pytest.mark.parametrize(
    "names", [{"e": "F065", "a": "F061"}, SHIFTED], ids=["letters without names", "letters with the names of others"]
)
def test_pages_of_such_words_are_recognised(
    names: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[set[int]] = []

    def recognised(*_: object, pages: set[int], **__: object) -> Transcript:
        asked.append(pages)
        return Transcript(text="", blocks=())

    monkeypatch.setattr(pdf, "is_installed", lambda: True)
    monkeypatch.setattr(pdf, "read_scan", recognised)
    read_page(page_named(MANY, names), tmp_path)
    assert asked == [{1}]


def test_without_text_recognition_they_are_read_as_they_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "is_installed", lambda: False)
    transcript = read_page(page_named(MANY, {"e": "F065"}), tmp_path)
    assert UNMAPPED_GLYPH in transcript.text
    assert depends_on_recognition(transcript)
    assert not depends_on_recognition(read_page(page_named(MANY, {}), tmp_path))
