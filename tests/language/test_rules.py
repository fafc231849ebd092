"""Every rule proves itself: each example is matched and read as it says, each near miss is not."""

from dataclasses import replace

import pytest

from models.base import Span
from models.rule import Example
from pipeline.corpus.folders import PROJECT
from pipeline.extract import mentions_in, tries
from pipeline.language.number_words import number_of
from pipeline.language.rules import PhraseRule, load_measures, load_rules

RULES = load_rules()
PHRASES = RULES.phrases
EXAMPLES = [(phrase, example) for phrase in PHRASES for example in phrase.rule.examples]
NEAR_MISSES = [(phrase, words) for phrase in PHRASES for words in phrase.rule.near_misses]


def as_read(value: float | str, printed: str) -> int | float | str | None:
    if isinstance(value, str):
        return printed
    if isinstance(value, float):
        return float(printed.rstrip("%"))
    return 1 if printed.lower() in {"a", "an", "single", "a single", "a sole"} else number_of(printed.rstrip("% "))


@pytest.mark.parametrize(("phrase", "example"), EXAMPLES, ids=[f"{p.rule.id}: {e.text}" for p, e in EXAMPLES])
def test_a_rule_reads_its_examples(phrase: PhraseRule, example: Example) -> None:
    match = phrase.pattern.search(example.text)
    assert match, "the pattern does not match its own example"
    groups = {name: printed for name, printed in match.groupdict().items() if printed}
    assert {name: as_read(value, groups[name]) for name, value in example.reads.items()} == example.reads


@pytest.mark.parametrize(("phrase", "words"), NEAR_MISSES, ids=[f"{p.rule.id}: {w}" for p, w in NEAR_MISSES])
def test_a_rule_leaves_its_near_misses_alone(phrase: PhraseRule, words: str) -> None:
    assert phrase.pattern.search(words) is None


@pytest.mark.parametrize(("phrase", "example"), EXAMPLES, ids=[f"{p.rule.id}: {e.text}" for p, e in EXAMPLES])
def test_a_rule_is_tried_where_its_examples_begin(phrase: PhraseRule, example: Example) -> None:
    found = mentions_in(example.text, Span(start=0, end=len(example.text)), replace(RULES, phrases=(phrase,)))
    match = phrase.pattern.search(example.text)
    assert match
    assert (match.start(), match.end()) in [(mention.start, mention.end) for mention in found]
    assert [words for mention in found if (words := mention.of(example.text)).strip() != words] == []


def test_rules_are_tried_wherever_their_patterns_find_something_in_a_letter() -> None:
    text = (PROJECT / "tests" / "letters" / "ravensgill-2015-09" / "letter.txt").read_text(encoding="utf-8")[:6_000]
    tried = {phrase.rule.id: places for phrase, places in tries(text, RULES)}
    missed = [
        (phrase.rule.id, match[0])
        for phrase in PHRASES
        for match in phrase.pattern.finditer(text)
        if match[0] and (places := tried.get(phrase.rule.id, ())) is not None and match.start() not in places
    ]
    assert missed == []


def test_rules_have_names_of_their_own() -> None:
    names = [phrase.rule.id for phrase in PHRASES]
    assert sorted(set(names)) == sorted(names)


def folded(words: str) -> str:
    return " ".join(words.translate(str.maketrans("’‘“”", "''\"\"")).replace("*", "").lower().split()).rstrip(".")


def test_a_rule_is_proved_by_words_that_no_letter_here_holds() -> None:
    letters = [*PROJECT.glob("corpus/*/letter.txt"), *PROJECT.glob("tests/letters/*/letter.txt")]
    printed = " ".join(folded(letter.read_text(encoding="utf-8")) for letter in letters)
    own = {
        phrase.rule.id: sum(folded(example.text) not in printed for example in phrase.rule.examples)
        for phrase in PHRASES
    }
    assert printed
    assert {rule: count for rule, count in own.items() if count < 2} == {}


def test_what_a_measure_means_can_be_read_by_itself() -> None:
    for measure in load_measures():
        assert not measure.definition.startswith(("As above", "The same")), measure.id
