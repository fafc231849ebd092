"""The same letter twice in a corpus: one of the two counts, and a problem says so."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from pipeline.load.body import Row
from pipeline.load.shelf import Card

RUN = 5
"""Words."""
REMEMBERED = 100
"""Letters whose runs of words are kept for the next comparison: more than any service has."""
SAME = 0.8
"""Of the runs of words: two copies of a letter share nearly all of them, two letters by one inspector far fewer."""


def copies_among(cards: Sequence[Card], text_of: Callable[[str], str]) -> dict[str, str]:
    """The letters that are here a second time, each with the one that it copies, by their ids.

    `text_of` gives a letter's words by its id: it is asked only where they decide.

    Two letters are the same where the file is the same, or the service with the day of publication or the words.
    The one that counts is that of which people have checked the most, else one that is no scan, else the first by name.
    """
    best_first = sorted(cards, key=lambda card: (-card.checked, str(card.letter["scanned"]), card.id))
    copies: dict[str, str] = {}
    for first, second in _same([card.letter for card in best_first], text_of):
        one, other = str(first["id"]), str(second["id"])
        if one not in copies and other not in copies:
            copies[other] = one
    return copies


def _same(letters: Sequence[Row], text_of: Callable[[str], str]) -> Iterator[tuple[Row, Row]]:
    @lru_cache(REMEMBERED)
    def runs(letter: str) -> frozenset[str]:
        return _runs(text_of(letter))

    for first, second in _worth_comparing(letters):
        if first["invented"] != second["invented"]:
            continue
        if first["sha256"] == second["sha256"] or (
            _may_be_one_service(first, second)
            and (_are_of_one_day(first, second) or _alike(runs(str(first["id"])), runs(str(second["id"]))))
        ):
            yield first, second


def _worth_comparing(letters: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """The pairs of one file or one service, in order; a letter that names no service is compared with every other.

    Of thousands of letters few are: to compare each with each would take longer than to load them.
    """
    alike: defaultdict[tuple[str, object], list[int]] = defaultdict(list)
    nameless = [place for place, letter in enumerate(letters) if not letter["area_name"]]
    for place, letter in enumerate(letters):
        alike["file", letter["sha256"]].append(place)
        alike["service", letter["area"]].append(place)
        alike["name", str(letter["area_name"] or "").casefold()].append(place)
    for unknown in (("service", None), ("name", "")):
        alike.pop(unknown, None)
    pairs = {pair for places in alike.values() for pair in combinations(places, 2)}
    pairs |= {(min(one, other), max(one, other)) for one in nameless for other in range(len(letters)) if one != other}
    for first, second in sorted(pairs):
        yield letters[first], letters[second]


def _may_be_one_service(first: Row, second: Row) -> bool:
    """Also where one of them does not say which service it is about."""
    if first["area"] and second["area"]:
        return first["area"] == second["area"]
    one, other = (str(letter["area_name"] or "").casefold() for letter in (first, second))
    return not one or not other or one == other


def _are_of_one_day(first: Row, second: Row) -> bool:
    names_and_days = (first["area_name"], second["area_name"], first["published"])
    return all(names_and_days) and first["published"] == second["published"]


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    return len(first & second) > SAME * min(len(first), len(second))


def _runs(text: str) -> frozenset[str]:
    """Every so many words that follow on each other: what is set or divided otherwise has the same ones."""
    words = re.findall(r"\w+", text.casefold())
    return frozenset(" ".join(words[place : place + RUN]) for place in range(len(words) - RUN + 1))


def problem_of_copy(letter: str, original: str) -> Row:
    """What is said of a letter that is here a second time."""
    return {
        "id": f"{letter}/same-letter-twice",
        "letter": letter,
        "paragraph": None,
        "check": "same letter twice",
        "severity": "error",
        "quote": None,
        "page": None,
        "message": f"This letter is also here as {original}. Only that one counts: remove one of the two.",
    }
