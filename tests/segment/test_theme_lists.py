"""Strengths and areas for improvement: those of a theme, and those of the letter."""

import pytest

from tests.support.transcripts import TITLE, letter_of


def in_sections(*blocks: str) -> list[tuple[str, str]]:
    letter = letter_of(TITLE, *blocks)
    return [(paragraph.section, paragraph.of(letter.text)) for paragraph in letter.paragraphs]


IN_EACH_THEME = (
    *("Reducing the likelihood of reoffending", "Strengths:", "- Plans were good.", "Areas for improvement:"),
    *("- Reviews were late.", "Protecting the public", "Strengths:", "- Risk was known.", "Areas for improvement:"),
    *("- Plans were thin.", "Operational management", "Strengths:", "- Staff were trained."),
)
IN_THEIR_THEMES = [
    ("reoffending", "Strengths:"),
    ("reoffending", "Plans were good."),
    ("reoffending", "Areas for improvement:"),
    ("reoffending", "Reviews were late."),
    ("public", "Strengths:"),
    ("public", "Risk was known."),
    ("public", "Areas for improvement:"),
    ("public", "Plans were thin."),
    ("management", "Strengths:"),
    ("management", "Staff were trained."),
]


def test_strengths_and_improvements_of_each_theme_stand_in_their_theme() -> None:
    assert in_sections(*IN_EACH_THEME) == IN_THEIR_THEMES


@pytest.mark.parametrize("heading", ["Key strengths", "Strengths:"])
def test_the_last_list_of_its_kind_is_that_of_the_letter(heading: str) -> None:
    assert in_sections(*IN_EACH_THEME, heading, "- Staff know their work.") == [
        *IN_THEIR_THEMES,
        ("strengths", "Staff know their work."),
    ]


def test_without_a_colon_their_headings_are_headings() -> None:
    assert in_sections(*(block.rstrip(":") for block in IN_EACH_THEME)) == [
        paragraph for paragraph in IN_THEIR_THEMES if not paragraph[1].endswith(":")
    ]


def test_lists_before_a_late_part_of_the_commentary_are_those_of_the_letter() -> None:
    late = (
        "Protecting the public",
        "It was good.",
        "Key strengths",
        "- Good plans.",
        "Operational management",
        "Well led.",
    )
    assert [section for section, _ in in_sections(*late)] == ["public", "strengths", "management"]


def test_lists_before_all_themes_are_those_of_the_letter() -> None:
    early = ("Strengths", "- Good plans.", "Areas for improvement", "- Late reviews.", "Protecting the public", "Good.")
    assert [section for section, _ in in_sections(*early)] == ["strengths", "improvements", "public"]
