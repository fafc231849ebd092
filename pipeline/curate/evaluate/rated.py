"""Outcomes with how sure the reading was, and whether an analyst sees the row: all that unseen figures are made of."""

from collections.abc import Iterable, Iterator, Sequence

from models.checked import CheckedEntry
from models.finding import Finding
from pipeline.curate.evaluate.letters import AnalystsRow, analysts_row, rows_to_compare
from pipeline.curate.evaluate.matching import Comparison
from pipeline.curate.evaluate.outcomes import MISSED, NOT_EXPECTED, NOTHING, RIGHT, Outcome, outcomes_of


class RatedOutcome(Outcome):
    """What came of one statement, and how sure the reading was."""

    row: str = NOTHING
    """Of the row in `sufficiency`: `right`, `missed`, `not expected`, or two of these where another row is shown."""
    confidence: str = NOTHING
    """To three digits, as a finding gives it."""
    certainty: str = NOTHING

    @property
    def is_row(self) -> bool:
        """Whether something was read."""
        return self.found != MISSED

    @property
    def is_right(self) -> bool:
        """Whether it was read and is right in everything: numbers, verdict and measure."""
        return self.found == self.numbers == self.verdict == self.measure == RIGHT


def rated_outcomes(
    letter: str, comparison: Comparison, entries: Iterable[CheckedEntry], text: str
) -> tuple[RatedOutcome, ...]:
    """What came of every statement of a letter."""
    outcomes = outcomes_of(letter, comparison, text)
    findings = [finding for _, finding in _statements(comparison)]
    return tuple(
        RatedOutcome(**outcome.model_dump(), row=row, **_rating(finding))
        for outcome, row, finding in zip(outcomes, _rows(comparison, entries), findings, strict=True)
    )


def _statements(comparison: Comparison) -> Iterator[tuple[CheckedEntry | None, Finding | None]]:
    """What was expected and what was read, in the order of the outcomes."""
    yield from ((pair.entry, pair.finding) for pair in comparison.pairs)
    yield from ((entry, None) for entry in comparison.missed)
    yield from ((None, finding) for finding in comparison.unexpected)


def _rating(finding: Finding | None) -> dict[str, str]:
    if finding is None or finding.confidence is None or finding.certainty is None:
        return {}
    return {"confidence": f"{finding.confidence:.3f}", "certainty": finding.certainty}


def _rows(comparison: Comparison, entries: Iterable[CheckedEntry]) -> Iterator[str]:
    """For each outcome what came of the analyst's row; a row that several statements make counts with the first."""
    expected, read = rows_to_compare(comparison, entries)
    left = {RIGHT: expected & read, MISSED: expected - read, NOT_EXPECTED: read - expected}
    for entry, finding in _statements(comparison):
        kinds = [(entry, RIGHT), (entry, MISSED), (finding, NOT_EXPECTED)]
        yield ", ".join(kind for statement, kind in kinds if _takes(left[kind], statement)) or NOTHING


def _takes(rows: set[AnalystsRow], statement: CheckedEntry | Finding | None) -> bool:
    """Whether the statement makes one of the rows that are left; no other will make it again."""
    row = analysts_row(statement) if statement is not None else None
    if row is None or row not in rows:
        return False
    rows.remove(row)
    return True


def rows_of(outcomes: Sequence[RatedOutcome]) -> list[RatedOutcome]:
    """The outcomes of what was read, the surest first."""
    return sorted((each for each in outcomes if each.is_row), key=lambda each: each.confidence, reverse=True)
