"""Processes that tests begin: those that answer signals, and those that are killed at random moments."""

import contextlib
import multiprocessing
import os
import random
import select
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

ALL_HAVE_ENDED = 30
"""Seconds after which those that were killed have surely ended."""
ASKED_TO_END = (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGTERM)


@contextlib.contextmanager
def answering_signals() -> Iterator[None]:
    """Processes begun here end when they are asked to.

    A shell has what it starts in the background ignore ^C, `nohup` a closed terminal; and whatever is ignored is so by
    every process begun from there.
    """
    ignored = [each for each in ASKED_TO_END if signal.getsignal(each) is signal.SIG_IGN]
    for each in ignored:
        signal.signal(each, signal.SIG_DFL)
    try:
        yield
    finally:
        for each in ignored:
            signal.signal(each, signal.SIG_IGN)


def begin(command: Sequence[str | Path], **options: Any) -> subprocess.Popen[str]:  # noqa: ANN401 - those of Popen
    """A process whose output can be read, and that ends when it is asked to; `options` are Popen's others."""
    with answering_signals():
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **options)


def killed_after(seconds: float, task: Callable[[], object]) -> None:
    """Do the task in a process of its own, and kill that and all that it began, so long after it has begun.

    All of them have ended then. A process that has just been forked lets go of what it has open a little later than it
    is killed, and nobody waits for it; but each holds one end of a pipe, at whose other end that is seen.
    """
    begun = multiprocessing.Event()
    reader, writer = os.pipe()

    def begin() -> None:
        os.setpgid(0, 0)
        begun.set()
        task()

    process = multiprocessing.Process(target=begin)
    process.start()
    os.close(writer)
    begun.wait()
    assert process.pid
    time.sleep(seconds)
    with contextlib.suppress(ProcessLookupError, PermissionError):  # it was done before
        os.killpg(process.pid, signal.SIGKILL)
    process.join()
    assert select.select([reader], [], [], ALL_HAVE_ENDED)[0], "something that the task began is still there"
    os.close(reader)


def random_moment(longest: float) -> float:
    """Any number of seconds up to the longest."""
    return random.uniform(0, longest)  # noqa: S311 - nobody is to be kept from guessing it
