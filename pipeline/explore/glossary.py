"""The words of the field, from `glossary.yml`: what they mean, and how pages mark them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from markupsafe import Markup

FILE = Path(__file__).parent / "glossary.yml"


@dataclass(frozen=True)
class Term:
    """A word of the field."""

    term: str
    meaning: str
    also: tuple[str, ...] = ()
    """What else people call it, and the words that an abbreviation stands for."""
    measures: tuple[str, ...] = ()
    """The measures that it leads to."""
    marked: bool = False
    """Whether pages mark it."""

    @property
    def anchor(self) -> str:
        """Its place on the page of the glossary."""
        return self.term.lower().replace(" ", "-")


@cache
def terms() -> tuple[Term, ...]:
    """All of them, in the order of the alphabet."""
    entries = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(
        Term(
            term=entry["term"],
            meaning=entry["meaning"],
            also=tuple(entry.get("also", ())),
            measures=tuple(entry.get("measures", ())),
            marked=entry.get("marked", False),
        )
        for entry in entries
    )


@cache
def _marked() -> tuple[re.Pattern[str], dict[str, Term]]:
    """What finds the terms that pages mark, alone or in the plural, and each of them by its name."""
    by_name = {term.term: term for term in terms() if term.marked}
    names = "|".join(re.escape(name) for name in sorted(by_name, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])({names})(s?)(?![\w-])"), by_name


def mark_terms(text: str, page: str) -> Markup:
    """The text as it may stand in a page, the first of each term leading to its meaning on the page of the glossary."""
    found, by_name = _marked()
    seen: set[str] = set()
    parts: list[Markup] = []
    end = 0
    for match in found.finditer(text):
        term = by_name[match[1]]
        if term.term in seen:
            continue
        seen.add(term.term)
        parts += [Markup.escape(text[end : match.start()]), _link(term, match[0], page)]
        end = match.end()
    return Markup().join([*parts, Markup.escape(text[end:])])


def _link(term: Term, words: str, page: str) -> Markup:
    return Markup('<a class="term" href="{}#{}" title="{}">{}</a>').format(page, term.anchor, term.meaning, words)


def terms_in(texts: Iterable[str]) -> list[Term]:
    """The terms that pages mark and that stand in the texts, in the order of the alphabet."""
    found, _ = _marked()
    names = {match[1] for text in texts for match in found.finditer(text)}
    return [term for term in terms() if term.term in names]
