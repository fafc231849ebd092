"""What it means when a second reader agrees with a row, or does not: learned from letters checked to their end."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import get_args

from models.reading import Reading
from models.second import Heard, heard_by
from pipeline.annotations.second import second_in, with_second_readers
from pipeline.corpus.folders import LetterFolder
from pipeline.curate.evaluate.matching import compare
from pipeline.curate.learn.teaching_letters import TeachingLetter
from pipeline.extract import extract
from pipeline.interpret import interpret
from pipeline.interpret.second_readers import HeardRow
from pipeline.interpret.weights import Weights
from pipeline.language.rules import load_rules

FEWEST_OF_EACH = 10
"""Rows that are right, and rows that are wrong, below which a reader teaches nothing: so few are chance."""
_STATES: tuple[Heard, ...] = get_args(Heard)


def second_reader_weights(
    letters: Sequence[TeachingLetter], folders: Sequence[LetterFolder], unseen: Mapping[str, Weights]
) -> dict[str, dict[str, float]]:
    """For each second reader, what it adds to the log odds of a row where it agrees, differs, or reads nothing.

    None for a reader who has read too few rows. Each letter is read by weights that were learned without it (`unseen`),
    since rows of letters that have taught are right more often than others.
    """
    second = {folder.id: folder.second for folder in folders if folder.second}
    rows = [
        row
        for letter in letters
        if letter.source.id in second
        for row in _heard_rows(letter, second[letter.source.id], unseen[letter.source.id])
    ]
    names = sorted({row.reader for row in rows})
    learned = {name: weights_of([row for row in rows if row.reader == name]) for name in names}
    return {name: weights for name, weights in learned.items() if weights}


def weights_of(rows: Iterable[HeardRow]) -> dict[str, float]:
    """How much likelier each state is of a right row than of a wrong one, as a logarithm; empty for too few rows."""
    counts = Counter((row.right, row.heard) for row in rows)
    right, wrong = (sum(counts[side, state] for state in _STATES) for side in (True, False))
    if min(right, wrong) < FEWEST_OF_EACH:
        return {}
    return {
        state: round(math.log((counts[True, state] + 1) / (right + 3) * (wrong + 3) / (counts[False, state] + 1)), 3)
        for state in _STATES
    }


def _heard_rows(letter: TeachingLetter, second: Path | None, weights: Weights) -> Iterator[HeardRow]:
    """Every row of the letter that is right or wrong, with what each of its second readers says of it."""
    rules = load_rules()
    findings = interpret(letter.letter, extract(letter.letter, rules), rules, weights).findings
    readers = second_in(second)
    reading = Reading(letter=letter.letter, findings=findings, numbers=(), problems=())
    opinions = with_second_readers(reading, (), readers).opinions
    comparison = compare(letter.letter, findings, letter.entries)
    right = [pair.finding for pair in comparison.pairs if pair.all]
    for at, finding in enumerate(findings):
        if finding in comparison.read:
            for reader in readers:
                yield HeardRow(reader.reader, heard_by(reader.reader, at, opinions), finding in right)
