"""Processes that read letters side by side, each watched by the one that began it, and ended if it takes too much."""

import logging
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import Generic, Literal, TypeVar

from pipeline.build.memory import keep_what_is_loaded

SECONDS = 180
"""Of a processor's time, for one letter: 300 pages take a third of it. Text recognition has its own limit."""
HOUR = 3600
"""Seconds by the clock, for whatever waits and computes nothing."""
MEGABYTES = 1500
"""Of memory, for one letter, beside what the process has from the one that began it: 300 pages take a half."""
LOOK_EVERY = 0.25
"""Seconds."""
GRACE = 1.5
"""Seconds, for all processes to end what they have begun themselves: who stops a build waits no longer than two."""

Job = TypeVar("Job")
Outcome = TypeVar("Outcome")
Loss = Literal["died", "time", "memory"]
"""Why a process did not finish its job."""


@dataclass(slots=True)
class Worker(Generic[Job]):
    """A process, and the job that it is at."""

    process: Process
    line: Connection
    job: Job
    held: float
    """Megabytes of memory before its first job: a fork holds all that the process holds that began it."""
    begun: float = 0.0
    used: float = 0.0
    """Seconds of a processor's time before the job."""

    def give(self, job: Job) -> None:
        """Set it to work."""
        self.job, self.begun = job, monotonic()
        self.used, _ = spent(self.process.pid)
        self.line.send(job)

    def loss(self) -> Loss | None:
        """Why the job must be given up; None while all is well."""
        if not self.process.is_alive():
            return "died"
        seconds, megabytes = spent(self.process.pid)
        if megabytes - self.held > MEGABYTES:
            return "memory"
        return "time" if seconds - self.used > SECONDS or monotonic() - self.begun > HOUR else None


def shared_out(
    jobs: Sequence[Job], work: Callable[[Job], Outcome], processes: int, *, lost: Callable[[Job, Loss], Outcome]
) -> Iterator[tuple[Job, Outcome]]:
    """The jobs with their outcomes as they are done; `lost` says what comes of one that took its process down."""
    waiting = deque(jobs)
    workers: list[Worker[Job]] = []
    try:
        while waiting or workers:
            while waiting and len(workers) < processes:
                workers.append(begun(work, waiting.popleft()))
            wait([worker.line for worker in workers], LOOK_EVERY)
            for worker in list(workers):
                done, job = finished(worker, lost), worker.job
                if not done:
                    continue
                if waiting and worker.process.is_alive():
                    worker.give(waiting.popleft())
                else:
                    workers.remove(worker)
                    stop([worker])
                yield job, done[0]
    finally:
        stop(workers)


def stop(workers: Sequence[Worker[Job]]) -> None:
    """End them all, however deep they are in their work, and with them what they have begun."""
    for worker in workers:
        worker.process.terminate()
    until = monotonic() + GRACE
    for worker in workers:
        worker.process.join(max(until - monotonic(), 0))
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
        worker.line.close()


def begun(work: Callable[[Job], Outcome], job: Job) -> Worker[Job]:
    """A new process, at its first job."""
    ours, theirs = Pipe()
    levels = (logging.getLogger().level, logging.getLogger("pipeline").getEffectiveLevel())
    process = Process(target=serve, args=(theirs, work, os.getpid(), levels), daemon=True)
    process.start()
    theirs.close()
    _, held = spent(process.pid)
    worker = Worker(process, ours, job, held)
    worker.give(job)
    return worker


def finished(worker: Worker[Job], lost: Callable[[Job, Loss], Outcome]) -> tuple[Outcome] | None:
    """What came of the worker's job; None while it is at it."""
    loss: Loss | None = "died"
    try:
        if worker.line.poll():
            return (worker.line.recv(),)
        loss = worker.loss()
    except (EOFError, OSError):
        pass  # it died with its answer half said
    if loss is None:
        return None
    worker.process.kill() if loss == "died" else stop([worker])
    worker.process.join()
    return (lost(worker.job, loss),)


def serve(line: Connection, work: Callable[[Job], object], parent: int, levels: tuple[int, int]) -> None:
    """Do the jobs that come down the line, until the process that gives them out has ended."""
    # ^C reaches every process; the one that gives out the jobs ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: leave())
    logging.basicConfig(level=levels[0])
    logging.getLogger("pipeline").setLevel(levels[1])
    Thread(target=end_with, args=(parent,), daemon=True).start()
    keep_what_is_loaded()
    while os.getppid() == parent:
        if line.poll(1.0):
            line.send(work(line.recv()))


def leave() -> None:
    """End this process by an exception, so that text recognition, a program of its own, is ended too, and its files go.

    Where Python can raise nothing, as deep in a comparison that a dictionary makes, it drops the exception and says so
    to whoever reads the build's messages, who has no use for it: the process is killed when its time is up.
    """
    sys.unraisablehook = lambda _: None
    sys.exit(1)


def end_with(parent: int) -> None:
    """End this process, however deep it is in its work, once the one that began it has gone."""
    while os.getppid() == parent:
        sleep(LOOK_EVERY)
    os.kill(os.getpid(), signal.SIGTERM)
    sleep(GRACE)
    os._exit(1)  # what never returns to Python hears no signal


def spent(pid: int | None) -> tuple[float, float]:
    """The seconds of a processor's time and the megabytes of memory that a process has used; 0 where nobody counts."""
    try:
        times = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0, 0.0
    ticks = int(times[11]) + int(times[12])
    return ticks / os.sysconf("SC_CLK_TCK"), pages * os.sysconf("SC_PAGE_SIZE") / 1e6
