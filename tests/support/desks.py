"""A desk with a letter on it, in this process, and the pages that a browser sees of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

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
        self.press(*words.replace(" ", "\0").replace("\0", " "), "Enter")

    @property
    def message(self) -> str:
        """What the desk said last."""
        return self.page.inner_text("#message")

    @property
    def asked(self) -> str:
        """The words that are asked about."""
        return self.page.inner_text("#quote")
