"""`sqs check`: the letters held to what people have checked."""

from pathlib import Path

import click

from pipeline.cli.exit_codes import ALL_WELL, FOUND_WANTING
from pipeline.cli.options import corpus_option
from pipeline.cli.terminal import progress, say, width
from pipeline.corpus.folders import LetterFolder, letter_called, letters_in
from pipeline.errors import CorpusError


@click.command()
@click.argument("letters", nargs=-1, metavar="[LETTER]...")
@corpus_option
@click.option("--accept", "accepting", is_flag=True, help="Write each findings.yml as its letter is read now.")
def check(letters: tuple[str, ...], corpus: Path, *, accepting: bool) -> int:
    """Whether the letters are still read as people have checked them.

    Each LETTER, or every one of the corpus, is read by the rules alone and held to its findings.yml. Below the counts
    stands each checked entry that is read otherwise now or no longer, the old and the new reading side by side, and
    what is new or unread. An entry with a `note` is a correction: the rules may read it as they like.

    With --accept, an entry whose reading has changed takes the new one and loses its tick, one that is no longer read
    loses its tick, and drafts follow what is read. What is checked and still read alike is left as it stands.

    \b
    sqs check cambridgeshire-2014-04
    sqs check --corpus tests/letters

    Ends with 0 if nothing checked has changed or is lost, 1 otherwise, 2 if nothing could be done.
    """
    chosen = [_in_a_folder(letter_called(name, corpus), name) for name in dict.fromkeys(letters)]
    folders = chosen or list(letters_in(corpus))
    from pipeline.cli.text.check import CURES, acceptance_report, report
    from pipeline.curate.check import LetterCheck, accept
    from pipeline.curate.check import check as held_to_entries

    with progress(len(folders), "Reading letters") as on_letter:
        results = held_to_entries(folders, on_letter=on_letter)
    say(report(results, width=width()))
    letter_checks = [result for result in results if isinstance(result, LetterCheck)]
    if accepting:
        acceptances = [accept(each) for each in letter_checks]
        say([acceptance_report(each) for each in acceptances if each] or ["Every findings.yml says what is read now."])
    left = [
        entry_check
        for each in letter_checks
        for entry_check in each.failing()
        if not accepting or entry_check.place is None
    ]
    if any(entry_check.place for entry_check in left):
        click.echo(CURES)
    unheld = [result for result in results if not isinstance(result, LetterCheck) and not result.expected]
    return FOUND_WANTING if left or unheld else ALL_WELL


def _in_a_folder(letter: LetterFolder, name: str) -> LetterFolder:
    if letter.file is not None and letter.file.stem != "letter":
        raise CorpusError(f"{name} has no folder of its own, so nobody has checked it: name a letter of the corpus.")
    return letter
