"""A build killed at any moment: the next one gives the same bytes, and nothing of the first is left."""

import time
from pathlib import Path
from shutil import copyfile, copytree, rmtree

from tests.stress.builds import NAMES, begin, built, end, letter
from tests.stress.losses import Losses, lost, together
from tests.stress.plan import Plan

TIMES = 200
LETTERS = NAMES[:2]
OLDER = "older-2010-01"
LEFT = 3.0
"""Seconds in which what a killed build had begun must end by itself."""


def trial(plan: Plan) -> Losses:
    """Only the process that was begun is killed, at a moment between its beginning and a little after its end.

    Every other time an older database stands in the new one's place.
    """
    for name in (*LETTERS, OLDER):
        letter(plan.folder / "older" / "corpus", name)
    found = built(plan.folder / "older" / "corpus", plan.folder / "older" / "sqs.db").faults("the older build", 0)
    for name in LETTERS:
        letter(plan.folder / "first" / "corpus", name)
    begun = time.monotonic()
    found = found.and_also(
        built(plan.folder / "first" / "corpus", plan.folder / "first" / "sqs.db").faults("the first build", 0)
    )
    lasts = time.monotonic() - begun
    whole = (plan.folder / "first" / "sqs.db").read_bytes()
    chance = plan.chance("kills")
    moments = [chance.uniform(0, 1.05 * lasts) for _ in range(plan.many(TIMES))]
    return together([found, *(_killed(plan.folder, place, moment, whole) for place, moment in enumerate(moments))])


def _killed(base: Path, place: int, moment: float, whole: bytes) -> Losses:
    folder, about = base / "killed", f"kill {place} after {moment:.3f} s"
    copytree(base / "first" / "corpus", folder / "corpus")
    older = b""
    if place % 2:
        copyfile(base / "older" / "sqs.db", folder / "sqs.db")
        older = (folder / "sqs.db").read_bytes()
    process, output = begin("build", "--corpus", folder / "corpus", "--db", folder / "sqs.db")
    process.join(moment)
    group = process.pid or 0
    process.kill()
    process.join()
    workers = _still_there(group)
    end(process)
    output.unlink()
    now = (folder / "sqs.db").read_bytes() if (folder / "sqs.db").exists() else b""
    next_one = built(folder / "corpus", folder / "sqs.db")
    found = [Losses(1), next_one.faults(about, 0)]
    if now not in (older, whole):
        found.append(lost("databases", f"{about}: half a database"))
    if (folder / "sqs.db").read_bytes() != whole:
        found.append(lost("databases", f"{about}: the next build gave other bytes"))
    if workers:
        found.append(lost("hangs", f"{about}: a process that it had begun is still there"))
    left = [path.name for path in (*folder.iterdir(), *(folder / ".sqs-cache").iterdir()) if _is_left(path.name)]
    if left:
        found.append(lost("databases", f"{about}: left behind: {', '.join(left)}"))
    rmtree(folder)
    return together(found)


def _is_left(name: str) -> bool:
    return name.endswith((".unfinished", ".new", "-journal", "-wal", "-shm"))


def _still_there(group: int) -> bool:
    """Whether anything in the group of processes goes on after the time it has."""
    until = time.monotonic() + LEFT
    while time.monotonic() < until:
        if not any(_goes_on(path, group) for path in Path("/proc").glob("[0-9]*/stat")):
            return False
        time.sleep(0.02)
    return True


def _goes_on(path: Path, group: int) -> bool:
    """Whether it is of the group, and has not ended: one that nobody has asked yet how it ended stays in the list."""
    try:
        state, _parent, its_group = path.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[:3]
    except OSError:
        return False  # it has gone meanwhile
    return int(its_group) == group and state not in "ZX"
