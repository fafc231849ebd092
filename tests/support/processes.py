"""Tasks killed at random moments, for tests of what they leave behind."""

import contextlib
import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable

import pytest

needs_fork = pytest.mark.skipif(
    multiprocessing.get_start_method() != "fork", reason="a process begun anew takes too long to be killed 50 times"
)


def killed_after(seconds: float, task: Callable[[], object]) -> None:
    """Do the task in a process of its own, and kill that and all that it began, so long after it has begun."""
    begun = multiprocessing.Event()

    def begin() -> None:
        os.setpgid(0, 0)
        begun.set()
        task()

    process = multiprocessing.Process(target=begin)
    process.start()
    begun.wait()
    assert process.pid
    time.sleep(seconds)
    with contextlib.suppress(ProcessLookupError, PermissionError):  # it was done before
        os.killpg(process.pid, signal.SIGKILL)
    process.join()


def random_moment(longest: float) -> float:
    """Any number of seconds up to the longest."""
    return random.uniform(0, longest)  # noqa: S311 - nobody is to be kept from guessing it
