"""`sqs second`: another reader, a language model or a person, reads a letter too."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.exit_codes import ALL_WELL, FOUND_WANTING
from pipeline.cli.options import corpus_option
from pipeline.cli.terminal import progress, say, width
from pipeline.corpus.folders import LetterFolder, letter_called
from pipeline.errors import SqsError

if TYPE_CHECKING:
    from pipeline.curate.second.keep import LetterForReader
    from pipeline.curate.second.models import LanguageModel


@click.command()
@click.argument("letters", nargs=-1, required=True)
@corpus_option
@click.option("--model", "name", help="A language model, by the name that `llm models` gives it.")
@click.option(
    "-o", "--option", "options", nargs=2, multiple=True, metavar="KEY VALUE", help="An option of the model. Repeatable."
)
@click.option("--timeout", type=float, default=600.0, show_default=True, help="Seconds to wait for one answer.")
@click.option(
    "--price",
    type=(float, float),
    metavar="SENT RECEIVED",
    help="Prices for a million tokens sent and received, to estimate the cost.",
)
@click.option("--dry-run", is_flag=True, help="Print all that would be sent, and send nothing.")
@click.option("--yes", is_flag=True, help="Send without asking first.")
@click.option(
    "--from",
    "annotation",
    type=click.Path(path_type=Path),
    help="A person's own annotation of the letter, in the form of findings.yml, instead of a model.",
)
@click.option(
    "--as",
    "which",
    type=click.Choice([chr(letter) for letter in range(ord("A"), ord("Z") + 1)]),
    default="A",
    show_default=True,
    help="With --from: which person, by a letter. Names are not kept.",
)
def second(  # noqa: PLR0913, PLR0917 - one parameter for each option
    letters: Sequence[str],
    corpus: Path,
    name: str | None,
    options: Sequence[tuple[str, str]],
    timeout: float,
    price: tuple[float, float] | None,
    annotation: Path | None,
    which: str,
    *,
    dry_run: bool,
    yes: bool,
) -> int:
    """Have a letter read by a second reader: a language model, or a person who has not seen the rows.

    What the second reader reads is saved beside the letter in second.yml, in the form of findings.yml. It never changes
    a row. Where the two readers differ, the table `problems` shows both readings, and `sqs review` asks about it.

    A quotation must be in its paragraph, exactly or with small differences. Its numbers must be in its words, or follow
    from them. Any other entry is refused, with the reason.

    Before anything is sent, the command says to whom, what, and about how many tokens that takes, and asks. Only the
    published paragraphs are sent. A model needs the library llm: pip install 'sqs-letters[second-reader]'.

    \b
    sqs second cambridgeshire-2014-04 --model gpt-5-mini --dry-run
    sqs second cambridgeshire-2014-04 --model gpt-5-mini
    sqs second cambridgeshire-2014-04 --from my-annotation.yml

    Exit status: 0; 1 if a model gave no answer that can be used for some letter; 2 if nothing could be done.
    """
    if (name is None) == (annotation is None):
        raise click.UsageError("Use either --model, for a language model, or --from, for a person's annotation.")
    if annotation is not None and len(letters) > 1:
        raise click.UsageError("--from goes with one letter.")
    folders = [letter_called(letter, corpus) for letter in letters]
    if annotation is not None:
        return _keep_annotation(folders[0], annotation, which)
    if find_spec("llm") is None:
        raise SqsError(
            "A language model needs the library llm, which is not installed: pip install 'sqs-letters[second-reader]'."
        )
    from pipeline.cli.text.second import all_that_is_sent, notice
    from pipeline.curate.second.models import language_model

    model = language_model(str(name), options=dict(options), seconds=timeout)
    opened = _open(folders)
    say(notice(opened, model.name, model.receiver, price, width()))
    if dry_run:
        say(all_that_is_sent(opened))
        return ALL_WELL
    if not yes:
        click.confirm("Send it?", abort=True)
    return _read(opened, model)


def _open(folders: Sequence[LetterFolder]) -> "list[LetterForReader]":
    from pipeline.curate.second.keep import letter_for_reader

    opened = []
    with progress(len(folders), "Reading the letters") as on_letter:
        for folder in folders:
            opened.append(letter_for_reader(folder))
            on_letter()
    return opened


def _keep_annotation(folder: LetterFolder, annotation: Path, which: str) -> int:
    from pipeline.cli.text.second import result
    from pipeline.curate.second.keep import keep, person_reader

    reader = person_reader(which, _today(), annotation)
    (letter,) = _open([folder])
    say(result(keep(letter, reader), width()))
    return ALL_WELL


def _read(letters: "Sequence[LetterForReader]", model: "LanguageModel") -> int:
    """Each letter is saved as soon as it is read, so that what a later one runs into loses nothing."""
    from pipeline.cli.text.second import result
    from pipeline.curate.second.answer import UnfitAnswerError
    from pipeline.curate.second.keep import keep, model_reader
    from pipeline.curate.second.prompt import parts_of
    from pipeline.curate.second.read_letter import read_by_model

    status = ALL_WELL
    for letter in letters:
        try:
            with progress(len(parts_of(letter.reading.letter)), f"Asking about {letter.folder.id}") as on_part:
                entries, version = read_by_model(model, letter.reading.letter, on_part=on_part)
        except UnfitAnswerError as error:
            click.echo(f"sqs: {letter.folder.id}: {error} Nothing was saved for this letter.", err=True)
            status = FOUND_WANTING
            continue
        say(result(keep(letter, model_reader(model.name, version, _today(), entries)), width()))
    return status


def _today() -> date:
    return datetime.now(tz=UTC).date()
