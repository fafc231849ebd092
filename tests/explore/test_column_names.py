"""Datasette's own pages name each column in plain words beside its technical name."""

import re
import sqlite3
from contextlib import closing
from html import unescape
from pathlib import Path

import pytest

from pipeline.explore.column_names import column_names, with_plain_names
from pipeline.explore.saved_queries import saved_queries
from tests.support.site_pages import asked, page_of

HEADING = re.compile(r'<th\b[^>]*class="col-[^>]*>(.*?)</th>', re.DOTALL)
BOTH = re.compile(r'<span class="plain">([^<]+)</span> <span class="technical">([a-z0-9_]+)</span>')


def _headings(html: str) -> list[tuple[str, ...]]:
    """The plain and the technical name in each heading of a table; nothing where a heading has no plain one."""
    return [(unescape(found[1]), found[2]) if (found := BOTH.search(text)) else () for text in HEADING.findall(html)]


def test_each_column_of_a_table_or_of_a_saved_query_has_a_plain_name_and_no_other_has(three_letters: Path) -> None:
    with closing(sqlite3.connect(three_letters)) as connection:
        held = {name for (name,) in connection.execute("select name from columns")}
    page = asked(three_letters, "/data/json").text
    for query in saved_queries():
        fields = page.split(f'<h3 id="{query.name}">')[1].split("Fields: ")[1].split(".</p>")[0]
        held |= set(fields.split(", "))
    assert set(column_names()) == held
    assert [name for name, plain in column_names().items() if "_" in plain or plain[0].islower()] == []


@pytest.mark.parametrize("address", ["/sqs/letters", "/sqs/sufficiency?_sort=total", "/sqs/measures-and-meanings"])
def test_headings_have_both_names(three_letters: Path, address: str) -> None:
    found = _headings(asked(three_letters, address).text)
    assert len(found) >= 5
    assert all(name and column_names()[name[1]] == name[0] for name in found)


def test_descriptions_facets_choices_and_cards_have_both_names(three_letters: Path) -> None:
    html = asked(three_letters, "/sqs/result_details").text
    assert '<dt><span class="plain">Service</span> <span class="technical">area_name</span></dt>' in html
    assert '<strong><span class="plain">Region</span> <span class="technical">region</span>' in html
    assert '<option value="area_name">Service (area_name)</option>' in html
    assert "Sort by Service (area_name)</option>" in html
    assert ':before { content: "Service (area_name)"; }' in html


def test_a_filter_still_sends_the_technical_name(three_letters: Path) -> None:
    html = asked(three_letters, "/sqs/result_details?area_name=Eastmere").text
    assert '<option value="area_name" selected>Service (area_name)</option>' in html


def test_a_column_that_nobody_knows_keeps_its_name_and_words_of_ours_stay_as_they_are(three_letters: Path) -> None:
    html = asked(three_letters, "/sqs?sql=select+count(*),+7+as+something,+area_name+from+letters").text
    assert [name[1:] for name in _headings(html)] == [(), (), ("area_name",)]
    assert ">something</th>" in html
    assert "technical" not in asked(three_letters, "/glossary").text
    assert with_plain_names("<dt>bound</dt><option>bound and more</option>") == (
        "<dt>bound</dt><option>bound and more</option>"
    )


def test_a_site_of_invented_letters_names_no_licence_and_no_source_of_others(
    demonstration: Path, three_letters: Path
) -> None:
    invented, others = (page_of(database, "/sqs/letters").words for database in (demonstration, three_letters))
    assert "Open Government Licence" not in invented
    assert "The letters here are invented" in invented
    assert "Licence: Open Government Licence v3.0 · Source: Letters of HM Inspectorate of Probation" in others
