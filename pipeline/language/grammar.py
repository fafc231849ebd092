"""How a sentence hangs together: the entries of `grammar.yml` as patterns, each asked for by its id."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from pydantic import ValidationError

from models.base import Noun
from pipeline.errors import RuleError
from pipeline.language.nouns import any_of, nouns
from pipeline.language.rule_files import read_yaml
from pipeline.language.rules import compose

FILE = "grammar.yml"


class GrammarRule(Noun):
    """One entry of `grammar.yml`."""

    id: str
    meaning: str
    words: tuple[str, ...] = ()
    pattern: str = r"\b{words}\b"
    examples: tuple[str, ...]
    near_misses: tuple[str, ...] = ()


def partings() -> tuple[re.Pattern[str], ...]:
    """The patterns that part two statements of one sentence, the strongest first."""
    return tuple(grammar(entry["id"]) for entry in read_yaml(FILE)["partings"])


def grammar(rule_id: str) -> re.Pattern[str]:
    """The pattern of an entry, case ignored; raises `RuleError` where no entry has that id."""
    try:
        return _patterns()[rule_id]
    except KeyError:
        raise RuleError(f"pipeline/rules/{FILE}: there is no rule {rule_id!r}.") from None


@cache
def grammar_rules() -> tuple[GrammarRule, ...]:
    """All entries in the order of the file. Raises `RuleError`, naming the entry, where one is not well formed."""
    parts = {name: entries for name, entries in read_yaml(FILE).items() if name != "blocks"}
    return tuple(_rule(entry) for entries in parts.values() for entry in entries)


def _rule(entry: dict[str, object]) -> GrammarRule:
    try:
        return GrammarRule.model_validate(entry)
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(map(str, fault["loc"]))
        raise RuleError(f"pipeline/rules/{FILE}, rule {entry.get('id')!r}: {place}: {fault['msg']}.") from None


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return dict(_composed({"unit": nouns().unit, **read_yaml(FILE)["blocks"]}))


def _composed(blocks: Mapping[str, str]) -> Iterator[tuple[str, re.Pattern[str]]]:
    for rule in grammar_rules():
        words = {"words": any_of(rule.words)} if rule.words else {}
        yield rule.id, compose(rule.pattern, {**blocks, **words}, where=f"pipeline/rules/{FILE}, rule {rule.id!r}")
