"""Fitting: the weights under which the right readings are the likeliest, kept small by a penalty."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from pipeline.curate.learn.lessons import Lesson, VoiceExample
from pipeline.interpret.voice import Voice

DIGITS = 3
CALIBRATION_PENALTY = 10.0
"""Confidence has few rows to learn from, and must not trust what a handful of them show."""


def fit(lessons: Sequence[Lesson], *, penalty: float = 1.0, least: int = 2) -> dict[str, float]:
    """The weight of each feature; of several right readings, any will do.

    Features seen in fewer than `least` lessons weigh nothing.
    """
    if not lessons:
        return {}
    seen: dict[str, int] = {}
    for lesson in lessons:
        for name in {name for reading in lesson.readings for name in reading}:
            seen[name] = seen.get(name, 0) + 1
    column = {name: at for at, name in enumerate(sorted(name for name, times in seen.items() if times >= least))}
    rows, columns, values, starts, right = [], [], [], [], []
    row = 0
    for lesson in lessons:
        starts.append(row)
        for at, reading in enumerate(lesson.readings):
            right.append(at in lesson.right)
            for name, value in reading.items():
                if name in column:
                    rows.append(row)
                    columns.append(column[name])
                    values.append(value)
            row += 1
    matrix = csr_matrix((values, (rows, columns)), shape=(row, len(column)))
    rights = np.array(right)
    weight_of = np.array([lesson.weight for lesson in lessons])
    lesson_of = np.repeat(np.arange(len(starts)), np.diff([*starts, row]))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        highest = np.maximum.reduceat(scores, starts)
        grown = np.exp(scores - highest[lesson_of])
        everything = np.add.reduceat(grown, starts)
        good = np.add.reduceat(np.where(rights, grown, 0.0), starts)
        likelihood = weight_of @ (np.log(np.maximum(good, 1e-300)) - np.log(everything))
        expected = grown / everything[lesson_of]
        wanted = np.where(rights, grown, 0.0) / np.maximum(good, 1e-300)[lesson_of]
        gradient = matrix.T @ (weight_of[lesson_of] * (expected - wanted)) + penalty * weights
        return -likelihood + penalty / 2 * float(weights @ weights), gradient

    found = minimize(loss, np.zeros(len(column)), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return {name: round(float(found.x[at]), DIGITS) for name, at in column.items() if round(found.x[at], DIGITS)}


def fit_voice(heard: Sequence[VoiceExample], *, penalty: float = 0.05, least: int = 5) -> Voice:
    """A linear classifier of the labels by the words; words seen in fewer than `least` statements weigh nothing."""
    seen: dict[str, int] = {}
    for each in heard:
        for word in each.words:
            seen[word] = seen.get(word, 0) + 1
    column = {word: at for at, word in enumerate(sorted(word for word, times in seen.items() if times >= least))}
    labels = sorted({each.label for each in heard})
    label_at = {label: at for at, label in enumerate(labels)}
    rows, columns, values = [], [], []
    for row, each in enumerate(heard):
        known = [(column[word], weight) for word, weight in each.words.items() if word in column]
        size = max(sum(weight * weight for _, weight in known), 1.0) ** 0.5
        for at, weight in known:
            rows.append(row)
            columns.append(at)
            values.append(weight / size)
    matrix = csr_matrix((values, (rows, columns)), shape=(len(heard), len(column)))
    weight_of = np.array([each.weight for each in heard])[:, None]
    wanted = np.zeros((len(heard), len(labels)))
    for row, each in enumerate(heard):
        wanted[row, label_at[each.label]] = 1.0

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(len(column) + 1, len(labels))
        scores = matrix @ weights[:-1] + weights[-1]
        scores -= scores.max(axis=1, keepdims=True)
        grown = np.exp(scores)
        expected = grown / grown.sum(axis=1, keepdims=True)
        likelihood = np.sum(weight_of * wanted * np.log(np.maximum(expected, 1e-300)))
        difference = weight_of * (expected - wanted)
        gradient = np.vstack([matrix.T @ difference + penalty * weights[:-1], difference.sum(axis=0)])
        return -likelihood + penalty / 2 * float(np.sum(weights[:-1] ** 2)), gradient.ravel()

    found = minimize(
        loss, np.zeros((len(column) + 1) * len(labels)), jac=True, method="L-BFGS-B", options={"maxiter": 60}
    )
    weights = found.x.reshape(len(column) + 1, len(labels))
    return Voice(
        always={label: round(float(weights[-1, at]), DIGITS) for label, at in label_at.items()},
        weights={
            word: {label: round(float(weights[row, at]), DIGITS) for label, at in label_at.items()}
            for word, row in column.items()
        },
    )
