"""How fast the site answers twenty people at once: pages made for the first time, and pages that are kept."""

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

CLIENTS = 20
OF_A_KIND = 60
"""So many pages of each kind are looked at."""

REQUESTS = 60
"""How many kept pages each client asks for."""

KEPT_WITHIN, MADE_WITHIN = 0.1, 1.0
"""Seconds that 19 in 20 pages may take."""

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
    """One answer: of which kind of page, and how long it took."""

    kind: str
    seconds: float


class Speed(NamedTuple):
    """How fast pages of one kind came: seconds within which 19 in 20 did, and in words what else there is to say."""

    kind: str
    slow: float
    goal: float
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


def met(site: str, walks: Sequence[Sequence[tuple[str, str]]]) -> list[Asked]:
    """What clients met who each walk through pages, all at once, with a connection of their own."""

    def client(pages: Sequence[tuple[str, str]]) -> list[Asked]:
        parts = urlsplit(site)
        connection = HTTPConnection(str(parts.hostname), parts.port)
        found = []
        for kind, address in pages:
            begun = time.perf_counter()
            connection.request("GET", address)
            answer = connection.getresponse()
            answer.read()
            found.append(Asked(kind, time.perf_counter() - begun))
            if answer.status != 200:
                raise RuntimeError(f"{address} answered {answer.status}: a figure for it would say nothing")
        connection.close()
        return found

    with ThreadPoolExecutor(len(walks)) as clients:
        return [each for answers in clients.map(client, walks) for each in answers]


def speeds(folder: Path, *, copies: int, seed: int = 1) -> Iterator[Speed]:
    """How fast each kind of page comes, of a database of so many letters; all that is made is put into the folder."""
    database = folder / "site.db"
    copies_of(built(DEMONSTRATION, folder / "few.db"), database, copies)
    chance = random.Random(seed)  # noqa: S311 - a walk that can be walked again, no secret
    of_kinds = {kind: chance.sample(each, min(len(each), OF_A_KIND)) for kind, each in addresses(database).items()}
    pages = [(kind, address) for kind, each in of_kinds.items() for address in each]
    chance.shuffle(pages)
    with served(database, DEMONSTRATION) as site:
        made = met(site, [pages[client::CLIENTS] for client in range(CLIENTS)])
        kept = met(site, [chance.choices(pages, k=REQUESTS) for _ in range(CLIENTS)])
    for name, goal, answers in (("made", MADE_WITHIN, made), ("kept", KEPT_WITHIN, kept)):
        for kind in of_kinds:
            times = [each.seconds for each in answers if each.kind == kind]
            if len(times) > 1:
                how = f"19 in 20 of {len(times)}; half within {median(times):.3f} s"
                yield Speed(f"{kind}, {name}", quantiles(times, n=20, method="inclusive")[-1], goal, how)
