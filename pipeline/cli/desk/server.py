"""The desk, served to this machine's browser until it is closed."""

import json
import logging
import sys
from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import parse_qs, urlsplit

from pydantic import ValidationError

from models.text import Box
from pipeline.cli.desk.gate import HEADERS, Gate
from pipeline.cli.desk.requests import NAME, REQUEST, after
from pipeline.cli.desk.state import Json, state_of
from pipeline.corpus.folders import PROJECT
from pipeline.curate.review.desk import Desk
from pipeline.curate.review.pictures import draw_page, page_frames
from pipeline.errors import SqsError

LOGGER = logging.getLogger(__name__)
OURS = Path(__file__).with_name("static")
SITES = PROJECT / "pipeline" / "explore" / "static"
FILES: Mapping[str, tuple[Path, str]] = {
    "/": (OURS / "desk.html", "text/html; charset=utf-8"),
    "/desk.js": (OURS / "desk.js", "text/javascript; charset=utf-8"),
    "/desk.css": (OURS / "desk.css", "text/css; charset=utf-8"),
    "/ours.css": (SITES / "ours.css", "text/css; charset=utf-8"),
}
LONGEST = 100_000
"""Bytes of a request: no answer takes more."""


class DeskServer(ThreadingHTTPServer):
    """The desk on a port of this machine alone; one answer is written at a time."""

    daemon_threads = True

    def __init__(self, desk: Desk, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), DeskHandler)
        self.gate = Gate(self.server_address[1])
        self.desk = desk
        self.version = 0
        """How many answers there have been: a window that has seen fewer shows an older letter."""
        self.writing = Lock()
        self.frames: tuple[Box, ...] = _frames(desk)
        self.pictures: dict[int, bytes] = {}

    def state(self, *, says: str = "", refused: bool = False) -> Json:
        """What the page shows now, with what came of the last answer."""
        return {**state_of(self.desk, self.frames), "version": self.version, "message": says, "refused": refused}

    def answer(self, path: str, asked: Json) -> Json:
        """What the page shows after the request; what cannot be done is said there."""
        with self.writing:
            seen = asked.pop("version", None)
            try:
                if path == "/who":
                    by = NAME.validate_python(asked).by
                    self.desk = replace(self.desk, reviewed=replace(self.desk.reviewed, by=by))
                    return self.state()
                if seen != self.version:
                    return self.state(says="The letter was changed in another window. Here it is now.", refused=True)
                request = REQUEST.validate_python(asked)
                if self.desk.reviewed.by is None:
                    return self.state(says="Say who you are first.", refused=True)
                self.desk = after(self.desk, request)
                self.version += 1
            except SqsError as error:
                return self.state(says=str(error), refused=True)
            except OSError as error:
                return self.state(says=f"Nothing was saved ({error.strerror}).", refused=True)
            return self.state()

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002 - as the library calls it
        """Keep it for --debug: a browser that goes away in the middle of an answer is no news."""
        LOGGER.debug("a request failed", exc_info=sys.exc_info())

    def page(self, number: int) -> bytes:
        """The picture of a page, drawn once."""
        if number not in self.pictures:
            self.pictures[number] = draw_page(self.desk.reviewed.check, number)
        return self.pictures[number]


def _frames(desk: Desk) -> tuple[Box, ...]:
    try:
        return page_frames(desk.reviewed.check)
    except Exception:  # a page that cannot be drawn is no reason to end: its words were read
        LOGGER.debug("no pictures", exc_info=True)
        return ()


class DeskHandler(BaseHTTPRequestHandler):
    """One request of the browser's."""

    server: DeskServer
    server_version = "sqs"
    sys_version = ""
    timeout = 30

    def do_GET(self) -> None:
        """A file of the page, the state, a picture; or the cookie for the token in the address."""
        address = urlsplit(self.path)
        token = parse_qs(address.query).get("token")
        if token:
            self._let_in(token[0])
        elif reason := self.server.gate.why_not(dict(self.headers), writes=False):
            self._say(HTTPStatus.FORBIDDEN, reason)
        elif address.path == "/state":
            self._send_json(self.server.state())
        elif address.path in FILES:
            file, kind = FILES[address.path]
            self._send(HTTPStatus.OK, file.read_bytes(), kind)
        elif address.path in {f"/pages/{frame.page}" for frame in self.server.frames}:
            self._send_page(int(address.path.rpartition("/")[2]))
        else:
            self._say(HTTPStatus.NOT_FOUND, "There is nothing here.")

    def do_POST(self) -> None:
        """An answer, which is on disk before it is answered."""
        reason = self.server.gate.why_not(dict(self.headers), writes=True)
        length = self.headers.get("Content-Length", "")
        if reason:
            self._say(HTTPStatus.FORBIDDEN, reason)
        elif self.headers.get("Content-Type") != "application/json" or not length.isdecimal():
            self._say(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Answers are sent as JSON.")
        elif int(length) > LONGEST:
            self._say(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "That is too long.")
        else:
            self._answer(self.rfile.read(int(length)))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - as the library calls it
        """Nothing is printed while a person works."""

    def _answer(self, content: bytes) -> None:
        try:
            asked = json.loads(content)
            if urlsplit(self.path).path == "/end":
                self._say(HTTPStatus.OK, "The desk is closed.")
                self.server.shutdown()
            elif urlsplit(self.path).path in ("/answer", "/who") and isinstance(asked, dict):
                self._send_json(self.server.answer(urlsplit(self.path).path, asked))
            else:
                self._say(HTTPStatus.NOT_FOUND, "There is nothing here.")
        except (ValidationError, ValueError, IndexError):
            self._say(HTTPStatus.BAD_REQUEST, "The desk does not understand this answer.")

    def _let_in(self, token: str) -> None:
        reason = self.server.gate.why_not_here(dict(self.headers), writes=False)
        cookie = None if reason else self.server.gate.exchange(token)
        if cookie is None:
            self._say(HTTPStatus.FORBIDDEN, reason or "This address was used before: run sqs review again.")
            return
        self._send(HTTPStatus.SEE_OTHER, b"", "text/plain", {"Location": "/", "Set-Cookie": cookie})

    def _send_page(self, number: int) -> None:
        try:
            self._send(HTTPStatus.OK, self.server.page(number), "image/png")
        except Exception:  # as above: the words are there
            LOGGER.debug("no picture", exc_info=True)
            self._say(HTTPStatus.NOT_FOUND, "This page cannot be drawn.")

    def _say(self, status: HTTPStatus, words: str) -> None:
        self._send(status, words.encode(), "text/plain; charset=utf-8")

    def _send_json(self, content: Json) -> None:
        self._send(HTTPStatus.OK, json.dumps(content, ensure_ascii=False).encode(), "application/json")

    def _send(self, status: HTTPStatus, content: bytes, kind: str, headers: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {**HEADERS, **(headers or {}), "Content-Type": kind}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
