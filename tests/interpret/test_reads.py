"""What a rule reads is a field of the rule: no code knows a rule by its name, and a new phrase is one entry of YAML."""

import io
import shutil
import tokenize
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
import yaml

from models.finding import Bound
from models.letter import Letter
from models.reading import Interpretation
from pipeline.corpus.folders import PROJECT
from pipeline.extract import extract
from pipeline.interpret import interpret
from pipeline.language import rule_files
from pipeline.language.bands import bands
from pipeline.language.number_words import DENOMINATORS, VALUES
from pipeline.language.rules import PhraseRule, Rules, load_rules
from pipeline.read import read
from pipeline.segment import segment
from tests.support.passages import letter_of

pytestmark = pytest.mark.slow

LETTERS = ["corpus/cambridgeshire-2014-04", "tests/letters/saltholme-2015-03", "tests/letters/castle-ness-2016-03"]


def renamed(phrase: PhraseRule, place: int) -> PhraseRule:
    return replace(phrase, rule=phrase.rule.model_copy(update={"id": f"rule {place}"}))


def read_with(letter: Letter, rules: Rules) -> Interpretation:
    return interpret(letter, extract(letter, rules), rules)


@pytest.mark.parametrize("folder", LETTERS)
def test_rules_under_other_names_read_the_same(folder: str) -> None:
    path = next((PROJECT / folder).glob("letter.[pt]*"))
    letter = segment(read(path), file=path.name)
    rules = load_rules()
    nameless = replace(rules, phrases=tuple(renamed(each, place) for place, each in enumerate(rules.phrases)))
    names = {phrase.rule.id: f"rule {place}" for place, phrase in enumerate(rules.phrases)}
    before, after = read_with(letter, rules), read_with(letter, nameless)
    assert len(before.findings) > 30
    assert [each.model_copy(update={"rule": names[each.rule]}) for each in before.findings] == list(after.findings)
    assert [(each.start, each.status, names.get(each.rule or "")) for each in before.numbers] == [
        (each.start, each.status, each.rule) for each in after.numbers
    ]


SHARES = ("number_phrases.yml", "shares", "share")
ASIDE = ("set_aside.yml", "first", "set aside")
UNREAD = ("unread.yml", "first", "unread")


@pytest.mark.parametrize(
    ("place", "entry", "words", "rows"),
    [
        (
            SHARES,
            {"pattern": r"(?P<count>{number})\s+as\s+against\s+(?P<total>{number})"},
            "Plans were sufficient in 14 as against 18 cases.",
            [(14, 18)],
        ),
        (
            SHARES,
            {
                "reads": "all but",
                "pattern": r"a\s+clean\s+sheet\s+of\s+(?P<total>{number})\s+less\s+(?P<excepted>{number})",
            },
            "Plans were sufficient in a clean sheet of 18 less two.",
            [(16, 18)],
        ),
        (
            SHARES,
            {"reads": "none", "pattern": r"nary\s+a\s+one\s+of\s+the\s+(?P<total>{number})"},
            "Plans were sufficient in nary a one of the 18.",
            [(0, 18)],
        ),
        (
            SHARES,
            {"reads": "all", "pattern": r"the\s+lot,\s+that\s+is\s+(?P<total>{number})"},
            "Plans were sufficient in the lot, that is 18.",
            [(18, 18)],
        ),
        (
            SHARES,
            {"pattern": r"(?P<share>for\s+(?P<part>{number})\s+in\s+a\s+heap\s+of\s+(?P<whole>{number}))"},
            "Plans in the cases were sufficient for three in a heap of four cases.",
            [(15, 20)],
        ),
        (
            SHARES,
            {"pattern": r"from\s+(?P<low>{number})\s+as\s+far\s+as\s+(?P<high>{number})\s+in\s+(?P<total>{number})"},
            "Plans were sufficient in from 10 as far as 12 in 18 cases.",
            [(None, 18)],
        ),
        (ASIDE, {"pattern": r"form\s+{number}\s+of\s+{number}"}, "Plans were sufficient on form 12 of 18.", []),
        (
            UNREAD,
            {"pattern": r"{number}\s+if\s+not\s+{number}\s+of\s+the\s+{number}"},
            "Plans were sufficient in 12 if not 13 of the 18.",
            [],
        ),
    ],
)
def test_a_phrase_is_taught_by_one_entry(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    place: tuple[str, str, str],
    entry: dict[str, str],
    words: str,
    rows: list[tuple[int | None, int | None]],
) -> None:
    file, part, kind = place
    shutil.copytree(rule_files.FOLDER, tmp_path / "rules")
    content = rule_files.read_yaml(file)
    content[part].insert(0, {"id": "taught", "kind": kind, "meaning": "Taught.", "examples": [], **entry})
    (tmp_path / "rules" / file).write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    untaught = rows_of(words, load_rules())
    monkeypatch.setattr(rule_files, "FOLDER", tmp_path / "rules")
    taught = rows_of(words, load_rules.__wrapped__())
    assert taught != untaught
    assert taught == ([(*row, "taught") for row in rows], {{"share": "read"}.get(kind, kind)})


def rows_of(words: str, rules: Rules) -> tuple[list[tuple[int | None, int | None, str]], set[str]]:
    """What is read in the words, by which rules, and what becomes of their numbers."""
    letter = letter_of("reoffending", words, cases=20)
    made = read_with(letter, rules)
    rows = [(each.count, each.total, each.rule) for each in made.findings if each.paragraph == "1.1"]
    return rows, {number.status for number in made.numbers if letter.paragraphs[1].covers(number)}


def test_number_words_and_hedges_stand_in_no_code() -> None:
    words = {word for word in (*VALUES, *DENOMINATORS, *bands().hedges) if len(word) > len("c.")}
    words -= set(get_args(Bound))  # the vocabulary of a column, not what a letter says
    listed = {
        f"{path.relative_to(PROJECT)}: {token.string}"
        for path in (PROJECT / "pipeline").rglob("*.py")
        # How a page is read depends on no rule: it knows which words take a hyphen. On a chart a mark may lie "above".
        if not {"read", "explore"} & set(path.parts)
        for token in tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline)
        if token.type == tokenize.STRING and token.string.strip("rbf\"'") in words
    }
    assert listed == set()
