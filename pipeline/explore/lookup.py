"""What a search names: measures, services and words of the field, however they are written.

Words are compared by their stems, near spellings count for less, and an abbreviation also stands for its words.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import lru_cache

from pipeline.explore.database import Row
from pipeline.explore.glossary import Term, terms

ENDINGS = ("ments", "ment", "ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "s", "al")
SHORTEST_STEM = 4

SMALL_WORDS = frozenset(
    re.findall(
        "[a-z]+", "a an and as at by do does done for from how in is it of on or that the their to was were with"
    )
)

WORDS = re.compile(r"[^\W_]+(?:['’]s)?")

NEAR, NEAR_WEIGHT = 0.8, 0.75
"""How like a near spelling must be, from 0 to 1, and how much it counts beside the very word."""

LABEL, OTHER_NAME, DEFINITION = 3.0, 2.5, 1.0
"""How much a word counts in a name, in another name for it, and in what it means."""

NAMED = 2.0
"""How much it counts that a word of the field leads to the measure."""

ENOUGH = 0.6
"""So great a part of the words must be found."""

MOST = 6

Weighed = tuple[tuple[str, float], ...]
"""Stems, and how much each counts."""


@dataclass(frozen=True)
class NamedHit:
    """Something that a search names."""

    kind: str
    """measure, service or term."""
    name: str
    key: str
    """The end of its address."""
    meaning: str
    score: float
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Entry:
    hit: NamedHit
    words: dict[str, float] = field(hash=False)
    """Its stems, and how much each counts."""
    names: frozenset[tuple[str, ...]] = frozenset()
    """Whole names, as stems."""


def stems(text: str) -> tuple[str, ...]:
    """The stems of the words, small words left out."""
    return tuple(_stem(word) for word in WORDS.findall(text.lower()) if word not in SMALL_WORDS)


@lru_cache(maxsize=10_000)
def _stem(word: str) -> str:
    word = re.sub("['’]s$", "", word)
    longest = 0 if word.endswith("ss") else len(word) - SHORTEST_STEM
    ending = next((end for end in ENDINGS if word.endswith(end) and len(end) <= longest), "")
    stem = word[: len(word) - len(ending)]
    if len(stem) > SHORTEST_STEM and stem[-1] == stem[-2] and stem[-1] not in "sl":
        stem = stem[:-1]
    return re.sub("y$", "i", stem).rstrip("e") or word


@dataclass(frozen=True)
class Directory:
    """All that a search can name."""

    entries: tuple[_Entry, ...]
    by_stem: Mapping[str, Sequence[int]]
    """Where the entries stand that hold a stem."""
    by_measure: Mapping[str, int]


def directory_of(measures: Iterable[Row], services: Iterable[Row]) -> Directory:
    """The directory of these measures and services, and of all words of the field."""
    entries = (*map(_term, terms()), *map(_measure, measures), *map(_service, services))
    by_stem: dict[str, list[int]] = {}
    for place, entry in enumerate(entries):
        for stem in entry.words:
            by_stem.setdefault(stem, []).append(place)
    by_measure = {entry.hit.key: place for place, entry in enumerate(entries) if entry.hit.kind == "measure"}
    return Directory(entries, by_stem, by_measure)


def named(words: str, directory: Directory) -> list[NamedHit]:
    """The measures, services and terms that the words name, the best first; at most six."""
    asked = stems(words)
    if not asked:
        return []
    written = tuple(_as_known(stem, directory.by_stem) for stem in asked)
    called = [term for term in terms() if any(_within(name, [stem for stem, _ in written]) for name in _names(term))]
    led_to: dict[str, float] = {}
    for term in called:
        for measure in term.measures:
            led_to[measure] = max(led_to.get(measure, 0.0), NAMED * _part(term, [stem for stem, _ in written]))
    meant = _spelt_out(written, called)
    places = {place for stem, _ in (*written, *meant) for place in directory.by_stem.get(stem, ())}
    places |= {directory.by_measure[measure] for measure in led_to if measure in directory.by_measure}
    found = [_scored(directory.entries[place], written, meant, led_to) for place in sorted(places)]
    return sorted((hit for hit in found if hit.score > 0), key=lambda hit: (-hit.score, len(hit.name), hit.name))[:MOST]


def _as_known(stem: str, known: Mapping[str, object]) -> tuple[str, float]:
    """The stem as entries spell it, and how much it counts."""
    if stem in known or len(stem) < SHORTEST_STEM:
        return stem, 1.0
    near = get_close_matches(stem, known, n=1, cutoff=NEAR)
    return (near[0], NEAR_WEIGHT) if near else (stem, 1.0)


def _spelt_out(written: Weighed, called: list[Term]) -> Weighed:
    """The words with each abbreviation replaced by what it stands for."""
    longer = {stems(term.term)[0]: stems(term.also[0]) for term in called if term.also and len(stems(term.term)) == 1}
    return tuple(
        (stem, weight)
        for word, weight in written
        for stem in (longer.get(word, (word,)) if len(word) <= SHORTEST_STEM + 1 else (word,))
    )


def _scored(
    entry: _Entry,
    written: Weighed,
    meant: Weighed,
    led_to: dict[str, float],
) -> NamedHit:
    more = led_to.get(entry.hit.key, 0.0) if entry.hit.kind == "measure" else 0.0
    enough = 0.0 if more else ENOUGH
    score = max(_score(entry, words, enough) for words in (written, meant)) + more
    if tuple(stem for stem, _ in written) in entry.names:
        score += LABEL
    return replace(entry.hit, score=score)


def _score(entry: _Entry, words: Weighed, enough: float) -> float:
    found = [entry.words[stem] * weight for stem, weight in words if stem in entry.words]
    return sum(found) / len(words) if len(found) >= enough * len(words) else 0.0


def _within(name: tuple[str, ...], words: list[str]) -> bool:
    """Whether the name stands in the words."""
    return bool(name) and any(tuple(words[at : at + len(name)]) == name for at in range(len(words)))


def _part(term: Term, words: list[str]) -> float:
    """How great a part of the words the term is, by its longest name in them."""
    return max(len(name) for name in _names(term) if _within(name, words)) / len(words)


def _names(term: Term) -> list[tuple[str, ...]]:
    return [stems(name) for name in (term.term, *term.also)]


def _weighed(*parts: tuple[str, float]) -> dict[str, float]:
    words: dict[str, float] = {}
    for text, weight in parts:
        for stem in stems(text):
            words[stem] = max(weight, words.get(stem, 0.0))
    return words


def _term(term: Term) -> _Entry:
    return _Entry(
        NamedHit("term", term.term, term.anchor, term.meaning, 0, (term.term, *term.also)),
        _weighed((term.term, LABEL), (" ".join(term.also), OTHER_NAME)),
        frozenset(_names(term)),
    )


def _measure(row: Row) -> _Entry:
    return _Entry(
        NamedHit("measure", row["label"], row["measure"], row["definition"], 0),
        _weighed(
            (row["label"], LABEL), (row["measure"].replace(".", " "), OTHER_NAME), (row["definition"], DEFINITION)
        ),
    )


def _service(row: Row) -> _Entry:
    names = " ".join(filter(None, (row["name"], row["called_in_letters"])))
    meaning = row["region"] or ""
    key = row["service"] if row["letters"] else ""
    return _Entry(
        NamedHit("service", row["name"], key, meaning, 0),
        _weighed((names, LABEL), (row["also_called"] or "", OTHER_NAME)),
        frozenset({stems(row["name"])}),
    )
