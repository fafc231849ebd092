"""The same letter twice in a corpus: one of the two counts, and a problem says so."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from models.reading import Reading
from models.source import Source
from pipeline.load.body import Row, Rows

RUN = 5
"""Words."""
SAME = 0.8
"""Of the runs of words: two copies of a letter share nearly all of them, two letters by one inspector far fewer."""


def mark_copies(rows: Rows, readings: Sequence[tuple[Source, Reading]]) -> None:
    """Say of each letter that is here a second time of which it is the copy, and add a problem about it.

    Two letters are the same where the file is the same, or the service with the day of publication or the words.
    The one that counts is that of which people have checked the most, else one that is no scan, else the first by name.
    """
    checked = {source.id: sum(finding.checked for finding in reading.findings) for source, reading in readings}
    texts = {source.id: reading.letter.text for source, reading in readings}
    best_first = sorted(
        rows["letters"], key=lambda letter: (-checked[str(letter["id"])], str(letter["scanned"]), str(letter["id"]))
    )
    for first, second in _same(best_first, texts):
        if first["copy_of"] is None and second["copy_of"] is None:
            second["copy_of"] = first["id"]
            rows["problems"].append(_problem(second))


def _same(letters: Sequence[Row], texts: Mapping[str, str]) -> Iterator[tuple[Row, Row]]:
    @cache
    def runs(letter: str) -> frozenset[str]:
        return _runs(texts[letter])

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


def _problem(letter: Row) -> Row:
    return {
        "id": f"{letter['id']}/same-letter-twice",
        "letter": letter["id"],
        "paragraph": None,
        "check": "same letter twice",
        "severity": "error",
        "quote": None,
        "page": None,
        "message": f"This letter is also here as {letter['copy_of']}. Only that one counts: remove one of the two.",
    }
