"""Sections, and paragraphs under their keys."""

from itertools import pairwise

import pytest

from models.letter import Letter
from models.text import Line
from pipeline.segment import segment
from tests.support.transcripts import THEMES, TITLE, letter_of, transcript_of

WHOLE = (
    "To: the Chair of Harrowby YOS Management Board",
    "Copy to: See copy list at end",
    TITLE,
    "This report outlines the findings of the recent SQS inspection.",
    "Context",
    "We examined 20 cases.",
    "We used our criteria.",
    "Summary",
    "Overall, the work was good.",
    "Commentary on the inspection in Harrowby:",
    "This is in more detail.",
    "1. Reducing the likelihood of reoffending",
    "- 1.1. Assessment was sufficient.",
    "Staff had a view.",
    "- 1.2. Plans were sufficient.",
    "2. Protecting the public",
    "- 2.1. It was good.",
    "3. Protecting the child or young person",
    "- 3.1. It was good.",
    "4. Ensuring that the sentence is served",
    "- 4.1. It was good.",
    "Operational management",
    "Staff were trained.",
    "Key strengths",
    "These were the strengths:",
    "- Good plans.",
    "Areas requiring improvement",
    "The team should see to these:",
    "- Reviews should be better.",
    "- Plans should be better.",
    "We are grateful for the support.",
    "If you have any questions please ask [email].",
    "Copy to:",
    "The Chair of the Management Board",
    "Note: to request a paper copy, write to us.",
)


def keys(letter: Letter) -> list[str]:
    return [paragraph.key for paragraph in letter.paragraphs]


def words(letter: Letter) -> list[str]:
    return [paragraph.of(letter.text) for paragraph in letter.paragraphs]


def themed(*blocks: str) -> Letter:
    """A letter with those blocks under its first theme."""
    return letter_of(
        TITLE, "1. Reducing the likelihood of reoffending", *blocks, "Protecting the public", "It was good."
    )


def test_every_paragraph_has_its_printed_number_or_its_place_in_the_section() -> None:
    letter = letter_of(*WHOLE)
    assert [(part.key, part.section, part.kind, part.of(letter.text)) for part in letter.paragraphs] == [
        ("context.1", "context", "text", "We examined 20 cases."),
        ("context.2", "context", "text", "We used our criteria."),
        ("summary.1", "summary", "text", "Overall, the work was good."),
        ("summary.2", "summary", "text", "This is in more detail."),
        ("1.1", "reoffending", "text", "Assessment was sufficient."),
        ("reoffending.1", "reoffending", "text", "Staff had a view."),
        ("1.2", "reoffending", "text", "Plans were sufficient."),
        ("2.1", "public", "text", "It was good."),
        ("3.1", "child", "text", "It was good."),
        ("4.1", "sentence", "text", "It was good."),
        ("management.1", "management", "text", "Staff were trained."),
        ("strengths.1", "strengths", "text", "These were the strengths:"),
        ("strengths.2", "strengths", "bullet", "Good plans."),
        ("improvements.1", "improvements", "text", "The team should see to these:"),
        ("improvements.2", "improvements", "bullet", "Reviews should be better."),
        ("improvements.3", "improvements", "bullet", "Plans should be better."),
        ("closing.1", "closing", "text", "We are grateful for the support."),
        ("closing.2", "closing", "text", "If you have any questions please ask [email]."),
    ]


def test_a_section_reaches_from_its_heading_to_its_last_word() -> None:
    letter = letter_of(*WHOLE)
    assert [(part.section, part.heading) for part in letter.sections] == [
        ("context", "Context"),
        ("summary", "Summary"),
        ("reoffending", "Reducing the likelihood of reoffending"),
        ("public", "Protecting the public"),
        ("child", "Protecting the child or young person"),
        ("sentence", "Ensuring that the sentence is served"),
        ("management", "Operational management"),
        ("strengths", "Key strengths"),
        ("improvements", "Areas requiring improvement"),
        ("closing", ""),
    ]
    assert letter.sections[2].of(letter.text) == (
        "1. Reducing the likelihood of reoffending\n"
        "1.1. Assessment was sufficient.\n"
        "Staff had a view.\n"
        "1.2. Plans were sufficient."
    )


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("1.4 Reviews were good.", "1.4"),
        ("1.4. Reviews were good.", "1.4"),
        ("1.4) Reviews were good.", "1.4"),
        ("(1.4) Reviews were good.", "1.4"),
        ("1.4: Reviews were good.", "1.4"),
        ("1.4.Reviews were good.", "1.4"),  # a tab lost in a PDF
        ("1.10. Reviews were good.", "1.10"),
        ("1.4.2 Reviews were good.", "1.4.2"),
    ],
)
def test_a_number_is_read_however_it_is_printed(printed: str, number: str) -> None:
    paragraph = themed(f"- {printed}").paragraphs[0]
    assert (paragraph.key, paragraph.number, paragraph.kind) == (number, number, "text")


@pytest.mark.parametrize("printed", ["1.4. Reviews were good.", "(1.4) Reviews were good.", "1.4Reviews were good."])
def test_the_number_is_no_part_of_the_paragraph(printed: str) -> None:
    assert words(themed(printed))[0] == "Reviews were good."


@pytest.mark.parametrize(
    "text", ["1.4 million was spent.", "17.5% of them were good.", "10.30 am was the time.", "2.5 per cent were not."]
)
def test_a_quantity_at_the_beginning_is_no_paragraph_number(text: str) -> None:
    letter = themed(text)
    assert (keys(letter)[0], words(letter)[0]) == ("reoffending.1", text)


def test_a_number_printed_twice_has_two_keys() -> None:
    letter = themed("- 1.1. One.", "- 1.2. Two.", "- 1.2. Three.", "- 1.2. Four.")
    assert [(part.key, part.number) for part in letter.paragraphs[:4]] == [
        ("1.1", "1.1"),
        ("1.2", "1.2"),
        ("1.2-2", "1.2"),
        ("1.2-3", "1.2"),
    ]


def test_bullets_among_numbered_paragraphs_are_counted_with_the_others_without_number() -> None:
    letter = themed("- 1.1. We saw:", "- good plans", "- good reviews", "- 1.2. We also saw less.")
    assert [(part.key, part.kind) for part in letter.paragraphs[:4]] == [
        ("1.1", "text"),
        ("reoffending.1", "bullet"),
        ("reoffending.2", "bullet"),
        ("1.2", "text"),
    ]


@pytest.mark.parametrize("subheading", ["Pre-sentence reports", "Planning", "Commentary"])
def test_a_heading_without_a_section_of_its_own_leaves_the_section_as_it_was(subheading: str) -> None:
    assert keys(themed("It was good.", subheading, "It was better.")) == ["reoffending.1", "reoffending.2", "public.1"]


def test_a_section_that_is_named_twice_in_a_row_is_one() -> None:
    letter = themed("It was good.", "Assessment of likelihood of reoffending", "It was better.")
    assert [part.section for part in letter.sections] == ["reoffending", "public"]


def test_a_heading_with_nothing_under_it_opens_no_section() -> None:
    letter = letter_of(TITLE, "Summary", "Context", "We did this.", *THEMES)
    assert [part.section for part in letter.sections] == ["context", "reoffending", "public"]


@pytest.mark.parametrize(
    ("bold", "paragraphs"), [(True, ["reoffending.1"]), (False, ["reoffending.1", "reoffending.2"])]
)
def test_a_line_without_key_words_is_a_heading_in_print_only_if_it_is_bold(
    *, bold: bool, paragraphs: list[str]
) -> None:
    transcript = transcript_of(TITLE, "Reducing reoffending", "Court work", "It was good.", "Protecting the public")
    lines = tuple(
        Line(
            start=block.start,
            end=block.end,
            page=1,
            top=0,
            bottom=1,
            edges=(0.0,) * (block.end - block.start + 1),
            bold=bold,
            gap_above=None,
        )
        for block in transcript.blocks
    )
    letter = segment(transcript.model_copy(update={"lines": lines}), file="letter.pdf")
    assert keys(letter) == paragraphs


def test_a_paragraph_that_a_page_cut_in_two_is_one() -> None:
    letter = themed("- 1.1. The work was good in 11 of", "21 relevant cases.", "The rest was not.")
    assert words(letter)[:2] == ["The work was good in 11 of\n21 relevant cases.", "The rest was not."]


def test_a_bullet_goes_on_only_with_what_cannot_begin_a_sentence() -> None:
    letter = themed("- good plans and", "good reviews", "- good staff", "Staff were pleased.")
    assert words(letter)[:3] == ["good plans and\ngood reviews", "good staff", "Staff were pleased."]


@pytest.mark.parametrize("stray", ["1.1.", "2)", "(3)", "14"])
def test_a_number_that_stands_alone_is_no_paragraph(stray: str) -> None:
    assert words(themed(stray, "It was good."))[0] == "It was good."


def test_the_letterhead_and_the_introduction_are_no_paragraphs() -> None:
    assert not any("outlines" in paragraph or "Chair" in paragraph for paragraph in words(letter_of(*WHOLE)))


def test_an_office_in_the_letterhead_is_no_heading() -> None:
    letter = letter_of("To: Jo Example", "Head of Safeguarding", "From: Jo Example", TITLE, "We inspected.", *THEMES)
    assert [part.section for part in letter.sections] == ["reoffending", "public"]


@pytest.mark.parametrize(
    "letter", [letter_of(*WHOLE), themed("- 1.1. One of", "two.", "Planning", "- a", "- 1.1. Two.")]
)
def test_the_parts_stand_in_order_and_apart(letter: Letter) -> None:
    for parts in (letter.sections, letter.paragraphs):
        assert all(part.start < part.end for part in parts)
        assert all(part.end < following.start for part, following in pairwise(parts))
    for paragraph in letter.paragraphs:
        [section] = [part for part in letter.sections if part.covers(paragraph)]
        assert section.section == paragraph.section
    assert len(set(keys(letter))) == len(letter.paragraphs)
