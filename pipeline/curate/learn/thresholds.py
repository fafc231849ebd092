"""From which confidence on a row is called sure, and below which doubtful."""

import math
from collections.abc import Mapping, Sequence

from pipeline.curate.learn.fit import CALIBRATION_PENALTY, fit
from pipeline.curate.learn.lessons import Lesson

SURE_ROWS_RIGHT = 0.993
"""The share of sure rows that must be right; a little above what is promised, for luck runs out."""
LEAST_SURE = 0.95
"""No row is called sure whose own confidence is less, however often those above it are right together."""
DOUBTFUL_BELOW = 0.7


def thresholds(lessons: Sequence[Lesson], fold: Mapping[str, int]) -> tuple[float, float]:
    """The least confidence of sure rows, and of rows that are not doubtful, each from 0 to 1.

    They are found on letters whose rows the confidence was not learned from.
    """
    rated: list[tuple[float, bool]] = []
    for left_out in sorted({fold[lesson.letter] for lesson in lessons}):
        others = [lesson for lesson in lessons if fold[lesson.letter] != left_out]
        weights = fit(others, penalty=CALIBRATION_PENALTY)
        rated += [
            (_confidence(lesson, weights), lesson.right == (1,))
            for lesson in lessons
            if fold[lesson.letter] == left_out
        ]
    rated.sort(reverse=True)
    sure, right = 1.0, 0
    for rows, (confidence, is_right) in enumerate(rated, start=1):
        right += is_right
        if right / rows >= SURE_ROWS_RIGHT:
            sure = confidence
    return max(round(sure, 3), LEAST_SURE), DOUBTFUL_BELOW


def _confidence(lesson: Lesson, weights: Mapping[str, float]) -> float:
    weight = sum(weights.get(feature, 0.0) * value for feature, value in lesson.readings[1].items())
    return 1 / (1 + math.exp(-weight))
