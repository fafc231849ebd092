"""A second reader's numbers must stand in the letter's words, or follow from them by arithmetic."""

import pytest

from models.checked import CheckedEntry
from models.letter import Letter
from pipeline.annotations.second.align import align
from tests.support.letters_by_hand import letter_of

PARAGRAPHS = [
    ("1.1", "Reviews were good in ten of 13 cases. In three cases they were late."),
    ("1.2", "Both plans were good. All but two of the 14 reports were, and three-quarters of the 12 visits."),
    ("1.3", "Plans were insufficient in six out of nine cases. The rest had been agreed with the child."),
]


@pytest.fixture
def letter() -> Letter:
    return letter_of([("reoffending", "Reducing the likelihood of reoffending", PARAGRAPHS)])


def entry(paragraph: str, quote: str, count: int | None, total: int | None, **fields: object) -> CheckedEntry:
    said = {"measure": "reoffending.review", "role": "breakdown", "verdict": "sufficient", "basis": "referred"}
    numbers = {"paragraph": paragraph, "quote": quote, "count": count, "total": total, "words": None}
    return CheckedEntry.model_validate(said | numbers | fields)


@pytest.mark.parametrize(
    "given",
    [
        entry("1.1", "good in ten of 13 cases", 10, 13, basis="printed"),
        entry("1.1", "In three cases they were late", 3, 13),
        entry("1.1", "In three cases they were late", 3, 20),  # the letter says that it examined 20 cases
        entry("1.2", "Both plans were good", 2, 2, basis="printed"),
        entry("1.2", "All but two of the 14 reports", 12, 14, basis="printed"),
        entry("1.2", "three-quarters of the 12 visits", 9, 12, words="three-quarters"),
        entry("1.3", "The rest had been agreed", 3, 9),
        entry("1.3", "The rest had been agreed", None, 9),
    ],
)
def test_what_is_printed_or_follows_from_what_is_printed_is_borne_out(letter: Letter, given: CheckedEntry) -> None:
    aligned = align(letter, [given])
    assert (aligned.entries, aligned.refused) == ((given,), ())
    assert aligned.places[0].of(letter.text) == given.quote


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (entry("1.1", "good in ten of 13 cases", 11, 13), "The count 11 is not in the words quoted"),
        (entry("1.1", "good in ten of 13 cases", 10, 17), "The total 17 is not in the sentence"),
        (entry("1.1", "good in ten of 13 cases", 10, 20), "The total 20 is not the one beside the count: 13."),
        (entry("1.1", "In three cases they were late", 3, 13, basis="printed"), "The total 13 is not printed"),
        (entry("1.1", "good in ten of 13 cases", 13, 10), "The count 13 is more than the total 10"),
        (entry("1.1", "good in ten of 13 cases", -1, 13), "Count is less than 0"),
        (entry("1.2", "three-quarters of the 12 visits", 8, 12), "The count 8 is not in the words quoted"),
        (entry("1.2", "three-quarters of the 12 visits", 9, 12, words="most"), "The sentence does not say “most”"),
        (entry("1.2", "All but two of the 14 reports", 13, 20), "The count 13 is not in the words quoted"),
        (entry("1.3", "The rest had been agreed", 4, 9), "The count 4 is not in the words quoted"),
        (
            entry("1.1", "good in ten of 13 cases", 10, 13, measure="reoffending.revue"),
            "did you mean reoffending.review",
        ),
        (entry("1.1", "bad in nine of 13 cases", 9, 13), "Paragraph 1.1 does not contain"),
        (entry("1.2", "good in ten of 13 cases", 10, 13), "did you mean paragraph 1.1?"),
        (entry("7.7", "good in ten of 13 cases", 10, 13), "The letter has no paragraph 7.7"),
        (entry("1.3", "The rest had been agreed", None, None), "neither a number nor a share"),
        (entry("1.3", "the", 6, 9), "The count 6 is not in the words quoted"),
        (entry("1.1", " ", 10, 13), "Quote is empty"),
    ],
)
def test_what_is_not_there_is_refused_with_a_reason(letter: Letter, given: CheckedEntry, reason: str) -> None:
    aligned = align(letter, [given])
    assert aligned.entries == ()
    (refused,) = aligned.refused
    assert reason in refused.reason


def test_the_same_statement_given_twice_counts_once(letter: Letter) -> None:
    given = entry("1.1", "good in ten of 13 cases", 10, 13)
    aligned = align(letter, [given, given])
    assert aligned.entries == (given,)
    assert "already entered" in aligned.refused[0].reason


def test_entries_are_put_in_the_order_in_which_the_letter_prints_them(letter: Letter) -> None:
    first, second = entry("1.1", "good in ten of 13 cases", 10, 13), entry("1.3", "six out of nine cases", 6, 9)
    assert align(letter, [second, first]).entries == (first, second)


@pytest.mark.parametrize(
    ("quote", "printed"),
    [
        ("plans were insufficient, in six out of the nine cases", "Plans were insufficient in six out of nine cases"),
        ("reviews were good in ten of 13 such cases", "Reviews were good in ten of 13 cases"),
    ],
)
def test_words_copied_almost_exactly_are_put_right_and_noted(letter: Letter, quote: str, printed: str) -> None:
    key, count, total = ("1.3", 6, 9) if "plans" in quote else ("1.1", 10, 13)
    (aligned,) = align(letter, [entry(key, quote, count, total)]).entries
    assert aligned.quote == printed
    assert aligned.note == f"Quoted nearly: “{quote}”"


@pytest.mark.parametrize(
    ("key", "quote", "count", "total"),
    [
        ("1.3", "Plans were sufficient in six out of nine cases", 6, 9),  # another sense
        ("1.3", "Plans were not insufficient in six out of nine cases", 6, 9),
        ("1.1", "Reviews were good in eleven of 13 cases", 10, 13),  # another number
        ("1.1", "Reviews were thought good in ten of 13 of the many cases", 10, 13),  # too many words of its own
        ("1.1", "they were quite late", 3, 13),
    ],
)
def test_words_that_say_something_else_are_near_nothing(
    letter: Letter, key: str, quote: str, count: int, total: int
) -> None:
    assert align(letter, [entry(key, quote, count, total)]).entries == ()


def test_words_nearly_found_in_two_places_are_refused() -> None:
    twice = "Good plans were seen here in ten of 13 cases. Good plans were seen there in ten of 13 cases."
    letter = letter_of([("reoffending", "Reducing", [("1.1", twice)])])
    assert align(letter, [entry("1.1", "Good plans were seen in ten of 13 cases", 10, 13)]).entries == ()
