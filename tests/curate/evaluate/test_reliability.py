"""Whether confidence keeps its word: rows by how sure they are, and how many of them are right."""

from collections.abc import Sequence

import pytest

from models.checked import CheckedEntry
from models.finding import Finding
from models.letter import Letter
from models.reading import Reading
from models.source import Source
from pipeline.cli.text.outcomes import change_line
from pipeline.cli.text.unseen_tables import curve_in_text, letters_in_markdown, reliability_in_markdown
from pipeline.curate.evaluate.letters import evaluate_letter
from pipeline.curate.evaluate.matching import compare
from pipeline.curate.evaluate.outcomes import changes, outcomes_table
from pipeline.curate.evaluate.rated import RatedOutcome, rated_outcomes
from pipeline.curate.evaluate.reliability import MEASURED, certainties, curve, percent, reliability, scores_of
from tests.support.letters_by_hand import finding_of, letter_of

SAID = {"measure": "reoffending.planning", "role": "headline", "verdict": "sufficient", "count": 12, "total": 20}
WORDS = "Plans were good in 12 of 20 cases, and so were reviews in seven of 11. None of the six was late."


def outcome(confidence: str, certainty: str, *, letter: str = "eastmere-2015-01", **fields: str) -> RatedOutcome:
    """A row that is right in everything, but for the fields given."""
    right = dict.fromkeys(("found", "numbers", "verdict", "measure", "role", "row"), "right")
    stands = {"letter": letter, "paragraph": "1.1", "words": "12 of 20", "confidence": confidence}
    return RatedOutcome.model_validate(stands | {"certainty": certainty} | right | fields)


OUTCOMES = (
    outcome("1.00", "sure"),
    outcome("0.98", "sure"),
    outcome("0.97", "sure", numbers="11 of 20", row="missed, not expected"),
    outcome("0.95", "likely", role="breakdown", row="missed"),
    outcome("0.70", "likely", verdict="insufficient", row="-"),
    outcome("0.69", "doubtful", measure="-", row="-"),
    outcome("0.05", "doubtful", letter="ellerport-2014-10", found="not expected", row="not expected"),
    outcome("-", "-", found="missed", numbers="-", verdict="-", measure="-", role="-", row="missed"),
)


def counts(table: Sequence[object]) -> list[tuple[str, int, int]]:
    return [(rows.called, rows.rows, rows.right) for rows in table]  # type: ignore[attr-defined]


def test_each_row_falls_in_the_band_of_its_confidence() -> None:
    assert counts(reliability(OUTCOMES)) == [
        ("0-50%", 1, 0),
        ("50-60%", 0, 0),
        ("60-70%", 1, 0),
        ("70-80%", 1, 0),
        ("80-90%", 0, 0),
        ("90-95%", 0, 0),
        ("95-98%", 2, 1),
        ("98-100%", 2, 2),
    ]


def test_a_wrong_role_is_no_wrong_row() -> None:
    assert counts(certainties(OUTCOMES)) == [("sure", 3, 2), ("likely", 2, 1), ("doubtful", 2, 0)]


def test_the_lower_the_threshold_the_more_rows_stand_above_it() -> None:
    points = curve(OUTCOMES)
    assert counts(points)[:5] == [
        ("at least 99%", 1, 1),
        ("at least 98%", 2, 2),
        ("at least 97%", 3, 2),
        ("at least 95%", 4, 3),
        ("at least 90%", 4, 3),
    ]
    assert (points[-1].called, points[-1].coverage, points[-1].precision) == ("at least 0%", 1.0, 3 / 7)
    assert points[0].coverage == 1 / 7


def test_without_rows_there_are_no_shares() -> None:
    for table in (reliability([]), curve([]), certainties([])):
        assert {(rows.precision, rows.coverage) for rows in table} == {(None, None)}


def test_the_tables_for_reading_say_the_same() -> None:
    assert reliability_in_markdown(OUTCOMES).splitlines()[-5:] == [
        "| 95-98% | 2 | 28.6% | 1 | 50.0% |",
        "| 98-100% | 2 | 28.6% | 2 | 100.0% |",
        "| sure | 3 | 42.9% | 2 | 66.7% |",
        "| likely | 2 | 28.6% | 1 | 50.0% |",
        "| doubtful | 2 | 28.6% | 0 | 0.0% |",
    ]
    assert letters_in_markdown(OUTCOMES).splitlines() == [
        "| Letter left out | Statements | Found | Numbers | Verdict | All | Rows | Role |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        "| eastmere-2015-01 | 7 | 0.923 | 0.769 | 0.615 | 0.462 | 0.500 | 0.769 |",
        "| ellerport-2014-10 | 0 | 0.000 | 0.000 | 0.000 | 0.000 | 0.000 | 0.000 |",
        "| **together** | 7 | 0.857 | 0.714 | 0.571 | 0.429 | 0.444 | 0.714 |",
    ]
    full = [outcome("0.99", "sure")] * 9
    lines = list(curve_in_text([*full, outcome("0.60", "doubtful", measure="-")]))
    assert lines[1] == f"at least 99%        90.0%       100.0%  {'█' * 40}"
    assert lines[-1] == f"at least 0%        100.0%        90.0%  {'█' * 20}"


@pytest.fixture
def letter() -> Letter:
    return letter_of([("reoffending", "Reoffending", [("1.1", WORDS)])])


def entry(quote: str, **fields: object) -> CheckedEntry:
    stands = {"paragraph": "1.1", "quote": quote, "basis": "printed", "words": None}
    return CheckedEntry.model_validate(stands | SAID | fields)


def read(letter: Letter, quote: str, confidence: float, **fields: object) -> Finding:
    finding = finding_of(letter, quote, **{**SAID, **fields})
    return finding.model_copy(update={"confidence": confidence, "certainty": "likely"})


REVIEWS = {"measure": "reoffending.review", "count": 7, "total": 11}


@pytest.mark.parametrize(
    ("entries", "findings", "cells"),
    [
        ([{}], [{}], ["right"]),
        ([{}], [{"count": 11}], ["missed, not expected"]),
        ([{}], [{"role": "breakdown"}], ["missed"]),
        ([{"role": "breakdown"}], [{}], ["not expected"]),
        ([{"role": "breakdown"}], [{"role": "breakdown"}], ["-"]),
        ([{}], [], ["missed"]),
        ([], [{}], ["not expected"]),
        ([{"optional": True}], [{}], []),
        ([{}, {"quote": "seven of 11"}], [{}, {"quote": "seven of 11"}], ["right", "-"]),
        ([{}, REVIEWS | {"quote": "seven of 11"}], [REVIEWS, {"quote": "seven of 11"}], ["right", "right"]),
    ],
)  # fmt: skip
def test_each_row_that_an_analyst_sees_counts_once(
    letter: Letter, entries: list[dict[str, object]], findings: list[dict[str, object]], cells: list[str]
) -> None:
    checked = [entry(**{"quote": "12 of 20", **each}) for each in entries]  # type: ignore[arg-type]
    made = [read(letter, **{"quote": "12 of 20", "confidence": 0.5, **each}) for each in findings]  # type: ignore[arg-type]
    comparison = compare(letter, made, checked)
    outcomes = rated_outcomes("eastmere-2015-01", comparison, checked, letter.text)
    assert [each.row for each in outcomes] == cells
    reading = Reading(letter=letter, findings=tuple(made), numbers=(), problems=())
    figures = evaluate_letter(reading, Source(id="eastmere-2015-01", sha256="e" * 64), checked)
    assert scores_of(outcomes) == {name: figures.scores[name] for name in MEASURED}


def test_confidence_stands_as_a_finding_gives_it_and_its_per_cent_is_rounded_down(letter: Letter) -> None:
    findings = [read(letter, "12 of 20", 0.979), read(letter, "None of the six was", 0.29, count=0, total=6)]
    checked = [entry("12 of 20"), entry("seven of 11", **REVIEWS)]
    outcomes = rated_outcomes("eastmere-2015-01", compare(letter, findings, checked), checked, letter.text)
    assert [(each.found, each.confidence, each.certainty) for each in outcomes] == [
        ("right", "0.979", "likely"),
        ("missed", "-", "-"),
        ("not expected", "0.290", "likely"),
    ]
    assert [percent(each) for each in outcomes if each.is_row] == [97, 29]


def test_a_change_of_confidence_alone_is_not_told() -> None:
    tables = [outcomes_table([each], RatedOutcome) for each in (outcome("0.97", "sure"), outcome("0.60", "doubtful"))]
    assert tables[0] != tables[1]
    assert changes(*tables) == ()
    (line,) = changes(tables[0], outcomes_table([outcome("0.97", "sure", numbers="11 of 20")], RatedOutcome))
    assert change_line(line) == "lost: eastmere-2015-01, 1.1, “12 of 20”: numbers right → 11 of 20"
