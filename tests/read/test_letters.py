"""Each letter that is kept both as a PDF and as a transcript is read alike from both, and leads back to its pages."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unicodedata import normalize

import pdfplumber
import pytest
from pdfplumber.page import Page

from models.base import Span
from models.text import Transcript
from pipeline.corpus.folders import PROJECT
from pipeline.read import read

pytestmark = pytest.mark.slow

FOLDERS = sorted(
    pdf.parent
    for pattern in ("corpus/*/letter.pdf", "tests/letters/*/letter.pdf")
    for pdf in PROJECT.glob(pattern)
    if pdf.with_suffix(".txt").exists()
)
QUOTES = str.maketrans("\u201c\u201d\u2018\u2019\u2013\u2014", "\"\"''--")


@pytest.fixture(scope="module", params=FOLDERS, ids=[folder.name for folder in FOLDERS])
def folder(request: pytest.FixtureRequest) -> Path:
    """Each letter in turn."""
    return Path(request.param)


@pytest.fixture(scope="module")
def pages(folder: Path) -> Iterator[list[Page]]:
    """The pages of the letter, opened once."""
    with pdfplumber.open(folder / "letter.pdf") as pdf:
        yield pdf.pages


@cache
def transcript(path: Path) -> Transcript:
    return read(path)


def blocks(path: Path) -> list[tuple[str, str]]:
    letter = transcript(path)
    return [(block.kind, block.of(letter.text).translate(QUOTES)) for block in letter.blocks]


def test_there_are_letters_in_both_forms() -> None:
    assert len(FOLDERS) > 1


def test_pdf_and_transcript_hold_the_same_blocks_from_the_context_on(folder: Path) -> None:
    printed, transcribed = blocks(folder / "letter.pdf"), blocks(folder / "letter.txt")
    context = ("text", "Context")
    assert printed[printed.index(context) :] == transcribed[transcribed.index(context) :]


def test_each_row_of_the_letterhead_is_whole_in_the_pdf(folder: Path) -> None:
    printed, transcribed = blocks(folder / "letter.pdf"), blocks(folder / "letter.txt")
    above = [text for _, text in transcribed[: transcribed.index(("text", "Context"))]]
    assert [text for _, text in printed if text in above] == above


def test_pdf_keeps_the_footnotes_that_the_transcript_has(folder: Path) -> None:
    def footnotes(path: Path) -> list[tuple[str | None, str]]:
        asides = transcript(path).asides
        return [(aside.mark, aside.text.translate(QUOTES)) for aside in asides if aside.kind == "footnote"]

    assert footnotes(folder / "letter.pdf") == footnotes(folder / "letter.txt")


def test_a_word_leads_back_to_its_own_letters_on_the_page(folder: Path, pages: list[Page]) -> None:
    letter = transcript(folder / "letter.pdf")
    printed = {page.page_number: [char for char in page.chars if char["text"] != " "] for page in pages}
    words = list(re.finditer(r"[^\s\[\]]+", letter.text))
    misread = {}
    for word in words[::29]:
        found = [
            normalize("NFKC", char["text"])
            for box in letter.boxes_of(Span(start=word.start(), end=word.end()))
            for char in printed[box.page]
            if box.x0 - 1 < (char["x0"] + char["x1"]) / 2 < box.x1 + 1
            and box.top - 1 < (char["top"] + char["bottom"]) / 2 < box.bottom + 1
            and char["size"] > 0.8 * (box.bottom - box.top)
        ]
        if "".join(found) != word[0] and "email" not in word[0] and "phone" not in word[0]:
            misread[word[0]] = "".join(found)
    assert len(words) > 1000
    assert misread == {}


def test_a_crop_of_the_page_to_the_boxes_of_a_sentence_reads_the_sentence(folder: Path, pages: list[Page]) -> None:
    letter = transcript(folder / "letter.pdf")
    sentences = [match.span() for match in re.finditer(r"[A-Z][^.\n\[\]]{30,200}\.(?= [A-Z])", letter.text)][::15]
    for start, end in sentences:
        cropped = [
            pages[box.page - 1].crop((box.x0 - 1, box.top - 1, box.x1 + 1, box.bottom + 1))
            for box in letter.boxes_of(Span(start=start, end=end))
        ]
        glyphs = [char for crop in cropped for char in crop.chars]
        largest = max(char["size"] for char in glyphs)
        found = "".join(normalize("NFKC", char["text"]) for char in glyphs if char["size"] > 0.8 * largest)
        assert Counter(re.sub(r"\s", "", letter.text[start:end])) <= Counter(found)
    assert sentences


def test_lines_have_an_edge_for_each_letter_and_follow_the_text(folder: Path) -> None:
    letter = transcript(folder / "letter.pdf")
    assert letter.lines
    for line in letter.lines:
        assert len(line.edges) == line.end - line.start + 1
        assert list(line.edges) == sorted(line.edges)
        assert line.of(letter.text) == line.of(letter.text).strip(" \n")
        assert line.gap_above is None or line.gap_above >= 0
    covered = [place for line in letter.lines for place in range(line.start, line.end)]
    assert covered == sorted(set(covered))
    uncovered = set(range(len(letter.text))) - set(covered)
    assert {letter.text[place] for place in uncovered} == {" ", "\n"}


@pytest.mark.parametrize("name", ["letter.pdf", "letter.txt"])
def test_blocks_are_parted_by_one_line_break_and_words_by_one_space(folder: Path, name: str) -> None:
    letter = transcript(folder / name)
    assert letter.text.split("\n") == [block.of(letter.text) for block in letter.blocks]
    assert not re.search(r"^ | $|  |[^\S \n]", letter.text, re.MULTILINE)


@pytest.mark.parametrize("name", ["letter.pdf", "letter.txt"])
def test_no_address_or_telephone_number_is_left(folder: Path, name: str) -> None:
    letter = transcript(folder / name)
    everything = "\n".join([letter.text, *(aside.text for aside in letter.asides)])
    assert "[email]" in letter.text
    assert "[phone]" in letter.text
    assert not re.search(r"@|\b0\d{3,4}[ \n]?\d{3}", everything)


def test_running_heads_and_page_numbers_stand_aside_on_every_page(folder: Path, pages: list[Page]) -> None:
    letter = transcript(folder / "letter.pdf")
    assert letter.pages == len(pages)
    marginal = {aside.page for aside in letter.asides if aside.kind in ("running head", "page number")}
    assert marginal == set(range(1, len(pages) + 1))
