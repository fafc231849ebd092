"""A host that is judged to be on the public network is asked there and nowhere else."""

import socket
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest

from pipeline.curate.add import fetching
from pipeline.curate.add.fetching import fetch
from pipeline.curate.add.places import places_of
from pipeline.errors import SqsError

HOST, PUBLIC, PRIVATE = "letters.example", "93.184.216.34", "127.0.0.1"


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers["Host"]))  # type: ignore[attr-defined]
        port = str(self.headers["Host"]).rpartition(":")[2]
        to = {"/moved": f"http://{HOST}:{port}/letter.pdf", "/beside": "letter.pdf"}.get(self.path)
        self.send_response(302 if to else 200)
        if to:
            self.send_header("Location", to)
        self.end_headers()
        self.wfile.write(b"" if to else b"%PDF-1.4")

    def log_message(self, *_: object) -> None:
        """Say nothing of what is asked."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadingHTTPServer]:
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(fetching, "LONGEST", 2.0)
    monkeypatch.setattr(fetching, "LONGEST_SILENCE", 0.3)
    places_of.cache_clear()
    with ThreadingHTTPServer((PRIVATE, 0), Answers) as running:
        running.asked = []  # type: ignore[attr-defined]
        threading.Thread(target=partial(running.serve_forever, 0.01)).start()
        yield running
        running.shutdown()
    places_of.cache_clear()


def name_service(monkeypatch: pytest.MonkeyPatch, *places: str) -> list[str]:
    """Each time that it is asked for the host it tells of the next place, and then of the last again."""
    known, told = socket.getaddrinfo, list[str]()

    def answer(host: Any, port: Any, *rest: Any, **more: Any) -> Any:  # noqa: ANN401 - as socket has it
        if host not in (HOST, HOST.encode()):
            return known(host, port, *rest, **more)
        told.append(places[min(len(told), len(places) - 1)])
        return known(told[-1], port, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return told


def test_a_host_that_moves_into_the_private_network_once_it_is_judged_is_not_asked_there(
    server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = name_service(monkeypatch, PUBLIC, PRIVATE)
    with pytest.raises(SqsError):
        fetch(f"http://127.0.0.1:{server.server_port}/moved")
    assert told == [PUBLIC]
    assert [path for path, _ in server.asked] == ["/moved"]  # type: ignore[attr-defined]


def test_a_host_is_asked_under_its_own_name_and_its_redirects_are_its_own(
    server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_service(monkeypatch, PRIVATE)
    address = f"http://{HOST}:{server.server_port}"
    assert fetch(f"{address}/beside").address == f"{address}/letter.pdf"
    name = f"{HOST}:{server.server_port}"
    assert server.asked == [("/beside", name), ("/letter.pdf", name)]  # type: ignore[attr-defined]


def test_the_next_place_of_a_host_is_asked_where_the_first_does_not_answer(
    server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = socket.getaddrinfo
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, 0)) for place in ("127.0.0.2", PRIVATE)]
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *rest, **more: both if host == HOST else known(host, *rest, **more)
    )
    assert fetch(f"http://{HOST}:{server.server_port}/letter.pdf").content == b"%PDF-1.4"


def test_the_name_of_the_host_is_what_its_certificate_must_hold(
    server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_service(monkeypatch, PRIVATE)
    met: list[Any] = []

    class Client(httpx.AsyncClient):
        def stream(self, *of: Any, **more: Any) -> Any:  # noqa: ANN401 - as httpx has it
            met.append((of, more["extensions"]))
            return super().stream(*of, **more)

    monkeypatch.setattr(httpx, "AsyncClient", Client)
    fetch(f"http://{HOST}:{server.server_port}/letter.pdf")
    ((of, extensions),) = met
    assert of[1].host == PRIVATE
    assert extensions == {"sni_hostname": HOST}
