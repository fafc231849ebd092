"""What the site says about itself and how it shows its tables, in words for people who do not program."""

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.corpus.folders import PROJECT
from pipeline.explore.saved_queries import FOLDER
from pipeline.load.dictionary import dictionary
from tests.support.site_pages import DEFAULTS, site_of

METADATA = PROJECT / "metadata.yml"
DESCRIBED: dict[str, Any] = yaml.safe_load(METADATA.read_text(encoding="utf-8"))
SITE: dict[str, Any] = yaml.safe_load(DEFAULTS.read_text(encoding="utf-8"))["databases"]["sqs"]
TABLES = dictionary().tables


@pytest.mark.parametrize("table", TABLES)
def test_labels_facets_and_orders_are_columns(table: str) -> None:
    shown = SITE["tables"][table]
    named = [*shown.get("facets", []), *(shown[key] for key in ("label_column", "sort", "sort_desc") if key in shown)]
    assert set(named) <= set(TABLES[table].columns)


def test_the_site_shows_every_table_that_is_described_and_nothing_else() -> None:
    assert list(SITE["tables"]) == list(TABLES)


def test_the_kinds_of_columns_are_explained() -> None:
    assert re.findall(r'"(\w+)"', SITE["description"]) == list(dictionary().values["kind of columns"])


def test_only_what_is_of_no_use_to_a_reader_is_hidden() -> None:
    assert [name for name, table in SITE["tables"].items() if table.get("hidden")] == ["build"]


@pytest.mark.parametrize(
    "words",
    [
        "Contains public sector information licensed under the Open Government Licence v3.0.",
        "Source: Office for National Statistics licensed under the Open Government Licence v3.0.",
        "Contains OS data © Crown copyright and database right 2024.",
        "Names of services: Youth Justice Board and Ministry of Justice, Youth Justice Statistics 2024 to 2025,",
        "via PRISM-R (Oxon Advisory, CC BY 4.0).",
    ],
)
def test_the_services_are_shown_with_the_words_that_their_licences_ask_for(words: str) -> None:
    assert words in TABLES["areas"].description


@pytest.mark.parametrize("words", ["not an official publication", "facsimile", "Names of people", "invented"])
def test_the_first_page_says_what_the_rows_are_not(words: str) -> None:
    assert words in DESCRIBED["description"]


def test_the_licence_and_the_source_are_named_with_their_addresses() -> None:
    assert {key: DESCRIBED[key] for key in ("license", "license_url", "source_url")} == {
        "license": "Open Government Licence v3.0",
        "license_url": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        "source_url": "https://www.justiceinspectorates.gov.uk/hmiprobation/",
    }


@pytest.mark.parametrize("word", ["worst", "best", "rank", "top", "bottom", "poorest", "failing"])
def test_no_service_is_ranked(word: str) -> None:
    load = PROJECT / "pipeline" / "load"
    files = [load / "views.sql", load / "dictionary.yml", METADATA, DEFAULTS, *FOLDER.iterdir()]
    sides = r'^ +(?:top|bottom):$|boxes\.(?:"top"|bottom)'  # of a rectangle on a page
    texts = "\n".join(file.read_text(encoding="utf-8") for file in files)
    assert not re.search(rf"\b{word}", re.sub(sides, "", texts, flags=re.MULTILINE))


def _rows(database: Path, address: str) -> tuple[int, list[dict[str, object]]]:
    async def ask() -> tuple[int, list[dict[str, object]]]:
        datasette = site_of(database)
        page = await datasette.client.get(f"/sqs/{address}")
        data = await datasette.client.get(f"/sqs/{address.replace('?', '.json?', 1)}&_shape=objects")
        return page.status_code, data.json()["rows"]

    return asyncio.run(ask())


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("how-one-service-does?", 5),
        ("how-one-service-does?area=eastm", 1),
        ("how-one-service-does?area=+Cambs.+YOS+", 4),
        ("how-one-service-does?area=nowhere", 0),
        ("one-measure-across-services?", 4),
        ("one-measure-across-services?measure=public.planning", 2),
        ("one-measure-across-services?measure=label+of+public", 3),
        ("what-inspectors-said?", 7),
        ("what-inspectors-said?words=+", 7),
        ("what-inspectors-said?words=review", 2),
        ("what-inspectors-said?words=%22good+in+most%22", 1),
        ("what-inspectors-said?words=%22%22", 0),
        ("what-inspectors-said?words=%22unended", 0),
        ("what-inspectors-said?words=text%3Aplan+AND+*", 0),
        ("statements-for-a-person?", 4),
        ("statements-for-a-person?letter=eastmere", 0),
        ("numbers-not-read?", 1),
        ("numbers-not-read?letter=cambridgeshire-2014-04", 1),
        ("how-findings-were-read?", 2),
    ],
)
def test_a_saved_query_answers_with_and_without_its_parameters(database: Path, address: str, number: int) -> None:
    status, rows = _rows(database, address)
    assert status == 200
    assert len(rows) == number


@pytest.mark.parametrize("query", ["how-one-service-does", "one-measure-across-services"])
def test_a_share_never_stands_without_its_numbers_its_interval_and_its_date(database: Path, query: str) -> None:
    _, rows = _rows(database, f"{query}?")
    shown = [row for row in rows if row["per_cent"] is not None]
    assert len(shown) == 4
    for row in shown:
        assert None not in [row[name] for name in ("sufficient", "total", "interval_from", "interval_to")]
        assert {"published", "facsimile", "invented", "checked"} <= set(row)


def test_a_result_in_words_is_listed_with_the_shares_that_the_words_allow(database: Path) -> None:
    _, rows = _rows(database, "how-one-service-does?area=Cambs")
    assert [(row["sufficient"], row["words"], row["words_from"], row["words_to"]) for row in rows if row["words"]] == [
        (None, "most", 50.0, 100.0)
    ]


def test_an_unread_number_is_shown_with_the_words_around_it(database: Path) -> None:
    _, rows = _rows(database, "numbers-not-read?")
    assert [(row["text"], row["words_around"]) for row in rows] == [
        ("3", "Of those, six were not. In 2012 there were 3.")
    ]
