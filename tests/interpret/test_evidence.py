"""Every finding and number leads back to the words in its paragraph, and to their place on the page."""

from functools import cache
from pathlib import Path

import pdfplumber
import pytest

from models.base import Span
from models.letter import Letter
from models.reading import Interpretation
from pipeline.extract import extract
from pipeline.interpret import interpret
from pipeline.language.rules import load_rules
from pipeline.read import read
from pipeline.segment import segment
from tests.support.letters_at_hand import PDFS, letters_of

pytestmark = pytest.mark.slow

every_pdf = pytest.mark.parametrize("pdf", PDFS, ids=[pdf.parent.name for pdf in PDFS])

ROUND = 1
"""Points by which a box is widened to be read back: a glyph may stand out of its own box a little."""


@cache
def reading_of(pdf: Path) -> tuple[Letter, Interpretation]:
    letter = segment(read(pdf), file=pdf.name)
    rules = load_rules()
    return letter, interpret(letter, extract(letter, rules), rules)


@every_pdf
def test_every_finding_and_number_stands_in_its_paragraph(pdf: Path) -> None:
    letter, read_ = reading_of(pdf)
    paragraphs = {paragraph.key: paragraph for paragraph in letter.paragraphs}
    for finding in read_.findings:
        assert paragraphs[finding.paragraph].covers(finding)
        assert finding.sentence.covers(finding)
        assert finding.of(letter.text).strip() == finding.of(letter.text)
    for number in read_.numbers:
        assert sum(paragraph.covers(number) for paragraph in letter.paragraphs) == 1


@every_pdf
def test_the_boxes_of_every_finding_and_number_hold_its_words(pdf: Path) -> None:
    letter, read_ = reading_of(pdf)
    spans: list[Span] = [*read_.findings, *read_.numbers]
    assert len(spans) > 60
    with pdfplumber.open(pdf) as document:
        for span in spans:
            boxes = letter.transcript.boxes_of(span)
            assert boxes[0].page == letter.transcript.page_of(span)
            seen = ""
            for box in boxes:
                characters = document.pages[box.page - 1].chars
                inside = [
                    character
                    for character in characters
                    if box.x0 - ROUND <= (character["x0"] + character["x1"]) / 2 <= box.x1 + ROUND
                    and box.top - ROUND <= (character["top"] + character["bottom"]) / 2 <= box.bottom + ROUND
                ]
                seen += "".join(character["text"] for character in sorted(inside, key=lambda each: each["x0"]))
            assert letters_of(span.of(letter.text)) in letters_of(seen)
            assert len(letters_of(seen)) <= len(letters_of(span.of(letter.text))) + 2 * len(boxes)
