"""Work shared out among processes: fits of different letters left out have nothing to do with one another."""

import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import starmap
from typing import Any, TypeVar

Result = TypeVar("Result")


def share_out(function: Callable[..., Result], tasks: Iterable[tuple[Any, ...]], processes: int) -> Iterator[Result]:
    """The function's results in the order of the tasks, each task the function's arguments.

    The results do not depend on the number of processes.
    """
    if processes == 1:
        yield from starmap(function, tasks)
        return
    pool = ProcessPoolExecutor(processes, initializer=_begin_process)
    try:
        futures = [pool.submit(function, *task) for task in tasks]
        for future in futures:
            yield future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _begin_process() -> None:
    """Leave ^C to the first process, which lets this one finish its task and end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
