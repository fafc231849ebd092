"""Clocks that stand, run backwards or show another century, zones, languages, orders: the same bytes."""

import itertools
import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from shutil import copytree, rmtree
from unittest.mock import patch

from tests.stress.builds import built, first_build
from tests.stress.losses import Losses, lost, together
from tests.stress.plan import Plan

TIMES = (0.0, -1e9, 2.0**31 - 1, 2.0**31, 2.0**32, 4e9, 253_402_300_800.0)
"""Seconds since 1970, the last in the year 10000."""
ZONES = ("UTC", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu", "XXX-24", "nonsense", "")
TONGUES = ("C", "C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8", "ja_JP.EUC-JP", "nonsense", "")


def trial(plan: Plan) -> Losses:
    """A build by each clock, of files of each age."""
    found, whole = first_build(plan)
    oddities: list[tuple[str, Callable[[], None]]] = [
        *((f"a clock at {at:.0f}", partial(_clock, itertools.repeat(at))) for at in TIMES),
        ("a clock that runs backwards", partial(_clock, itertools.count(4e9, -1000.0))),
        ("a clock that leaps", partial(_clock, itertools.cycle((0.0, 4e9)))),
        *((f"the zone {zone}", partial(_environment, "TZ", zone)) for zone in ZONES),
        *((f"the language {tongue}", partial(_environment, "LC_ALL", tongue)) for tongue in TONGUES),
    ]
    tried = [_tried(plan.folder, about, prepare, None, whole) for about, prepare in plan.some(oddities)]
    tried += [_tried(plan.folder, f"files of {at:.0f}", lambda: None, at, whole) for at in plan.some(TIMES)]
    return together([found, *tried])


def _tried(base: Path, about: str, prepare: Callable[[], None], age: float | None, whole: bytes) -> Losses:
    folder = base / "tried"
    copytree(base / "first", folder)
    (folder / "sqs.db").unlink()
    if age is None:
        rmtree(folder / ".sqs-cache")
    else:
        for path in folder.rglob("*"):
            os.utime(path, (age, age))
    found = [Losses(1)]
    for again in ("", ", again"):
        found.append(built(folder / "corpus", folder / "sqs.db", prepare=prepare).faults(about + again, 0))
        if not (folder / "sqs.db").exists() or (folder / "sqs.db").read_bytes() != whole:
            found.append(lost("databases", f"{about}{again}: other bytes"))
    rmtree(folder)
    return together(found)


def _clock(times: "itertools.repeat[float] | itertools.count[float] | itertools.cycle[float]") -> None:
    patch.object(time, "time", lambda: next(times)).start()
    patch.object(time, "time_ns", lambda: int(next(times) * 1e9)).start()


def _environment(name: str, value: str) -> None:
    os.environ[name] = value
    time.tzset()
