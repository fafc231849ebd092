"""A person is asked about doubtful findings first, sees the other reading, and takes it over with one key."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from models.finding import Alternative, Finding
from pipeline.annotations.entries import DECISIVE
from pipeline.cli.interview.session import interview
from pipeline.corpus.folders import letter_in
from pipeline.curate.review import LetterToReview, Walk, letter_to_review
from pipeline.curate.review.answers import READ_OTHERWISE
from tests.support.doubtful import doubted, other, sure
from tests.support.reviewers import Scripted, changed, drafts, found_in
from tests.support.small_letter import ASSESSMENT, CASES, PLANS, READ, REVIEWS, put

Sureness = Callable[[Finding], Finding]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A letter with four findings that nobody has checked."""
    return put(tmp_path, "eastmere-2014-10", *drafts(*READ))


def _read_as_entered(folder: Path, *sureness: Sureness) -> LetterToReview:
    """The letter, each entry read as it is entered, and as sure as is said, whatever was learned."""
    to_review = letter_to_review(letter_in(folder))
    entries = []
    for entry_check, as_sure in zip(to_review.check.entries, sureness, strict=True):
        assert entry_check.finding
        fields = (*DECISIVE, "basis", "words")
        alike = entry_check.finding.model_copy(update={field: getattr(entry_check.entry, field) for field in fields})
        entries.append(replace(entry_check, finding=as_sure(alike)))
    return replace(to_review, check=replace(to_review.check, entries=tuple(entries), new=()))


def _gone_over(to_review: LetterToReview, *answers: str) -> tuple[Walk, Scripted]:
    person = Scripted(iter(answers))
    return interview(to_review, person), person


def likely(finding: Finding) -> Finding:
    return finding.model_copy(update={"certainty": "likely", "confidence": 0.9, "alternatives": ()})


def doubtful(finding: Finding) -> Finding:
    return doubted(finding, other(finding, total=14))


def _instead(finding: Finding) -> Sureness:
    return lambda _: finding


def _doubted(others: Callable[[Finding], Alternative]) -> Sureness:
    return lambda finding: doubted(finding, others(finding))


def test_doubtful_findings_come_first_then_likely_then_sure_each_as_printed(folder: Path) -> None:
    walk, _ = _gone_over(_read_as_entered(folder, sure, doubtful, likely, doubtful), "s", "s", "s", "s")
    assert [walk.slots[each.at].entry.quote for each in walk.asked] == [
        entry.quote for entry in (ASSESSMENT, REVIEWS, PLANS, CASES)
    ]


def test_what_no_rule_reads_is_doubtful_and_what_is_checked_is_sure(tmp_path: Path) -> None:
    tenders = changed(CASES, paragraph="1.1", quote="nine tenders", measure=None, count=9)
    folder = put(tmp_path, "eastmere-2014-10", changed(CASES, checked=True), *drafts(ASSESSMENT, tenders))
    to_review = letter_to_review(letter_in(folder))
    first, second, third = to_review.check.entries
    assert first.finding
    assert second.finding
    entries = (replace(first, finding=doubtful(first.finding)), replace(second, finding=sure(second.finding)), third)
    letter_check = replace(to_review.check, entries=entries, new=())
    person = Scripted(iter("sss"))
    walk = interview(replace(to_review, check=letter_check), person, even_checked=True)
    assert [walk.slots[each.at].entry.quote for each in walk.asked] == [tenders.quote, CASES.quote, ASSESSMENT.quote]


def test_the_doubt_and_the_other_reading_are_shown(folder: Path) -> None:
    _, person = _gone_over(_read_as_entered(folder, sure, doubtful, sure, sure), "q")
    assert (
        "Doubtful: The total may be 14: 17 of 14. Or, with 1: counts 17 of 14 as sufficient; measure: Assessing why "
        "the child offends (reoffending.assessment); headline; one of the numbers is carried over from an earlier "
        "sentence." in person.told
    )


def test_of_a_likely_finding_the_other_reading_is_shown_and_of_a_sure_one_none(folder: Path) -> None:
    last = _read_as_entered(folder, sure, sure, sure, sure).check.entries[3].finding
    assert last
    with_another = doubtful(last)
    certain = {
        certainty: with_another.model_copy(update={"certainty": certainty, "doubt": None})
        for certainty in ("likely", "sure")
    }
    shown = {}
    for certainty, finding in certain.items():
        _, person = _gone_over(_read_as_entered(folder, likely, likely, likely, _instead(finding)), *"sss")
        shown[certainty] = person.told
    assert "Or, with 1: counts 10 of 14 as sufficient" in shown["likely"]
    assert "Or, with" not in shown["sure"]
    assert "Doubtful: The total" not in shown["likely"]


@pytest.mark.parametrize(
    ("others", "fields"),
    [
        (lambda finding: other(finding, total=14), {"total": 14, "basis": "referred"}),
        (lambda finding: other(finding, total=17), {"total": 17, "basis": "printed"}),
        (lambda finding: other(finding, total=None), {"total": None}),
        (lambda finding: other(finding, count=13, total=20), {"count": 13, "total": 20}),
        (lambda finding: other(finding, verdict="insufficient"), {"verdict": "insufficient"}),
        (lambda finding: other(finding, measure="public.review"), {"measure": "public.review"}),
        (
            lambda finding: other(finding, measure="context.cases", verdict="none"),
            {"measure": "context.cases", "verdict": "none", "role": "context"},
        ),
    ],
)
def test_one_key_takes_the_other_reading_over_as_a_correction(
    folder: Path, others: Callable[[Finding], Alternative], fields: dict[str, object]
) -> None:
    walk, person = _gone_over(_read_as_entered(folder, sure, _doubted(others), sure, sure), "1", "q")
    expected = changed(ASSESSMENT, note=READ_OTHERWISE, **fields)
    assert found_in(folder) == (*drafts(CASES), expected, *drafts(PLANS, REVIEWS))
    assert walk.tally == {"corrected": 1}
    assert "Corrected: counts" in person.told


def test_one_key_takes_over_that_the_words_state_no_finding_and_back_undoes_it(folder: Path) -> None:
    to_review = _read_as_entered(
        folder, sure, _doubted(lambda finding: other(finding, "finding", is_finding=False)), sure, sure
    )
    walk, person = _gone_over(to_review, "1", "q")
    assert "Or, with 1: these words do not state a finding." in person.told
    assert found_in(folder)[1] == changed(ASSESSMENT, rejected=True)
    assert walk.tally == {"rejected": 1}


def test_back_undoes_what_was_taken_over(folder: Path) -> None:
    _gone_over(_read_as_entered(folder, sure, doubtful, sure, sure), "1", "b", "q")
    assert found_in(folder) == drafts(*READ)


def test_the_key_does_nothing_where_there_is_no_other_reading(folder: Path) -> None:
    _, person = _gone_over(_read_as_entered(folder, sure, sure, sure, sure), "1", "q")
    assert "Press one of a, c, r, s, b, p, ? and q." in person.seen
    assert found_in(folder) == drafts(*READ)
    _, person = _gone_over(_read_as_entered(folder, sure, doubtful, sure, sure), "2", "q")
    assert "Press one of a, 1, c, r, s, b, p, ? and q." in person.seen


def test_a_role_that_only_a_person_can_tell_is_asked_for(folder: Path) -> None:
    judged = _doubted(lambda finding: other(finding, measure="public.review", verdict="sufficient"))
    _, person = _gone_over(_read_as_entered(folder, judged, sure, sure, sure), "1", "q")
    assert "That cannot be saved. Its role is not known: correct it with c." in person.seen
    assert found_in(folder) == drafts(*READ)


def test_a_reading_without_count_or_words_cannot_be_taken_over_with_one_key(folder: Path) -> None:
    uncounted = _doubted(lambda finding: other(finding, count=None))
    _, person = _gone_over(_read_as_entered(folder, sure, uncounted, sure, sure), "1", "q")
    assert "Doubtful: The count may be unknown." in person.seen
    assert "Or, with" not in person.told
    assert found_in(folder) == drafts(*READ)
