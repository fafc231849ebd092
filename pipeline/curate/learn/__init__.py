"""Learn: the weights of the evidence, the voices and the confidence, from letters that people have checked."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.curate.learn.fit import CALIBRATION_PENALTY, fit
from pipeline.curate.learn.lessons import Lesson
from pipeline.curate.learn.letters import CheckedLetter
from pipeline.curate.learn.sharing import share_out
from pipeline.curate.learn.thresholds import thresholds
from pipeline.curate.learn.unseen import (
    ROUNDS,
    folds_for,
    folds_of,
    teach,
    voices_from,
    weights_from,
    weights_without,
    weights_without_each,
)
from pipeline.interpret.weights import PARTS, Weights

__all__ = ["CheckedLetter", "LearningResult", "learn", "steps", "unseen"]

TOGETHER = 5
"""How many letters are left out together: of so many letters, five fewer teach nearly as much."""


class LearningResult(NamedTuple):
    """What checked letters have taught."""

    weights: Weights
    seen: Mapping[str, Mapping[str, int]]
    """For each part, how many statements showed each piece of evidence."""
    unseen: Mapping[str, Weights]
    """For each letter, weights learned without it, but for those of confidence."""


def _no_step() -> None:
    return None


def learn(
    letters: Sequence[CheckedLetter],
    passages: Sequence[CheckedLetter] = (),
    *,
    processes: int = 1,
    on_step: Callable[[], None] = _no_step,
) -> LearningResult:
    """Everything that the checked letters teach, and passages, which are no letters, beside them.

    The same letters give the same weights. Confidence is learned from rows of letters that the other weights were
    learned without. `on_step` is called as often as `steps` says.
    """
    known = teach(letters, passages, together=TOGETHER, processes=processes, on_step=on_step)
    lessons = known.lessons
    voices = voices_from(lessons.measure_examples, lessons.verdict_examples)
    without_each, calibrated = weights_without_each(known, processes=processes, on_step=on_step)
    sure, doubtful = thresholds(calibrated, known.fold)
    weights = replace(
        weights_from(lessons),
        confidence=fit(calibrated, penalty=CALIBRATION_PENALTY),
        sure=sure,
        doubtful=doubtful,
        voices=voices.voices,
    )
    on_step()
    taught_by = {part: calibrated if part == "confidence" else getattr(lessons, part) for part in PARTS}
    return LearningResult(weights, {part: _evidence_counts(own) for part, own in taught_by.items()}, without_each)


def steps(letters: int, passages: int, *, together: int = TOGETHER) -> int:
    """How many steps it takes to learn from so many letters and passages."""
    folds = folds_for(letters, together)
    return 1 + folds + (passages > 0) + ROUNDS + folds + 1


def _evidence_counts(lessons: Iterable[Lesson]) -> Counter[str]:
    """How many of the lessons show each piece of evidence."""
    return Counter(name for lesson in lessons for name in {name for reading in lesson.readings for name in reading})


def unseen(
    letters: Sequence[CheckedLetter],
    passages: Sequence[CheckedLetter] = (),
    *,
    apart: Sequence[Sequence[str]] = (),
    together: int = TOGETHER,
    processes: int = 1,
    on_step: Callable[[], None] = _no_step,
) -> dict[str, Weights]:
    """For each letter, weights learned without it and those left out `together` with it, of confidence without it.

    Each group of passages named in `apart` has weights learned without that group, too.

    The letter still has a small part in them: the voices and weights by which another letter's lessons were prepared,
    and its rows read, had heard all letters but those left out with that one. To leave it out there too would mean
    learning everything anew for each letter.
    """
    known = teach(letters, passages, together=together, processes=processes, on_step=on_step)
    weights, calibrated = weights_without_each(known, processes=processes, on_step=on_step)
    fold = folds_of(letters, TOGETHER)
    names = sorted(weights)
    tasks = (([lesson for lesson in calibrated if lesson.letter != name], fold) for name in names)
    for name, (confidence, sure, doubtful) in zip(names, share_out(_calibrate, tasks, processes), strict=True):
        weights[name] = replace(weights[name], confidence=confidence, sure=sure, doubtful=doubtful)
    tasks_apart = ((known.lessons, group) for group in apart)
    for group, learned in zip(apart, share_out(weights_without, tasks_apart, processes), strict=True):
        weights |= dict.fromkeys(group, learned)
    on_step()
    return weights


def _calibrate(lessons: Sequence[Lesson], fold: Mapping[str, int]) -> tuple[dict[str, float], float, float]:
    """The weights of confidence, and the thresholds."""
    return fit(lessons, penalty=CALIBRATION_PENALTY), *thresholds(lessons, fold)
