"""What a chart is before it is drawn: lines, each with its words, its figure, and marks on a scale that all share."""

from dataclasses import dataclass

from pipeline.explore.database import Answer


@dataclass(frozen=True)
class ChartBand:
    """A stretch of a line, between two places in per cent of the scale's width."""

    kind: str
    """What it shows: the spread of all letters, their middle half, an interval, a bar, or the backbone of a spine."""
    left: float
    right: float


@dataclass(frozen=True)
class ChartLine:
    """A line of a chart."""

    label: str
    said: str
    """The figure in words, so that nobody needs to see the drawing."""
    link: str
    """Where the figure comes from, as an address on the site; empty where there is none."""
    bands: tuple[ChartBand, ...] = ()
    at: float | None = None
    """Where the mark stands; None where there is none."""
    shape: str = "circle"
    standing: str = "within"
    """How the mark is coloured: within, above, below or undecided."""


@dataclass(frozen=True)
class ChartGroup:
    """Lines under one heading, which may be empty."""

    heading: str
    lines: tuple[ChartLine, ...]


@dataclass(frozen=True)
class LineChart:
    """A chart of lines, one below the other."""

    name: str
    """The end of its address."""
    seen: str
    """What it shows, as a sentence: its title."""
    note: str
    """How to read it."""
    groups: tuple[ChartGroup, ...]
    ticks: tuple[tuple[str, float], ...]
    answer: Answer
    """The rows it is drawn from."""

    @property
    def lines(self) -> tuple[ChartLine, ...]:
        """All its lines."""
        return tuple(line for group in self.groups for line in group.lines)
