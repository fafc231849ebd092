"""Several builds of one corpus into one file, begun together: each ends well, and the file is whole."""

from pathlib import Path
from shutil import copytree, rmtree
from threading import Event, Thread
from time import monotonic

from tests.stress.builds import NAMES, PATIENCE, Built, begin, end, first_build, letters_of
from tests.stress.losses import Losses, lost, together
from tests.stress.plan import Plan

TIMES, BUILDS = 20, 4


def trial(plan: Plan) -> Losses:
    """While they build, a reader looks again and again, and always finds the whole of an older or newer one."""
    found, whole = first_build(plan)
    return together([found, *(_at_once(plan.folder, place, whole) for place in range(plan.many(TIMES)))])


def _at_once(base: Path, place: int, whole: bytes) -> Losses:
    folder = base / "at once"
    copytree(base / "first", folder)
    if place % 4 == 1:
        rmtree(folder / ".sqs-cache")
    if place % 4 < 2:
        (folder / "sqs.db").unlink()
    else:
        (folder / "sqs.db").write_bytes(whole[: len(whole) // 2])
    ended, seen = Event(), []
    looking = Thread(target=lambda: seen.extend(_seen(folder / "sqs.db", ended)))
    begun = [begin("build", "--corpus", folder / "corpus", "--db", folder / "sqs.db") for _ in range(BUILDS)]
    looking.start()
    until = monotonic() + PATIENCE
    found = [Losses(BUILDS)]
    for process, output in begun:
        process.join(max(until - monotonic(), 0))
        status = process.exitcode
        end(process)
        found.append(Built(status, output.read_text()).faults(f"builds at once {place}", 0))
        output.unlink()
    ended.set()
    looking.join()
    if (folder / "sqs.db").read_bytes() != whole:
        found.append(lost("databases", f"builds at once {place}: other bytes"))
    if not all(seen):
        found.append(lost("databases", f"builds at once {place}: a reader found half a database"))
    rmtree(folder)
    return together(found)


def _seen(database: Path, ended: Event) -> list[bool]:
    """Whether what stands there is whole, once it has been for the first time."""
    seen: list[bool] = []
    while not ended.wait(0.01):
        is_whole = set(letters_of(database) or ()) == set(NAMES)
        if is_whole or seen:
            seen.append(is_whole)
    return seen
