"""Letters added to a corpus, for the tests of `sqs add`."""

from pathlib import Path

from pipeline.cli.exit_codes import DOUBTFUL
from tests.support.small_letter import TEXT
from tests.support.sqs_command import sqs

DATED = TEXT.replace("Context", "Date of publication: 22 October 2014\n\nContext", 1)
"""A letter on Eastmere, a service that is not in areas.csv."""


def files_in(folder: Path) -> dict[str, bytes]:
    """The content of every file in the folder, by its path there."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def names_in(folder: Path) -> list[str]:
    """The names in the folder, hidden ones and all."""
    return sorted(path.name for path in folder.iterdir())


def add(corpus: Path, *arguments: str | Path) -> str:
    """What is said when the letter is added."""
    status, out, err = sqs("add", *arguments, "--corpus", corpus)
    assert (status in {0, DOUBTFUL}, err) == (True, "")
    return " ".join(out.split())


def refusal(corpus: Path, *arguments: str | Path) -> str:
    """What is said when it is not, and nothing in the corpus changes."""
    before = names_in(corpus), files_in(corpus)
    status, out, err = sqs("add", *arguments, "--corpus", corpus)
    assert (status, out) == (2, "")
    assert (names_in(corpus), files_in(corpus)) == before
    return err
