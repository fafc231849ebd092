"""A person who goes over a letter: one whose answers are written down beforehand, and one at a real terminal."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from models.checked import CheckedEntry
from pipeline.annotations.entries import entries_in
from pipeline.cli import main as cli
from pipeline.cli.interview.session import interview
from pipeline.corpus.folders import PROJECT, letter_in
from pipeline.curate.check import LetterCheck, check
from pipeline.curate.review import Walk, letter_to_review
from tests.support.processes import answering_signals

LETTERS = PROJECT / "tests" / "letters"
MENU = "q quit: "
PATIENCE = 60
"""Seconds to wait for the terminal: the machine may be busy."""


def changed(entry: CheckedEntry, **changes: object) -> CheckedEntry:
    return entry.model_copy(update=changes)


def drafts(*entries: CheckedEntry) -> tuple[CheckedEntry, ...]:
    return tuple(changed(entry, checked=False) for entry in entries)


def found_in(folder: Path) -> tuple[CheckedEntry, ...]:
    """What the letter's `findings.yml` holds; nothing where there is none."""
    path = folder / "findings.yml"
    return entries_in(path) if path.exists() else ()


def check_of(folder: Path) -> LetterCheck:
    """The letter held to its `findings.yml` as it is now."""
    (held,) = check([letter_in(folder)])
    assert isinstance(held, LetterCheck)
    return held


@dataclass
class Scripted:
    """Answers one after the other, as many as there are."""

    answers: Iterator[str]
    on_key: Callable[[], object] = lambda: None
    """What is done whenever a question waits for its answer."""
    width: int = 80
    colour: bool = False
    seen: list[str] = field(default_factory=list)

    def tell(self, lines: Iterable[str]) -> None:
        self.seen += lines

    def key(self, prompt: str) -> str | None:
        self.on_key()
        return self.line(prompt)

    def line(self, prompt: str) -> str | None:
        self.seen.append(prompt)
        return next(self.answers, None)

    def look_at(self, picture: Path) -> bool:
        self.seen.append(picture.suffix)
        return False

    @property
    def told(self) -> str:
        """All that was shown, on one line."""
        return " ".join(" ".join(self.seen).split())


def reviewed(folder: Path, *answers: str, even_checked: bool = False) -> tuple[Walk, Scripted]:
    """How far these answers lead, and what was shown on the way."""
    person = Scripted(iter(answers))
    walk = interview(letter_to_review(letter_in(folder)), person, even_checked=even_checked)
    return walk, person


class Terminal:
    """A process of its own with a terminal of 80 columns, and whoever sits there."""

    def __init__(self, command: Callable[[], object], **environment: str) -> None:
        self.seen = ""
        self.encoding = "utf-8"
        self.is_closed = self.is_over = False
        with answering_signals():
            self.process, self.terminal = pty.fork()
            if self.process == 0:
                _be(command, environment)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def wait_for(self, words: str) -> str:
        """All that is printed up to the words."""
        deadline = time.monotonic() + PATIENCE
        while words not in self.seen:
            assert time.monotonic() < deadline, f"{words!r} does not come: {self.seen!r}"
            assert self._read(0.2), f"{words!r} never came: {self.seen!r}"
        shown, _, self.seen = self.seen.partition(words)
        return shown + words

    def press(self, key: str) -> str:
        """Press a key once one is asked for; what was printed before."""
        shown = self.wait_for(MENU)
        self._wait_until(reads_keys=True)
        os.write(self.terminal, key.encode())
        return shown

    def type(self, prompt: str, words: str = "") -> str:
        """Type a line after the prompt; what was printed before."""
        shown = self.wait_for(prompt)
        self._wait_until(reads_keys=False)
        os.write(self.terminal, f"{words}\n".encode(self.encoding))
        return shown

    def close(self) -> None:
        """Shut the terminal, as when the connection breaks."""
        if not self.is_closed:
            os.close(self.terminal)
        self.is_closed = True

    def ended(self) -> tuple[int, str]:
        """The exit status, or the number of the signal that ended it as a negative one, and the last of the print."""
        deadline = time.monotonic() + PATIENCE
        while not self.is_closed and self._read(0.2):
            assert time.monotonic() < deadline, f"it does not end: {self.seen!r}"
        _, status = os.waitpid(self.process, 0)
        self.is_over = True
        return os.waitstatus_to_exitcode(status), self.seen

    def leave(self) -> None:
        """End whatever has not ended."""
        self.close()
        if not self.is_over:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)

    def _read(self, seconds: float) -> bool:
        """Read what there is; whether there may be more."""
        ready, _, _ = select.select([self.terminal], [], [], seconds)
        if not ready:
            return True
        try:
            printed = os.read(self.terminal, 65536)
        except OSError:  # Linux's way to say that the other side is closed
            return False
        self.seen += printed.decode(self.encoding, "replace").replace("\r\n", "\n")
        return bool(printed)

    def _wait_until(self, *, reads_keys: bool) -> None:
        """Keys pressed before they are asked for are lost, so that none answers a question that nobody has seen."""
        deadline = time.monotonic() + PATIENCE
        while bool(termios.tcgetattr(self.terminal)[3] & termios.ICANON) == reads_keys:
            assert time.monotonic() < deadline
            time.sleep(0.005)


def _be(command: Callable[[], object], environment: Mapping[str, str]) -> None:
    """Be the process at the terminal, from here to its end."""
    for name in ("NO_COLOR", "DISPLAY", "WAYLAND_DISPLAY", "COLUMNS"):
        os.environ.pop(name, None)
    os.environ.update({"TERM": "xterm", **environment})
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115 - till the end
    status = 70
    try:
        command()
    except SystemExit as ended:
        status = int(ended.code or 0)
    finally:
        with contextlib.suppress(OSError):
            sys.stdout.flush()
        os._exit(status)


def sqs_review(folder: Path, *arguments: str) -> Callable[[], None]:
    """The command on the letter in the folder, in a process that has loaded everything already."""

    def run() -> None:
        sys.argv = ["sqs", "review", folder.name, "--terminal", "--corpus", str(folder.parent), *arguments]
        cli.main()

    return run


def without_colour(printed: str) -> str:
    return re.sub(r"\x1b\[[\d;]*m", "", printed)
