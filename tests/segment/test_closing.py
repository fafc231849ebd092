"""How a letter ends: its lists, its closing, and the copy list."""

import pytest

from tests.support.transcripts import THEMES, TITLE, letter_of


def ending(*blocks: str) -> list[tuple[str, str, str]]:
    """The section, the kind and the text of the paragraphs that those blocks make at the end of a letter."""
    letter = letter_of(TITLE, *THEMES, *blocks)
    return [(part.section, part.kind, part.of(letter.text)) for part in letter.paragraphs[2:]]


@pytest.mark.parametrize(
    "label", ["Copy to:", "Copies to:", "cc:", "COPY LIST", "Copy to: the Chair", "Distribution list"]
)
def test_nothing_from_the_copy_list_on_is_a_paragraph(label: str) -> None:
    end = ending("Areas for improvement", "- Better plans.", "Thank you.", label, "The Chair", "Note: a paper copy.")
    assert end == [("improvements", "bullet", "Better plans."), ("closing", "text", "Thank you.")]


def test_the_closing_follows_the_last_bullet() -> None:
    assert ending("Areas for improvement", "- Better plans and", "better reviews.", "It was a pleasure.") == [
        ("improvements", "bullet", "Better plans and\nbetter reviews."),
        ("closing", "text", "It was a pleasure."),
    ]


def test_the_closing_follows_the_strengths_where_they_come_last() -> None:
    assert ending(
        "Areas for improvement", "- Better plans.", "Key strengths", "- Good staff.", "It was a pleasure."
    ) == [
        ("improvements", "bullet", "Better plans."),
        ("strengths", "bullet", "Good staff."),
        ("closing", "text", "It was a pleasure."),
    ]


def test_the_closing_is_known_by_its_words_where_the_bullets_have_lost_their_marks() -> None:
    assert ending(
        "Areas for improvement", "Plans should be better.", "Better reviews", "We are grateful to staff."
    ) == [
        ("improvements", "text", "Plans should be better."),
        ("improvements", "text", "Better reviews"),
        ("closing", "text", "We are grateful to staff."),
    ]


@pytest.mark.parametrize("mark", ["1. ", "2) ", "(a) ", "b) ", "iv. "])
def test_an_item_that_is_numbered_in_a_list_is_a_bullet_without_its_mark(mark: str) -> None:
    assert ending("Areas for improvement", f"{mark}Plans should be better.", "Thank you.") == [
        ("improvements", "bullet", "Plans should be better."),
        ("closing", "text", "Thank you."),
    ]


def test_a_letter_without_a_copy_list_is_read_to_its_end() -> None:
    assert ending("Operational management", "Staff were trained.") == [("management", "text", "Staff were trained.")]
