"""Letters' pages asked for in process and taken apart, and letters to ask for."""

from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from datasette.utils import tilde_encode

from models.reading import Reading
from models.source import Source
from pipeline.build.letters import read_letter
from pipeline.corpus.folders import PROJECT, letter_in
from tests.support.letters_by_hand import finding_of, letter_of
from tests.support.readings import build_as_read
from tests.support.site_pages import Page, ask

LETTERS = PROJECT / "tests" / "letters"
PRINTED = "brackenshire-2016-06"
TYPED = "aldmoor-2013-06"


def nested() -> tuple[Source, Reading]:
    """A letter whose findings lie in one another and overlap, and which prints a telephone number."""
    letter = letter_of(
        [
            (
                "public",
                "Protecting the public",
                [
                    ("2.1", "Plans were good in most of the 20 cases that we saw, and reviews in 9 of 12."),
                    ("2.2", "All ten reports were good: ring [phone] to hear why."),
                ],
            )
        ]
    )
    quotes = {
        "Plans were good in most of the 20 cases": "sufficient",
        "most of the 20": "insufficient",
        "20 cases that we saw": "none",
        "9 of 12": None,
        "All ten reports": "sufficient",
    }
    findings = tuple(
        finding_of(letter, quote, verdict=verdict, role=None, count=place, total=20)
        for place, (quote, verdict) in enumerate(quotes.items())
    )
    return (
        Source(id="nested-2014-01", sha256="f" * 64),
        Reading(letter=letter, findings=findings, numbers=(), problems=()),
    )


def read_and_built(path: Path) -> Path:
    """A database of two test letters as they are read, one a PDF and one plain text."""
    return build_as_read(path, [read_letter(letter_in(LETTERS / name)) for name in (PRINTED, TYPED)])


class Letter(HTMLParser):
    """A letter's page taken apart: the words of each paragraph, what each mark holds, what each card says."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str]]] = []
        self.paragraphs: defaultdict[str, str] = defaultdict(str)
        self.marks: defaultdict[str, str] = defaultdict(str)
        self.classes: dict[str, str] = {}
        self.cards: defaultdict[str, str] = defaultdict(str)
        self.beside: defaultdict[str, str] = defaultdict(str)
        self.links: defaultdict[str, list[str]] = defaultdict(list)
        self.images: dict[str, dict[str, str]] = {}
        self.ids: list[str] = []
        self.paragraph = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        if "id" in held:
            self.ids.append(held["id"])
        if held.get("class") == "words":
            self.paragraph = held["id"]
        if tag == "a":
            self.links[self._card()].append(held["href"])
        if tag == "img":
            self.images[self._card()] = held
        if tag == "mark" and "data-finding" in held:
            self.classes[held["data-finding"]] = held["class"].split()[0]
        if tag not in ("img", "input", "meta", "link"):
            self.open.append((tag, held))

    def handle_endtag(self, tag: str) -> None:
        if tag == "dt":
            self.cards[self._card()] += " "
        while self.open and self.open.pop()[0] != tag:
            continue

    def handle_data(self, data: str) -> None:
        in_words = any(held.get("class") == "words" for _, held in self.open)
        tags = [tag for tag, _ in self.open]
        if in_words and "p" in tags and "a" not in tags:
            self.paragraphs[self.paragraph] += data
            for held in (held for tag, held in self.open if tag == "mark" and "data-finding" in held):
                self.marks[held["data-finding"]] += data
        if any(held.get("class") == "beside" for _, held in self.open):
            self.beside[self.paragraph] += data
        self.cards[self._card()] += data

    def _card(self) -> str:
        return next((held["data-finding"] for tag, held in self.open if tag == "details"), "")


def folded(words: str) -> str:
    return " ".join(words.split())


def letter_page(database: Path, name: str, query: str = "") -> Letter:
    (answer,) = ask(database, f"/letters/{name}{query}", corpus=LETTERS)
    assert answer.status_code == 200
    return Letter(answer.text)


def finding_pages(database: Path, name: str, *places: str) -> list[Page]:
    """The pages of the findings at these places of the letter."""
    answers = ask(database, *(f"/letters/{name}/findings/{tilde_encode(place)}" for place in places), corpus=LETTERS)
    assert {answer.status_code for answer in answers} == {200}
    return [Page(answer.text) for answer in answers]


def place_of(row: dict[str, Any]) -> str:
    return str(row["finding"]).removeprefix(f"{row['letter']}/")
