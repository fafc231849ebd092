"""`sqs evaluate`: how well the checked letters are read."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.exit_codes import ALL_WELL
from pipeline.cli.learning import CORPORA, SENTENCES, folders_in, passages_option, ready_to_learn
from pipeline.cli.terminal import progress, say, width

if TYPE_CHECKING:
    from pipeline.cli.text.evaluate_readers import Which
    from pipeline.curate.evaluate.evaluation import Evaluation, UnseenEvaluation


@click.command()
@click.option(
    "--corpus",
    "corpora",
    type=click.Path(path_type=Path),
    multiple=True,
    show_default="corpus; with --unseen, tests/letters as well",
    help="A folder that contains a folder for each letter. You can give this option more than once.",
)
@click.option(
    "--sentences",
    type=click.Path(path_type=Path),
    help="A file of checked sentences, one JSON object to a line. Their numbers are measured too.",
    show_default=f"none; with --unseen, {SENTENCES}",
)
@click.option("--letters", "each", is_flag=True, help="Give every figure for each letter, not only for all letters.")
@click.option("--brief", is_flag=True, help="Shorten long sentences.")
@click.option("--json", "as_json", is_flag=True, help="Print figures and mistakes as JSON.")
@click.option(
    "--outcomes",
    type=click.Path(path_type=Path),
    help="Write the result for each statement to this file, one to a line, and print only what has changed.",
)
@click.option("--unseen", is_flag=True, help="Leave out each letter in turn, learn from the others, then read it.")
@click.option(
    "--reader",
    type=click.Choice(["rules", "second", "both"]),
    default="rules",
    show_default=True,
    help="Whose reading to measure: the rules', a second reader's alone, or both together.",
)
@passages_option
def evaluate(
    corpora: Sequence[Path], sentences: Path | None, outcomes: Path | None, passages: Path, reader: str, **how: bool
) -> int:
    """Measure how well the checked letters are read.

    Compares what was read in each letter with its findings.yml. Precision is the share of what was read that is right.
    Recall is the share of what is printed that was read correctly. F1 balances the two, from 0 to 1. Below the figures
    is every statement that was missed, misread, or read where there is none, with its sentence.

    This measures what the rules read, never what a person has entered. Only letters that someone has called `complete`
    in letter.yml count; others are named with the reason. Entries that are `optional`, or not `checked`, count as
    neither right nor wrong.

    --outcomes writes a table to a file: a line for each statement, with what was read correctly and what was read
    instead. It prints only the lines that changed, each as gained or lost.

    --unseen leaves out five letters at a time, and learns from the others how to read them. The result is what to
    expect for a new letter. Sentences are left out by half. It also shows how often rows called sure are right, and
    lists every wrong row, most confident first. It takes some minutes, and only uses letters whose entries are all
    checked.

    --reader second measures what each second reader of the letters (see `sqs second`) reads. --reader both shows how
    often it agrees with the rules, and how often they are right when they agree.

    Exit status: 0, however many mistakes there are.

    \b
    sqs evaluate --corpus tests/letters --brief
    sqs evaluate --sentences tests/real-sentences.jsonl --json
    sqs evaluate --outcomes outcomes.tsv
    sqs evaluate --unseen --outcomes tests/unseen.tsv
    """
    if reader != "rules":
        if how["unseen"] or sentences or outcomes:
            raise click.UsageError("--reader goes with --corpus, --letters, --brief and --json only.")
        say(_readers(corpora or CORPORA[:1], "both" if reader == "both" else "second", **how))
        return ALL_WELL
    evaluation = (
        _unseen(corpora or CORPORA, passages, sentences or SENTENCES)
        if how["unseen"]
        else _evaluate_known(corpora or CORPORA[:1], sentences)
    )
    if outcomes:
        say(_write_outcomes(outcomes, evaluation))
    elif how["as_json"]:
        from pipeline.cli.text.evaluate_json import machine_readable

        say([json.dumps(machine_readable(evaluation), indent=2, ensure_ascii=False)])
    else:
        say(_report(evaluation, each=how["each"], brief=how["brief"]))
    return ALL_WELL


def _readers(corpora: Sequence[Path], which: "Which", **how: bool) -> Iterator[str]:
    from pipeline.cli.text.evaluate_readers import readers_as_json, readers_report
    from pipeline.curate.evaluate.readers import evaluate_readers

    evaluations = evaluate_readers(folders_in(corpora))
    if how["as_json"]:
        return iter([readers_as_json(evaluations)])
    return readers_report(evaluations, which, letters=how["each"], brief=how["brief"], width=width())


def _evaluate_known(corpora: Sequence[Path], sentences: Path | None) -> "Evaluation":
    from pipeline.curate.evaluate import evaluate as measure

    return measure(folders_in(corpora), sentences=sentences)


def _unseen(corpora: Sequence[Path], passages: Path, sentences: Path) -> "UnseenEvaluation":
    ready_to_learn()
    from pipeline.annotations.real_sentences import real_sentences
    from pipeline.build.letters import processors
    from pipeline.curate.evaluate.unseen import evaluate_unseen
    from pipeline.curate.learn import steps
    from pipeline.curate.learn.passages import checked_passages

    folders, short, real = folders_in(corpora), checked_passages(passages), real_sentences(sentences)
    length = len(folders) + steps(len(folders), len(short) + len(real))
    with progress(length, "Leaving out each letter") as on_step:
        return evaluate_unseen(folders, short, real, processes=processors(), on_step=on_step)


def _write_outcomes(path: Path, evaluation: "Evaluation") -> Iterator[str]:
    """What changes in the file of outcomes, then how many it holds."""
    from pipeline.cli.text.outcomes import change_line
    from pipeline.curate.evaluate import write_outcomes
    from pipeline.curate.evaluate.evaluation import UnseenEvaluation
    from pipeline.curate.evaluate.rated import RatedOutcome

    if isinstance(evaluation, UnseenEvaluation):
        changed, held = write_outcomes(path, evaluation.rated, RatedOutcome), len(evaluation.rated)
    else:
        changed, held = write_outcomes(path, evaluation.outcomes), len(evaluation.outcomes)
    yield from map(change_line, changed)
    yield f"{path} holds {held} statements; {len(changed)} changed."


def _report(evaluation: "Evaluation", *, each: bool, brief: bool) -> Iterator[str]:
    from pipeline.cli.text import evaluate, unseen
    from pipeline.curate.evaluate.evaluation import UnseenEvaluation

    if isinstance(evaluation, UnseenEvaluation):
        return unseen.report(evaluation, letters=each, brief=brief, width=width())
    return evaluate.report(evaluation, letters=each, brief=brief, width=width())
