"""What is answered where a page cannot be."""

import sys
from pathlib import Path

import pytest

from pipeline.explore.pages.search import search
from pipeline.explore.site import SETTINGS
from tests.support.site_pages import ask, ask_anew

ENDLESS = "with recursive counted (x) as (select 1 union all select x + 1 from counted) select max(x) from counted"


@pytest.mark.parametrize("address", ["/sqs", "/sqs.json", "/sqs.csv"])
def test_an_endless_query_ends_in_plain_words(
    database: Path, monkeypatch: pytest.MonkeyPatch, address: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert SETTINGS["sql_time_limit_ms"] <= 5_000
    monkeypatch.setitem(SETTINGS, "sql_time_limit_ms", 100)
    (answer,) = ask_anew(database, f"{address}?sql={ENDLESS.replace(' ', '%20').replace('+', '%2B')}")
    assert answer.status_code == 400
    assert "took longer than the limit of 0.1 seconds" in answer.text
    assert "recursive" not in answer.text
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/nothing", "There is no page at this address"),
        ("/sqs/nothing", "There is no page at this address"),
        ("/letters/nothing", "There is no page at this address"),
        ("/sqs/letters?_size=much", "We cannot answer this request"),
    ],
)
def test_a_fault_is_told_on_a_page_of_ours_with_ways_on(database: Path, address: str, words: str) -> None:
    (answer,) = ask(database, address)
    assert f"<h1>{words}</h1>" in answer.text
    assert 'href="/search"' in answer.text
    assert "Main" in answer.text


def test_a_fault_of_the_site_is_told_without_its_trace_and_put_down_in_the_log(
    database: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise KeyError(str(database))

    monkeypatch.setattr(sys.modules[search.__module__], "answer", broken)
    page, data = ask_anew(database, "/search", "/search.json")
    assert page.status_code == 500
    assert "<h1>Something went wrong here</h1>" in page.text
    assert "secret-place" not in page.text
    assert "Traceback" not in page.text + "".join(capfd.readouterr())
    assert "no answer for /search" in caplog.text
    assert data.status_code == 404
    assert data.json()["ok"] is False


@pytest.mark.parametrize(
    "address",
    [
        "/sqs/findings?_where=1=1;select",
        "/sqs/findings?_where='",
        "/sqs/findings?_timelimit=x",
        "/sqs/findings.json?_timelimit=x",
        "/sqs/findings?_next=a,b,c,d",
        "/sqs/findings?_next=~",
        "/sqs/findings?_through={}",
        "/sqs/findings?_through=x",
        '/sqs/findings?_through={"table":"x"}',
        "/sqs/findings?_search=%22&_searchmode=raw",
        "/sqs/findings?_facet=x",
        "/sqs/findings?_facet_array=x",
        "/sqs/findings?_facet_size=x",
        "/sqs/findings?_nofacet=x&_size=-1",
        "/sqs/findings_fts/1",
        "/sqs/findings_fts_idx/1",
        "/sqs/findings_fts_idx/1,2",
        "/sqs/findings_fts_segdir/1,2",
        "/sqs/findings_fts_docsize/x",
        "/sqs/results/1",
        "/sqs/results/1,2,3",
        "/sqs/result_details/1",
        "/sqs/findings/1,2,3",
        "/sqs/findings?_col=x",
        "/sqs/findings?_sort=x",
        "/sqs/findings?count__gt=x&count__in=[",
        "/sqs/findings?quote__arraycontains=x",
        "/sqs/findings?count__date=x",
        "/sqs/findings?count__gt=99999999999999999999",
        "/sqs/build.jsono?count__gt=99999999999999999999",
        "/-/static/app.css/0",
        "/-/static-plugins/sqs-letters/ours.css/x",
    ],
)
def test_no_odd_address_is_a_fault_of_the_site(database: Path, address: str) -> None:
    (answer,) = ask(database, address)
    assert answer.status_code < 500
    assert "Traceback" not in answer.text


def test_a_page_that_there_is_not_is_not_called_a_database(read: Path) -> None:
    (answer,) = ask(read, "/nothing")
    assert answer.status_code == 404
    assert "There is no page at this address" in answer.text
    assert "atabase not found" not in answer.text
