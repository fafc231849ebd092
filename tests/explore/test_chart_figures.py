"""What charts are drawn from: their rows, and the sentences that say them in words."""

from pathlib import Path

import pytest

from tests.support.readings import build, cambridgeshire, eastmere
from tests.support.site_pages import rows_of


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("few") / "sqs.db", [cambridgeshire()])


def _sentence(database: Path, chart: str, theme: str = "") -> list[str]:
    rows = [*rows_of(database, "charts-in-words", theme=theme), *rows_of(database, "letters-in-words")]
    return [row["sentence"] for row in rows if row["chart"] == chart]


def test_the_sentence_of_all_letters_gives_both_ends_with_their_counts_and_intervals(seven_letters: Path) -> None:
    (sentence,) = _sentence(seven_letters, "put-together", "reoffending")
    assert sentence == (
        "Of 2 measures with enough cases, the share that met the standard runs from"
        " 18 of 72 (25%, 95% interval 16 to 36) for “Label of reoffending.review” to"
        " 54 of 72 (75%, 95% interval 64 to 84) for “Label of reoffending.assessment”."
    )


def test_where_cases_are_few_the_sentence_says_so_first(few: Path) -> None:
    (sentence,) = _sentence(few, "put-together", "reoffending")
    assert sentence == (
        "The measure with the most cases is “Label of reoffending.assessment”: 17 of 20 (85%, 95% interval 64 to 95)."
        " 1 measure has figures from fewer than five letters or 30 cases. 1 measure is judged in words only."
    )


def test_published_and_invented_letters_have_sentences_of_their_own(seven_letters: Path) -> None:
    assert _sentence(seven_letters, "held") == [
        "6 letters are here; known inspections with no letter here: 2.",
        "1 letter is here, all invented.",
    ]


def test_a_year_s_figures_are_those_of_its_letters_put_together(seven_letters: Path) -> None:
    rows = rows_of(seven_letters, "shares-by-year", theme="reoffending")
    assert [(row["measure"], row["year"], row["sufficient"], row["total"], row["letters"]) for row in rows] == [
        ("reoffending.assessment", "2013", 18, 24, 2),
        ("reoffending.assessment", "2014", 18, 24, 2),
        ("reoffending.assessment", "2015", 18, 24, 2),
        ("reoffending.review", "2013", 6, 24, 2),
        ("reoffending.review", "2014", 6, 24, 2),
        ("reoffending.review", "2015", 6, 24, 2),
    ]
    assert [(row["per_cent"], row["interval_from"], row["interval_to"]) for row in rows[2:4]] == [
        (75, 55, 88),
        (25, 12, 45),
    ]
    (sentence,) = _sentence(seven_letters, "by-year", "reoffending")
    assert sentence == (
        "“Label of reoffending.assessment”, the measure with the most cases, met the standard in 18 of 24 in 2013"
        " (2 letters), 18 of 24 in 2014 (2 letters), 18 of 24 in 2015 (2 letters)."
    )


def test_years_together_are_the_measure(seven_letters: Path) -> None:
    whole = {
        (row["measure"], row["invented"]): (row["letters"], row["sufficient"], row["total"])
        for row in rows_of(seven_letters, "measures-put-together")
        if row["total"]
    }
    by_year: dict[tuple[str, int], tuple[int, int, int]] = {}
    for row in rows_of(seven_letters, "shares-by-year"):
        held = by_year.get((row["measure"], row["invented"]), (0, 0, 0))
        by_year[row["measure"], row["invented"]] = (
            held[0] + row["letters"],
            held[1] + row["sufficient"],
            held[2] + row["total"],
        )
    assert by_year == whole


def test_letters_are_counted_by_the_cases_examined(tmp_path: Path, seven_letters: Path) -> None:
    assert [(row["cases"], row["letters"], row["invented"]) for row in rows_of(seven_letters, "cases-examined")] == [
        ("20 to 24", 6, 0),
        ("under 10", 1, 1),
    ]
    source, reading = eastmere()
    letterhead = reading.letter.letterhead.model_copy(update={"cases": None, "cases_span": None})
    silent = reading.letter.model_copy(update={"letterhead": letterhead})
    unknown = build(
        tmp_path / "sqs.db",
        [
            cambridgeshire(),
            (source.model_copy(update={"cases": None}), reading.model_copy(update={"letter": silent})),
        ],
    )
    assert [(row["cases"], row["letters"]) for row in rows_of(unknown, "cases-examined")] == [
        ("20 to 24", 1),
        ("not known", 1),
    ]


def test_known_inspections_without_a_letter_are_counted_by_year(few: Path) -> None:
    rows = rows_of(few, "inspections-by-year")
    assert [(row["year"], row["held"], row["inspections"], row["facsimiles"]) for row in rows] == [
        ("2013", "no letter here", 1, 0),
        ("2014", "letter here", 1, 1),
    ]


def test_every_result_is_counted_by_where_its_numbers_come_from(few: Path) -> None:
    rows = rows_of(few, "where-numbers-come-from")
    assert [(row["basis"], row["seen"], row["results"]) for row in rows] == [
        ("printed", "checked by a person", 1),
        ("printed", "not checked", 2),
        ("words", "not checked", 1),
    ]
