"""The limits of a letter where it is read in a process that must not be ended: it serves others, or is our own."""

import ctypes
import os
from collections.abc import Callable
from threading import Thread
from typing import TypeVar

from pipeline.build import workers
from pipeline.build.workers import Loss, spent

Outcome = TypeVar("Outcome")


class _TakesTooMuchError(BaseException):
    """Raised in the midst of the work. It is no Exception, so that nothing there takes it for a fault of its own."""


def within_limits(work: Callable[[], Outcome], *, lost: Callable[[Loss], Outcome]) -> Outcome:
    """What comes of the work; `lost` says what comes of it where it takes too much of a processor's time or memory.

    Both are measured of the whole process, in which nothing else should be at work. The work has a thread of its own,
    so that nothing else in the process can be broken off with it.
    """
    outcomes: list[Outcome] = []
    faults: list[BaseException] = []

    def do() -> None:
        try:
            outcomes.append(work())
        except BaseException as fault:  # noqa: BLE001 - whoever waits for the work is told
            faults.append(fault)

    thread, before, loss = Thread(target=do, daemon=True), spent(os.getpid()), None
    thread.start()
    while thread.is_alive():
        thread.join(workers.LOOK_EVERY)
        if loss := _loss_since(before) or loss:
            # Again and again: where Python can raise nothing, as in a comparison, it drops the exception.
            ctypes.pythonapi.PyThreadState_SetAsyncExc(
                ctypes.c_ulong(thread.ident or 0), ctypes.py_object(_TakesTooMuchError)
            )
    for outcome in outcomes:
        return outcome
    for fault in faults:
        if not isinstance(fault, _TakesTooMuchError):
            raise fault
    return lost(loss or "time")


def _loss_since(before: tuple[float, float]) -> Loss | None:
    """Why the work must be given up; None while all is well."""
    seconds, megabytes = (now - then for now, then in zip(spent(os.getpid()), before, strict=True))
    if megabytes > workers.MEGABYTES:
        return "memory"
    return "time" if seconds > workers.SECONDS else None
