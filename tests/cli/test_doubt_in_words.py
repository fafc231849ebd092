"""What is said of a doubtful finding: what is in doubt, and what it may be instead."""

import click
import pytest

from models.finding import Finding
from pipeline.cli.text.show import report
from pipeline.language.doubt import doubt_in_words
from tests.support.doubtful import doubted, other
from tests.support.letters_by_hand import finding_of
from tests.support.readings import cambridgeshire

SOURCE, READING = cambridgeshire()
FINDING = finding_of(
    READING.letter, "eight of ten cases", count=8, total=10, verdict="sufficient", measure="public.planning"
)
LABELS = {"public.planning": "Planning", "public.review": "Reviews"}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"total": 14}, "The total may be 14: 8 of 14."),
        ({"total": None}, "The total may be unknown."),
        ({"count": 9}, "The count may be 9: 9 of 10."),
        ({"count": None}, "The count may be unknown."),
        ({"count": 9, "total": 14}, "It may count 9 of 14."),
        ({"count": None, "total": 14}, "It may count an unknown number of 14."),
        ({"count": 0, "total": None}, "It may count 0 of an unknown total."),
    ],
)
def test_other_numbers_are_said_as_they_would_stand(fields: dict[str, object], said: str) -> None:
    assert doubt_in_words(doubted(FINDING, other(FINDING, **fields)), LABELS) == said


@pytest.mark.parametrize(
    ("count", "verdict", "said"),
    [
        (8, "insufficient", "The 8 counted may be those that did not meet the standard."),
        (1, "insufficient", "The one counted may be one that did not meet the standard."),
        (0, "insufficient", "Those counted may be the ones that did not meet the standard."),
        (None, "insufficient", "Those counted may be the ones that did not meet the standard."),
        (8, "none", "It may not judge anything."),
        (8, None, "The verdict may be unknown."),
    ],
)
def test_another_verdict_says_which_cases_it_is_about(count: int | None, verdict: str | None, said: str) -> None:
    finding = FINDING.model_copy(update={"count": count})
    assert doubt_in_words(doubted(finding, other(finding, verdict=verdict), doubt="verdict"), LABELS) == said


def test_another_measure_is_called_by_its_name() -> None:
    assert doubt_in_words(doubted(FINDING, other(FINDING, measure="public.review"), doubt="measure"), LABELS) == (
        "The measure may be “Reviews”."
    )
    assert doubt_in_words(doubted(FINDING, other(FINDING, measure=None), doubt="measure"), LABELS) == (
        "It may not fit any measure."
    )


def test_all_that_differs_is_said_after_what_is_in_doubt() -> None:
    both = other(FINDING, verdict="insufficient", measure="public.review")
    assert doubt_in_words(doubted(FINDING, both, doubt="measure"), LABELS) == (
        "The 8 counted may be those that did not meet the standard. The measure may be “Reviews”."
    )
    assert doubt_in_words(doubted(FINDING, both, doubt="numbers"), LABELS) == (
        "The numbers are in doubt. The 8 counted may be those that did not meet the standard. "
        "The measure may be “Reviews”."
    )


def test_that_the_words_may_state_no_finding_is_a_reading_too() -> None:
    none = other(FINDING, "finding", is_finding=False)
    assert doubt_in_words(doubted(FINDING, none, doubt="finding"), LABELS) == "These words may not state a finding."


def test_without_another_reading_what_is_in_doubt_is_said() -> None:
    assert doubt_in_words(doubted(FINDING, doubt="verdict"), LABELS) == "The verdict is in doubt."
    assert doubt_in_words(doubted(FINDING, doubt=None), LABELS) == "It is uncertain how to read these words."


@pytest.mark.parametrize("certainty", ["sure", "likely", None])
def test_nothing_is_said_of_what_is_not_doubtful(certainty: str | None) -> None:
    finding = doubted(FINDING, other(FINDING, total=14)).model_copy(update={"certainty": certainty})
    assert doubt_in_words(finding, LABELS) is None


def _shown(finding: Finding) -> str:
    lines = report(SOURCE, READING.model_copy(update={"findings": (finding,)}), numbers=False, width=200)
    return "\n".join(click.unstyle(line) for line in lines)


def test_sqs_show_prints_how_sure_a_row_is_and_why_it_is_doubtful() -> None:
    shown = _shown(doubted(FINDING, other(FINDING, total=14)))
    assert "8 of 10 · printed · doubtful\n" in shown
    assert "         Doubtful: The total may be 14: 8 of 14.\n" in shown
    likely = _shown(FINDING.model_copy(update={"certainty": "likely"}))
    assert "8 of 10 · printed · likely\n" in likely
    assert "Doubtful" not in likely
