"""A person at this terminal: keys that answer at once, or lines where the answers are piped in."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path

import click

from pipeline.cli.terminal import has_screen, say, width

_ESCAPE = "\x1b"
_NARROWEST = 20


@dataclass(frozen=True)
class Terminal:
    """Whoever sits at the terminal, as the interview asks them; `Person` says what each of these means."""

    width: int
    colour: bool
    has_keys: bool
    """Whether one key answers; where answers come from elsewhere, each is a line."""

    def tell(self, lines: Iterable[str]) -> None:
        """Print the lines."""
        say(lines)

    def key(self, prompt: str) -> str | None:
        """One character, or the line that stands for it."""
        if not self.has_keys:
            return self.line(prompt)
        click.echo(prompt, nl=False)
        pressed = _key()
        click.echo(pressed if pressed and pressed.isprintable() else "")
        return pressed

    def line(self, prompt: str) -> str | None:
        """A line, shown where it was not typed here."""
        click.echo(prompt, nl=False)
        try:
            typed = sys.stdin.readline()
        except OSError:  # the terminal is gone
            typed = ""
        if not typed or not self.has_keys:
            click.echo(typed.rstrip("\n"))
        return typed.rstrip("\r\n") if typed else None

    def look_at(self, picture: Path) -> bool:
        """Leave the picture to the system's own program for it."""
        opener = _opener()
        if opener is None:
            return False
        subprocess.Popen(  # noqa: S603 - a program of the system's own, and a file of ours
            [opener, str(picture)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        return True


def at_the_terminal() -> Terminal:
    """Whoever sits here."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")  # what is no text in the terminal's encoding is asked again
    has_colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Terminal(max(width(), _NARROWEST), has_colour, has_keys=sys.stdin.isatty())


def _key() -> str | None:
    """The key that is pressed, one character; None at the end of input. One pressed before it was asked for is lost."""
    try:
        pressed = click.getchar()
    except (EOFError, OSError):  # ^D, or the terminal is gone
        return None
    return _ESCAPE if pressed.startswith(_ESCAPE) else pressed[:1] or None


def _opener() -> str | None:
    """The program that opens a picture where there is a screen to open it on."""
    return shutil.which("open" if sys.platform == "darwin" else "xdg-open") if has_screen() else None
