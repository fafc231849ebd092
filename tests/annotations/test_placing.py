import pytest

from models.checked import CheckedEntry
from models.letter import Letter
from pipeline.annotations.entries import FindingsFile
from pipeline.annotations.placing import place_entries, problems_of
from tests.support.letters_by_hand import letter_of

ENTRY = CheckedEntry(
    paragraph="1.1", quote="ten of 13", measure=None, role="breakdown", verdict="sufficient", count=10, total=13,
    basis="printed", words=None,
)  # fmt: skip


@pytest.fixture
def letter() -> Letter:
    paragraphs = [
        ("1.1", "Reviews were good in ten of 13 cases, plans in seven."),
        ("1.12", "Seven of them, and seven."),
    ]
    return letter_of([("reoffending", "Reducing the likelihood of reoffending", paragraphs)])


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (
            {"quote": "ten off 13"},
            "paragraph 1.1 does not contain “ten off 13”: correct the quotation or the paragraph.",
        ),
        ({"quote": "Seven of them"}, "paragraph 1.1 does not contain “Seven of them”: did you mean paragraph 1.12?"),
        ({"paragraph": "l.12", "quote": "eight"}, "the letter has no paragraph l.12: did you mean 1.12?"),
        ({"paragraph": "1.13"}, "the letter has no paragraph 1.13: did you mean 1.1?"),
        ({"quote": "s"}, "“s” appears 5 times in paragraph 1.1: quote more of the words around it."),
    ],
)
def test_an_entry_that_does_not_lead_to_one_place_is_named_with_a_cure(
    letter: Letter, entry: dict[str, object], why: str
) -> None:
    found = place_entries(letter, [ENTRY, ENTRY.model_copy(update=entry)])
    assert [place and place.of(letter.text) for place in found.places] == ["ten of 13", None]
    assert found.misfits == {1: why}


def test_of_two_entries_that_say_the_same_the_second_does_not_fit(letter: Letter) -> None:
    other_things = [{}, {"measure": "reoffending.review"}, {"words": "ten"}]
    found = place_entries(letter, [ENTRY.model_copy(update=each) for each in other_things])
    assert found.misfits == {2: "“ten of 13” is already entered with the same reading: remove one of the two."}


def test_words_that_the_paragraph_does_not_hold_are_an_error_of_the_letter(letter: Letter) -> None:
    entries = [ENTRY.model_copy(update={"words": "ten"}), ENTRY.model_copy(update={"words": "a moon", "total": 14})]
    problems = problems_of(letter, FindingsFile(tuple(entries), (1, 12)))
    assert [problem.message for problem in problems] == [
        (
            "findings.yml, line 12: paragraph 1.1 does not contain “a moon”, which is entered as `words`: "
            "copy the share as the letter words it, or write null."
        )
    ]


def test_a_checked_entry_that_does_not_fit_is_an_error_of_its_letter(letter: Letter) -> None:
    entries = [
        ENTRY,
        *(ENTRY.model_copy(update={"quote": "ten off 13", "checked": checked}) for checked in (True, False)),
    ]
    elsewhere = ENTRY.model_copy(update={"paragraph": "9.9"})
    problems = list(problems_of(letter, FindingsFile((*entries, elsewhere), (1, 12, 23, 34))))
    assert [(problem.severity, problem.paragraph, problem.message) for problem in problems] == [
        (
            "error",
            "1.1",
            (
                "findings.yml, line 12: paragraph 1.1 does not contain “ten off 13”: correct the quotation or the "
                "paragraph."
            ),
        ),
        ("error", None, "findings.yml, line 34: the letter has no paragraph 9.9: did you mean 1.1?"),
    ]
