"""How well the checked letters are read: no figure may fall, and METHODOLOGY.md tells what is measured."""

import json
import re
from pathlib import Path

import pytest

from pipeline.corpus.folders import PROJECT, letter_in
from pipeline.curate.evaluate import Evaluation, evaluate, table

TESTS = PROJECT / "tests"
FLOORS = json.loads((TESTS / "floors.json").read_text(encoding="utf-8"))
LETTER_FLOORS = [
    (letter, score, floor) for letter, floors in FLOORS["letters"].items() for score, floor in floors.items()
]


@pytest.fixture(scope="module")
def measured() -> Evaluation:
    """The letters that have floors, and the real sentences."""
    folders = [
        next(folder / name for folder in (PROJECT / "corpus", TESTS / "letters") if (folder / name).is_dir())
        for name in FLOORS["letters"]
    ]
    return evaluate([letter_in(folder) for folder in folders], sentences=TESTS / "real-sentences.jsonl")


@pytest.mark.parametrize(("letter", "score", "floor"), LETTER_FLOORS)
def test_no_figure_of_a_letter_falls_below_its_floor(
    measured: Evaluation, letter: str, score: str, floor: float
) -> None:
    figures = next(figures for figures in measured.letters if figures.letter == letter)
    assert (figures.scores[score].f1 or 0) >= floor


@pytest.mark.parametrize("score", ["found", "numbers"])
def test_no_figure_of_the_sentences_falls_below_its_floor(measured: Evaluation, score: str) -> None:
    assert measured.sentences
    assert (getattr(measured.sentences, score).f1 or 0) >= FLOORS["sentences"][score]


def test_no_more_sentences_are_read_with_a_wrong_number(measured: Evaluation) -> None:
    assert measured.sentences
    assert (measured.sentences.wrong_share or 0) <= FLOORS["sentences"]["wrong_share_at_most"]


def test_the_facts_of_every_letterhead_are_read_right(measured: Evaluation) -> None:
    wrong = [(each.letter, fact) for each in measured.letters for fact in each.facts if not fact.right]
    assert wrong == []


def test_methodology_tells_the_figures_that_are_measured(measured: Evaluation) -> None:
    methodology = Path(PROJECT / "METHODOLOGY.md").read_text(encoding="utf-8")
    told = re.search(r"<!-- figures -->\n(.*?)\n?<!-- /figures -->", methodology, re.DOTALL)
    assert told, "METHODOLOGY.md has no place for the figures: <!-- figures --> and <!-- /figures -->"
    figures = table(measured)
    assert told[1].strip() == figures, f"write this between the marks in METHODOLOGY.md:\n{figures}"
