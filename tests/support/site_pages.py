"""Pages asked for in process, and what they say."""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from pipeline.corpus.folders import PROJECT
from pipeline.explore.database import NAME, Datasette
from pipeline.explore.site import site

METADATA = PROJECT / "metadata.yml"
DEFAULTS = PROJECT / "pipeline" / "explore" / "metadata.yml"
"""What the site says and does where no `metadata.yml` says otherwise."""


@cache
def asked(database: Path, address: str) -> Any:  # noqa: ANN401 - Datasette's client has no types
    """The answer to a request, redirections not followed; a database that does not change is asked once."""

    return ask(database, address)[0]


def ask(database: Path, *addresses: str, method: str = "GET", corpus: Path | None = None) -> list[Any]:
    """The answers to requests made one after the other, redirections not followed."""
    return answers_of(site_of(database, corpus), method, addresses)


def ask_anew(database: Path, *addresses: str, corpus: Path | None = None) -> list[Any]:
    """The answers of a site begun now, which keeps nothing from before."""
    return answers_of(site(database, METADATA, corpus), "GET", addresses)


MOST_SITES = 4
"""Each holds connections, and SQLite's memory has an end that the whole process shares."""

_SITES: OrderedDict[tuple[Path, Path | None], Datasette] = OrderedDict()


def site_of(database: Path, corpus: Path | None = None) -> Datasette:
    """The site of a database that does not change: its templates take long to compile, so there is one."""
    if (database, corpus) not in _SITES:
        while len(_SITES) >= MOST_SITES:
            _, oldest = _SITES.popitem(last=False)
            oldest.databases[NAME].close()
        _SITES[database, corpus] = site(database, METADATA, corpus)
    _SITES.move_to_end((database, corpus))
    return _SITES[database, corpus]


def answers_of(datasette: Datasette, method: str, addresses: Sequence[str]) -> list[Any]:
    """What this site answers to requests made one after the other."""

    async def asked() -> list[Any]:
        return [await datasette.client.request(method, address) for address in addresses]

    return asyncio.run(asked())


def rows_of(database: Path, query: str, **values: str) -> list[dict[str, Any]]:
    """The rows that a saved query gives as JSON."""
    parameters = "&".join(f"{name}={text}" for name, text in values.items())
    found: list[dict[str, Any]] = asked(database, f"/sqs/{query}.json?_shape=array&{parameters}").json()
    return found


class Page(HTMLParser):
    """A page as its reader has it: its words, and the addresses that it leads to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if tag == "a":
            self.links.append(held.get("href") or "")
        if held.get("id"):
            self.ids.append(held["id"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "dt":
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    @property
    def words(self) -> str:
        """All the text, white space folded."""
        return " ".join("".join(self.pieces).split())


def page_of(database: Path, address: str) -> Page:
    """The page at an address that there is."""
    answer = asked(database, address)
    assert answer.status_code == 200, answer.text
    return Page(answer.text)
