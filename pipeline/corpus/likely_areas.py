"""Which services may be meant by a name that none of them goes by, and why.

The standard library compares spellings: among some hundred names nothing faster is wanted, nor finer, for what counts
is which places a name has.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import SequenceMatcher
from typing import NamedTuple

from models.area import Area
from pipeline.corpus.areas import folded

_ALIKE = 0.8
"""How alike two names are that one slip of the pen may have made of one; the whole is 1."""
_MOST = 4
_BETWEEN_PLACES = re.compile(r"\s*(?:[,&/+]|\band\b|\bwith\b)\s*", re.IGNORECASE)
_KIND_OF_PLACE = frozenset(
    (
        *("borough", "city", "council", "county", "district", "london", "metropolitan", "royal", "unitary"),
        *("of", "on", "the", "upon"),
    )
)
"""Words that come and go in the name of one place: City of York, Kingston upon Thames."""


class LikelyArea(NamedTuple):
    """A service that may be meant, and what speaks for it."""

    area: Area
    why: str


def likely_areas(name: str, areas: Iterable[Area], day: date | None = None) -> tuple[LikelyArea, ...]:
    """The services that may be meant by the name, the likeliest first, four at most.

    Those that were there on the `day` come before those that were not, which say so.
    """
    if not _places(name):
        return ()
    ranked = []
    for area in areas:
        names = (area.name, *area.aliases)
        found = min((*(each for known in names for each in _kinship(name, known)), *_noted(name, area)), default=None)
        if found:
            rank, why, known = found
            also = f", which is another name of {area.name}" if known != area.name else ""
            absent = not was_there(area, day)
            then = f"; it was not a service then ({years_of(area)})" if absent else ""
            ranked.append((absent, rank, area.name, LikelyArea(area, f"{why}{also}{then}")))
    return tuple(each for *_, each in sorted(ranked, key=lambda each: each[:3])[:_MOST])


def was_there(area: Area, day: date | None) -> bool:
    """Whether the service may have been one on that day; a month or a year that bounds it counts as a whole."""
    if day is None:
        return True
    begun = area.valid_from is None or f"{day}"[: len(area.valid_from)] >= area.valid_from
    return begun and (area.valid_to is None or f"{day}"[: len(area.valid_to)] <= area.valid_to)


def years_of(area: Area) -> str:
    """When it was a service, in words: `from 2014`, `until 2013-06`."""
    bounds = (("from", area.valid_from), ("until", area.valid_to))
    return " ".join(f"{word} {day}" for word, day in bounds if day)


def _kinship(name: str, known: str) -> Iterator[tuple[tuple[int, float], str, str]]:
    """What two names have in common, if anything: how surely it tells, the likeliest first, and in words."""
    places, others = _places(name), _places(known)
    shared = places & others
    alike = SequenceMatcher(None, folded(name), folded(known)).ratio()
    if places and folded(name) == folded(known):
        yield (0, 0), "it goes by this name, and so does another service", known
    elif places and places == others:
        yield (1, -alike), "it has the same places", known
    elif alike >= _ALIKE:
        yield (2, -alike), f"{known} is spelt nearly alike", known
    elif shared and shared == places:
        yield (3, -alike), f"{_listed(shared)} is part of {known}", known
    elif shared and shared == others:
        yield (4, -alike), f"{known} is part of it", known
    elif shared:
        yield (5, -len(shared)), f"{_listed(shared)} is part of both", known


def _noted(name: str, area: Area) -> Iterator[tuple[tuple[int, float], str, str]]:
    """The same for a name that the service's note has: of one that it was split from, or became."""
    if area.notes and folded(name) and f" {folded(name)} " in f" {folded(area.notes)} ":
        yield (6, 0), f"areas.csv says of it: {area.notes}", area.name


def _places(name: str) -> frozenset[str]:
    """The places of which a name is made, without words that come and go."""
    parts = (folded(part).split() for part in _BETWEEN_PLACES.split(name))
    plain = (" ".join(word for word in words if word not in _KIND_OF_PLACE) for words in parts)
    return frozenset(filter(None, plain))


def _listed(places: Iterable[str]) -> str:
    return " and ".join(sorted(place.title() for place in places))
