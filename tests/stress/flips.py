"""Bits that have changed in what a build left: the next build gives the same bytes."""

from pathlib import Path
from random import Random
from shutil import copytree, rmtree

from tests.stress.builds import built, first_build
from tests.stress.losses import Losses, lost, together
from tests.stress.plan import Plan

TIMES = 140


def trial(plan: Plan) -> Losses:
    """A file of the cache, or the database itself, damaged in one of several ways."""
    found, whole = first_build(plan)
    chance = plan.chance("flips")
    return together([found, *(_damaged(plan.folder, place, chance, whole) for place in range(plan.many(TIMES)))])


def _damaged(base: Path, place: int, chance: Random, whole: bytes) -> Losses:
    folder = base / "damaged"
    copytree(base / "first", folder)
    files = sorted((folder / ".sqs-cache").iterdir())
    of_cache = place % 3 > 0
    file = chance.choice(files) if of_cache else folder / "sqs.db"
    kind = chance.choice(("a bit", "bits", "cut", "zeros", "longer", "another's"))
    content = _changed(file.read_bytes(), kind, chance, chance.choice(files).read_bytes())
    about = f"{kind} in {file.name[:20]}, {place}"
    file.write_bytes(content)
    if of_cache:
        (folder / "sqs.db").unlink()
    found = [Losses(1), built(folder / "corpus", folder / "sqs.db").faults(about, 0)]
    if not (folder / "sqs.db").exists() or (folder / "sqs.db").read_bytes() != whole:
        found.append(lost("databases", f"{about}: other bytes"))
    rmtree(folder)
    return together(found)


def _changed(content: bytes, kind: str, chance: Random, other: bytes) -> bytes:
    place = chance.randrange(16, len(content))
    if kind == "cut":
        return content[:place]
    if kind == "zeros":
        return content[:place] + bytes(len(content) - place)
    if kind == "longer":
        return content + content[:place]
    if kind == "another's" and not content.startswith(b"SQLite"):
        return other
    damaged = bytearray(content)
    for _ in range(1 if kind == "a bit" else 20):
        damaged[chance.randrange(16, len(content))] ^= 1 << chance.randrange(8)
    return bytes(damaged)
