"""What our pages show is what the saved queries behind them answer."""

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.support.served_site import letters, measures, pages, services
from tests.support.site_pages import site_of

pytestmark = pytest.mark.slow


@dataclass
class Shown(HTMLParser):
    """What a page of ours shows: its words, and where the rows behind it can be had."""

    words: str = ""
    links: list[str] = field(default_factory=list)
    within: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "main":
            self.within = ["main"]
        if self.within:
            self.within += ["behind"] if dict(attrs).get("class") == "behind" else []
            if tag == "a" and "behind" in self.within:
                self.links.append(dict(attrs)["href"] or "")
            self.words += " " if tag in ("p", "li", "td", "th", "dd", "dt", "div", "tr", "h2", "h3", "text") else ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "p" and "behind" in self.within:
            self.within.remove("behind")
        if tag == "main":
            self.within = []

    def handle_data(self, data: str) -> None:
        self.words += data if self.within else ""


def _shown(page: str) -> Shown:
    shown = Shown()
    shown.feed(page)
    shown.words = " ".join(shown.words.split())
    return shown


OF = re.compile(r"(\d+)(?: of (?:the )?|/)(\d+)\b")
SHARE = re.compile(r"\b(\d+) of (\d+) \((?:(\d+(?:\.\d+)?)%, )?95% interval (\d+(?:\.\d+)?) to (\d+(?:\.\d+)?)\)")

EXPLAINED = {("19", "20")}
"""Numbers that explain: what 95% means, in cases."""


def _kinds(database: Path) -> Iterator[str]:
    yield from (address for address in pages(database) if address != "/data")  # which describes, with examples
    yield from (services(database)[-1], letters(database)[-1], measures(database)[-1])
    yield from (
        "/measures?order=share",
        "/compare?theme=public",
        "/search?q=cases&in=findings&page=2",
        "/letters?year=2014",
    )


def _numbers(row: dict[str, Any]) -> set[str]:
    return {str(value) for value in row.values() if isinstance(value, int)}


def _is_one_of(shown: str, row: dict[str, Any]) -> bool:
    """Whether the figure is the row's, with as many decimals as are shown."""
    decimals = len(shown.partition(".")[2])
    return any(
        isinstance(value, int | float) and abs(float(shown) - value) <= 0.5 * 10**-decimals + 1e-9
        for value in row.values()
    )


def test_every_figure_of_a_page_is_a_figure_of_the_rows_behind_it(demonstration: Path) -> None:
    async def ask() -> None:
        client = site_of(demonstration).client
        for address in _kinds(demonstration):
            shown = _shown((await client.get(address)).text)
            rows: list[dict[str, Any]] = []
            assert (address, bool(shown.links) or address == "/search") == (address, True)
            for link in dict.fromkeys(shown.links):
                answer = await client.get(link)
                assert (address, link, answer.status_code) == (address, link, 200)
                parts = urlsplit(link)
                if parts.path.endswith(".json"):
                    assert parse_qs(parts.query)["_shape"] == ["array"]
                    rows += answer.json()
            texts = " ".join(value for row in rows for value in row.values() if isinstance(value, str))
            texts = " ".join(texts.split())
            pairs = {pair for row in rows for pair in _pairs(row)}
            for found in OF.finditer(shown.words):
                said = found[0] in texts or found.groups() in EXPLAINED or found.groups() in pairs
                assert (address, found[0], said) == (address, found[0], True)
            for count, total, share, low, high in SHARE.findall(shown.words):
                backed = any(
                    {count, total} <= _numbers(row)
                    and all(_is_one_of(figure, row) for figure in (share, low, high) if figure)
                    for row in rows
                )
                assert (address, count, total, share, low, high, backed) == (
                    *(address, count, total, share, low, high),
                    True,
                )

    asyncio.run(ask())


def _pairs(row: dict[str, Any]) -> set[tuple[str, str]]:
    numbers = _numbers(row)
    return {(one, other) for one in numbers for other in numbers}


def test_every_count_and_total_of_the_rows_behind_a_page_is_shown_on_it(demonstration: Path) -> None:
    async def ask() -> None:
        client = site_of(demonstration).client
        checked = 0
        for address in _kinds(demonstration):
            shown = _shown((await client.get(address)).text)
            held = {(one, other) for one, other in OF.findall(shown.words)}
            for link in dict.fromkeys(link for link in shown.links if ".json?" in link):
                for row in (await client.get(link)).json():
                    pair = str(row.get("sufficient")), str(row.get("total"))
                    if "None" not in pair and "funnel" not in link:
                        there = pair in held or " ".join(pair) in shown.words  # in one cell, or in two side by side
                        assert (address, link, pair, there) == (address, link, pair, True)
                        checked += 1
        assert checked > 100

    asyncio.run(ask())
