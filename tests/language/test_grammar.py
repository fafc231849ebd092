"""Each entry of the grammar proves itself, and code asks for it."""

import ast

import pytest

from pipeline.corpus.folders import PROJECT
from pipeline.errors import RuleError
from pipeline.language import grammar as module
from pipeline.language.grammar import grammar, grammar_rules, partings
from pipeline.language.rule_files import read_yaml

RULES = grammar_rules()
PARTING = {entry["id"] for entry in read_yaml(module.FILE)["partings"]}


@pytest.mark.parametrize(
    ("rule_id", "words"), [(rule.id, words) for rule in RULES for words in rule.examples], ids=repr
)
def test_an_entry_is_found_in_its_examples(rule_id: str, words: str) -> None:
    assert grammar(rule_id).search(words)


@pytest.mark.parametrize(
    ("rule_id", "words"),
    [(rule.id, words) for rule in RULES for words in rule.near_misses],
    ids=repr,
)
def test_an_entry_is_not_found_in_its_near_misses(rule_id: str, words: str) -> None:
    assert grammar(rule_id).search(words) is None


def test_each_word_of_a_list_is_found() -> None:
    lists = {rule.id: rule.words for rule in RULES if rule.words and rule.pattern == r"\b{words}\b"}
    assert "came round later" in lists
    plain = [(rule_id, word) for rule_id, words in lists.items() for word in words if "[" not in word]
    assert [(rule_id, word) for rule_id, word in plain if not grammar(rule_id).fullmatch(word)] == []


def test_code_asks_for_every_entry_and_for_no_other() -> None:
    asked = {
        node.args[0].value
        for file in PROJECT.glob("pipeline/**/*.py")
        for node in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "grammar"
        if node.args and isinstance(node.args[0], ast.Constant)
    }
    ids = [rule.id for rule in RULES]
    assert sorted(set(ids)) == sorted(ids)
    assert set(ids) - PARTING == asked


def test_partings_keep_the_order_of_the_file() -> None:
    first, *_, last = partings()
    assert first.fullmatch(";")
    assert last.fullmatch(",")
    assert len(partings()) == len(PARTING)


def test_an_entry_that_is_not_there_is_named() -> None:
    with pytest.raises(RuleError, match=r"grammar\.yml: there is no rule 'subjunctive'\.$"):
        grammar("subjunctive")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"meaning": "No name."}, r"grammar\.yml, rule None: id: Field required\.$"),
        ({"id": "odd", "meaning": "A field too many.", "examples": [], "colour": "red"}, r"rule 'odd': colour: "),
    ],
)
def test_an_entry_that_is_not_well_formed_is_named(
    monkeypatch: pytest.MonkeyPatch, entry: dict[str, object], said: str
) -> None:
    monkeypatch.setattr(module, "read_yaml", lambda _: {"blocks": {}, "partings": [], "others": [entry]})
    with pytest.raises(RuleError, match=said):
        grammar_rules.__wrapped__()
