"""No name, address or number of the people whom letters name to be written to is anywhere in what sqs makes of them."""

import io
import re
import sqlite3
import subprocess
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from shutil import copytree

import pyarrow.parquet

from pipeline.corpus.folders import PROJECT
from tests.stress.builds import run
from tests.stress.losses import Losses, lost, together
from tests.stress.people import people_in, transcripts
from tests.stress.plan import Plan

CORPORA = (PROJECT / "corpus", PROJECT / "tests" / "letters")
PICTURES = 20
"""So many are recognised, those of whole pages first: each takes a second."""
PATIENCE = 600.0
"""Seconds by the clock for a published copy: it takes less than one minute where nothing else is done."""


def trial(plan: Plan) -> Losses:
    """All letters here are built, exported and published; then every file that came of it is looked through."""
    for corpus in CORPORA:
        copytree(corpus, plan.folder / "corpus", dirs_exist_ok=True)
    database = plan.folder / "made" / "sqs.db"
    database.parent.mkdir()
    found = [run("build", "--corpus", plan.folder / "corpus", "--db", database).faults("the build", 0)]
    for command in ("export",) if plan.is_short else ("export", "publish"):  # pictures of all pages take a minute
        more = ("--corpus", plan.folder / "corpus") if command == "publish" else ()
        ended = run(command, plan.folder / "made" / command, "--db", database, *more, patience=PATIENCE)
        found.append(ended.faults(command, 0))
    people = people_in(transcripts(*CORPORA))
    files = [path for path in sorted((plan.folder / "made").rglob("*")) if path.is_file()]
    pictures = [path for path in files if path.suffix == ".png"]
    places = [*((path, text) for path in files for text in texts_of(path)), *_read(plan, pictures)]
    for path, text in places:
        for each in people:
            if each.casefold() in text:
                about = path.relative_to(plan.folder)
                found.append(lost("leaks", f"{about} holds one of them, of {len(each)} characters"))
    return together([Losses(len(people), figures=f"in {len(files):,} files, {len(pictures)} of them pictures"), *found])


def texts_of(path: Path) -> Iterator[str]:
    """What the file holds, as it is and unpacked; white space folded, in small letters."""
    content = path.read_bytes()
    yield folded(content.decode("utf-8", "replace"))
    if path.suffix == ".db":
        with closing(sqlite3.connect(path)) as connection:
            yield folded("\n".join(connection.iterdump()))
    elif path.suffix == ".parquet":
        yield folded(str(pyarrow.parquet.read_table(path).to_pylist()))
    elif zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield folded(re.sub("<[^>]*>", "", archive.read(name).decode("utf-8", "replace")))


def folded(text: str) -> str:
    """The text in which people are looked for."""
    return " ".join(text.replace("\\n", " ").split()).casefold()


def _read(plan: Plan, pictures: list[Path]) -> Iterator[tuple[Path, str]]:
    """The words that text recognition finds in pictures, in the last page of each letter first."""
    chosen = sorted(pictures, key=lambda path: (path.parent.name != "pages", path.name), reverse=False)
    chosen = chosen[: 2 if plan.is_short else PICTURES]
    with ThreadPoolExecutor(2) as threads:
        yield from zip(chosen, threads.map(_recognised, chosen), strict=True)


def _recognised(path: Path) -> str:
    command = ["tesseract", str(path), "-", "--psm", "6"]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, env={"OMP_THREAD_LIMIT": "1"})
    return folded(ended.stdout)
