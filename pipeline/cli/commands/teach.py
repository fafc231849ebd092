"""`sqs teach`: how a sentence is read and why, and what an edit of the rules would change."""

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TypedDict, Unpack, get_args

import click

from pipeline.cli.exit_codes import ALL_WELL
from pipeline.cli.learning import CORPORA
from pipeline.cli.options import database_option, json_option
from pipeline.cli.terminal import progress, say, width
from pipeline.corpus.folders import LetterFolder, letters_so_far

if TYPE_CHECKING:
    from models.letter import SectionId
    from pipeline.curate.teach import RuleEdit, Understanding


class _TrialOptions(TypedDict):
    """What the options say of the edit, and of the letters to try it on."""

    tried: tuple[str, ...]
    removed: tuple[str, ...]
    keep: bool
    corpora: tuple[Path, ...]
    is_long: bool


def _section(_context: click.Context, _parameter: click.Parameter, name: str) -> str:
    from models.letter import SectionId

    if name not in get_args(SectionId):
        raise click.BadParameter(f"{name} is no section: take one of {', '.join(get_args(SectionId))}.")
    return name


@click.command()
@click.argument("sentence")
@click.option(
    "--try", "tried", multiple=True, metavar="EDIT", help="A phrase to add, or a changed copy of a rule file."
)
@click.option("--without", "removed", multiple=True, metavar="PHRASE", help="A phrase to take out.")
@click.option("--keep", is_flag=True, help="Write the phrases into pipeline/rules as well.")
@click.option(
    "--section",
    callback=_section,
    default="summary",
    show_default=True,
    help="The section of the letter that the sentence stands in.",
)
@click.option(
    "--corpus",
    "corpora",
    type=click.Path(path_type=Path),
    multiple=True,
    show_default="corpus and the invented letters in tests",
    help="A folder of letters to try an edit on. You can give this option more than once.",
)
@database_option
@click.option("--all", "is_long", is_flag=True, help="Show every row that changes.")
@json_option
def teach(sentence: str, section: "SectionId", database: Path, *, as_json: bool, **trial: Unpack[_TrialOptions]) -> int:
    """Show how a sentence is read and why, and try an edit of the rules.

    Says what row the sentence becomes, which words decided that, which phrases matched and lost, and which words stand
    in no list. The sentence is read as if it stood alone in a letter.

    With --try, the same is shown with the edit made, then every row of the letters that the edit changes, and whether
    that is better or worse by what people have checked. EDIT is a phrase under the name of its list, or a changed copy
    of a rule file or of the folder of rules. Nothing is written, unless --keep is given.

    \b
    sqs teach "Plans were painstaking in nine of the 14 cases."
    sqs teach "Plans were painstaking in nine of the 14 cases." --try "good: painstaking*"
    sqs teach "All but two of the 12 were late." --try my-copy/number_phrases.yml
    """
    from pipeline.build.rule_check import check_rules
    from pipeline.cli.text.in_json import as_json_text
    from pipeline.cli.text.teach import report
    from pipeline.curate.teach import edit_of, understanding_of

    check_rules()
    sentence = " ".join(sentence.split())
    if not sentence:
        raise click.UsageError("There is no sentence: write it in quotation marks.")
    edits = [*map(edit_of, trial["tried"]), *(edit_of(each, is_removal=True) for each in trial["removed"])]
    understood = understanding_of(sentence, section)
    if edits:
        return _try(understood, edits, database, as_json=as_json, trial=trial)
    if trial["keep"]:
        raise click.UsageError("--keep writes what --try and --without name: give one of them.")
    say([as_json_text(understood.model_dump(mode="json"))] if as_json else report(understood, width=width()))
    return ALL_WELL


def _try(
    understood: "Understanding", edits: "list[RuleEdit]", database: Path, *, as_json: bool, trial: _TrialOptions
) -> int:
    from pipeline.build.cache import cache_beside
    from pipeline.build.letters import processors
    from pipeline.cli.text.in_json import as_json_text
    from pipeline.cli.text.teach_json import trial_in_json
    from pipeline.cli.text.teach_trial import trial_report
    from pipeline.curate.teach import Trial, changed_phrases, effects_of, keep_edits, trial_folder, trial_processes

    begun = perf_counter()
    letters = _letters(trial["corpora"])
    with trial_folder(edits) as folder, trial_processes(folder, processors()) as processes:
        after = processes.understanding(understood.sentence, understood.section)
        with progress(len(letters), "Reading letters") as on_letter:
            effects = effects_of(processes, letters, changed_phrases(edits, folder), cache_beside(database), on_letter)
    tried = Trial(tuple(edit.in_words for edit in edits), understood, after, effects, perf_counter() - begun)
    say(
        [as_json_text(trial_in_json(tried))]
        if as_json
        else trial_report(tried, is_long=trial["is_long"], width=width())
    )
    if trial["keep"]:
        written = keep_edits(edits)
        click.echo(f"Written: {', '.join(map(str, written))}.", err=as_json)
    return ALL_WELL


def _letters(corpora: tuple[Path, ...]) -> list[LetterFolder]:
    """Those of the corpora that were named; of the project's own, those that are here."""
    found = corpora or [corpus for corpus in CORPORA if corpus.is_dir()]
    return [letter for corpus in found for letter in letters_so_far(corpus)]
