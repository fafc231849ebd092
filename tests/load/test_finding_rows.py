"""A row for each finding: its id, its place, its figures, and the words that decided."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from models.finding import Finding
from models.reading import Reading
from models.source import Source
from tests.support.letters_by_hand import finding_of
from tests.support.readings import Query, build, eastmere

NOT_WEIGHED = (None, None, None, None, 0)
"""Confidence, certainty and doubt of a finding made by hand, which nothing contradicts."""


def test_a_finding_has_an_id_made_of_its_place_and_the_unit_and_voice_of_its_measure(query: Query) -> None:
    paragraph = "Assessment was sufficient in 17 out of the 20 cases. Plans & reviews were good in most of them."
    assert query("select * from findings where paragraph = 'cambridgeshire-2014-04/1.1' order by start") == [
        (
            "cambridgeshire-2014-04/1.1/29",
            "cambridgeshire-2014-04",
            "cambridgeshire-2014-04/1.1",
            "17 out of the 20 cases",
            29,
            51,
            2,
            paragraph,
            "reoffending.assessment",
            "headline",
            "sufficient",
            17,
            20,
            None,
            None,
            None,
            None,
            None,
            "printed",
            None,
            "case",
            "inspector",
            None,
            None,
            "n of m",
            *NOT_WEIGHED,
            1,
            0,
        ),
        (
            "cambridgeshire-2014-04/1.1/74",
            "cambridgeshire-2014-04",
            "cambridgeshire-2014-04/1.1",
            "good in most of them",
            74,
            94,
            2,
            paragraph,
            "reoffending.review",
            "headline",
            "sufficient",
            None,
            None,
            "words only",
            "not printed",
            0.5,
            1.0,
            None,
            "words",
            "most",
            "case",
            "inspector",
            "20 cases. Plans",
            None,
            "n of m",
            *NOT_WEIGHED,
            0,
            0,
        ),
    ]


def test_what_is_not_known_is_null_and_the_reasons_are_joined(query: Query) -> None:
    assert query("select measure, role, verdict, unit, voice, unsure from findings where quote = 'six were not'") == [
        (None, None, None, None, None, "The whole is not said. Nor what is judged.")
    ]


def test_two_findings_in_one_place_are_told_apart_by_their_measures(query: Query) -> None:
    assert query("select id from findings where quote = 'eight of ten cases' order by id") == [
        ("cambridgeshire-2014-04/2.1/79/public.assessment",),
        ("cambridgeshire-2014-04/2.1/79/public.planning",),
    ]


def _with_findings(*findings: Finding) -> tuple[Source, Reading]:
    source, reading = eastmere()
    return source, reading.model_copy(update={"findings": findings})


@pytest.mark.parametrize(
    ("differences", "ids"),
    [
        pytest.param([{}, {}], ["0"], id="alike in everything: one statement"),
        pytest.param(
            [{"measure": "public.planning"}, {"measure": "public.planning", "count": 3}],
            ["0/public.planning/16/n of m/None-3-None", "0/public.planning/16/n of m/None-None-None"],
            id="of one measure, with other figures",
        ),
        pytest.param(
            [{}, {"measure": "public.planning"}], ["0/no-measure", "0/public.planning"], id="one of no measure"
        ),
    ],
)
def test_findings_in_one_place_get_ids_that_do_not_depend_on_their_order(
    tmp_path: Path, differences: list[dict[str, object]], ids: list[str]
) -> None:
    letter = eastmere()[1].letter
    findings = [finding_of(letter, "Half of the rest", **fields) for fields in differences]
    for order in (findings, findings[::-1]):
        path = build(tmp_path / "sqs.db", [_with_findings(*order)])
        with closing(sqlite3.connect(path)) as connection:
            found = [row[0] for row in connection.execute("select id from findings order by id")]
        assert found == [f"eastmere-2015-01/2.1-2/{suffix}" for suffix in ids]


def test_the_words_that_decided_are_kept_and_those_of_a_heading_have_no_offsets(query: Query) -> None:
    finding = "cambridgeshire-2014-04/2.1/9"
    assert query("select * from cues order by id") == [
        (f"{finding}/measure", finding, "measure", "theme: public", "Protecting the public", None, None, None),
        (
            f"{finding}/verdict",
            finding,
            "verdict",
            "insufficient",
            "insufficient",
            "cambridgeshire-2014-04/2.1",
            30,
            42,
        ),
    ]


def test_a_count_above_its_total_is_loaded_since_letters_misprint(tmp_path: Path) -> None:
    finding = finding_of(eastmere()[1].letter, "Half of the rest", count=21, total=20)
    path = build(tmp_path / "sqs.db", [_with_findings(finding)])
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("select count, total from findings").fetchall() == [(21, 20)]
