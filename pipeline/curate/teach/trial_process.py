"""What is read by the rules that are tried: in processes of their own, for a process reads its rules once."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from models.letter import SectionId
from models.reading import Reading
from pipeline.build.cache import Cache
from pipeline.corpus.folders import LetterFolder
from pipeline.curate.teach.understood import Understanding
from pipeline.errors import RuleError, SqsError
from pipeline.language.rules_folder import TRIED_RULES

OURS = "pipeline/rules/"
"""What a message calls the folder of the rules."""


class TrialProcesses:
    """Processes that have the rules of another folder."""

    def __init__(self, folder: Path, pool: ProcessPoolExecutor) -> None:
        self.folder = folder
        self._pool = pool

    def understanding(self, sentence: str, section: SectionId) -> Understanding:
        """What the tried rules make of the sentence; RuleError, naming file and line, where they are broken."""
        return self._pool.submit(_understanding, sentence, section).result()

    def readings(
        self, letters: Sequence[LetterFolder], cache: Cache, on_letter: Callable[[], None]
    ) -> dict[str, Reading | None]:
        """The letters by their ids, read by the tried rules alone; None for one that cannot be read."""
        jobs = {self._pool.submit(_reading, letter, cache): letter.id for letter in letters}
        readings: dict[str, Reading | None] = {}
        for job in as_completed(jobs):
            readings[jobs[job]] = job.result()
            on_letter()
        return readings


@contextmanager
def trial_processes(folder: Path, processes: int) -> Iterator[TrialProcesses]:
    """As many processes, begun when they are first needed."""
    before = os.environ.get(TRIED_RULES)
    os.environ[TRIED_RULES] = str(folder)
    try:
        with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
            try:
                yield TrialProcesses(folder, pool)
            finally:
                pool.shutdown(cancel_futures=True)
    except RuleError as error:
        raise RuleError(f"What you try cannot be used. {str(error).replace(OURS, 'Your ')}") from error
    finally:
        if before is None:
            del os.environ[TRIED_RULES]
        else:
            os.environ[TRIED_RULES] = before


def _understanding(sentence: str, section: SectionId) -> Understanding:
    from pipeline.build.rule_check import check_rules  # noqa: PLC0415 - here the rules are those that are tried
    from pipeline.curate.teach.understanding import understanding_of  # noqa: PLC0415

    check_rules()
    return understanding_of(sentence, section)


def _reading(letter: LetterFolder, cache: Cache) -> Reading | None:
    from pipeline.build.letters import read_letter  # noqa: PLC0415 - as above

    try:
        return read_letter(letter.by_rules_alone, cache=cache)[1]
    except RuleError:
        raise
    except (SqsError, OSError):
        return None
