"""The command with which a person goes over a letter's findings: `sqs review`."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path

import click

from pipeline.cli.options import corpus_option
from pipeline.cli.statuses import ALL_WELL, STOPPED
from pipeline.cli.terminal import progress, say, width
from pipeline.corpus.folders import letter_called
from pipeline.errors import CorpusError

_ESCAPE = "\x1b"
_NARROWEST = 20


@click.command()
@click.argument("letter")
@corpus_option
@click.option("--all", "even_checked", is_flag=True, help="Go over what is checked already, too.")
def review(letter: str, corpus: Path, *, even_checked: bool) -> int:
    """Go over the findings of a letter that nobody has checked, one by one.

    Each is shown in its sentence, with how it was read and what is doubtful. One key answers: a accepts it,
    c corrects it, r rejects it, s skips it, b goes back to the one before, p makes a picture of the printed lines,
    ? explains the keys, q quits. Each answer is in the letter's findings.yml before the next question is shown, so
    nothing is lost however the session ends.

    Where the answers do not come from a keyboard they are read line by line.

    \b
    sqs review cambridgeshire-2014-04
    sqs review cambridgeshire-2014-04 --all

    Ends with 0 however much is left to check, 2 if nothing could be done.
    """
    folder = letter_called(letter, corpus)
    if folder.folder is None:
        raise CorpusError(f"{letter} has no folder of its own to be checked in: put it into the corpus with sqs add.")
    from pipeline.curate.review import ending, matter_of
    from pipeline.curate.review import review as gone_over

    with progress(1, "Reading the letter") as on_letter:
        matter = matter_of(folder)
        on_letter()
    try:
        walk = gone_over(matter, _at_the_terminal(), even_checked=even_checked)
    except KeyboardInterrupt:
        say(["", f"Stopped. What was answered is in {matter.path}."])
        return STOPPED
    elsewhere = "" if corpus == Path("corpus") else f" --corpus {shlex.quote(str(corpus))}"
    if walk.asked:
        commands = [f"sqs {command} {shlex.quote(letter)}{elsewhere}" for command in ("check", "review")]
        say(ending(walk, commands, width()))
    return ALL_WELL


@dataclass(frozen=True)
class Terminal:
    """Whoever sits at the terminal, as `pipeline.review` asks them; it says what each of these means."""

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


def _at_the_terminal() -> Terminal:
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
    if sys.platform == "darwin":
        return None if os.environ.get("SSH_CONNECTION") else shutil.which("open")
    has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return shutil.which("xdg-open") if has_screen else None
