"""Unseen: each letter as it is read by weights that were learned without it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from models.finding import Verdict
from pipeline.curate.learn.fit import fit, fit_voice
from pipeline.curate.learn.lessons import (
    Lesson,
    Lessons,
    VoiceExample,
    features_of,
    lessons_of,
    right_numbers,
    right_verdict,
)
from pipeline.curate.learn.letters import CheckedLetter, PreparedLetter, match_entries, prepare
from pipeline.curate.learn.sharing import share_out
from pipeline.interpret.company import company_of
from pipeline.interpret.confidence import confidence_evidence
from pipeline.interpret.decide import Decision, decide
from pipeline.interpret.voice import Voices
from pipeline.interpret.weights import Weights

ROUNDS = 2
"""How often the lessons are gone through again with what has been learned so far."""
PASSAGES = -1
"""The fold of all passages: they teach, but are never left out, for confidence is about letters."""


class Teaching(NamedTuple):
    """Letters and passages gone through."""

    letters: tuple[PreparedLetter, ...]
    """Without the passages."""
    fold: Mapping[str, int]
    """The fold of each letter and passage."""
    lessons: Lessons
    voices: Mapping[int, Weights]
    """For each fold, weights with the voices alone, which never heard a letter of that fold."""

    @property
    def folds(self) -> list[int]:
        """The folds of the letters."""
        return sorted({self.fold[letter.id] for letter in self.letters})

    def own(self, fold: int) -> tuple[PreparedLetter, ...]:
        """The letters of the fold."""
        return tuple(letter for letter in self.letters if self.fold[letter.id] == fold)


class RatedRow(NamedTuple):
    """A row that was read in a letter, and whether it is right; optional entries make none."""

    letter: str
    decision: Decision
    right: bool


def folds_for(letters: int, size: int) -> int:
    """How many folds of at most `size` there are for so many letters: at least two, so that each has others."""
    return max(-(-letters // size), 2)


def folds_of(letters: Sequence[CheckedLetter], size: int) -> dict[str, int]:
    """The fold that each letter is left out with."""
    folds = folds_for(len(letters), size)
    return {letter.id: position % folds for position, letter in enumerate(sorted(letters, key=lambda each: each.id))}


def teach(
    letters: Sequence[CheckedLetter],
    passages: Sequence[CheckedLetter],
    *,
    together: int,
    processes: int,
    on_step: Callable[[], None],
) -> Teaching:
    """What letters and passages teach when they are gone through, `together` letters in each fold."""
    fold = {**folds_of(letters, together), **dict.fromkeys((passage.id for passage in passages), PASSAGES)}
    everything = list(share_out(prepare, ((checked,) for checked in (*letters, *passages)), processes))
    first = lessons_of((each, Weights()) for each in everything)
    on_step()
    folds = sorted(set(fold.values()))
    tasks = (
        (_examples_without(first.measure_examples, fold, at), _examples_without(first.verdict_examples, fold, at))
        for at in folds
    )
    voices = {}
    for at, learned in zip(folds, share_out(voices_from, tasks, processes), strict=True):
        voices[at] = learned
        on_step()
    lessons = lessons_of((each, voices[fold[each.id]]) for each in everything)
    for _ in range(ROUNDS):
        learned = weights_from(lessons)
        lessons = lessons_of((each, with_parts(voices[fold[each.id]], learned)) for each in everything)
        on_step()
    return Teaching(tuple(everything[: len(letters)]), fold, lessons, voices)


def voices_from(measures: Sequence[VoiceExample], verdicts: Sequence[VoiceExample]) -> Weights:
    """Weights with the voices alone."""
    return Weights(voices=Voices(fit_voice(measures), fit_voice(verdicts)))


def _examples_without(heard: Iterable[VoiceExample], fold: Mapping[str, int], left_out: int) -> list[VoiceExample]:
    return [each for each in heard if fold[each.letter] != left_out]


def weights_from(lessons: Lessons) -> Weights:
    """The weights of each part."""
    return Weights(
        numbers=fit(lessons.numbers),
        measure=fit(lessons.measure),
        verdict=fit(lessons.verdict),
        finding=fit(lessons.finding),
    )


def weights_without(lessons: Lessons, left_out: Sequence[str]) -> Weights:
    """The weights and voices that the lessons of all others teach."""
    others = lessons.but(frozenset(left_out))
    return with_parts(voices_from(others.measure_examples, others.verdict_examples), weights_from(others))


def with_parts(voices: Weights, learned: Weights) -> Weights:
    """The voices of one and the parts of the other."""
    return replace(learned, voices=voices.voices)


def weights_without_each(
    known: Teaching, *, processes: int, on_step: Callable[[], None]
) -> tuple[dict[str, Weights], list[Lesson]]:
    """For each letter, weights learned from the other folds; and what the rows of all letters teach about confidence.

    The rows are those that a letter is read into by its own weights.
    """
    weights: dict[str, Weights] = {}
    calibrated: list[Lesson] = []
    tasks = ((known.lessons.but(_ids(known.own(at))), known.voices[at], known.own(at)) for at in known.folds)
    for at, (learned, rows) in zip(known.folds, share_out(_read_unseen, tasks, processes), strict=True):
        weights |= dict.fromkeys(_ids(known.own(at)), learned)
        calibrated += rows
        on_step()
    return weights, calibrated


def _ids(letters: Iterable[PreparedLetter]) -> frozenset[str]:
    return frozenset(letter.id for letter in letters)


def _read_unseen(lessons: Lessons, voices: Weights, letters: Sequence[PreparedLetter]) -> tuple[Weights, list[Lesson]]:
    """The weights that the lessons teach, and what the rows of the letters teach about confidence in them."""
    weights = with_parts(voices, weights_from(lessons))
    return weights, [
        lesson for letter in letters for lesson in confidence_lessons(rated_rows(letter, weights), weights)
    ]


def rated_rows(letter: PreparedLetter, weights: Weights) -> list[RatedRow]:
    """Every row that the weights read in the letter, right or wrong."""
    discourse = letter.discourse
    outcomes = []
    for part in letter.parts:
        decisions, discourse = decide(part.statements, discourse, weights)
        rows = [decision for decision in decisions if decision.is_finding]
        meant = match_entries([row.placed for row in rows], part.entries)
        for position, row in enumerate(rows):
            entry = meant.get(position)
            if entry is None or not entry.optional:
                right = entry is not None and right_numbers(row.numbers, entry) and row.measure == entry.measure
                wanted: Verdict | None = right_verdict(row.numbers, entry) if entry is not None else None
                outcomes.append(RatedRow(letter.id, row, right=right and row.verdict == wanted))
    return outcomes


def confidence_lessons(rows: Sequence[RatedRow], weights: Weights) -> Iterator[Lesson]:
    """What the rows of a letter teach about confidence: whether evidence like theirs went with being right."""
    company = company_of([row.decision for row in rows])
    for row in rows:
        evidence = features_of(confidence_evidence(row.decision, weights, company))
        yield Lesson(row.letter, ({}, evidence), (int(row.right),))
