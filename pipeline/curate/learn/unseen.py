"""Unseen: each letter as it is read by weights that were learned without it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from models.finding import Verdict
from pipeline.curate.learn.fit import fit, fit_voice
from pipeline.curate.learn.lessons import (
    CheckedLetter,
    Heard,
    Lesson,
    Lessons,
    features_of,
    lessons_of,
    matched,
    placed_entries,
    right_numbers,
    right_verdict,
)
from pipeline.extract import extract
from pipeline.interpret import discourse_before
from pipeline.interpret.confidence import confidence_evidence
from pipeline.interpret.decide import Decision, decide
from pipeline.interpret.paragraphs import Vocabulary, stated_in
from pipeline.interpret.weights import Weights
from pipeline.language.rules import load_rules

ROUNDS = 2
"""How often the lessons are gone through again with what has been learned so far."""


class Outcome(NamedTuple):
    """A row that was read in a letter, and whether it is right; optional entries make none."""

    letter: str
    decision: Decision
    right: bool


def folds_of(letters: Sequence[CheckedLetter], size: int) -> dict[str, int]:
    """The fold that each letter is left out with, `size` letters in each; passages are spread over the same folds."""
    whole = sorted(letter.id for letter in letters if letter.weight >= 1)
    passages = sorted(letter.id for letter in letters if letter.weight < 1)
    folds = max(-(-len(whole) // size), 2)
    return {name: position % folds for names in (whole, passages) for position, name in enumerate(names)}


def voices_without(letters: Sequence[CheckedLetter], lessons: Lessons, fold: Mapping[str, int]) -> dict[str, Weights]:
    """For each letter, weights with the voices alone, learned from the letters of other folds."""
    by_fold = {
        left_out: Weights(
            measure_voice=fit_voice(_without(lessons.measures_heard, fold, left_out)),
            verdict_voice=fit_voice(_without(lessons.verdicts_heard, fold, left_out)),
        )
        for left_out in sorted(set(fold.values()))
    }
    return {letter.id: by_fold[fold[letter.id]] for letter in letters}


def _without(heard: Sequence[Heard], fold: Mapping[str, int], left_out: int) -> list[Heard]:
    return [each for each in heard if fold[each.letter] != left_out]


def taught(
    letters: Sequence[CheckedLetter], fold: Mapping[str, int], on_step: Callable[[], None]
) -> tuple[Lessons, dict[str, Weights]]:
    """The lessons of the letters, and the voices that each was heard with, which never heard that letter."""
    first = lessons_of((letter, Weights()) for letter in letters)
    on_step()
    voices = voices_without(letters, first, fold)
    on_step()
    lessons = lessons_of((letter, voices[letter.id]) for letter in letters)
    for _ in range(ROUNDS):
        learned = weights_from(lessons)
        lessons = lessons_of((letter, with_parts(voices[letter.id], learned)) for letter in letters)
        on_step()
    return lessons, voices


def weights_from(lessons: Lessons, *, but: Callable[[str], bool] = lambda _: False) -> Weights:
    """The weights of each part, learned from the lessons of all letters `but` those."""

    def learned(taught: Sequence[Lesson]) -> dict[str, float]:
        return fit([lesson for lesson in taught if not but(lesson.letter)])

    return Weights(
        numbers=learned(lessons.numbers),
        measure=learned(lessons.measure),
        verdict=learned(lessons.verdict),
        finding=learned(lessons.finding),
    )


def with_parts(voices: Weights, learned: Weights) -> Weights:
    """The voices of one and the parts of the other."""
    return replace(learned, measure_voice=voices.measure_voice, verdict_voice=voices.verdict_voice)


def outcomes_of(checked: CheckedLetter, weights: Weights) -> list[Outcome]:
    """Every row that the weights read in the letter, right or wrong."""
    letter, rules = checked.letter, load_rules()
    vocabulary = Vocabulary.of(rules)
    mentions = extract(letter, rules)
    placed = placed_entries(letter, checked.entries)
    discourse = discourse_before(letter)
    outcomes = []
    for paragraph in letter.body_paragraphs:
        inside = [mention for mention in mentions if paragraph.covers(mention)]
        decisions, discourse = decide(stated_in(letter, paragraph, inside, vocabulary).statements, discourse, weights)
        rows = [decision for decision in decisions if decision.is_finding]
        meant = matched(
            [row.placed for row in rows], [(entry, place) for entry, place in placed if paragraph.covers(place)]
        )
        for position, row in enumerate(rows):
            entry = meant.get(position)
            if entry is None or not entry.optional:
                right = entry is not None and right_numbers(row.numbers, entry) and row.measure == entry.measure
                wanted: Verdict | None = right_verdict(row.numbers, entry) if entry is not None else None
                outcomes.append(Outcome(checked.id, row, right=right and row.verdict == wanted))
    return outcomes


def confidence_lesson(outcome: Outcome) -> Lesson:
    """What a row teaches about confidence: whether evidence like its own went with being right."""
    evidence = features_of(confidence_evidence(outcome.decision))
    return Lesson(outcome.letter, ({}, evidence), (int(outcome.right),))
