"""Whether confidence keeps its word: of the rows called so sure, how many are right."""

from collections.abc import Sequence
from itertools import pairwise

from models.base import Noun
from models.finding import Certainty
from pipeline.curate.evaluate.outcomes import MISSED, NOT_EXPECTED, RIGHT
from pipeline.curate.evaluate.rated import RatedOutcome, rows_of
from pipeline.curate.evaluate.scores import Score

BANDS = (0, 50, 60, 70, 80, 90, 95, 98, 100)
"""Where the bands of confidence begin and end, in per cent; the last takes in its end."""
THRESHOLDS = (99, 98, 97, 95, 90, 80, 70, 60, 50, 0)
"""The least confidence, in per cent, at each point of the curve."""
CERTAINTIES: tuple[Certainty, ...] = ("sure", "likely", "doubtful")
BEYOND = 101
MEASURED = ("found", "numbers", "verdict", "all", "rows", "role")


class Rows(Noun):
    """Some of the rows that were read."""

    called: str
    """What they have in common: `95-98%`, `at least 90%`, `sure`."""
    rows: int
    right: int
    of: int
    """How many rows there are in all."""

    @property
    def precision(self) -> float | None:
        """The part of them that is right in everything, from 0 to 1; None where there are none."""
        return self.right / self.rows if self.rows else None

    @property
    def coverage(self) -> float | None:
        """The part of all rows that they are, from 0 to 1; None where nothing was read."""
        return self.rows / self.of if self.of else None


def reliability(outcomes: Sequence[RatedOutcome]) -> tuple[Rows, ...]:
    """The rows of each band of confidence, the least sure first."""
    rows = rows_of(outcomes)
    ends = [*BANDS[:-1], BEYOND]
    return tuple(
        _count_rows(f"{least}-{min(most, BANDS[-1])}%", [each for each in rows if least <= percent(each) < most], rows)
        for least, most in pairwise(ends)
    )


def curve(outcomes: Sequence[RatedOutcome]) -> tuple[Rows, ...]:
    """The rows of at least each threshold: as it falls they are more, and fewer of them are right."""
    rows = rows_of(outcomes)
    return tuple(
        _count_rows(f"at least {least}%", [each for each in rows if percent(each) >= least], rows)
        for least in THRESHOLDS
    )


def certainties(outcomes: Sequence[RatedOutcome]) -> tuple[Rows, ...]:
    """The sure rows, the likely and the doubtful."""
    rows = rows_of(outcomes)
    return tuple(_count_rows(name, [each for each in rows if each.certainty == name], rows) for name in CERTAINTIES)


def _count_rows(called: str, some: Sequence[RatedOutcome], rows: Sequence[RatedOutcome]) -> Rows:
    return Rows(called=called, rows=len(some), right=sum(each.is_right for each in some), of=len(rows))


def percent(outcome: RatedOutcome) -> int:
    """The confidence in whole per cent, rounded down."""
    return int(outcome.confidence[2:4]) if outcome.confidence.startswith("0.") else 100


def scores_of(outcomes: Sequence[RatedOutcome]) -> dict[str, Score]:
    """The scores of `MEASURED`, as `sqs evaluate` gives them."""
    read = sum(each.is_row for each in outcomes)
    expected = sum(each.found != NOT_EXPECTED for each in outcomes)
    rows = [each.row.split(", ") for each in outcomes]
    right, missed, wrong = (sum(kind in row for row in rows) for kind in (RIGHT, MISSED, NOT_EXPECTED))
    found = [each for each in outcomes if each.found == RIGHT]
    counted = {
        "found": len(found),
        "numbers": sum(each.numbers == RIGHT for each in found),
        "verdict": sum(each.numbers == each.verdict == RIGHT for each in found),
        "all": sum(each.is_right for each in found),
        "role": sum(each.role == RIGHT for each in found),
    }
    scores = {name: Score(right=count, read=read, expected=expected) for name, count in counted.items()}
    scores["rows"] = Score(right=right, read=right + wrong, expected=right + missed)
    return {name: scores[name] for name in MEASURED}
