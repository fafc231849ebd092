"""Search: the services, findings and paragraphs in which words stand, each hit with a link to its place."""

import asyncio
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode
from weakref import WeakKeyDictionary

from datasette import Response
from markupsafe import Markup

from pipeline.explore.database import Answer, Datasette, Row, answer
from pipeline.explore.lookup import Directory, directory_of, named
from pipeline.explore.page import page
from pipeline.language.folding import single_spaced

PLACES = {"": "Everything", "findings": "Findings", "paragraphs": "Paragraphs", "services": "Services"}
"""Where can be looked, and what that is called."""

FIRST_HITS = 10
"""How many hits of each kind stand on the page of everything."""

HITS_TO_A_PAGE = 50

LARGEST_PAGE = 1_000_000

LONGEST = 200
"""So many characters are looked for, as the saved queries have it."""

MARKED = re.compile("\ufdd0([^\ufdd0\ufdd1]*)\ufdd1")
"""Words found, between signs that Unicode keeps out of text. The saved queries put them there."""

_DIRECTORIES: WeakKeyDictionary[Datasette, tuple[Answer, Answer, Directory]] = WeakKeyDictionary()

STRAY_MARK = re.compile("[\ufdd0\ufdd1]")


@dataclass(frozen=True)
class SearchForm:
    """What a person wants to find, as the form sends it."""

    words: str = ""
    place: str = ""
    section: str = ""
    year: str = ""
    page: int = 1

    def address(self, **other: object) -> str:
        """The end of the address that asks the same but for what is given."""
        fields = {
            "q": self.words,
            "in": self.place,
            "section": self.section,
            "year": self.year,
            "page": self.page,
        } | other
        return urlencode({name: value for name, value in fields.items() if value and (name, value) != ("page", 1)})


@dataclass(frozen=True)
class Sentence:
    """A sentence with the findings in it that were hit."""

    marked: Markup
    findings: tuple[Row, ...]


async def search(datasette: Datasette, request: Datasette) -> Response:
    """The page of a search; without words, how to ask."""
    choices = await answer(datasette, "parts-and-years")
    asked = _form_of(request.args, choices.rows)
    found: dict[str, Any] = {}
    if asked.words:
        asking = {}
        if asked.place == "":
            asking["meanings"] = answer(datasette, "measures-and-meanings")
            asking["every"] = answer(datasette, "services-called")
        if asked.place in ("", "services"):
            asking["services"] = answer(datasette, "services-called", name=asked.words.replace('"', ""))
        if asked.place in ("", "findings"):
            asking["findings"] = _hits(datasette, "findings-that-say", asked)
        if asked.place in ("", "paragraphs"):
            asking["paragraphs"] = _hits(datasette, "what-inspectors-said", asked)
        found = dict(zip(asking, await asyncio.gather(*asking.values()), strict=True))
        if "every" in found:
            every = found.pop("every")
            found["named"] = named(asked.words.replace('"', " "), _directory(datasette, found["meanings"], every))
        if "findings" in found:
            found["sentences"] = sentences_of(found["findings"].rows)
    return await page(
        datasette,
        request,
        "search",
        asked=asked,
        choices=choices,
        places=PLACES,
        marked=mark_words,
        services_shown=HITS_TO_A_PAGE if asked.place else FIRST_HITS,
        **found,
    )


def mark_words(text: str) -> Markup:
    """Text as it may stand in a page, the words found between `<mark>` tags; whatever else is in it stays text."""
    parts = MARKED.split(text)
    return Markup().join(
        Markup("<mark>{}</mark>").format(part) if place % 2 else STRAY_MARK.sub("", part)
        for place, part in enumerate(parts)
    )


def sentences_of(rows: Iterable[Row]) -> list[Sentence]:
    """The hits, those of one sentence together: it is printed once, however many findings stand in it."""
    return [
        Sentence(marked=mark_words(sentence), findings=tuple(findings))
        for (_, sentence), findings in groupby(
            rows, key=lambda row: (row["paragraph"], row["marked"] or row["sentence"])
        )
    ]


def _directory(datasette: Datasette, meanings: Answer, every: Answer) -> Directory:
    """What can be named here, made once for the same answers."""
    made = _DIRECTORIES.get(datasette)
    if made is None or made[0] is not meanings or made[1] is not every:
        made = _DIRECTORIES[datasette] = (meanings, every, directory_of(meanings.rows, every.rows))
    return made[2]


async def _hits(datasette: Datasette, query: str, asked: SearchForm) -> Answer:
    size = HITS_TO_A_PAGE if asked.place else FIRST_HITS
    return await answer(
        datasette, query, words=asked.words, section=asked.section, year=asked.year, page=asked.page, size=size
    )


def _form_of(fields: Mapping[str, str], choices: Iterable[Row]) -> SearchForm:
    """What the address asks for. What is no choice of the form counts as not chosen."""
    known = {(row["kind"], row["value"]) for row in choices}
    place = fields.get("in") or ""
    number = fields.get("page") or ""
    return SearchForm(
        words=single_spaced(fields.get("q") or "")[:LONGEST].strip(),
        place=place if place in PLACES else "",
        section=(fields.get("section") or "") if ("section", fields.get("section")) in known else "",
        year=(fields.get("year") or "") if ("year", fields.get("year")) in known else "",
        page=min(int(number), LARGEST_PAGE) if place in PLACES and re.fullmatch("[1-9][0-9]{0,8}", number) else 1,
    )
