"""A desk with a letter on it, in this process, and the pages that a browser sees of it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page

from pipeline.cli.desk.server import DeskServer
from pipeline.corpus.folders import letter_in
from pipeline.curate.review import LetterToReview, letter_to_review
from pipeline.curate.review.desk import Desk


@contextmanager
def served_desk(reviewed: LetterToReview | Path) -> Iterator[DeskServer]:
    """The desk with that letter, or with the one in that folder, answering until the end."""
    if isinstance(reviewed, Path):
        reviewed = letter_to_review(letter_in(reviewed), by="AB")
    with DeskServer(Desk(reviewed)) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class Visitor:
    """A program that speaks to the desk as a browser does, or as one should not."""

    def __init__(self, address: str) -> None:
        self.address = urlsplit(address)
        self.host = self.address.netloc
        self.headers = {"Origin": f"http://{self.host}", "Content-Type": "application/json"}

    def come_in(self) -> int:
        """Exchange the token for the cookie; the status."""
        answer = self.ask("GET", f"/?{self.address.query}")
        cookie = answer.headers.get("Set-Cookie")
        if cookie:
            self.headers["Cookie"] = cookie.split(";")[0]
        return answer.status

    def ask(self, method: str, path: str, content: object = None, **headers: str) -> HTTPResponse:
        """The answer to a request; a header's name has `_` for `-`."""
        connection = HTTPConnection(self.host, timeout=30)
        body = json.dumps(content) if method == "POST" else None
        changed = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {**self.headers, **changed})
        return connection.getresponse()

    def state(self) -> Any:  # noqa: ANN401 - what JSON holds
        """What the page would show."""
        return json.load(self.ask("GET", "/state"))

    def answer(self, version: int, **request: object) -> Any:  # noqa: ANN401 - the same
        """What the page would show after the answer."""
        return json.load(self.ask("POST", "/answer", {"version": version, **request}))


class Keyboard:
    """Whoever sits at the desk with a keyboard alone; each key press is counted, one with Shift as two."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed = 0

    def press(self, *keys: str) -> None:
        """Press them, and wait until the desk has answered."""
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 2 if key.startswith("Shift+") or key == "?" else 1
            self.page.evaluate("waiting")

    def type(self, words: str) -> None:
        """Type the words into the field, and Enter."""
        self.press(*words, "Enter")

    def sit_down(self, address: str) -> None:
        """Open the desk, and wait for the letter."""
        self.page.goto(address)
        self.page.wait_for_selector(".words")

    @property
    def message(self) -> str:
        """What the desk said last."""
        return self.page.inner_text("#message")

    @property
    def asked(self) -> str:
        """The words that are asked about."""
        return self.page.inner_text("#quote")


def select_with_the_mouse(page: Page, words: str) -> None:
    """Press the mouse before the words of the letter, wherever marks stand in them, and let it go behind them."""
    first, last = page.evaluate(ENDS_OF_WORDS, words)
    page.mouse.move(first["left"] + 1, first["top"] + first["height"] / 2)
    page.mouse.down()
    page.mouse.move(last["right"] - 1, last["top"] + last["height"] / 2, steps=4)
    page.mouse.up()


ENDS_OF_WORDS = """words => {
  const walk = document.createTreeWalker(document.getElementById("letter"), NodeFilter.SHOW_TEXT);
  const places = [];
  let text = "";
  while (walk.nextNode()) {
    for (let at = 0; at < walk.currentNode.length; at += 1) places.push([walk.currentNode, at]);
    text += walk.currentNode.data;
  }
  const begun = text.indexOf(words);
  const box = ([node, at]) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    node.parentElement.scrollIntoView({ block: "center" });
    return range.getBoundingClientRect().toJSON();
  };
  box(places[begun]);
  return [box(places[begun]), box(places[begun + words.length - 1])];
}"""
