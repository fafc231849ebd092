"""What a number counts, by the noun beside it: staff, reports, cases, documents."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.language.rule_files import read_yaml

PLAIN_LETTER = re.compile(r"[a-z](?![?*+{|])", re.IGNORECASE)
"""A letter that stands once: what follows it may be parted from it."""


@dataclass(frozen=True)
class Nouns:
    """The nouns of `pipeline/rules/nouns.yml`, as patterns."""

    unit: str
    """Any noun that makes the number before it a count. No groups; to be compiled with `re.IGNORECASE`."""
    kinds: Mapping[str, re.Pattern[str]]
    """How each kind is known: `staff`, `report`, `case`, `document`, `other`."""
    narrowing: re.Pattern[str]
    narrowing_first: re.Pattern[str]
    kinds_of_case: Mapping[str, re.Pattern[str]]
    """What letters call each kind of case: `referral order`, `custody` ..."""
    any_kind_of_case: re.Pattern[str]
    """The name of any kind: most words name none, and one look is quicker than one for each kind."""

    def kinds_of_case_in(self, text: str, start: int, end: int) -> tuple[str, ...]:
        """The kinds of case that this stretch of the text names, in the order of the text."""
        if self.any_kind_of_case.search(text, start, end) is None:
            return ()
        found = [
            (name.end(), kind)
            for kind, names in self.kinds_of_case.items()
            for name in names.finditer(text, start, end)
        ]
        return tuple(dict.fromkeys(kind for _, kind in sorted(found)))

    def kind_of_case_at(self, text: str, start: int) -> str | None:
        """The kind of case whose name stands right there in the text."""
        return next((kind for kind, names in self.kinds_of_case.items() if names.match(text, start)), None)

    def kind_of(self, phrase: str) -> str | None:
        """The first kind whose nouns stand in the phrase; None where none does."""
        return next((kind for kind, nouns in self.kinds.items() if nouns.search(phrase)), None)

    def narrows(self, phrase: str) -> bool:
        """Whether only some cases are meant: "of the relevant cases", "in three cases with a victim"."""
        return self.narrowing.search(phrase) is not None


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first; a blank in one stands for any gap.

    They are sorted by their first letter: a place at which none can begin is then left after a look at each letter.
    """
    by_letter: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        by_letter.setdefault(phrase[0].lower(), []).append(phrase.replace(" ", r"\s+"))
    return "(?:" + "|".join(_beginning_with(letter, by_letter[letter]) for letter in sorted(by_letter)) + ")"


def _beginning_with(letter: str, patterns: list[str]) -> str:
    if len(patterns) == 1 or not all(PLAIN_LETTER.match(pattern) for pattern in patterns):
        return "|".join(patterns)
    return f"{letter}(?:{'|'.join(pattern[1:] for pattern in patterns)})"


@cache
def nouns() -> Nouns:
    """The nouns, read once for a process."""
    content = read_yaml("nouns.yml")
    counted, also, kinds_of_case = content["counted"], content["also"], content["kinds_of_case"]
    return Nouns(
        unit=any_of(noun for of_kind in counted.values() for noun in of_kind),
        kinds={kind: _words([*of_kind, *also.get(kind, ())]) for kind, of_kind in counted.items()},
        narrowing=_words(content["narrowing"]),
        narrowing_first=re.compile(rf"\s*{any_of(content['narrowing_first'])}\b", re.IGNORECASE),
        kinds_of_case={kind: _words(names) for kind, names in kinds_of_case.items()},
        any_kind_of_case=_words(name for names in kinds_of_case.values() for name in names),
    )


def _words(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(phrases)}\b", re.IGNORECASE)
