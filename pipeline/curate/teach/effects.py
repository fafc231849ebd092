"""What an edit of the rules gains and loses over letters: each row that changes, held to what people have checked."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from models.checked import CheckedEntry
from models.reading import Reading
from pipeline.build.cache import Cache
from pipeline.build.letters import processors, read_corpus
from pipeline.corpus.folders import LetterFolder
from pipeline.curate.diff import Difference, differences_between
from pipeline.curate.teach.concerned import letters_concerned
from pipeline.curate.teach.trial_process import TrialProcesses
from pipeline.curate.teach.truth import DECISIVE, MISSED, JudgedRow, judged_rows
from pipeline.curate.teach.understood import Understanding

FEW = 6
"""So many letters are read sooner than another process is begun."""

Became = Literal["better", "worse", "other"]


@dataclass(frozen=True)
class Effect:
    """A row that the edit changes, and whether that is for the better."""

    difference: Difference
    became: Became
    expected: CheckedEntry | None
    """What a person has checked there; None where nobody has, or where a person reads nothing."""


@dataclass(frozen=True)
class Effects:
    """All that the edit changes."""

    effects: tuple[Effect, ...]
    letters: int
    """How many letters were looked at."""
    reread: int
    """How many of them had to be read again."""
    unreadable: tuple[str, ...]
    """Those that cannot be read."""

    def became(self, what: Became) -> tuple[Effect, ...]:
        """The rows of which that is true."""
        return tuple(each for each in self.effects if each.became == what)


@dataclass(frozen=True)
class Trial:
    """Edits that were tried, and what came of it."""

    edits: tuple[str, ...]
    """In words."""
    before: Understanding
    after: Understanding
    effects: Effects
    seconds: float


def effects_of(
    trial: TrialProcesses,
    letters: Sequence[LetterFolder],
    phrases: tuple[str, ...] | None,
    cache: Cache,
    on_letter: Callable[[], None] = lambda: None,
) -> Effects:
    """What changes in the letters, read by the rules alone, if the rules of the trial are used.

    `phrases` are those that differ, where nothing else does: letters without their words are not read again.
    """
    concerned = letters_concerned(letters, phrases, cache)
    for _ in range(len(letters) - len(concerned)):
        on_letter()
    processes = 1 if len(concerned) <= FEW else processors()
    before, _ = read_corpus([letter.by_rules_alone for letter in concerned], cache=cache, processes=processes)
    old = {source.id: reading for source, reading in before}
    new = trial.readings(concerned, cache, on_letter)
    effects: list[Effect] = []
    unreadable: list[str] = []
    for letter in concerned:
        was, now = old.get(letter.id), new[letter.id]
        if was is None or now is None:
            unreadable.append(letter.id)
        else:
            effects += _effects_in(letter, was, now)
    return Effects(tuple(effects), len(letters), len(concerned), tuple(unreadable))


def _effects_in(letter: LetterFolder, was: Reading, now: Reading) -> Iterator[Effect]:
    if was.findings == now.findings:
        return
    before, after = judged_rows(letter, was), judged_rows(letter, now)
    by_place = [{(each.row["start"], each.row["end"]): each for each in side} for side in (before, after)]
    differences, _ = differences_between([each.row for each in before], [each.row for each in after])
    for difference in differences:
        old, new = (
            None if row is None else judged[row["start"], row["end"]]
            for row, judged in zip((difference.old, difference.new), by_place, strict=True)
        )
        if set(difference.fields) != {"quote"}:
            yield _effect(difference, old, new)


def _effect(difference: Difference, old: JudgedRow | None, new: JudgedRow | None) -> Effect:
    expected = next((each.entry for each in (new, old) if each is not None and each.entry is not None), None)
    absent = MISSED if expected is not None else frozenset[str]()
    was, now = (absent if each is None else each.wrong for each in (old, new))
    return Effect(difference, _became(was, now), expected)


def _became(was: frozenset[str] | None, now: frozenset[str] | None) -> Became:
    """Better where less is wrong than before; a wrong row is worse than a missing one."""
    if was is None or now is None or was == now:
        return "other"
    if MISSED in {was, now}:
        there = was if now == MISSED else now
        return "better" if bool(there & DECISIVE) == (now == MISSED) else "worse"
    return "better" if now < was else "worse"
