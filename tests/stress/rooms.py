"""Each trial in a process of its own, three at once; those that measure time alone, at the end."""

import multiprocessing
import time
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.stress.losses import Losses, lost
from tests.stress.plan import Plan
from tests.stress.trials import TRIALS

AT_ONCE = 3
"""More than a small machine has processors: builds that are killed and costly queries wait for much of their time."""


def each_of(names: Sequence[str], seed: int, *, is_short: bool) -> Iterator[tuple[str, Losses, float]]:
    """Each trial as it is done, with what it has lost and how many seconds it took."""
    for processes, alone in ((AT_ONCE, False), (1, True)):
        rooms = ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"), max_tasks_per_child=1)
        with rooms:
            begun = {rooms.submit(tried, name, seed, is_short): name for name in names if TRIALS[name].alone is alone}
            for done in as_completed(begun):
                yield begun[done], *done.result()


def tried(name: str, seed: int, is_short: bool) -> tuple[Losses, float]:  # noqa: FBT001 - the pool gives it by place
    """What the trial has lost, and how many seconds it took; a trial that breaks is a loss of its own."""
    begun = time.monotonic()
    with TemporaryDirectory(prefix="sqs-stress-") as folder:
        try:
            losses = TRIALS[name].run(Plan(Path(folder).resolve(), seed, is_short))
        except Exception:  # noqa: BLE001 - whatever it is, the others go on
            losses = lost("tracebacks", traceback.format_exc())
    return losses, time.monotonic() - begun
