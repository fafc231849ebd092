"""The limits of a letter in a process that goes on: the work is broken off, and nothing after it."""

import time

import pytest

from pipeline.build import workers
from pipeline.build.limits import within_limits
from pipeline.build.workers import Loss


def compute() -> Loss:
    while True:
        pass


def hoard() -> Loss:
    hoarded = []
    while True:
        hoarded.append(bytearray(1_000_000))
        time.sleep(0.001)


def swallow() -> Loss:
    while True:
        try:
            compute()
        except BaseException:
            if time.monotonic() > until[0]:
                raise


until = [0.0]


def said(loss: Loss) -> Loss:
    return loss


@pytest.mark.slow
@pytest.mark.parametrize(
    ("work", "limit", "value", "loss"),
    [(compute, "SECONDS", 0.3, "time"), (hoard, "MEGABYTES", 50, "memory"), (swallow, "SECONDS", 0.3, "time")],
)
def test_what_takes_too_much_is_broken_off(
    work: type, limit: str, value: float, loss: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, limit, value)
    until[0] = time.monotonic() + 1
    assert within_limits(work, lost=said) == loss


def test_nothing_else_is_broken_off_however_late_the_work_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "SECONDS", -1)
    monkeypatch.setattr(workers, "LOOK_EVERY", 0.002)

    def work() -> str:
        until = time.perf_counter() + 0.002
        while time.perf_counter() < until:
            pass
        return "done"

    assert {within_limits(work, lost=said) for _ in range(200)} <= {"done", "time"}


def test_a_fault_of_the_work_itself_is_passed_on() -> None:
    def fail() -> Loss:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        within_limits(fail, lost=said)
