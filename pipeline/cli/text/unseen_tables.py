"""The figures of unseen letters as tables: in Markdown for METHODOLOGY.md, in columns for the terminal."""

from collections.abc import Iterator, Sequence

from pipeline.cli.text.evaluate_tables import columns
from pipeline.curate.evaluate.rated import RatedOutcome
from pipeline.curate.evaluate.reliability import MEASURED, Rows, certainties, curve, reliability, scores_of

_BAR = 40
"""How long the bar of a curve is where all rows are right."""
_LEAST = 0.8
"""The precision at which a bar has no length."""


def letters_in_markdown(outcomes: Sequence[RatedOutcome]) -> str:
    """The F1 of each letter and of all of them."""
    names = sorted({outcome.letter for outcome in outcomes})
    heads = ["Letter left out", "Statements", *(name.capitalize() for name in MEASURED)]
    rows = [_letter(name, [outcome for outcome in outcomes if outcome.letter == name]) for name in names]
    return _markdown([heads, ["---", *["---:"] * (len(heads) - 1)], *rows, _letter("**together**", outcomes)])


def reliability_in_markdown(outcomes: Sequence[RatedOutcome]) -> str:
    """The rows of each band of confidence, then those called sure, likely and doubtful."""
    heads = ["Called", "Rows", "Of all rows", "Right", "Share right"]
    rows = [_cells(some) for some in (*reliability(outcomes), *certainties(outcomes))]
    return _markdown([heads, ["---", *["---:"] * (len(heads) - 1)], *rows])


def curve_in_text(outcomes: Sequence[RatedOutcome]) -> Iterator[str]:
    """The curve of precision against coverage as the threshold falls, a line a threshold, with a bar."""
    points = curve(outcomes)
    heads = ["rows", "of all rows", "share right"]
    lines = columns(
        [[heads[0], *heads[1:]], *([some.called, _share(some.coverage), _share(some.precision)] for some in points)]
    )
    bars = ["", *(_bar(some.precision) for some in points)]
    yield from (f"{line}  {bar}".rstrip() for line, bar in zip(lines, bars, strict=True))


def rows_in_text(outcomes: Sequence[RatedOutcome]) -> Iterator[str]:
    """The tables of `reliability_in_markdown` in columns."""
    heads = ["called", "rows", "of all rows", "right", "share right"]
    for table in (certainties(outcomes), reliability(outcomes)):
        yield from columns([heads, *map(_cells, table)])
        yield ""


def _cells(some: Rows) -> list[str]:
    return [some.called, str(some.rows), _share(some.coverage), str(some.right), _share(some.precision)]


def _letter(label: str, outcomes: Sequence[RatedOutcome]) -> list[str]:
    scores = scores_of(outcomes)
    return [
        label,
        str(scores["all"].expected),
        *("–" if (f1 := score.f1) is None else f"{f1:.3f}" for score in scores.values()),
    ]


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"


def _bar(precision: float | None) -> str:
    return "█" * round(max((precision or 0) - _LEAST, 0) / (1 - _LEAST) * _BAR)


def _markdown(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
