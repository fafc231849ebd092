"""What the commands that learn have in common: from what they learn, and what they need for it."""

import os
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import click

from pipeline.corpus.folders import LetterFolder, letters_in
from pipeline.errors import SqsError

CORPORA = (Path("corpus"), Path("tests/letters"), Path("tests/commissioned"))
PASSAGES = Path("tests/interpret/mechanisms.yml")
SENTENCES = Path("tests/real-sentences.jsonl")

passages_option = click.option(
    "--passages",
    type=click.Path(path_type=Path),
    default=PASSAGES,
    show_default=True,
    help="A file of checked passages to learn from, in addition to the letters.",
)


def ready_to_learn() -> None:
    """Nothing, once all is ready; SqsError where scipy, which fits the weights, is not installed.

    Call it before anything loads numpy: then each process adds up in one thread, in the same order on every machine.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if find_spec("scipy") is None:
        raise SqsError("Learning needs scipy, which is not installed: pip install 'sqs-letters[learn]'.")


def folders_in(corpora: Sequence[Path]) -> list[LetterFolder]:
    """The letters of all the corpora."""
    return [letter for corpus in corpora for letter in letters_in(corpus)]
