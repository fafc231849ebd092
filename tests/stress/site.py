"""The site, served by a process of its own that has so much memory and no more, and what it said and took."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from pipeline.corpus.folders import PROJECT
from tests.stress.losses import Losses, lost
from tests.support.many_letters import copies_of
from tests.support.processes import answering_signals
from tests.support.served_site import DEMONSTRATION, METADATA, SERVE, built

FAULTS = ("Traceback", "Exception ignored", "Caught this error")
"""What the server says of a fault of its own; that it found an address odd is none."""
SHOWN = 3_000
"""Characters of what the server has said, from the first fault on."""
STOPS = 10.0
"""Seconds in which it must end when it is asked to."""


@dataclass(frozen=True)
class Serving:
    """A site that is served."""

    host: str
    port: int
    process: subprocess.Popen[str]
    log: Path

    def connection(self, seconds: float) -> HTTPConnection:
        """A new one, on which nothing takes longer than that."""
        return HTTPConnection(self.host, self.port, timeout=seconds)

    @property
    def megabytes(self) -> float:
        """Of memory that the process has at this moment."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii").split()[1])
        return pages * resource.getpagesize() / 1e6

    def end(self) -> Losses:
        """^C, and whether it ends as it should, with nothing to regret in what it said."""
        self.process.send_signal(signal.SIGINT)
        found = Losses()
        try:
            self.process.wait(STOPS)
        except subprocess.TimeoutExpired:
            found = found.and_also(lost("hangs", f"^C has not ended the site within {STOPS} seconds"))
        said = self.log.read_text(encoding="utf-8", errors="replace")
        first = min((place for words in FAULTS if (place := said.find(words)) >= 0), default=None)
        if self.process.returncode != 0 or first is not None:
            words = said[first or 0 :][:SHOWN]
            found = found.and_also(lost("tracebacks", f"ended with {self.process.returncode}: {words}"))
        return found


@contextmanager
def serving(database: Path, *, port: int, megabytes: int | None = None) -> Iterator[Serving]:
    """The database served from `port` on, with pictures of the demonstration's letters."""
    log = database.with_suffix(".log")
    command: list[str | Path] = [sys.executable, "-c", SERVE, database, DEMONSTRATION, METADATA, str(port)]

    def limit() -> None:
        if megabytes:
            resource.setrlimit(resource.RLIMIT_DATA, (megabytes * 2**20, megabytes * 2**20))

    with log.open("w") as said, answering_signals():
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=said, text=True, cwd=PROJECT, preexec_fn=limit,  # noqa: PLW1509 - no thread yet
            env={**os.environ, "no_proxy": "127.0.0.1"},
        )  # fmt: skip
    try:
        assert process.stdout
        parts = urlsplit(process.stdout.readline().strip())
        yield Serving(str(parts.hostname), int(parts.port or 0), process, log)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def demonstration(folder: Path, letters: int) -> Path:
    """The database of the invented letters, and of copies of them until there are so many."""
    few = built(DEMONSTRATION, folder / "few.db")
    if not letters:
        return few
    copies_of(few, folder / "many.db", letters)
    return folder / "many.db"
