"""Pictures are drawn in a process of their own, one at a time: no page waits for them, and none takes all there is."""

import asyncio
import atexit
import multiprocessing
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.pool import Pool
from typing import TypeVar

from datasette import NotFound

from pipeline.errors import SqsError

SECONDS = 30
"""For one picture; a page of a letter takes less than one."""
MEGABYTES = 2_000
"""Of addresses, for the process with its libraries; a system that counts none sets no limit."""

TOO_MUCH = "It takes too much time or memory to draw this, so there is no picture of it."

Drawn = TypeVar("Drawn")

_WAITING = ThreadPoolExecutor(1, thread_name_prefix="drawing")
"""Its one thread waits for the process: whatever else is done in threads goes on."""
_ROOMS: list[Pool] = []
"""The process that draws, once there is one."""


async def drawn_apart(draw: Callable[..., Drawn], *of: object) -> Drawn:
    """What the function makes of this, in the process that draws; NotFound where that takes too much."""
    return await asyncio.get_running_loop().run_in_executor(_WAITING, _drawn, draw, of)


def _drawn(draw: Callable[..., Drawn], of: tuple[object, ...]) -> Drawn:
    # Not a fork of this process, whose other threads hold locks that nobody would let go of there.
    if not _ROOMS:
        _ROOMS.append(multiprocessing.get_context("spawn").Pool(1, _prepare))
        atexit.register(end_drawing)
    try:
        return _ROOMS[0].apply_async(draw, of).get(SECONDS)
    except SqsError as error:
        raise NotFound(str(error)) from None
    except MemoryError:
        raise NotFound(TOO_MUCH) from None
    except multiprocessing.TimeoutError:  # so it ends as well where the process has died
        _ROOMS.pop().terminate()
        raise NotFound(TOO_MUCH) from None


def end_drawing() -> None:
    """End the process while Python still stands: a pool that goes with the last modules finds its own gone."""
    while _ROOMS:
        room = _ROOMS.pop()
        room.terminate()
        room.join()


def _prepare() -> None:
    """Leave ^C to the process that serves, and set the limit."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(ImportError, ValueError, OSError):  # not on every system
        import resource  # noqa: PLC0415 - as above

        most = MEGABYTES * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
