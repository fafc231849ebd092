"""`sqs evaluate`: how well the checked letters are read."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from pipeline.cli.exit_codes import ALL_WELL
from pipeline.cli.terminal import say, width
from pipeline.corpus.folders import letters_in


@click.command()
@click.option(
    "--corpus",
    "corpora",
    type=click.Path(path_type=Path),
    multiple=True,
    default=["corpus"],
    show_default="corpus",
    help="A folder that holds a folder for each letter; it can be given more than once.",
)
@click.option(
    "--sentences",
    type=click.Path(path_type=Path),
    help="A file of checked sentences, one JSON object a line; their numbers are measured, too.",
)
@click.option("--letters", "each", is_flag=True, help="Give every figure of each letter, not only of all together.")
@click.option("--brief", is_flag=True, help="Cut long sentences short.")
@click.option("--json", "as_json", is_flag=True, help="Print figures and faults as JSON.")
@click.option(
    "--outcomes",
    type=click.Path(path_type=Path),
    help="Write to this file what came of each statement, a line each, and print only what has changed in it.",
)
def evaluate(
    corpora: Sequence[Path], sentences: Path | None, outcomes: Path | None, *, each: bool, brief: bool, as_json: bool
) -> int:
    """How well the checked letters are read.

    The reading of each letter is laid beside its findings.yml. Precision is the part of what was read that is
    right; recall, the part of what is printed that was read right; F1, the balance of the two, from 0 to 1. Below
    the figures stands every statement that was missed, misread or read where there is none, with its sentence.

    What the rules read is judged, never what a person has entered. Entries that are `optional`, or not `checked`, are
    neither right nor wrong. Ends with 0 however many faults there are.

    --outcomes writes a table to a file: a line for each statement, with what was read right and what was read
    instead. It prints only the lines that changed, each as gained or lost.

    \b
    sqs evaluate --corpus tests/letters --brief
    sqs evaluate --sentences tests/real-sentences.jsonl --json
    sqs evaluate --outcomes outcomes.tsv
    """
    from pipeline.cli.text.evaluate import report
    from pipeline.cli.text.evaluate_json import machine_readable
    from pipeline.cli.text.outcomes import change_line
    from pipeline.curate.evaluate import evaluate as measure
    from pipeline.curate.evaluate import write_outcomes

    letters = [letter for corpus in corpora for letter in letters_in(corpus)]
    evaluation = measure(letters, sentences=sentences)
    if outcomes:
        changed = write_outcomes(outcomes, evaluation.outcomes)
        say(map(change_line, changed))
        say([f"{outcomes} holds {len(evaluation.outcomes)} statements; {len(changed)} changed."])
    elif as_json:
        say([json.dumps(machine_readable(evaluation), indent=2, ensure_ascii=False)])
    else:
        say(report(evaluation, letters=each, brief=brief, width=width()))
    return ALL_WELL
