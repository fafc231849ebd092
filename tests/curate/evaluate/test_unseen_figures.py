"""METHODOLOGY.md prints what `tests/unseen.tsv` holds, which `sqs evaluate --unseen` measured: that takes minutes."""

import csv
from collections.abc import Callable, Sequence

import pytest

from pipeline.cli.text.unseen_tables import curve_in_text, letters_in_markdown, reliability_in_markdown
from pipeline.corpus.folders import PROJECT
from pipeline.curate.evaluate.outcomes import outcomes_table
from pipeline.curate.evaluate.rated import RatedOutcome
from tests.support.methodology import printed_in_methodology, write_this

LinesOf = Callable[[Sequence[RatedOutcome]], str]

UNSEEN = PROJECT / "tests" / "unseen.tsv"


@pytest.fixture(scope="module")
def outcomes() -> list[RatedOutcome]:
    with UNSEEN.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [RatedOutcome.model_validate(row) for row in rows]


def in_a_block(outcomes: Sequence[RatedOutcome]) -> str:
    return "\n".join(["```", *curve_in_text(outcomes), "```"])


@pytest.mark.parametrize(
    ("mark", "lines_of"),
    [("unseen", letters_in_markdown), ("reliability", reliability_in_markdown), ("curve", in_a_block)],
)
def test_methodology_prints_what_unseen_letters_showed(
    outcomes: list[RatedOutcome], mark: str, lines_of: LinesOf
) -> None:
    lines = lines_of(outcomes)
    assert printed_in_methodology(mark) == lines, write_this(mark, lines)


def test_the_file_is_as_the_command_writes_it(outcomes: list[RatedOutcome]) -> None:
    assert UNSEEN.read_text(encoding="utf-8") == outcomes_table(outcomes, RatedOutcome)


def test_every_row_says_how_sure_it_was(outcomes: list[RatedOutcome]) -> None:
    for outcome in outcomes:
        rated = (outcome.confidence, outcome.certainty) != ("-", "-")
        assert (outcome, rated) == (outcome, outcome.is_row)


def test_every_checked_letter_was_left_out(outcomes: list[RatedOutcome]) -> None:
    folders = [
        *PROJECT.glob("corpus/*/findings.yml"),
        *PROJECT.glob("tests/letters/*/findings.yml"),
        *PROJECT.glob("tests/commissioned/*/findings.yml"),
    ]
    assert {outcome.letter for outcome in outcomes} == {path.parent.name for path in folders}
