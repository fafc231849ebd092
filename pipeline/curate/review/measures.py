"""Measures found by what a person types: words of their labels or ids, whole or begun, or nearly so."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from models.measure import Measure
from pipeline.language.rules import load_measures


def measures_with(typed: str) -> tuple[Measure, ...]:
    """Those whose id and label hold everything that was typed, in the order of `measures.csv`."""
    wanted = typed.casefold().split()
    return tuple(measure for measure in load_measures() if all(part in _print(measure) for part in wanted))


def measures_near(typed: str) -> tuple[Measure, ...]:
    """Those that may be meant by words that none holds: with nearly such an id, then with nearly such words."""
    by_id = {measure.id: measure for measure in load_measures()}
    like_ids = [by_id[each] for each in get_close_matches(typed.casefold(), by_id, n=3, cutoff=0.8)]
    mended = [next(iter(get_close_matches(word, _words_of_all(), n=1)), "") for word in _words(typed)]
    like_words = measures_with(" ".join(mended)) if any(mended) else ()
    return tuple(dict.fromkeys((*like_ids, *like_words)))


def _print(measure: Measure) -> str:
    return f"{measure.id} {measure.label}".casefold()


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.casefold())


@cache
def _words_of_all() -> tuple[str, ...]:
    prints: Iterable[str] = map(_print, load_measures())
    return tuple(dict.fromkeys(word for each in prints for word in _words(each)))
