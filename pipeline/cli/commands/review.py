"""`sqs review`: a person goes over what was read in a letter."""

import re
import shlex
import webbrowser
from datetime import datetime
from pathlib import Path

import click

from pipeline.cli.exit_codes import ALL_WELL, STOPPED
from pipeline.cli.options import corpus_option, letter_names
from pipeline.cli.terminal import has_screen, progress, say, width
from pipeline.corpus.folders import LetterFolder, letter_called
from pipeline.corpus.naming import for_corpus
from pipeline.errors import CorpusError


def _name(_context: click.Context, _parameter: click.Parameter, name: str | None) -> str | None:
    from pipeline.curate.review.answers import A_NAME, SIGN_OF_NO_NAME

    if name is None or re.search(A_NAME, name):
        return name
    unfit = re.search(SIGN_OF_NO_NAME, name)
    why = (
        f"“{unfit[0]}” cannot be part of it."
        if unfit
        else "it must begin with a letter and have at most 40 characters."
    )
    raise click.BadParameter(f"Give your initials or a name: {why}")


@click.command()
@click.argument("letter", shell_complete=letter_names)
@corpus_option
@click.option("--terminal", is_flag=True, help="Ask here, one finding after the other, and open no browser.")
@click.option("--all", "even_checked", is_flag=True, help="With --terminal: include findings that are already checked.")
@click.option("--by", envvar="SQS_BY", callback=_name, help="Your initials, saved beside each answer in findings.yml.")
@click.option("--no-browser", is_flag=True, help="Only print the address of the desk.")
def review(letter: str, corpus: Path, *, terminal: bool, even_checked: bool, by: str | None, no_browser: bool) -> int:
    """Go through a letter's findings and say which are right.

    The letter opens in your browser, beside its printed pages: accept, correct, reject or add findings with single
    keys (press ? there). Only this computer can open it, and only with the address that is printed, which works once.
    Close it there, or press Ctrl+C here.

    With --terminal, each unchecked finding is asked about here, doubtful ones first. Press one key to answer: a accepts
    it, 1 uses the other reading, c corrects it, r rejects it, s skips it, b goes back to the previous one, p makes a
    picture of the printed lines, ? explains the keys, q quits. If the answers do not come from a keyboard, they are
    read line by line.

    Each answer is saved in the letter's findings.yml at once, so nothing is lost if you stop.

    \b
    sqs review cambridgeshire-2014-04 --by AB
    sqs review cambridgeshire-2014-04 --terminal --all

    Exit status: 0, even if findings are left to check; 2 if nothing could be done.
    """
    folder = letter_called(letter, corpus)
    if folder.folder is None:
        raise CorpusError(
            f"{letter} is not in a folder of its own, so it cannot be reviewed: add it to the corpus with `sqs add`."
        )
    from pipeline.corpus.occupied import occupied

    with occupied(folder.folder, f"{by or 'somebody'}, since {datetime.now().astimezone():%H:%M}"):
        if terminal:
            return _in_the_terminal(folder, corpus, letter, by, even_checked=even_checked)
        return _at_the_desk(folder, by, opens=not no_browser and has_screen())


def _at_the_desk(folder: LetterFolder, by: str | None, *, opens: bool) -> int:
    from pipeline.cli.desk.server import DeskServer
    from pipeline.curate.review import letter_to_review
    from pipeline.curate.review.desk import Desk

    with progress(1, "Reading the letter") as on_letter:
        desk = Desk(letter_to_review(folder, by=by))
        on_letter()
    with DeskServer(desk) as server:
        address = server.gate.address
        if opens and webbrowser.open(address):
            say(["The letter is open in your browser. Close the desk there, or press Ctrl+C here."])
        else:
            say([f"Open this address, which works once: {address}", "Press Ctrl+C to stop."])
        try:
            server.serve_forever(poll_interval=0.1)
        except KeyboardInterrupt:
            say([""])
        left = sum(slot.is_left for slot in server.desk.slots)
    say([f"Your answers are in {desk.reviewed.path}. Left unchecked: {left}."])
    return ALL_WELL


def _in_the_terminal(folder: LetterFolder, corpus: Path, letter: str, by: str | None, *, even_checked: bool) -> int:
    from pipeline.cli.interview.session import interview
    from pipeline.cli.interview.terminal import at_the_terminal
    from pipeline.cli.text.review import closing_lines
    from pipeline.curate.review import letter_to_review

    with progress(1, "Reading the letter") as on_letter:
        reviewed = letter_to_review(folder, by=by)
        on_letter()
    try:
        walk = interview(reviewed, at_the_terminal(), even_checked=even_checked)
    except KeyboardInterrupt:
        say(["", f"Stopped. What was answered is in {reviewed.path}."])
        return STOPPED
    if walk.asked:
        commands = [f"sqs {command} {shlex.quote(letter)}{for_corpus(corpus)}" for command in ("check", "review")]
        say(closing_lines(walk, commands, width()))
    return ALL_WELL
