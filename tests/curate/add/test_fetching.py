"""A letter fetched from its address: what is asked for, and what is refused."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml

from pipeline.corpus.folders import PROJECT
from pipeline.curate.add import fetching
from tests.support.add_command import add, refusal

PDF = (PROJECT / "tests" / "letters" / "ellerport-2014-10" / "letter.pdf").read_bytes()
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
PACKED, BOMB = gzip.compress(PDF), gzip.compress(b"%PDF-" + bytes(30_000_000))
PAGE = b"<!DOCTYPE html><title>Letter.pdf</title>" + b" " * 5000


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.asked: list[tuple[str, str | None]] = []
        """The path of every request, and its user agent."""

    def handle_error(self, *_: object) -> None:
        """Say nothing of those who hang up."""


class Answers(BaseHTTPRequestHandler):
    """Gives at each path what it is named for."""

    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers["User-Agent"]))
        answers: dict[str, Callable[[], object]] = {
            "/letter.pdf": self.whole,
            "/Ynys%20M%C3%B4n.pdf?a=1&b=%20": self.whole,
            "/no-name": partial(self.whole, kind="application/octet-stream"),
            "/page.pdf": partial(self.whole, PAGE),
            "/short-page.pdf": partial(self.whole, b"<html>"),
            "/words.pdf": partial(self.whole, b"Letters and words. " * 100),
            "/packed.pdf": partial(self.whole, b"\x1f\x8b and the rest"),
            "/nothing.pdf": partial(self.whole, b""),
            "/moved.pdf": partial(self.moved, "/letter.pdf"),
            "/round": partial(self.moved, "/round"),
            "/to-a-file": partial(self.moved, "file:///etc/hostname"),
            "/to-ftp": partial(self.moved, "ftp://example.org/letter.pdf"),
            "/to-a-name": partial(self.moved, "http://somebody:secret@example.org/letter.pdf"),
            "/told-large.pdf": partial(self.whole, PDF, length=20_000_001),
            "/large.pdf": self.large,
            "/broken-off.pdf": partial(self.whole, PDF[:4000], length=len(PDF)),
            "/broken-chunk.pdf": self.broken_chunk,
            "/slow.pdf": partial(self.slowly, PDF[:1000], 0.05),
            "/silent.pdf": partial(self.slowly, b"%P", 3),
            "/dumb.pdf": partial(time.sleep, 3),
            "/dripped.pdf": partial(self.dripped, b"HTTP/1.1 200 OK\r\nX-A: ", b"a"),
            "/continues.pdf": partial(self.dripped, b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
            "/trailers.pdf": partial(self.dripped, CHUNKED + b"5\r\n%PDF-\r\n0\r\n", b"X-A: a\r\n"),
            "/slowly-round": self.slowly_round,
            "/to-localhost": partial(self.moved, f"http://localhost:{self.server.server_port}/letter.pdf"),
            "/to-a-number": partial(self.moved, f"http://2130706433:{self.server.server_port}/letter.pdf"),
            "/to-the-network": partial(self.moved, "http://10.0.0.1/letter.pdf"),
            "/to-six": partial(self.moved, "http://[::ffff:127.0.0.1]:9/letter.pdf"),
            "/gzip.pdf": partial(self.packed, "gzip", PACKED),
            "/gzip-bomb.pdf": partial(self.packed, "gzip", BOMB),
            "/gzip-twice.pdf": partial(self.packed, "gzip, gzip", gzip.compress(PACKED)),
            "/gzip-broken.pdf": partial(self.packed, "gzip", PACKED[:4000]),
        }
        answers.get(self.path, partial(self.send_error, 404))()

    def log_message(self, *_: object) -> None:
        """Say nothing of what is asked."""

    def begin(self, length: int | None, kind: str = "application/pdf") -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def whole(self, content: bytes = PDF, *, kind: str = "application/pdf", length: int | None = None) -> None:
        self.begin(len(content) if length is None else length, kind)
        self.wfile.write(content)

    def moved(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.end_headers()

    def large(self) -> None:
        self.begin(None)
        self.wfile.write(b"%PDF-")
        for _ in range(30):
            self.wfile.write(b" " * 1_000_000)

    def broken_chunk(self) -> None:
        self.protocol_version = "HTTP/1.1"
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"fff\r\n%PDF-")
        self.close_connection = True

    def dripped(self, begins: bytes, drop: bytes) -> None:
        """What never ends, and is never silent for long."""
        self.wfile.write(begins)
        for _ in range(60):
            self.wfile.write(drop)
            time.sleep(0.05)

    def slowly_round(self) -> None:
        time.sleep(0.3)
        self.moved("/slowly-round")

    def packed(self, encoding: str, content: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Encoding", encoding)
        self.end_headers()
        self.wfile.write(content)

    def slowly(self, content: bytes, pause: float) -> None:
        self.begin(len(content))
        for byte in content:
            self.wfile.write(bytes([byte]))
            time.sleep(pause)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with Server() as running:
        threading.Thread(target=running.serve_forever, args=[0.01]).start()
        yield running
        running.shutdown()


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        ("/letter.pdf#page=2", "/letter.pdf"),
        ("/no-name", "/no-name"),
        ("/moved.pdf", "/moved.pdf"),
        ("/gzip.pdf", "/gzip.pdf"),
        ("/Ynys Môn.pdf?a=1&b=%20", "/Ynys%20M%C3%B4n.pdf?a=1&b=%20"),
    ],
)
def test_a_letter_is_fetched_once_and_its_address_is_written_down(
    corpus: Path, server: Server, asked: str, path: str
) -> None:
    address = f"http://127.0.0.1:{server.server_port}"
    said = add(corpus, address + asked)
    folder = corpus / "ellerport-2014-10"
    assert (folder / "letter.pdf").read_bytes() == PDF
    source = yaml.safe_load((folder / "letter.yml").read_text())["source"]
    assert source == address + asked.partition("#")[0]
    assert "It is not known where the letter was published" not in said
    assert [each for each, _ in server.asked if each != "/letter.pdf" or path == each] == [path]
    assert {agent.partition("/")[0] for _, agent in server.asked if agent} == {"sqs-letters"}


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        (
            "/nowhere.pdf",
            ": the server answered 404 (Not Found); check the address, or save the letter yourself and give the file.",
        ),
        ("/page.pdf", " is a web page with no link to a PDF: give the letter's own address."),
        ("/short-page.pdf", " is a web page with no link to a PDF: give the letter's own address."),
        ("/nothing.pdf", " is not a PDF or a web page: give the letter's own address."),
        ("/words.pdf", " is not a PDF or a web page: give the letter's own address."),
        ("/packed.pdf", " is not a PDF but a gzip archive: unpack it and use the letter inside."),
        ("/round", ": the server redirects to an address that sqs does not follow; check the address, or save"),
        ("/to-a-file", ": the server redirects to an address that sqs does not follow; check the address"),
        ("/to-ftp", ": the server redirects to an address that sqs does not follow; check the address"),
        ("/to-a-name", ": the server redirects to an address that sqs does not follow; check the address"),
        ("/told-large.pdf", " is larger than 20 MB, which is too big for a letter: give the letter's own address."),
        ("/large.pdf", " is larger than 20 MB, which is too big for a letter: give the letter's own address."),
        (
            "/broken-off.pdf",
            " was not downloaded completely: try again, or save the letter yourself and give the file.",
        ),
        ("/broken-chunk.pdf", " was not downloaded completely: try again, or save the letter"),
        ("/slow.pdf", ": the server took too long; try again later, or save the letter yourself and give the file."),
        ("/silent.pdf", ": the server took too long; try again later"),
        ("/dumb.pdf", ": the server took too long; try again later"),
        ("/dripped.pdf", ": the server took too long; try again later"),
        ("/continues.pdf", ": the server took too long; try again later"),
        ("/trailers.pdf", ": the server took too long; try again later"),
        ("/slowly-round", ": the server took too long; try again later"),
        ("/to-localhost", ": the server redirects to an address that sqs does not follow; check the address"),
        ("/to-a-number", ": the server redirects to an address that sqs does not follow; check the address"),
        ("/to-the-network", ": the server redirects to an address that sqs does not follow; check the address"),
        ("/to-six", ": the server redirects to an address that sqs does not follow; check the address"),
        ("/gzip-bomb.pdf", " is larger than 20 MB, which is too big for a letter: give the letter's own address."),
        ("/gzip-twice.pdf", " cannot be downloaded (packed as gzip, gzip, which was not asked for): check the"),
        ("/gzip-broken.pdf", " was not downloaded completely: try again, or save"),
    ],
)
def test_what_the_server_has_wrong_is_a_sentence(
    corpus: Path, server: Server, monkeypatch: pytest.MonkeyPatch, path: str, sentence: str
) -> None:
    if sentence.startswith(": the server took"):
        monkeypatch.setattr(fetching, "LONGEST", 0.5)
        monkeypatch.setattr(fetching, "LONGEST_SILENCE", 0.5)
    address = f"http://127.0.0.1:{server.server_port}{path}"
    assert refusal(corpus, address).startswith(f"sqs: {address}{sentence}")


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (f"http://127.0.0.1:9/{'letter' * 100}.pdf", "cannot be downloaded (Connection refused): check the"),
        ("file:///etc/hostname", "was not downloaded, because it does not begin with https:// or http://."),
        ("ftp://example.org/letter.pdf", "was not downloaded, because it does not begin with https:// or http://."),
        ("data:application/pdf,%25PDF-1.4", "was not downloaded, because it does not begin with https:// or http://."),
        ("http://[::1", "was not downloaded, because it is not a valid web address: check it."),
        (
            "https://somebody:secret@example.org/letter.pdf",
            "was not downloaded, because it contains a user name: only letters that are ",
        ),
        (
            "http:///letter.pdf",
            "was not downloaded, because it is not a valid web address: check it.",
        ),
        (
            "http://127.0.0.1:port/letter.pdf",
            "was not downloaded, because it is not a valid web address: check it.",
        ),
        (
            "http://127.0.0.1:9/letter.pdf",
            "cannot be downloaded (Connection refused): check the address and your network, or save",
        ),
        ("http://nowhere.invalid/letter.pdf", "cannot be downloaded ("),
    ],
)
def test_what_is_no_address_to_fetch_from_is_refused(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, address: str, sentence: str
) -> None:
    monkeypatch.setenv("no_proxy", "*")
    said = refusal(corpus, address)
    assert said.startswith(f"sqs: {address.replace('somebody:secret@', '')} {sentence}")
