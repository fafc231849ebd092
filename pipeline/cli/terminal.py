"""The terminal: how wide it is, what is said on it, and how far a long task has come."""

import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import click


def say(lines: Iterable[str]) -> None:
    """Print the lines; a reader that stops early (`| head`) is no fault."""
    try:
        for line in lines:
            click.echo(line)
    except BrokenPipeError:
        # The reader has seen enough. What is left in the buffer must go somewhere when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def width() -> int:
    """How many columns a line may have."""
    return shutil.get_terminal_size((100, 24)).columns


def has_screen() -> bool:
    """Whether a window can be opened for whoever sits here."""
    if sys.platform in ("darwin", "win32"):
        return not os.environ.get("SSH_CONNECTION")
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@contextmanager
def progress(length: int, label: str) -> Iterator[Callable[[], None]]:
    """What to call after each of `length` steps; a terminal shows a bar, anything else nothing.

    Both are told of each scan that text recognition begins with, by whatever process reads it.
    """
    stream = sys.stderr
    with (
        _saying_what_is_recognised(),
        click.progressbar(length=length, label=label, file=stream, hidden=not stream.isatty()) as bar,
    ):
        yield lambda: bar.update(1)


@contextmanager
def _saying_what_is_recognised() -> Iterator[None]:
    said = logging.getLogger("pipeline.read.scan.ocr.begun")
    handler = logging.StreamHandler(sys.stderr)
    # The bar stands on the line, and is drawn again below.
    handler.setFormatter(logging.Formatter("\r\x1b[K%(message)s" if sys.stderr.isatty() else "%(message)s"))
    said.addHandler(handler)
    said.setLevel(logging.INFO)
    said.propagate = False
    try:
        yield
    finally:
        said.removeHandler(handler)
        said.setLevel(logging.NOTSET)
