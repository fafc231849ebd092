"""How fast the site answers ten people at once who look at a thousand letters."""

import random
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple
from urllib.parse import urlsplit

from tests.support.many_letters import copies_of
from tests.support.served_site import DEMONSTRATION, built, letters, measures, rows, served, services

CLIENTS = 10
REQUESTS = 120
"""How many pages each client asks for."""

GOAL = 0.3

WORDS = (
    "plan",
    "cases",
    "victim",
    "risk of harm",
    '"speech and language"',
    "review",
    "court",
    "Ellerport",
    "nine late",
)


class Asked(NamedTuple):
    """One answer: of which kind of page, whether the page had been made before, and how long it took."""

    kind: str
    kept: bool
    seconds: float


class Speed(NamedTuple):
    """How fast pages of one kind came: seconds at the median, and in words what else there is to say."""

    kind: str
    median: float
    how: str


def addresses(database: Path) -> Mapping[str, Sequence[str]]:
    """The addresses of each kind of page, with some of what a person chooses in their forms."""
    years = [year for (year,) in rows(database, "select distinct substr(published, 1, 4) from letters order by 1")]
    themes = [theme for (theme,) in rows(database, "select distinct theme from measure_summary order by 1")]
    return {
        "home": ["/"],
        "services": ["/services", *(f"/services?page={page}" for page in range(2, 11))],
        "service": services(database),
        "measures": ["/measures", "/measures?order=share", *(f"/measures?theme={theme}" for theme in themes)],
        "measure": [f"{measure}{page}" for measure in measures(database) for page in ("", "?page=2", "?page=3")],
        "compare": ["/compare", *(f"/compare?theme={theme}&year={year}" for theme in themes for year in years)],
        "letters": ["/letters", *(f"/letters?page={page}" for page in range(2, 11))],
        "letter": letters(database),
        "search": [
            f"/search?q={words.replace(' ', '+')}&in={place}&year={year}"
            for words in WORDS
            for place in ("", "findings", "paragraphs")
            for year in ("", *years)
        ],
        "charts": ["/charts", *(f"/charts?theme={theme}" for theme in themes)],
        "data": ["/data"],
    }


def asked(site: str, pages: Mapping[str, Sequence[str]], *, seed: int) -> list[Asked]:
    """What many clients at once met, each with a connection of its own, asking for pages at random."""
    met: set[str] = set()

    def client(number: int) -> list[Asked]:
        chance = random.Random(f"{seed} {number}")  # noqa: S311 - a walk that can be walked again, no secret
        parts = urlsplit(site)
        connection = HTTPConnection(str(parts.hostname), parts.port)
        found = []
        for _ in range(REQUESTS):
            kind = chance.choice(list(pages))
            address = chance.choice(pages[kind])
            kept = address in met
            met.add(address)
            begun = time.perf_counter()
            connection.request("GET", address)
            answer = connection.getresponse()
            answer.read()
            found.append(Asked(kind, kept, time.perf_counter() - begun))
            if answer.status != 200:
                raise RuntimeError(f"{address} answered {answer.status}: a figure for it would say nothing")
        connection.close()
        return found

    with ThreadPoolExecutor(CLIENTS) as clients:
        return [each for answers in clients.map(client, range(CLIENTS)) for each in answers]


def speeds(folder: Path, *, copies: int, seed: int = 1) -> Iterator[Speed]:
    """How fast each kind of page comes, of a database of so many letters; all that is made is put into the folder."""
    database = folder / "site.db"
    copies_of(built(DEMONSTRATION, folder / "few.db"), database, copies)
    pages = addresses(database)
    with served(database, DEMONSTRATION) as site:
        answers = asked(site, pages, seed=seed)
    for kind in pages:
        times = [each.seconds for each in answers if each.kind == kind]
        made = [each.seconds for each in answers if each.kind == kind and not each.kept]
        slow = quantiles(times, n=20)[-1]
        how = f"95% within {slow:.3f} s; made anew {median(made):.3f} s ({len(made)} of {len(times)})"
        yield Speed(kind, median(times), how)
