"""Headings, known by their key words."""

import pytest

from models.letter import SectionId
from pipeline.segment.headings import headings_in
from pipeline.segment.vocabulary import HeadingRule, heading_words
from tests.support.transcripts import transcript_of

RULES = heading_words().sections
INTRODUCTION = "We examined the work of the team and found that it was good."


def opened_by(heading: str, *, bullet: bool = False) -> list[SectionId | None]:
    """The sections that a block opens; None for a heading that opens none."""
    transcript = transcript_of(f"- {heading}" if bullet else heading, INTRODUCTION)
    return [found.section for found in headings_in(transcript, begin=0)]


@pytest.mark.parametrize(("section", "heading"), [(rule.section, text) for rule in RULES for text in rule.examples])
def test_an_example_of_a_rule_opens_its_section(section: SectionId | None, heading: str) -> None:
    assert opened_by(heading) == [section]


@pytest.mark.parametrize(
    ("rule", "heading"), [(rule, text) for rule in RULES for text in rule.near_misses], ids=lambda part: str(part)[:60]
)
def test_a_near_miss_does_not_open_the_section(rule: HeadingRule, heading: str) -> None:
    assert rule.section not in opened_by(heading)


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("1. Reducing the likelihood of reoffending", "reoffending"),
        ("1 REDUCING THE LIKELIHOOD OF RE-OFFENDING", "reoffending"),
        ("1) Reduce re\u2011offending", "reoffending"),  # Word's hyphen that does not break
        ("Outcome 1: Reducing the risk of reoffending", "reoffending"),
        ("Theme one \u2013 Likelihood of re offending", "reoffending"),  # the hyphen lost
        ("Working with children and young people to reduce reoffending", "reoffending"),
        ("2. Protecting the public", "public"),
        ("(2) Protect the public:", "public"),
        ("II. Public protection", "public"),
        ("2.0 Protecting the public from harm", "public"),
        ("Managing the risk of harm to other people", "public"),
        ("Minimising risk of harm to others", "public"),
        ("Outcome 2 - Keeping the public safe", "public"),
        ("3. Protecting the child or young person", "child"),
        ("3 PROTECTING CHILDREN AND YOUNG PEOPLE", "child"),
        ("Protecting the child/young person", "child"),
        ("Section 3: Safeguarding the child or young person", "child"),
        ("Safeguarding and vulnerability", "child"),
        ("Keeping children and young people safe", "child"),
        ("Protecting children and young people from harm", "child"),
        ("4. Ensuring that the sentence is served", "sentence"),
        ("4. Make sure the sentence is served", "sentence"),
        ("ENSURING THE SENTENCE IS SERVED", "sentence"),
        ("Making sure that court orders are completed", "sentence"),
        ("Delivering the sentence of the court", "sentence"),
        ("Compliance and engagement", "sentence"),
        ("5. Operational management", "management"),
        ("Operational management and staff", "management"),
        ("Leadership, management and staffing", "management"),
        ("Management and leadership", "management"),
        ("Key strengths", "strengths"),
        ("KEY STRENGTHS:", "strengths"),
        ("Strengths of the service", "strengths"),
        ("What went well", "strengths"),
        ("Areas requiring improvement", "improvements"),
        ("Areas for improvement:", "improvements"),
        ("Key areas in need of improvement", "improvements"),
        ("What needs to be improved", "improvements"),
        ("Recommendations for the Management Board", "improvements"),
        ("Context", "context"),
        ("Background and context", "context"),
        ("CONTEXT OF THE INSPECTION", "context"),
        ("Summary1", "summary"),  # with the mark of a footnote
        ("Summary of findings", "summary"),
        ("Overall findings", "summary"),
        ("Commentary on the inspection in Blaenau Gwent, Caerphilly and Torfaen:", None),
        ("Detailed findings", None),
        ("Pre-sentence reports", None),  # no key words, but nothing else than a heading
        ("Victims", None),
        ("Those who were a risk to others", None),
        ("Why they had offended", None),
        ("When things went wrong", None),
        ("Was it enough?", None),
        ("Is there room for improvement?", None),
        ("Children who were at risk of harm", None),
        ("Was the public protected?", "public"),
        ("What was done to protect the public", "public"),
        ("How well is the sentence served?", "sentence"),
        ("Reducing reoffending and protecting the public", None),  # two sections at once
    ],
)
def test_a_heading_is_known_in_any_wording(heading: str, section: SectionId | None) -> None:
    assert opened_by(heading) == [section]


@pytest.mark.parametrize(
    "line",
    [
        "Key strengths of the team included their patience",
        "Key strengths of the team are its staff",
        "The team has key strengths.",
        "Protecting the public was the weakest part of the work",
        "Protecting the public. Assessments were late.",
        "Areas for improvement include the following:",
        "We found these areas for improvement",
        "In 9 of 20 cases, reducing reoffending",
        "protecting the public",  # the end of a sentence that a page cut
        "Safeguarding: four of the plans",
        "Operational management had changed",
        "Summary of 20 cases",
        "Reducing the likelihood of reoffending and of harm to others in a town with as many people as Harrowby",
        "Management oversight of safeguarding in nine cases",  # a result, not to be lost
        "Those affected by safeguarding",
        "What was most striking was the warmth",
        "Those who were vulnerable were well protected",
        "Those who reoffended had poor plans",
        "Work which protected the public was good",
        "We saw what was done to protect the public",
    ],
)
def test_a_line_that_says_something_is_no_heading(line: str) -> None:
    assert opened_by(line) == []


@pytest.mark.parametrize("heading", ["Key strengths", "Reducing reoffending", "Summary"])
def test_a_bullet_is_no_heading(heading: str) -> None:
    assert opened_by(heading, bullet=True) == []


def test_a_heading_may_be_printed_over_two_blocks() -> None:
    transcript = transcript_of("4. Ensuring that the", "sentence is served", INTRODUCTION)
    assert [(found.section, found.of(transcript.text)) for found in headings_in(transcript, begin=0)] == [
        ("sentence", "Ensuring that the\nsentence is served")
    ]


def test_a_short_line_that_goes_on_in_the_next_block_is_no_heading() -> None:
    transcript = transcript_of("Protecting the public", "was no longer the weakest part of the work of this team.")
    assert list(headings_in(transcript, begin=0)) == []


def test_a_theme_named_again_among_the_strengths_opens_nothing() -> None:
    transcript = transcript_of(
        "Protecting the public", "It was good.", "Key strengths", "Protecting the public", "- Plans were good."
    )
    assert [found.section for found in headings_in(transcript, begin=0)] == ["public", "strengths", None]
