"""Files given to a process that reads them, one after another, within bounds of time and memory."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from queue import Empty, Queue
from subprocess import PIPE, Popen
from threading import Thread
from typing import NamedTuple

from tests.stress.losses import Losses, lost, together
from tests.stress.mutations import written
from tests.stress.plan import Plan

LONGEST = 20.0
"""Seconds of work in which one file must be read or refused."""
PATIENCE = 120.0
"""Seconds by the clock: on a busy machine the process has to wait for its turn."""
MOST = 1024.0
"""Megabytes that the process may take at most."""
MANY = 2_400
"""Of which 2,000 are PDFs."""
COLUMNS = {"traceback": "tracebacks", "died": "tracebacks", "hang": "hangs", "memory": "hangs", "unclear": "letters"}
"""The kind of loss that each fault is."""
BEGINNING = 120.0
"""Seconds that the process may take to begin, on a busy machine."""


class Outcome(NamedTuple):
    """How one file was read."""

    file: Path
    kind: str
    """`read`, the name of an error, or a fault: `traceback`, `hang`, `died`, `memory`, `unclear`."""
    words: str
    seconds: float
    megabytes: float
    """The most that the process had taken by then."""

    @property
    def is_fault(self) -> bool:
        """Whether this is neither a reading nor a clear refusal."""
        return self.kind.islower() and self.kind != "read"


class Reader:
    """A process that reads files."""

    def __init__(self) -> None:
        self.process = Popen([sys.executable, "-m", "tests.stress.worker"], stdin=PIPE, stdout=PIPE, text=True)
        self.lines: Queue[str] = Queue()
        Thread(target=self._listen, daemon=True).start()
        self.lines.get(timeout=BEGINNING)

    def _listen(self) -> None:
        for line in self.process.stdout or ():
            self.lines.put(line)
        self.lines.put("")

    def outcome(self, file: Path) -> Outcome:
        """How the file was read; after a `hang`, `died` or `memory` the process has ended."""
        if self.process.stdin:
            self.process.stdin.write(f"{file}\n")
            self.process.stdin.flush()
        try:
            line = self.lines.get(timeout=PATIENCE)
        except Empty:
            self.end()
            return Outcome(file, "hang", "", PATIENCE, 0.0)
        if not line:
            return Outcome(file, "died", f"ended with {self.process.wait()}", 0.0, 0.0)
        outcome = Outcome(file, **json.loads(line))
        if outcome.megabytes > MOST:
            self.end()
        if outcome.megabytes > MOST or outcome.seconds > LONGEST:
            fault = "memory" if outcome.megabytes > MOST else "hang"
            return outcome._replace(kind=fault, words=f"{outcome.kind}: {outcome.words}")
        return outcome

    @property
    def has_ended(self) -> bool:
        """Whether the process is there no more."""
        return self.process.poll() is not None

    def end(self) -> None:
        """The process ends at once."""
        self.process.kill()
        self.process.wait()


def outcomes(files: Iterable[Path]) -> Iterator[Outcome]:
    """How each file is read, as it is done."""
    reader = Reader()
    try:
        for file in files:
            if reader.has_ended:
                reader = Reader()
            outcome = reader.outcome(file)
            yield outcome if outcome.is_fault or is_clear(outcome) else outcome._replace(kind="unclear")
    finally:
        reader.end()


def is_clear(outcome: Outcome) -> bool:
    """Whether it is a reading, or a sentence that names the file, says what is wrong and what to do."""
    words = outcome.words
    if outcome.kind == "read":
        return True
    is_one = "\n" not in words and words.endswith(".") and words.isprintable()
    return is_one and outcome.file.name in words and (";" in words or ": " in words) and len(words) < 500


def trial(plan: Plan) -> Losses:
    """Each damaged letter is read, or refused in a sentence."""
    folder = plan.folder
    found = list(outcomes(written(plan.seed, plan.many(MANY), folder)))
    longest = max(found, key=lambda one: one.seconds)
    most = max(one.megabytes for one in found)
    figures = (
        f"{sum(one.kind == 'read' for one in found):,} read; longest {longest.seconds:.1f} s, most memory {most:.0f} MB"
    )
    faults = (lost(COLUMNS[one.kind], f"{one.kind}: {one.file.name}: {one.words}") for one in found if one.is_fault)
    return together([Losses(len(found), figures=figures), *faults])
