"""Which service a name stands for."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from models.area import Area

KIND_OF_SERVICE = re.compile(r"\b(?:the|yots?|yos|yjs|youth (?:offending|justice) (?:team|service)s?)\b")
"""Words of a name that do not tell one service from another."""


def area_of(name: str, areas: Iterable[Area]) -> Area | None:
    """The one area that goes by the name: `Kingston-upon-Hull YOS`, `Hull`.

    None where no area does, and where several do.
    """
    wanted = _folded(name)
    if not wanted:
        return None
    found = [area for area in areas if wanted in map(_folded, (area.name, *area.aliases))]
    return found[0] if len(found) == 1 else None


def slug_of(name: str, areas: Iterable[Area]) -> str:
    """The short name of the one area that goes by the name, else the name itself folded: `isle-of-nowhere`.

    Empty where the name says no more than the kind of service.
    """
    area = area_of(name, areas)
    return area.slug if area else _folded(name).replace(" ", "-")


@cache
def _folded(name: str) -> str:
    """The words that tell a name from others, without case, accents, hyphens or other marks."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    words = re.sub(r"[^a-z0-9]+", " ", re.sub(r"['\u2019]", "", plain))
    return " ".join(KIND_OF_SERVICE.sub(" ", words).split())
