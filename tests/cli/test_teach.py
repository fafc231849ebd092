"""`sqs teach`: what a maintainer sees, at any width, and what it says of an edit that cannot be tried."""

import json
from pathlib import Path

import click
import pytest

from pipeline.cli.text.teach import report
from pipeline.cli.text.teach_trial import trial_report
from pipeline.curate.diff import Difference, Row
from pipeline.curate.teach import Effects, Trial, understanding_of
from pipeline.curate.teach.effects import Effect
from tests.support.sqs_command import sqs

PLANS = "Plans were painstaking in nine of the 14 cases."
IN_ITS_SECTION = ("--section", "reoffending")
SENTENCES = (
    PLANS,
    "Assessments fell a long way short in five cases, and of the remaining 12, all but two had been reviewed in time.",
    "The eldest was aged 17, and 4 cheeses were eaten.",
)
ROW: Row = {
    "letter": "eastmere-2014-10",
    "number": "1.2",
    "quote": "short in ten of 13",
    "sentence": "It fell short in ten of 13.",
    "role": "headline",
    "verdict": "sufficient",
}


def effect(became: str) -> Effect:
    changed = Difference(ROW, ROW | {"verdict": "insufficient"}, ("quote", "verdict"))
    return Effect(changed, became, None)  # type: ignore[arg-type]  # as the test asks for it


def test_the_row_comes_first_and_what_to_try_last() -> None:
    status, out, err = sqs("teach", PLANS, *IN_ITS_SECTION)
    lines = out.splitlines()
    assert (status, err) == (0, "")
    assert lines[0] == f"“{PLANS}”"
    assert lines[3].startswith("   reads     9 of 14 · sufficient · ")
    assert "no word judges it, so sufficient is a guess" in " ".join(out.split())
    assert '--try "good: painstaking"' in " ".join(out.split())


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_line_is_wider_than_the_terminal(sentence: str, width: int) -> None:
    understood = understanding_of(sentence)
    effects = Effects((effect("worse"), effect("better"), effect("other")), letters=3, reread=2, unreadable=())
    trial = Trial(("with “x” under bad",), understood, understood, effects, 2.0)
    lines = [*report(understood, width=width), *trial_report(trial, is_long=False, width=width)]
    assert max(len(click.unstyle(line)) for line in lines) <= width


def test_what_an_edit_makes_worse_is_shown_before_what_it_betters() -> None:
    understood = understanding_of(PLANS)
    effects = Effects((effect("better"), effect("worse"), effect("worse")), letters=3, reread=2, unreadable=())
    lines = list(trial_report(Trial(("",), understood, understood, effects, 2.0), is_long=False, width=100))
    heads = [click.unstyle(line) for line in lines if "than before: " in line]
    assert heads == ["Worse than before: 2", "Better than before: 1"]
    assert any("Over 3 letters (2 read again, 2.0 seconds): 1 better, 2 worse, 0 changed" in line for line in lines)


def test_it_is_told_to_a_program_too() -> None:
    _, out, _ = sqs("teach", PLANS, "--json")
    told = json.loads(out)
    assert (told["missing"], told["statements"][0]["finding"]["count"]) == (["painstaking"], 9)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["teach", " "], "There is no sentence"),
        (["teach", PLANS, "--try", "goood: neat"], "did you mean good?"),
        (["teach", PLANS, "--section", "weather"], "weather is no section: take one of context, summary, "),
        (["teach", PLANS, "--keep"], "--keep writes what --try and --without name"),
    ],
)
def test_what_cannot_be_tried_is_said_in_a_sentence(arguments: list[str], says: str) -> None:
    status, out, err = sqs(*arguments)
    assert (status, out) == (2, "")
    assert says in err


@pytest.mark.slow  # a process of its own reads the rules anew
def test_an_edit_is_tried_on_the_sentence_and_on_a_corpus_that_may_be_empty(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    where = ("--corpus", tmp_path / "corpus", "--db", tmp_path / "sqs.db")
    status, out, err = sqs("teach", PLANS, *IN_ITS_SECTION, "--try", "bad: painstaking*", *where)
    assert (status, err) == (0, "")
    assert "Tried: with “painstaking*” under bad" in out
    before, now = (line for line in out.splitlines() if "9 of 14" in line)
    assert ("sufficient" in before, "insufficient" in now) == (True, True)
    assert "Over 0 letters (0 read again, " in out
