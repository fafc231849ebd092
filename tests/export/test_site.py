"""The site as files: every link leads somewhere, from any folder of any server, with and without scripts."""

import json
import re
from collections.abc import Iterator
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest

from pipeline.build.database import build
from pipeline.corpus.folders import PROJECT, letters_in
from pipeline.export import publish
from tests.support.browser import browsing, violations, watched
from tests.support.sqs_command import sqs

pytestmark = pytest.mark.slow

CORPUS = PROJECT / "corpus"
LETTER = "letters/cambridgeshire-2014-04/index.html"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
KINDS = ("index.html", "services/index.html", "services/cambridgeshire/index.html", "measures/index.html",
         "measures/reoffending.review/index.html", "compare/index.html", "letters/index.html", LETTER,
         "search/index.html", "charts/index.html", "data/index.html", "full-database/index.html")  # fmt: skip


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("build") / "sqs.db"
    build(letters_in(CORPUS), corpus=CORPUS, database=file, fingerprint="a fingerprint", on_letter=lambda: None)
    return file


@pytest.fixture(scope="module")
def folder(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, in a folder of a server that has others."""
    place = tmp_path_factory.mktemp("server") / "intranet" / "probation"
    place.parent.mkdir()
    publish(database, place, corpus=CORPUS)
    return place


class Quiet(SimpleHTTPRequestHandler):
    """Python's own server of files, without its log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is given
        """Say nothing."""


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder.parents[1]))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/intranet/probation"
        server.shutdown()


def links_in(html: str) -> set[str]:
    return {unescape(link) for link in re.findall(r'\b(?:href|src|action|data-rows|data-index)="([^"]*)"', html)}


def test_every_link_of_every_page_leads_to_a_file_and_to_a_place_in_it(folder: Path) -> None:
    pages = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}
    assert set(KINDS) <= set(pages)
    ids = {page: set(map(unescape, re.findall(r'\bid="([^"]*)"', html))) for page, html in pages.items()}
    wrong = []
    for page, html in pages.items():
        for link in links_in(html):
            parts = urlsplit(link)
            if parts.scheme:
                continue
            place, anchor = urldefrag(urljoin(f"http://site/{page}", link))
            file = unquote(urlsplit(place).path).lstrip("/")
            if (
                link.startswith("/")
                or not (folder / file).is_file()
                or (anchor and unquote(anchor) not in ids.get(file, set()))
            ):
                wrong.append((page, link))
    assert wrong == []


def test_nothing_is_written_that_no_page_leads_to(folder: Path) -> None:
    """The crawl reaches the whole: a page that none links to would never be seen."""
    met, waiting = set(), ["index.html"]
    while waiting:
        file = waiting.pop()
        if file in met:
            continue
        met.add(file)
        if file.endswith(".html"):
            links = links_in((folder / file).read_text(encoding="utf-8"))
            places = (urljoin(f"http://site/{file}", link) for link in links if not urlsplit(link).scheme)
            waiting.extend(unquote(urlsplit(place).path).lstrip("/") for place in places)
    pages = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    assert pages <= met


def test_pictures_and_downloads_come_with_it(folder: Path) -> None:
    pictures = list(folder.glob("letters/*/picture/*.png"))
    assert len(pictures) > 20
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)
    assert (folder / "data" / "sqs.db").read_bytes().startswith(b"SQLite format 3")
    assert (folder / "data" / "release" / "SHA256SUMS").is_file()
    rows = json.loads((folder / "data" / "queries" / "measures-put-together.json").read_text(encoding="utf-8"))
    assert len(rows) > 5


FORMS = {"CSV": ".csv", "JSON": ".json", "Excel": ".xlsx", "SVG": ".svg", "PNG": ".png"}
BEGIN = {".xlsx": b"PK", ".svg": b"<svg", ".png": b"\x89PNG"}


def test_a_link_that_names_a_form_leads_to_a_file_of_it_and_none_promises_sql(folder: Path) -> None:
    met = set()
    for path in folder.rglob("*.html"):
        page, html = path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")
        for link, words in re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', html):
            if words in FORMS:
                file = folder / unquote(urlsplit(urljoin(f"http://site/{page}", unescape(link))).path).lstrip("/")
                assert file.suffix == FORMS[words], (page, link)
                assert file.read_bytes().startswith(BEGIN.get(file.suffix, b"")), (page, link)
                met.add(words)
            assert words not in ("table and SQL", "The row"), page
    assert met == set(FORMS)


@pytest.mark.slow
def test_the_same_database_gives_the_same_site(database: Path, folder: Path, tmp_path: Path) -> None:
    publish(database, tmp_path / "again", corpus=CORPUS)
    first, second = (
        {file.relative_to(place).as_posix(): file.read_bytes() for file in place.rglob("*") if file.is_file()}
        for place in (folder, tmp_path / "again")
    )
    assert first == second


@pytest.mark.slow
def test_with_its_address_there_is_a_sitemap_and_the_feed_names_each_letter(database: Path, tmp_path: Path) -> None:
    place = tmp_path / "site"
    ours = ("--db", database, "--corpus", CORPUS)
    status, said, _ = sqs("publish", place, *ours, "--base-url", "https://example.org/sqs")
    assert (status, "python -m http.server" in said) == (0, True)
    listed = {each.text or "" for each in ET.parse(place / "sitemap.xml").iter(f"{SITEMAP}loc")}  # noqa: S314 - ours
    pages = {path.relative_to(place).as_posix() for path in place.rglob("index.html")}
    assert {unquote(each.removeprefix("https://example.org/sqs/")) + "index.html" for each in listed} == pages
    feed = ET.parse(place / "feed.xml").getroot()  # noqa: S314 - ours
    assert [each.get("href") for each in feed.findall("{*}entry/{*}link")] == [
        "https://example.org/sqs/letters/cambridgeshire-2014-04/"
    ]
    (place / "feed.xml").unlink()
    assert sqs("publish", place, *ours)[0] == 0, "a site that was published is replaced"
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "index.html").write_text("somebody's own")
    assert sqs("publish", tmp_path / "other", *ours)[0] == 2


@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False])
def test_each_kind_of_page_works_from_a_folder_of_a_server(address: str, *, scripts: bool) -> None:
    with browsing() as browser, watched(browser, address, java_script_enabled=scripts) as seen:
        for kind in KINDS:
            page = seen.open(f"/{kind}")
            assert page.locator("main h1").count() == 1, kind
            assert page.evaluate("document.styleSheets.length") > 0 if scripts else True
        page = seen.open("/index.html")
        page.get_by_role("link", name="Letters", exact=True).click()
        page.wait_for_url("**/letters/index.html")
        seen.open("/search/index.html")
        assert ("needs JavaScript" in page.locator("main").inner_text()) is not scripts
        assert seen.complaints == []
        assert seen.elsewhere == []


@pytest.mark.browser
def test_axe_finds_no_fault_and_search_finds_a_paragraph(address: str) -> None:
    with browsing() as browser, watched(browser, address) as seen:
        assert {kind: found for kind in KINDS if (found := violations(seen.open(f"/{kind}")))} == {}
        page = seen.open("/search/index.html")
        page.get_by_label("Words").fill("consistent 13")
        page.get_by_role("button", name="Search").click()
        page.wait_for_selector("#found li")
        assert "10 out of 13 relevant cases" in page.locator("#found").inner_text()
        assert violations(page) == []
        page.locator("#found a").first.click()
        page.wait_for_url(f"**/{LETTER}#*")
        page = seen.open("/charts/index.html")
        page.wait_for_selector(".chart canvas, .chart svg")
        assert seen.complaints == []
