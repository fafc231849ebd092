"""Letters that a web page links to, and those of a list of addresses: what is followed, and how politely."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.corpus.folders import PROJECT
from pipeline.curate.add import visitor
from tests.support.add_command import names_in
from tests.support.sqs_command import sqs

pytestmark = pytest.mark.slow

LETTERS = PROJECT / "tests" / "letters"
PDF = (LETTERS / "ellerport-2014-10" / "letter.pdf").read_bytes()
OTHER = (LETTERS / "harrowmere-2013-02" / "letter.pdf").read_bytes()
PAGE = b"""<!doctype html><title>Letters</title>
<a href="ellerport.pdf">Ellerport</a> <a href='/letters/ellerport.pdf#page=2'>again</a>
<A HREF="../letters/Harrowmere%20letter.PDF?v=1">Harrowmere</A>
<a href="/closed/secret.pdf">closed</a> <a href="/letters/moved.pdf">moved</a>
<a href="/further.html">more</a> <a href="https://example.org/other.pdf">elsewhere</a>
<a href="mailto:someone.pdf">mail</a> <a href="http://[::1/x.pdf">no address</a>
"""


class SiteServer(ThreadingHTTPServer):
    daemon_threads = True
    robots: tuple[int, bytes] = (200, b"User-agent: *\nDisallow: /closed/\n")

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Pages)
        self.asked: list[tuple[str, float]] = []

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


class Pages(BaseHTTPRequestHandler):
    server: SiteServer

    def do_GET(self) -> None:
        self.server.asked.append((self.path, time.monotonic()))
        status, content = {
            "/robots.txt": self.server.robots,
            "/letters/": (200, PAGE),
            "/letters/ellerport.pdf": (200, PDF),
            "/letters/Harrowmere%20letter.PDF?v=1": (200, OTHER),
            "/letters/moved.pdf": (302, b"http://localhost:9/elsewhere.pdf"),
        }.get(self.path, (404, b"<html>"))
        self.send_response(status)
        if status == 302:
            self.send_header("Location", content.decode())
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing of what is asked."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[SiteServer]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setattr(visitor, "PAUSE", 0.2)
    with SiteServer() as running:
        threading.Thread(target=running.serve_forever, args=[0.01]).start()
        yield running
        running.shutdown()


def address(site: SiteServer, path: str) -> str:
    return f"http://127.0.0.1:{site.server_port}{path}"


def test_the_links_of_a_page_to_pdfs_on_its_site_are_followed_once_and_slowly(corpus: Path, site: SiteServer) -> None:
    status, out, _ = sqs("add", address(site, "/letters/"), "--corpus", corpus)
    said = " ".join(out.split())
    assert status == 1
    assert names_in(corpus) == ["ellerport-2014-10", "harrowmere-2013-02"]
    assert address(site, "/letters/ellerport.pdf") in (corpus / "ellerport-2014-10" / "letter.yml").read_text()
    assert "4 letters offered: 2 added" in said
    assert "2 refused" in said
    assert "/closed/secret.pdf Was not downloaded, because it is closed to programs by the site's robots.txt" in said
    assert "/letters/moved.pdf The server redirects to an address that sqs does not follow" in said
    assert "1 link to PDFs on other sites not followed" in said
    assert sorted(site.paths()) == [
        "/letters/",
        "/letters/Harrowmere%20letter.PDF?v=1",
        "/letters/ellerport.pdf",
        "/letters/moved.pdf",
        "/robots.txt",
    ]
    fetched = [when for path, when in site.asked if path.lower().split("?")[0].endswith(".pdf")]
    assert min(later - earlier for earlier, later in pairwise(fetched)) > 0.19


@pytest.mark.parametrize("robots", [(503, b""), (200, b"User-agent: sqs-letters\nDisallow: /\n")])
def test_a_site_that_wants_no_programs_is_left_alone(corpus: Path, site: SiteServer, robots: tuple[int, bytes]) -> None:
    site.robots = robots
    status, out, _ = sqs("add", address(site, "/letters/"), "--corpus", corpus)
    assert (status, names_in(corpus)) == (1, [])
    assert out.count("robots.txt") == 4
    assert site.paths() == ["/letters/", "/robots.txt"]


def test_a_site_may_ask_for_a_longer_pause(corpus: Path, site: SiteServer) -> None:
    site.robots = (200, b"User-agent: *\nCrawl-delay: 1\n")
    listed = corpus.parent / "letters.txt"
    listed.write_text("\n".join(address(site, f"/letters/{name}") for name in ("none.pdf", "ellerport.pdf")))
    sqs("add", listed, "--corpus", corpus)
    (first, second) = [when for path, when in site.asked if path != "/robots.txt"]
    assert second - first > 0.99


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.txt", "# The letters\n\n{pdf}\nletter.pdf\n"),
        ("list.csv", "service,address\nEllerport,{pdf}\nHarrowmere,letter.pdf\n"),
        ("list.csv", "\ufeffEllerport,{pdf}\nElsewhere,,\nNowhere,{pdf}?again\n"),
    ],
)
def test_a_list_names_letters_by_address_and_by_path(corpus: Path, site: SiteServer, name: str, text: str) -> None:
    (corpus.parent / "letter.pdf").write_bytes(OTHER)
    (corpus.parent / name).write_text(text.format(pdf=address(site, "/letters/ellerport.pdf")), encoding="utf-8")
    _, out, _ = sqs("add", corpus.parent / name, "--corpus", corpus)
    assert "ellerport-2014-10" in names_in(corpus)
    assert "2 letters offered" in " ".join(out.split())


def test_a_list_without_letters_is_a_sentence(corpus: Path) -> None:
    (corpus.parent / "list.csv").write_text("service,month\nEllerport,2014-10\n")
    status, out, err = sqs("add", corpus.parent / "list.csv", "--corpus", corpus)
    assert (status, out) == (2, "")
    assert err.endswith("list.csv lists no letters: put their web addresses in a column called address.\n")
