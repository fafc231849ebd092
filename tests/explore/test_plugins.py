"""What other plugins add to the site: the map and the charts, and nothing to the pages that need neither."""

import csv
import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.corpus.areas import areas_in
from pipeline.corpus.facts import source_of
from pipeline.corpus.folders import AREAS, PROJECT, letters_in
from pipeline.explore.pins import link_of_pin
from tests.support.browser import browsing, watched
from tests.support.readings import build, cambridgeshire, eastmere
from tests.support.served_site import DEMONSTRATION, served
from tests.support.site_pages import DEFAULTS, asked, rows_of

DESCRIBED: dict[str, Any] = yaml.safe_load(DEFAULTS.read_text(encoding="utf-8"))
MAP: dict[str, Any] = DESCRIBED["plugins"]["datasette-cluster-map"]
OUTLINE = PROJECT / "pipeline" / "explore" / "static" / "map"
INVENTED = PROJECT / "tests" / "letters"
HOSTILE = "<script>alert('map')</script>"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two letters of a service with a pin, and two of services without, one of them with markup in its name."""
    source, reading = cambridgeshire()
    later = source.model_copy(
        update={
            "id": "cambridgeshire-2016-01",
            "published": date(2016, 1, 20),
            "fieldwork_start": date(2015, 12, 7),
            "fieldwork_end": date(2015, 12, 9),
        }
    )
    stranger, words = eastmere()
    hostile = stranger.model_copy(update={"id": "hostile-2015-02", "area": HOSTILE})
    return build(
        tmp_path_factory.mktemp("build") / "sqs.db",
        [(source, reading), (later, reading), (stranger, words), (hostile, words)],
    )


def test_each_service_is_a_row_of_the_map_with_a_pin_if_its_place_is_known(database: Path) -> None:
    rows = rows_of(database, "services-on-map")
    assert [(row["service_name"], row["letters"], row["latitude"], row["longitude"]) for row in rows] == [
        (HOSTILE, 1, None, None),
        ("Cambridgeshire", 2, 52.3, 0.1),
        ("Eastmere", 1, None, None),
    ]
    assert [row["popup"] is None for row in rows] == [True, False, True]
    assert json.loads(rows[1]["popup"]) == {
        "title": "Cambridgeshire",
        "description": "2 letters, last inspected 2015-12-09",
        "link": "../services/cambridgeshire",
    }


def test_a_pin_and_its_row_lead_to_the_page_of_the_service(database: Path) -> None:
    page = asked(database, "/sqs/services-on-map").text
    assert '<a href="../services/cambridgeshire">Cambridgeshire</a>' in page
    assert asked(database, "/services/cambridgeshire").status_code == 200
    assert HOSTILE not in page


@pytest.mark.parametrize(
    ("popup", "link"),
    [
        ('{"title": "A <b>", "link": "../services/a"}', '<a href="../services/a">A &lt;b&gt;</a>'),
        ('{"title": "A", "link": "../services/\\"onclick=1"}', '<a href="../services/&#34;onclick=1">A</a>'),
        ('{"title": "A", "link": "javascript:alert(1)"}', None),
        ('{"title": "A", "link": "https://example.org/"}', None),
        ('{"title": "A"}', None),
        ('["../services/a"]', None),
        ("not JSON", None),
    ],
)
def test_only_a_page_of_this_site_becomes_a_link(popup: str, link: str | None) -> None:
    assert link_of_pin(popup) == link


def test_the_map_is_drawn_from_files_of_our_own(database: Path) -> None:
    for address in ("/sqs/services-on-map", "/sqs/areas"):
        page = asked(database, address).text
        assert f'DATASETTE_CLUSTER_MAP_TILE_LAYER = "{MAP["tile_layer"]}"' in page
        assert "openstreetmap" not in page
        assert [link for link in re.findall(r'src="([^"]+)"', page) if not link.startswith("/-/static")] == []


def test_every_piece_of_the_outline_within_its_bounds_is_there(database: Path) -> None:
    assert MAP["tile_layer"] == "../-/static-plugins/sqs-letters/map/5-{x}-{y}.svg"
    options = MAP["tile_layer_options"]
    assert options["minNativeZoom"] == options["maxNativeZoom"] == 5
    (_, west), (_, east) = options["bounds"]
    width = 360 / 2**5  # of a piece, in degrees
    columns = range(int((180 + west) / width), int((180 + east) / width))
    wanted = {f"5-{x}-{y}.svg" for x in columns for y in (9, 10)}  # between 48.9 and 61.6 degrees north
    assert {path.name for path in OUTLINE.iterdir()} == wanted
    answer = asked(database, "/-/static-plugins/sqs-letters/map/5-15-10.svg")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")


def test_the_outline_says_where_it_comes_from() -> None:
    for path in OUTLINE.iterdir():
        assert "Natural Earth" in path.read_text(encoding="utf-8")
    assert MAP["tile_layer_options"]["attribution"] == "Coast: Natural Earth, public domain"


@pytest.mark.parametrize("address", ["/", "/charts", "/services", "/data", "/nothing-here"])
def test_other_plugins_write_no_script_into_our_pages(database: Path, address: str) -> None:
    page = asked(database, address).text
    assert "<script>" not in page
    assert "leaflet" not in page


@pytest.mark.parametrize("address", ["/sqs", "/sqs/letters", "/sqs/findings", "/sqs/what-is-here"])
def test_pages_without_places_load_no_map(database: Path, address: str) -> None:
    page = asked(database, address).text
    assert 'src="/-/static-plugins/datasette-cluster-map' not in page
    assert "DATASETTE_CLUSTER_MAP" not in page


@pytest.mark.browser
def test_a_browser_draws_the_map_without_complaint_and_asks_nobody_else(database: Path) -> None:
    with served(database, DEMONSTRATION) as address, browsing() as browser, watched(browser, address) as seen:
        page = seen.open("/sqs/areas")
        page.locator(".leaflet-marker-icon").click()
        assert "Cambridgeshire" in page.locator(".leaflet-popup").inner_text()
        pieces = page.locator("img.leaflet-tile-loaded")
        pieces.first.wait_for()
        assert "/static-plugins/sqs-letters/map/5-" in (pieces.first.get_attribute("src") or "")
    assert (seen.complaints, seen.elsewhere) == ([], [])


def test_no_plugin_is_loaded_before_there_is_a_site_to_serve() -> None:
    told = "import sys, pipeline.cli.main; print([m for m in sys.modules if m.startswith('datasette')])"
    ended = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True, cwd=PROJECT)
    assert ended.stdout == "[]\n"


def test_each_invented_letter_is_of_an_invented_service_whose_pin_marks_no_real_place() -> None:
    areas = {area.name: area for area in areas_in(INVENTED)}
    assert {source_of(folder).area for folder in letters_in(INVENTED)} == set(areas)
    for area in areas.values():
        assert area.region.endswith("(invented)")
        assert (area.gss_codes, area.police_force) == ((), None)
        assert area.notes
        assert area.notes.startswith("Invented for tests. The pin stands in the sea")
        assert area.latitude is not None
        assert area.longitude is not None


def test_invented_services_have_neither_the_name_nor_the_region_of_a_real_one() -> None:
    with AREAS.open(encoding="utf-8", newline="") as file:
        real = list(csv.DictReader(file))
    names = {name for row in real for name in (row["name"], row["slug"], row["region"], *row["aliases"].split("|"))}
    invented = {name for area in areas_in(INVENTED) for name in (area.name, area.slug, area.region)}
    assert invented & names == set()
