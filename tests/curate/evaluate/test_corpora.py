"""How well the checked letters are read: each statement as it was, and METHODOLOGY.md tells what is measured."""

import re

import pytest

from pipeline.build.cache import Cache
from pipeline.cli.text.evaluate_tables import table
from pipeline.cli.text.outcomes import change_line
from pipeline.corpus.folders import PROJECT, letters_in
from pipeline.curate.evaluate import Evaluation, changes, evaluate, outcomes_table

pytestmark = pytest.mark.slow

OUTCOMES = PROJECT / "tests" / "outcomes.tsv"
SENTENCES = PROJECT / "tests" / "real-sentences.jsonl"
ANEW = "Where each loss is meant, write them anew with `make outcomes`."


@pytest.fixture(scope="module")
def measured(read_before: Cache) -> Evaluation:
    """Every letter at hand, and the real sentences."""
    letters = [*letters_in(PROJECT / "corpus"), *letters_in(PROJECT / "tests" / "letters")]
    return evaluate(letters, sentences=SENTENCES, cache=read_before)


def test_each_statement_is_read_as_it_was(measured: Evaluation) -> None:
    kept, read = OUTCOMES.read_text(encoding="utf-8"), outcomes_table(measured.outcomes)
    changed = list(map(change_line, changes(kept, read)))
    assert changed == [], "\n".join(["", *changed, ANEW])
    assert kept == read, ANEW


@pytest.fixture(scope="module")
def told() -> str:
    """The table of figures in METHODOLOGY.md."""
    methodology = (PROJECT / "METHODOLOGY.md").read_text(encoding="utf-8")
    found = re.search(r"<!-- figures -->\n(.*?)\n?<!-- /figures -->", methodology, re.DOTALL)
    assert found, "METHODOLOGY.md has no place for the figures: <!-- figures --> and <!-- /figures -->"
    return found[1].strip()


@pytest.fixture(scope="module")
def told_of(measured: Evaluation, told: str) -> Evaluation:
    """What is measured, of the letters in that table alone."""
    letters = tuple(figures for figures in measured.letters if f"| {figures.letter} |" in told)
    assert letters
    return measured.model_copy(update={"letters": letters})


def test_the_facts_of_every_letterhead_are_read_right(told_of: Evaluation) -> None:
    wrong = [(each.letter, fact) for each in told_of.letters for fact in each.facts if not fact.right]
    assert wrong == []


def test_methodology_tells_the_figures_that_are_measured(told_of: Evaluation, told: str) -> None:
    figures = table(told_of)
    assert told == figures, f"write this between the marks in METHODOLOGY.md:\n{figures}"
