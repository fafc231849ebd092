"""A disk that is full, a folder in which nothing may be written: a sentence, and an older database as it was."""

import ctypes
import os
import resource
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path
from shutil import copytree, rmtree

from tests.stress.builds import Built, built, letter, run
from tests.stress.losses import Losses, lost, together
from tests.stress.plan import Plan

NAMES = ("alston-2013-02", "zennor-2012-01")
SIZES = 40
CAPABILITIES = 0x20080522
"""The version of what Linux is told: _LINUX_CAPABILITY_VERSION_3."""


def trial(plan: Plan) -> Losses:
    """No file grows beyond a size, from nothing to that of the database; then no file at all."""
    first = plan.folder / "first"
    for name in NAMES:
        letter(first / "corpus", name)
    found = [built(first / "corpus", first / "sqs.db").faults("the first build", 0)]
    older = (first / "sqs.db").read_bytes()
    letter(first / "corpus", "castle-ness-2016-03")
    copytree(first, plan.folder / "whole")
    found.append(built(first / "corpus", plan.folder / "whole" / "sqs.db").faults("the second build", 0))
    whole = (plan.folder / "whole" / "sqs.db").read_bytes()
    count = plan.many(SIZES)
    limits = [len(whole) * place // count for place in range(count)]
    ways = [(f"no file above {most} bytes", partial(_no_more, most)) for most in limits]
    ways.append(("a folder to be read only", partial(_only_read, plan.folder / "tried")))
    found += [_tried(plan.folder, place, *way, older, whole) for place, way in enumerate(ways)]
    return together(found)


def _tried(base: Path, place: int, about: str, prepare: Callable[[], None], older: bytes, whole: bytes) -> Losses:
    folder = base / "tried"
    copytree(base / "first", folder)
    found = [Losses(1)]
    ended = built(folder / "corpus", folder / "sqs.db", prepare=prepare)
    now = (folder / "sqs.db").read_bytes()
    found.append(ended.faults(about, *((0,) if now == whole else (2,))))
    if now not in (older, whole):
        found.append(lost("databases", f"{about}: the older one is not as it was"))
    for command in ("export", "publish") if place % 8 == 0 else ():
        found.append(_written(about, command, folder / "made", folder / "sqs.db", prepare))
        rmtree(folder / "made", ignore_errors=True)
    folder.chmod(0o755)
    found.append(built(folder / "corpus", folder / "sqs.db").faults(f"after {about}", 0))
    if (folder / "sqs.db").read_bytes() != whole:
        found.append(lost("databases", f"after {about}: other bytes"))
    rmtree(folder)
    return together(found)


def _written(about: str, command: str, into: Path, database: Path, prepare: Callable[[], None]) -> Losses:
    """An export is there whole, or not at all."""
    ended: Built = run(command, into, "--db", database, prepare=prepare)
    found = ended.faults(f"{command}, {about}", 0, 2)
    if ended.status != 0 and into.exists():
        return found.and_also(lost("databases", f"{command}, {about}: half an export"))
    return found


def _no_more(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (max(size, 1), resource.RLIM_INFINITY))


def _only_read(folder: Path) -> None:
    """As a plain user, to whom not all is allowed, as it is to root."""
    folder.chmod(0o555)
    if os.geteuid() == 0:
        head, none = (ctypes.c_uint32 * 2)(CAPABILITIES, 0), (ctypes.c_uint32 * 6)()
        if ctypes.CDLL(None).capset(head, none):
            raise OSError("root cannot be made a plain user here")
