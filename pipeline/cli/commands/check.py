"""`sqs check`: the letters held to what people have checked."""

from contextlib import ExitStack
from pathlib import Path

import click

from pipeline.cli.exit_codes import ALL_WELL, FOUND_WANTING
from pipeline.cli.options import corpus_option, database_option, json_option, letter_names
from pipeline.cli.terminal import progress, say, width
from pipeline.corpus.folders import LetterFolder, letter_called, letters_in
from pipeline.errors import CorpusError


@click.command()
@click.argument("letters", nargs=-1, metavar="[LETTER]...", shell_complete=letter_names)
@corpus_option
@database_option
@click.option(
    "--accept",
    "accepting",
    is_flag=True,
    help="Update findings.yml of each LETTER named to what is read now.",
)
@json_option
def check(letters: tuple[str, ...], corpus: Path, database: Path, *, accepting: bool, as_json: bool) -> int:
    """Check that letters are still read the way people checked them.

    The rules alone read each LETTER, or every letter in the corpus, and the result is compared with its findings.yml.
    Below the counts, the command shows each checked entry that is now read differently or not at all, with the old and
    new readings side by side, and anything new or unread. An entry with a `note` is a correction: it does not matter
    how the rules read it.

    With --accept, an entry whose reading has changed takes the new reading and is no longer marked as checked. An entry
    that no rule reads any more keeps its mark, because a person has seen it, and gets a note. An entry whose words are
    in another paragraph now moves there. Drafts are updated, or removed. All else is left as it is.

    Letters that have not changed since the last check beside the same database are not read again.

    \b
    sqs check cambridgeshire-2014-04
    sqs check --corpus tests/letters
    sqs check cambridgeshire-2014-04 --accept

    Exit status: 0 if nothing checked has changed or been lost; 1 if something has; 2 if nothing could be done.
    """
    if accepting and as_json:
        raise click.UsageError("--json shows what was found: use --accept without it.")
    if accepting and not letters:
        raise click.UsageError("--accept rewrites findings.yml: name each letter that it should rewrite.")
    chosen = [_in_a_folder(letter_called(name, corpus), name) for name in dict.fromkeys(letters)]
    folders = chosen or [letter for letter in letters_in(corpus) if letter.folder]
    from pipeline.build.cache import cache_left_beside
    from pipeline.cli.text.check import CURES, acceptance_report, report
    from pipeline.cli.text.in_json import as_json_text, check_in_json
    from pipeline.cli.text.wrapping import wrap
    from pipeline.corpus.occupied import occupied
    from pipeline.curate.check import LetterCheck, accept, moved_entry
    from pipeline.curate.check import check as held_to_entries

    with ExitStack() as stack:
        for letter in folders if accepting else ():
            if letter.folder:
                stack.enter_context(occupied(letter.folder, "by `sqs check --accept`"))
        with progress(len(folders), "Reading letters") as on_letter:
            results = held_to_entries(folders, cache=cache_left_beside(database), on_letter=on_letter)
        letter_checks = [result for result in results if isinstance(result, LetterCheck)]
        acceptances = [accept(each) for each in letter_checks] if accepting else []
    say([as_json_text(check_in_json(results))] if as_json else report(results, width=width()))
    if accepting:
        say(
            [acceptance_report(each) for each in acceptances if each]
            or ["Every findings.yml already matches what is read now."]
        )
    left = [
        entry_check
        for each in letter_checks
        for entry_check in each.failing()
        if not accepting or (entry_check.place is None and moved_entry(each, entry_check) is None)
    ]
    if not as_json and any(entry_check.place for entry_check in left):
        say(wrap(CURES, width()))
    unheld = [result for result in results if not isinstance(result, LetterCheck) and not result.expected]
    return FOUND_WANTING if left or unheld else ALL_WELL


def _in_a_folder(letter: LetterFolder, name: str) -> LetterFolder:
    if letter.file is not None and letter.file.stem != "letter":
        raise CorpusError(f"{name} has no folder of its own, so nobody has checked it: name a letter of the corpus.")
    return letter
