"""Learn: the weights of the evidence, the voices and the confidence, from letters that people have checked."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.curate.learn.fit import fit, fit_voice
from pipeline.curate.learn.lessons import CheckedLetter, Lesson, Lessons
from pipeline.curate.learn.thresholds import thresholds
from pipeline.curate.learn.unseen import (
    Outcome,
    confidence_lesson,
    folds_of,
    outcomes_of,
    taught,
    weights_from,
    with_parts,
)
from pipeline.interpret.weights import Weights

__all__ = ["CheckedLetter", "Learned", "Outcome", "learn", "unseen"]

TOGETHER = 4
"""How many letters are left out together while learning; `sqs evaluate --unseen` leaves out one at a time."""


class Learned(NamedTuple):
    """What checked letters have taught."""

    weights: Weights
    seen: Mapping[str, Mapping[str, int]]
    """For each part, how many statements showed each piece of evidence."""


def learn(letters: Sequence[CheckedLetter], on_step: Callable[[], None] = lambda: None) -> Learned:
    """Everything that the checked letters teach. The same letters give the same weights.

    Confidence is learned from rows of letters that the other weights were learned without.
    """
    fold = folds_of(letters, TOGETHER)
    lessons, voices = taught(letters, fold, on_step)
    calibrated = [confidence_lesson(outcome) for outcome in _left_out(letters, lessons, voices, fold, on_step)[1]]
    weights = replace(
        weights_from(lessons),
        confidence=fit(calibrated),
        measure_voice=fit_voice(lessons.measures_heard),
        verdict_voice=fit_voice(lessons.verdicts_heard),
    )
    sure, doubtful = thresholds(calibrated, fold)
    seen = {part: _seen(getattr(lessons, part)) for part in ("numbers", "measure", "verdict", "finding")}
    return Learned(replace(weights, sure=sure, doubtful=doubtful), {**seen, "confidence": _seen(calibrated)})


def _seen(lessons: Iterable[Lesson]) -> Counter[str]:
    """How many of the lessons show each piece of evidence."""
    return Counter(name for lesson in lessons for name in {name for reading in lesson.readings for name in reading})


def unseen(
    letters: Sequence[CheckedLetter], on_step: Callable[[], None] = lambda: None, *, together: int = 1
) -> dict[str, Weights]:
    """For each letter, weights learned without it, those of confidence included."""
    fold = folds_of(letters, together)
    lessons, voices = taught(letters, fold, on_step)
    found, outcomes = _left_out(letters, lessons, voices, fold, on_step)
    calibrated = [confidence_lesson(outcome) for outcome in outcomes]
    for left_out in sorted(set(fold.values())):
        others = [lesson for lesson in calibrated if fold[lesson.letter] != left_out]
        confidence = fit(others)
        sure, doubtful = thresholds(others, fold)
        for name, at in fold.items():
            if at == left_out:
                found[name] = replace(found[name], confidence=confidence, sure=sure, doubtful=doubtful)
    return found


def _left_out(
    letters: Sequence[CheckedLetter],
    lessons: Lessons,
    voices: Mapping[str, Weights],
    fold: Mapping[str, int],
    on_step: Callable[[], None],
) -> tuple[dict[str, Weights], list[Outcome]]:
    """For each letter, weights learned from the other folds, and the rows that it is read into by them."""
    weights: dict[str, Weights] = {}
    outcomes: list[Outcome] = []
    for left_out in sorted(set(fold.values())):
        own = frozenset(name for name, at in fold.items() if at == left_out)
        learned = weights_from(lessons, but=own.__contains__)
        for letter in letters:
            if letter.id in own:
                weights[letter.id] = with_parts(voices[letter.id], learned)
                outcomes += outcomes_of(letter, weights[letter.id])
        on_step()
    return weights, outcomes
