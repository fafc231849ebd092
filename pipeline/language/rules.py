"""The vocabulary and the phrase rules, read from `pipeline/rules/` and made ready for use."""

import csv
import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property

from pydantic import ValidationError

from models.measure import Measure
from models.rule import Reads, Rule
from pipeline.errors import RuleError
from pipeline.language.bands import bands
from pipeline.language.nouns import any_of, nouns
from pipeline.language.number_words import DENOMINATOR, FIRST_WORDS, FRACTION, NUMBER, STROKE
from pipeline.language.rule_files import FOLDER, read_yaml

READ_BY_A_PERSON = Rule(
    id="read by a person",
    kind="share",
    meaning="No rule reads this; a person wrote it in the letter's findings.yml.",
    pattern="",
    examples=(),
)
REJECTED_BY_A_PERSON = Rule(
    id="rejected by a person",
    kind="set aside",
    meaning="A person has written into the letter's findings.yml that these words state no finding.",
    pattern="",
    examples=(),
)

BLOCK_NAME = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class PhraseRule:
    """A rule with its pattern compiled."""

    rule: Rule
    pattern: re.Pattern[str]
    begins: tuple[str, ...]
    """The words at which the phrase can begin, `a quantifier` replaced by those with which one begins."""


@dataclass(frozen=True)
class Rules:
    """Everything that is known as data: phrase rules in the order they are tried, and measures."""

    phrases: tuple[PhraseRule, ...]
    measures: tuple[Measure, ...]
    figure: re.Pattern[str]
    """Any number, percentage or fraction: where phrases that begin with one are looked for."""
    figure_begins: frozenset[str]
    """The words with which a number or a fraction can begin."""
    hedge_before: re.Pattern[str]
    """A hedge such as "just over", up to the figure after it."""
    hedge_ends: frozenset[str]
    """The last words of hedges: looking for a hedge before every figure would take longer than most rules."""
    longest_hedge: int = 40
    """How many characters before a figure its hedge may begin."""

    @cached_property
    def begun_by(self) -> Mapping[str, tuple[int, ...]]:
        """The rules whose phrases can begin with a word, by their places among all."""
        begun: dict[str, list[int]] = {}
        for place, phrase in enumerate(self.phrases):
            for word in phrase.begins:
                begun.setdefault(word, []).append(place)
        return {word: tuple(places) for word, places in begun.items()}

    @cached_property
    def begun_anywhere(self) -> tuple[int, ...]:
        """The places of the rules whose phrases are looked for everywhere."""
        return tuple(place for place, phrase in enumerate(self.phrases) if not phrase.begins)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules as data, for the table `rules`: those of phrases, and what people do in place of one."""
        return (*(phrase.rule for phrase in self.phrases), READ_BY_A_PERSON, REJECTED_BY_A_PERSON)

    def rule_for(self, reads: Reads) -> str:
        """The id of the rule that reads such phrases: of several the last, which is the most general."""
        return next(phrase.rule.id for phrase in reversed(self.phrases) if phrase.rule.reads == reads)


def compose(pattern: str, blocks: Mapping[str, str], *, where: str) -> re.Pattern[str]:
    """The pattern with its blocks filled in, compiled; raises `RuleError` where it is none."""
    written = pattern
    while BLOCK_NAME.search(pattern):
        try:
            pattern = BLOCK_NAME.sub(lambda match: blocks[match[1]], pattern)
        except KeyError as missing:
            raise RuleError(f"{where}: the pattern uses {{{missing.args[0]}}}, but no block has that name.") from None
    try:
        return re.compile(pattern, re.IGNORECASE | re.VERBOSE)
    except re.error as error:
        raise RuleError(f"{where}: the pattern is not a valid regular expression ({error}): {written}") from None


def _phrases(name: str, parts: tuple[str, ...], blocks: Mapping[str, str]) -> dict[str, list[PhraseRule]]:
    content = read_yaml(name)
    found: dict[str, list[PhraseRule]] = {}
    for part in parts:
        found[part] = []
        for entry in content[part]:
            where = f"pipeline/rules/{name}, rule {entry.get('id')!r}"
            try:
                rule = Rule.model_validate(entry)
            except ValidationError as error:
                fault = error.errors()[0]
                raise RuleError(f"{where}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}.") from None
            own = {**blocks, "begins": any_of(rule.begins)}
            found[part].append(PhraseRule(rule, compose(rule.pattern, own, where=where), _begins(rule)))
    return found


def _begins(rule: Rule) -> tuple[str, ...]:
    any_of_them = {"a quantifier": bands().quantifier_begins}
    return tuple(word for begin in rule.begins for word in any_of_them.get(begin, (begin,)))


@cache
def load_measures() -> tuple[Measure, ...]:
    """The closed vocabulary of what is judged, from `measures.csv`."""
    with (FOLDER / "measures.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(Measure.model_validate(row) for row in csv.DictReader(lines))


@cache
def measure_labels() -> Mapping[str, str]:
    """What each measure is called, by its id."""
    return {measure.id: measure.label for measure in load_measures()}


@contextmanager
def _uncollected() -> Iterator[None]:
    """Memory is not looked through meanwhile: to compile patterns makes a million objects that go by themselves."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@cache
@_uncollected()
def load_rules() -> Rules:
    """All rules and measures. Raises `RuleError`, naming file and entry, where one is not well formed."""
    composed = {
        "number": NUMBER, "fraction": FRACTION, "denominator": DENOMINATOR, "stroke": STROKE,
        "hedge": bands().hedge, "quantifier": bands().quantifier, "vague": bands().vague.pattern, "unit": nouns().unit,
    }  # fmt: skip
    blocks = {**composed, **read_yaml("number_phrases.yml")["blocks"], **read_yaml("set_aside.yml")["blocks"]}
    aside = _phrases("set_aside.yml", ("first", "last", "leftover"), blocks)
    unread = _phrases("unread.yml", ("first", "last"), blocks)
    stated = _phrases("number_phrases.yml", ("shares", "bases", "counts"), blocks)
    phrases = (
        *aside["first"],
        *unread["first"],
        *stated["shares"],
        *stated["bases"],
        *aside["last"],
        *unread["last"],
        *stated["counts"],
        *aside["leftover"],
    )
    figure = compose(r"(?<!\w)(?:{percent}|\b{fraction}|{number})", blocks, where="figure")
    hedge_before = compose(r"(?:(?<=[\s(“])|^){hedge}$", blocks, where="hedge")
    return Rules(phrases, load_measures(), figure, FIRST_WORDS, hedge_before, bands().last_words)
