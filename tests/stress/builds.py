"""Builds in a process of their own, begun by a fork from one that has all libraries at hand, and what came of them."""

import contextlib
import faulthandler
import multiprocessing
import os
import signal
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pipeline.build.letters import read_letter
from pipeline.corpus.folders import letter_in
from tests.stress.losses import Losses, lost, together
from tests.stress.plan import Plan
from tests.support.small_letter import TEXT, put
from tests.support.sqs_command import sqs

PATIENCE = 120.0
NAMES = ("alston-2013-02", "castle-ness-2016-03", "zennor-2012-01")
"""Of three small letters."""
"""Seconds by the clock for one build of a few small letters, on a busy machine."""

FAULTS = ("Traceback", "fault in sqs", "please report it", "Exception ignored")
"""What is printed where something is a fault of ours: nothing that a file can hold is."""


class Built(NamedTuple):
    """How a command ended: its status, None where it had to be ended; and all that it and its workers printed."""

    status: int | None
    said: str

    def faults(self, about: str, *statuses: int) -> Losses:
        """Tracebacks, hangs, and an end that is none of these."""
        end = self.said.strip().replace("\n", " / ")[-600:]
        if self.status is None:
            return lost("hangs", f"{about}: {end}")
        if any(words in self.said for words in FAULTS) or self.status not in (statuses or (0, 1, 2)):
            return lost("tracebacks", f"{about}: ended with {self.status}: {end}")
        return Losses()


def run(*arguments: str | Path, prepare: Callable[[], None] = lambda: None, patience: float = PATIENCE) -> Built:
    """`sqs` with these arguments; `prepare` is called in its process, before."""
    process, output = begin(*arguments, prepare=prepare)
    process.join(patience)
    has_ended = not process.is_alive()
    end(process)
    said = output.read_text(encoding="utf-8", errors="replace")
    output.unlink()
    return Built(process.exitcode if has_ended else None, said)


@cache
def warmed() -> None:
    """From now on this process has at hand whatever a build needs, and so has each that is forked from it."""
    with TemporaryDirectory() as folder:
        small = put(Path(folder) / "corpus")
        sqs("build", "--corpus", Path(folder) / "corpus", "--db", Path(folder) / "sqs.db")
        read_letter(letter_in(small))  # a build's own processes have what the first letter needs, and take it with them


def begin(*arguments: str | Path, prepare: Callable[[], None] = lambda: None) -> tuple[multiprocessing.Process, Path]:
    """The process, which has a group of its own, and the file that holds what it prints."""
    output = Path(os.environ.get("TMPDIR", "/tmp")) / f"said-{os.getpid()}-{time.monotonic_ns()}"  # noqa: S108 - removed

    def task() -> None:
        os.setpgid(0, 0)
        with output.open("wb", buffering=0) as file:
            for stream in (1, 2):
                os.dup2(file.fileno(), stream)
            faulthandler.enable(file)
            prepare()
            status, out, err = sqs(*arguments)
            os.write(1, f"{out}{err}".encode("utf-8", "backslashreplace"))
            os._exit(status)

    warmed()
    output.touch()
    process = multiprocessing.get_context("fork").Process(target=task)
    process.start()
    return process, output  # type: ignore[return-value]  # a process is a process


def end(process: multiprocessing.Process) -> None:
    """Kill it, and all that it has begun."""
    assert process.pid
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.join()


def built(
    corpus: Path, database: Path, *, prepare: Callable[[], None] = lambda: None, patience: float = PATIENCE
) -> Built:
    """A build of the corpus."""
    return run("build", "--corpus", corpus, "--db", database, prepare=prepare, patience=patience)


def first_build(plan: Plan) -> tuple[Losses, bytes]:
    """What the build of three good letters in the plan's folder `first` lost, and the bytes of its database."""
    first = plan.folder / "first"
    for name in NAMES:
        letter(first / "corpus", name)
    found = built(first / "corpus", first / "sqs.db").faults("the first build", 0)
    return found, (first / "sqs.db").read_bytes()


def letter(corpus: Path, name: str) -> Path:
    """The folder of a small good letter, of which none in the corpus is a copy."""
    return put(corpus, name, text=TEXT.replace("Eastmere", "".join(filter(str.isalpha, name)).title()[:30] or "Other"))


def letters_of(database: Path) -> dict[str, str] | None:
    """Each letter's rows, as text, by its name; None where the database is not there or is damaged."""
    if not database.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            if connection.execute("pragma integrity_check").fetchone() != ("ok",):
                return None
            names = [name for (name,) in connection.execute("select id from letters")]
            return {name: _rows(connection, name) for name in names}
    except sqlite3.Error:
        return None


def listed_in(database: Path) -> dict[str, str]:
    """The letters that could not be read, each with what is said of it."""
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        return dict(connection.execute("select id, message from unreadable"))


def _rows(connection: sqlite3.Connection, letter: str) -> str:
    queries = [
        f"select {columns} from {table} where {column} = ? order by id"  # noqa: S608 - names of our own
        for table, column, columns in (
            ("letters", "id", "title, area_name, published, fieldwork_start, fieldwork_end, cases, sha256"),
            *((table, "letter", "*") for table in ("paragraphs", "findings", "numbers")),
        )
    ]
    return repr([connection.execute(query, [letter]).fetchall() for query in queries])


def missing(database: Path, expected: dict[str, str], about: str) -> Losses:
    """What the database lacks of the letters that it should hold, rows and all."""
    found = letters_of(database)
    if found is None:
        return lost("databases", f"{about}: no whole database")
    return together(
        lost("letters", f"{about}: {name} is {'not as it was' if name in found else 'lost'}")
        for name, rows in expected.items()
        if found.get(name) != rows
    )


def unlisted(database: Path, names: Iterable[str], about: str) -> Losses:
    """The letters that are neither in the database nor listed with a sentence that ends."""
    found = letters_of(database) or {}
    listed = listed_in(database) if found or database.is_file() else {}
    unclear = [name for name in names if name not in found and not is_sentence(listed.get(name, ""))]
    return together(lost("letters", f"{about}: {name}: {listed.get(name, 'not listed')}") for name in unclear)


def is_sentence(words: str) -> bool:
    """Whether it says what is wrong and what to do, on one line."""
    return words.endswith(".") and words.isprintable() and (":" in words or ";" in words) and len(words) < 500
