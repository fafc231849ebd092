"""What is printed on a page, and what the text says of it."""

from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject

from models.base import Span
from models.text import Transcript
from pipeline.read import read
from tests.support.placed import placed

FULL = "Inspectors looked at the assessment and planning of the work in each of the cases in the sample and"


def letter(tmp_path: Path, *pages: str, face: str = "Helvetica") -> Transcript:
    path = tmp_path / "letter.pdf"
    path.write_bytes(placed(*pages, face=face))
    return read(path)


def blocks(transcript: Transcript) -> list[str]:
    return transcript.text.split("\n")


@pytest.mark.parametrize(
    ("first", "second", "elsewhere", "whole"),
    [
        ("There was an assess-", "ment of risk.", "One assessment was late.", "an assessment of risk"),
        ("It was under-", "stood by all.", "It was late.", "was understood by"),
        ("It was under-", "resourced.", "It was late.", "was under-resourced."),
        ("They had an under-", "standing of it.", "Understanding grew.", "an understanding of it"),
        ("Attention to well-", "being was paid.", "Being heard matters.", "to well-being was"),
        ("A multi-", "disciplinary team met.", "It was late.", "A multi-disciplinary team"),
        ("In twenty-", "two of the cases.", "It was late.", "In twenty-two of the cases"),
        ("From the 24-", "26 March 2014.", "It was late.", "the 24-26 March"),
        ("Involving parents/", "carers in it.", "It was late.", "parents/carers in"),
        ("There was a change \u2013", "a new offence.", "It was late.", "change \u2013 a new"),
        ("There was a self-", "assessment.", "A self-assessment and an assessment.", "a self-assessment."),
    ],
)
def test_a_word_cut_by_the_end_of_a_line_is_mended(
    first: str, second: str, elsewhere: str, whole: str, tmp_path: Path
) -> None:
    assert whole in letter(tmp_path, f"65 100 {first}\n65 114 {second}\n65 150 {elsewhere}").text


@pytest.mark.parametrize(
    ("first", "second", "read_as"),
    [
        ("He can be contacted on 07826", "905352. We are grateful.", "contacted on [phone]. We are"),
        ("Write to colin.barnes@", "example.gov.uk or call.", "to [email] or call"),
        ("Write to owain.treharne-", "lloyd@example.gov.uk or call.", "to [email] or call"),
        ("Write to imogen@example.gov.", "uk or call.", "to [email] or call"),
        ("Call 0161 240 5336 in 2014 or", "between 20 14 and 16.", "Call [phone] in 2014 or between 20 14 and 16."),
    ],
)
def test_an_address_or_number_cut_by_the_end_of_a_line_is_redacted(
    first: str, second: str, read_as: str, tmp_path: Path
) -> None:
    transcript = letter(tmp_path, f"65 100 {first}\n65 114 {second}")
    assert read_as in transcript.text
    for line in transcript.lines:
        assert len(line.edges) == line.end - line.start + 1


def test_a_redaction_stands_in_the_box_of_what_it_replaces(tmp_path: Path) -> None:
    transcript = letter(tmp_path, "65 100 Call 07826 905352 now.", face="Courier")
    start = transcript.text.index("[phone]")
    (box,) = transcript.boxes_of(Span(start=start, end=start + len("[phone]")))
    assert (box.x0, box.x1) == pytest.approx((65 + 5 * 6.6, 65 + 17 * 6.6), abs=0.1)


def test_raised_marks_go_and_raised_endings_of_ordinals_stay(tmp_path: Path) -> None:
    transcript = letter(tmp_path, "65 100 The reoffending rate^1 for May, published on the 24^th of March.^2")
    assert transcript.text == "The reoffending rate for May, published on the 24th of March."


def test_footnotes_are_told_apart_with_their_marks(tmp_path: Path) -> None:
    page = f"""65 100 {FULL}
        65 114 found a rate^1 of 38% and another^2 of 40%.
        65 700/8 ^1 The rate that was available during the fieldwork,
        65 710/8 12 months after the sentence.
        65 720/8 ^2 Source: Ministry of Justice."""
    transcript = letter(tmp_path, page)
    assert blocks(transcript) == [f"{FULL} found a rate of 38% and another of 40%."]
    assert [(aside.kind, aside.mark, aside.text, aside.page) for aside in transcript.asides] == [
        ("footnote", "1", "The rate that was available during the fieldwork, 12 months after the sentence.", 1),
        ("footnote", "2", "Source: Ministry of Justice.", 1),
    ]


def test_a_paragraph_goes_on_over_a_page_and_a_footnote(tmp_path: Path) -> None:
    transcript = letter(
        tmp_path,
        f"65 100 {FULL}\n65 114 {FULL}\n65 740/8 ^1 A note about the rate.",
        "65 100 found the rate^1 too high.\n65 150 Another paragraph.",
    )
    assert blocks(transcript) == [f"{FULL} {FULL} found the rate too high.", "Another paragraph."]
    assert [transcript.page_of(Span(start=start, end=start + 1)) for start in (0, 2 * len(FULL) + 3)] == [1, 2]


def test_a_footnote_goes_on_at_the_foot_of_the_next_page(tmp_path: Path) -> None:
    transcript = letter(
        tmp_path,
        f"65 100 {FULL}\n65 114 found a rate^1 of 38%.\n65 740/8 ^1 The rate that was available during the",
        f"65 100 We agreed. {FULL}\n65 114 said so.\n65 740/8 fieldwork of this inspection.",
    )
    assert [aside.text for aside in transcript.asides if aside.kind == "footnote"] == [
        "The rate that was available during the fieldwork of this inspection."
    ]


@pytest.mark.parametrize("mark", ["\u2022", "\u2013", "-", "o", "\u00b7"])
def test_a_hanging_mark_makes_a_bullet_and_is_dropped(mark: str, tmp_path: Path) -> None:
    transcript = letter(
        tmp_path, f"65 100 We found:\n65 120 {mark}\n85 120 Good plans.\n65 134 {mark}\n85 134 Poor reviews."
    )
    assert [(block.kind, block.of(transcript.text)) for block in transcript.blocks] == [
        ("text", "We found:"),
        ("bullet", "Good plans."),
        ("bullet", "Poor reviews."),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("which are available on the website of the inspectorate of probation and on paper", "- www.justice.gov.uk."),
        ("the plan was poor in 13 of the cases that were examined and missing in the remaining", "12. Four were good."),
        ("the plan was poor in 13 of the cases that were examined and missing in the remaining", "21 cases, too."),
    ],
)
def test_a_dash_or_number_that_a_sentence_needs_begins_no_item(first: str, second: str, tmp_path: Path) -> None:
    assert blocks(letter(tmp_path, f"65 100 {FULL}\n65 114 {first}\n65 128 {second}")) == [f"{FULL} {first} {second}"]


def test_a_number_at_the_margin_begins_a_paragraph_whatever_the_white_after_it(tmp_path: Path) -> None:
    transcript = letter(
        tmp_path,
        f"65 100 1.1.\n90 100 Plans were good.\n65 114 1.2.Assessment was good.\n65 128 1.3 {FULL}\n65 142 were good.",
    )
    assert blocks(transcript) == ["1.1. Plans were good.", "1.2. Assessment was good.", f"1.3 {FULL} were good."]
    assert {block.kind for block in transcript.blocks} == {"bullet"}


def test_a_label_that_runs_over_two_lines_is_read_before_its_value(tmp_path: Path) -> None:
    page = """65 100 Executive Director of Children, Families and
        300 100 Adrian Loades
        65 114 Adult Services
        65 134 Lead Elected Member for Crime
        300 134 Mac Maguire
        65 154 Chair of Youth Court Bench
        300 154 Anne Wade"""
    assert blocks(letter(tmp_path, page)) == [
        "Executive Director of Children, Families and Adult Services Adrian Loades",
        "Lead Elected Member for Crime Mac Maguire",
        "Chair of Youth Court Bench Anne Wade",
    ]


def test_words_are_told_apart_by_gaps_where_no_spaces_are_printed(tmp_path: Path) -> None:
    assert letter(tmp_path, "65 100 All\n82 100 eight\n112 100 cases\n147 100 were\n174 100 read.").text == (
        "All eight cases were read."
    )


def test_a_running_head_that_stands_on_one_page_only_is_told_apart(tmp_path: Path) -> None:
    transcript = letter(tmp_path, f"65 100 {FULL}", "65 40/8 Short Quality Screening\n65 100 found it good.\n290 810 2")
    assert transcript.text == f"{FULL} found it good."
    assert [(aside.kind, aside.text) for aside in transcript.asides] == [
        ("running head", "Short Quality Screening"),
        ("page number", "2"),
    ]


def test_letters_of_a_ligature_share_its_width(tmp_path: Path) -> None:
    transcript = letter(tmp_path, "65 100 \ufb01nal", face="Vera")
    assert transcript.text == "final"
    x = transcript.lines[0].edges
    assert x[1] - x[0] == pytest.approx(x[2] - x[1], abs=0.02)


def test_boxes_hold_where_the_page_does_not_begin_at_nought(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(placed("165 200 Nine of the twenty cases."))))
    writer.pages[0].mediabox = RectangleObject((100, 100, 600, 800))
    writer.pages[0].cropbox = RectangleObject((100, 100, 600, 800))
    path = tmp_path / "letter.pdf"
    writer.write(path)
    transcript = read(path)
    (box,) = transcript.boxes_of(Span(start=8, end=18))
    with pdfplumber.open(path) as pdf:
        assert pdf.pages[0].crop((box.x0, box.top, box.x1, box.bottom)).extract_text() == "the twenty"


def test_the_gap_above_a_line_is_the_white_between_the_boxes(tmp_path: Path) -> None:
    transcript = letter(tmp_path, "65 100 Context\n65 130 We examined 20 cases.", "65 100 Summary")
    assert [line.gap_above for line in transcript.lines] == [None, pytest.approx(19, abs=0.1), None]
