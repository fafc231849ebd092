"""What a chart is before it is drawn: lines, each with its words, its figure, and marks on a scale that all share."""

from dataclasses import dataclass

from pipeline.explore.charts.signs import ARROWS, MEANINGS, Sign
from pipeline.explore.database import Answer

PLAIN = Sign("circle", "within", doubtful=False)


@dataclass(frozen=True)
class ChartBand:
    """A stretch of a line, between two places in per cent of the scale's width."""

    kind: str
    """The spread of all letters, their middle half, an interval, one of few cases, a bar, or a spine's backbone."""
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
    sign: Sign = PLAIN
    """How the mark is drawn."""


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
    def signs(self) -> tuple[str, ...]:
        """What there is to explain in its key."""
        held = {
            "few": any(band.kind == "few" for line in self.lines for band in line.bands),
            "doubtful": any(line.sign.doubtful for line in self.lines),
            "bound": any(line.sign.shape in ARROWS.values() for line in self.lines),
        }
        return tuple(sign for sign in MEANINGS if held[sign])

    @property
    def lines(self) -> tuple[ChartLine, ...]:
        """All its lines."""
        return tuple(line for group in self.groups for line in group.lines)
