"""Services that are chosen by name, measures, orders, and letters outside the limits of chance."""

from datetime import date
from pathlib import Path

import pytest

from tests.support.headlines import headline, letter
from tests.support.readings import build
from tests.support.site_pages import asked, page_of, rows_of


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four letters, one of them in words only."""
    return build(
        tmp_path_factory.mktemp("build") / "sqs.db",
        [
            letter("Ashford", headline(count=1, total=10), published=date(2013, 5, 1)),
            letter("Beckton", headline(count=3, total=4), published=date(2015, 5, 1)),
            letter(
                "Carrow",
                headline(basis="words", words="one in five", verdict="insufficient", low=0.17, high=0.23),
                published=date(2013, 5, 1),
            ),
            letter("Dunmere", headline(count=4, total=10), published=date(2013, 5, 1)),
        ],
    )


def test_services_chosen_by_name_stand_side_by_side(database: Path) -> None:
    page = page_of(database, "/compare?service=Ashford&service=dunmere&service=")
    assert "2 letters side by side" in page.words
    assert "Beckton" not in page.words.partition("side by side")[2].partition("The rows shown here")[0]
    assert "/letters/Ashford#" in " ".join(page.links)
    assert "All letters" in page.words
    rows = rows_of(database, "services-compared", service="Ashford|dunmere")
    assert {row["letter"] for row in rows} == {"Ashford", "Dunmere"}


def test_measures_chosen_by_name_take_the_place_of_a_theme(database: Path) -> None:
    rows = rows_of(database, "services-compared", theme="public", measure="reoffending.assessment|reoffending.review")
    assert {row["measure"] for row in rows} - {None} == {"reoffending.assessment"}
    (together, *_) = rows_of(database, "letters-together-compared", measure="reoffending.assessment")
    pooled = rows_of(database, "measures-put-together", measure="reoffending.assessment")[0]
    assert (together["sufficient"], together["total"]) == (pooled["sufficient"], pooled["total"])
    words = page_of(database, "/compare?measure=reoffending.assessment").words
    assert f"All letters combined {pooled['sufficient']}/{pooled['total']}" in words


def test_letters_are_ordered_by_date_or_by_the_share_on_a_measure(database: Path) -> None:
    def order(sort: str) -> list[str]:
        return list(dict.fromkeys(row["area_name"] for row in rows_of(database, "services-compared", sort=sort)))

    assert order("")[:2] == ["Ashford", "Beckton"]
    assert order("date")[0] == "Beckton"
    assert order("reoffending.assessment") == ["Beckton", "Dunmere", "Ashford", "Carrow"]
    assert "this is no ranking" in page_of(database, "/compare?sort=reoffending.assessment").words
    assert "this is no ranking" not in page_of(database, "/compare?sort=date").words


def test_only_letters_outside_the_limits_are_shown_where_this_is_asked(database: Path, tmp_path: Path) -> None:
    letters = [letter(f"Other {number}", headline(count=10, total=20)) for number in range(8)]
    outside = build(tmp_path / "sqs.db", [*letters, letter("Far", headline(count=20, total=20))])
    (row,) = rows_of(outside, "services-compared", outside="yes")
    assert (row["area_name"], row["standing"]) == ("Far", "above")
    page = page_of(outside, "/compare?outside=yes").words
    assert "With so few letters" not in page
    assert "1 letter: how many met the standard" in page
    assert "above the range of chance" in page
    assert rows_of(database, "services-compared", outside="yes") == []


def test_regions_have_rows_of_their_own_where_this_is_asked(demonstration: Path) -> None:
    plain, asked_for = (page_of(demonstration, f"/compare?theme=public{more}") for more in ("", "&rows=regions"))
    rows = rows_of(demonstration, "regions-together-compared", theme="public")
    assert len({row["region"] for row in rows}) == 4
    for row in rows:
        words = f"{row['sufficient']}/{row['total']}"
        if row["total"] >= 5:
            words += f" {row['interval_from']} to {row['interval_to']}%"
        assert words in asked_for.words
    assert "Northreach (invented)all its invented letters" in asked_for.words
    assert "all its invented letters" not in plain.words
    by_measure = {row["measure"]: row for row in rows_of(demonstration, "letters-together-compared", theme="public")}
    for measure, together in by_measure.items():
        assert sum(row["total"] for row in rows if row["measure"] == measure) == together["total"]


def test_services_are_named_as_readers_know_them_and_signs_are_explained_above_the_table(demonstration: Path) -> None:
    chosen = asked(demonstration, "/compare?service=wexcombe-and-marle&service=ellerport").text
    assert "(chosen: Wexcombe and Marle, Ellerport)" in chosen
    assert 'value="Wexcombe and Marle"' in chosen
    head = asked(demonstration, "/compare").text.split('<table class="heat">')[1].split("<thead>")[0]
    assert "Darker: a higher share. ▲ ▼: above, below the range of chance." in head
    assert 'href="#key"' in head
