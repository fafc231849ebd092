"""`sqs learn`: what the checked letters teach, written as rules."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from pipeline.cli.exit_codes import ALL_WELL
from pipeline.cli.learning import CORPORA, SENTENCES, folders_in, passages_option, ready_to_learn
from pipeline.cli.terminal import progress, say, width


@click.command()
@click.option(
    "--corpus",
    "corpora",
    type=click.Path(path_type=Path),
    multiple=True,
    default=CORPORA,
    show_default="corpus and tests/letters",
    help="A folder that contains a folder for each letter. You can give this option more than once.",
)
@passages_option
@click.option(
    "--sentences",
    type=click.Path(path_type=Path),
    default=SENTENCES,
    show_default=True,
    help="A file of checked sentences to learn from, one JSON object to a line.",
)
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    show_default="pipeline/rules",
    help="The folder for weights.yml and the two voice files.",
)
def learn(corpora: Sequence[Path], passages: Path, sentences: Path, folder: Path | None) -> int:
    """Learn the weight of each piece of evidence.

    Learns from letters in which a person has checked every entry, from passages, and from sentences of other
    inspections. Writes what it learns as data that you can read: weights.yml, measure_voice.csv and
    verdict_voice.csv. The same letters always give the same files.

    \b
    sqs learn
    sqs learn --corpus corpus --to trial

    To measure how well unseen letters are read, use `sqs evaluate --unseen`.
    """
    ready_to_learn()
    from pipeline.annotations.real_sentences import real_sentences
    from pipeline.build.letters import processors
    from pipeline.cli.text.learn import report
    from pipeline.curate.learn import learn as learn_from
    from pipeline.curate.learn import steps
    from pipeline.curate.learn.passages import checked_passages
    from pipeline.curate.learn.second_readers import second_reader_weights
    from pipeline.curate.learn.sentences import as_checked_letters
    from pipeline.curate.learn.teaching_letters import teaching_letters
    from pipeline.curate.learn.write import write
    from pipeline.language.rule_files import FOLDER

    short, real = checked_passages(passages), as_checked_letters(real_sentences(sentences))
    folders = folders_in(corpora)
    with progress(len(folders), "Reading letters") as on_letter:
        letters, not_used = teaching_letters(folders, on_letter)
    with progress(steps(len(letters), len(short) + len(real)), "Learning") as on_step:
        known = [each.checked for each in letters]
        learned = learn_from(known, [*short, *real], processes=processors(), on_step=on_step)
    heard = second_reader_weights(letters, folders, learned.unseen)
    written = write(replace(learned.weights, second_readers=heard), learned.seen, folder or FOLDER)
    counts = {"letters": len(letters), "passages": len(short), "sentences": len(real)}
    say(report(written, **counts, not_used=not_used, width=width()))
    return ALL_WELL
