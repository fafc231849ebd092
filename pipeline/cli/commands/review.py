"""`sqs review`: a person goes over what was read in a letter."""

import shlex
from pathlib import Path

import click

from pipeline.cli.exit_codes import ALL_WELL, STOPPED
from pipeline.cli.options import corpus_option, letter_names
from pipeline.cli.terminal import progress, say, width
from pipeline.corpus.folders import letter_called
from pipeline.errors import CorpusError


@click.command()
@click.argument("letter", shell_complete=letter_names)
@corpus_option
@click.option("--all", "even_checked", is_flag=True, help="Include findings that are already checked.")
def review(letter: str, corpus: Path, *, even_checked: bool) -> int:
    """Go through a letter's unchecked findings one by one.

    Doubtful findings come first. Each one is shown in its sentence, with how it was read, what is doubtful, and how
    else it may be read. Press one key to answer: a accepts it, 1 uses the other reading, c corrects it, r rejects
    it, s skips it, b goes back to the previous one, p makes a picture of the printed lines, ? explains the keys, q
    quits. Each answer is saved in the letter's findings.yml before the next question, so nothing is lost if you
    stop.

    If the answers do not come from a keyboard, they are read line by line.

    \b
    sqs review cambridgeshire-2014-04
    sqs review cambridgeshire-2014-04 --all

    Exit status: 0, even if findings are left to check; 2 if nothing could be done.
    """
    folder = letter_called(letter, corpus)
    if folder.folder is None:
        raise CorpusError(
            f"{letter} is not in a folder of its own, so it cannot be reviewed: add it to the corpus with `sqs add`."
        )
    from pipeline.cli.interview.session import interview
    from pipeline.cli.interview.terminal import at_the_terminal
    from pipeline.cli.text.review import closing_lines
    from pipeline.curate.review import letter_to_review

    with progress(1, "Reading the letter") as on_letter:
        reviewed = letter_to_review(folder)
        on_letter()
    try:
        walk = interview(reviewed, at_the_terminal(), even_checked=even_checked)
    except KeyboardInterrupt:
        say(["", f"Stopped. What was answered is in {reviewed.path}."])
        return STOPPED
    elsewhere = "" if corpus == Path("corpus") else f" --corpus {shlex.quote(str(corpus))}"
    if walk.asked:
        commands = [f"sqs {command} {shlex.quote(letter)}{elsewhere}" for command in ("check", "review")]
        say(closing_lines(walk, commands, width()))
    return ALL_WELL
