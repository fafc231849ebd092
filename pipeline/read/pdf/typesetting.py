"""How a letter is set: its type size, the step from line to line, the edges of its text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.read.pdf.lines import Level, PrintedLine, has_room
from pipeline.read.pdf.list_markers import DASHES, marker_of

CLEAR_GAP = 1.22
"""Of the letter's usual step from line to line: a step above this begins a paragraph."""
SLIGHT_GAP = 1.1
"""Of the same: a step above this does so where the line above ends a sentence."""
INDENT = 0.8
"""Of the type size: a line that begins further in or out stands in a paragraph of its own."""
JUSTIFIED = 0.6
"""Of the long lines: where as many end at one edge, the letter is set flush on both sides."""
GAPS_SHARE = 0.04
"""Of the steps between lines: with more wide ones, white parts the paragraphs of the letter."""
FEW_INDENTS = 2
"""First lines further in than the rest: with no more, the letter does not mark its paragraphs so."""
PUSHED = 1.5
"""Of what raised marks reach above their line: a browser sets the line so much lower at most."""
LEVEL = 2.0
"""Points: lines that begin no further apart stand at one level of indention."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How the letter is set."""

    size: float
    """Its usual type size in points."""
    step: float
    """From line to line, in points, at that size."""
    edges: dict[int, float]
    """The right edge of the lines that begin at each level of indention."""
    edge: float
    """The right edge of the text."""
    is_justified: bool
    has_gaps: bool
    """Its paragraphs are parted by white, so that one without any is the rarer."""

    left: float | None
    """The left edge of its paragraphs, where their first lines stand further in; else None."""

    hangs: frozenset[tuple[int, int]]
    """Where its dashes hang, and the words after them: the left edges in points, rounded."""

    def is_first(self, line: PrintedLine) -> bool | None:
        """Whether the line is indented as first lines are; None where the letter does not show it so."""
        return None if self.left is None else line.x0 > self.left + INDENT * line.size

    def edge_of(self, line: PrintedLine) -> float:
        """The right edge that the line could have reached."""
        return self.edges.get(round(line.x0 / LEVEL), self.edge) if line.edge is None else line.edge

    def step_between(self, above: PrintedLine, below: PrintedLine) -> float:
        """The step down from one line to the next, as a share of the usual one at that type size."""
        step = self.step * max(above.size, below.size) / self.size
        drop = below.baseline - above.baseline
        pushed = min(PUSHED * below.overhang, max(drop - step, 0.0))
        return (drop - pushed) / step

    def stops_short(self, line: PrintedLine, following: PrintedLine) -> bool:
        """Whether the line ends where there was room for the next word: its end was meant."""
        edge = self.edge_of(line)
        if self.is_justified:
            return edge - line.x1 > line.size
        return has_room(line, following, edge)

    def is_heading(self, line: PrintedLine) -> bool:
        """Whether the line stops far short of the edge and is no sentence's end, as a heading does."""
        return line.x1 < line.x0 + 0.65 * (self.edge_of(line) - line.x0) and not re.search(r"[.!?]\W*$", line.text)

    def stops_far_short(self, line: PrintedLine, following: PrintedLine) -> bool:
        """Whether there was room for the next word many times over."""
        return has_room(line, following, self.edge_of(line) - 0.15 * (self.edge - line.x0))


def setting_of(pages: Sequence[Sequence[Level]], size: float) -> Setting:
    """How the letter is set, from its own lines; those that stand side by side, as in a table, show nothing of it."""
    lines = [level[0] for levels in pages for level in levels if len(level) == 1]
    alike = [line for line in lines if abs(line.size - size) < 0.08 * size]
    pairs = [
        (above[0], below[0])
        for levels in pages
        for above, below in pairwise(levels)
        if len(above) == len(below) == 1 and not is_restyled(above[0], below[0])
    ]
    steps = [below.baseline - above.baseline for above, below in pairs if above.size == size == below.size]
    step = usual_step(steps, size)
    ends = sorted(line.x1 for line in alike)
    edge = ends[int(0.98 * (len(ends) - 1))] if ends else 0.0
    levels = Counter(round(line.x0 / LEVEL) for line in alike)
    edges = {
        level: max(line.x1 for line in alike if abs(round(line.x0 / LEVEL) - level) <= 1)
        for level, count in levels.items()
        if count > 3  # noqa: PLR2004  # fewer lines may all stop short
    }
    long = [line for line in alike if line.x1 > edge - 8 * size]
    gaps = [above for above, below in pairs if not above.bold and below.baseline - above.baseline > CLEAR_GAP * step]
    return Setting(
        size=size,
        step=step,
        edges=edges,
        edge=edge,
        is_justified=sum(edge - line.x1 < 1 for line in long) > JUSTIFIED * len(long),
        has_gaps=len(gaps) > GAPS_SHARE * len(pairs),
        left=left_of_indented(pairs, step, max(levels, key=lambda level: levels[level], default=0) * LEVEL),
        hangs=hangs_of(pages),
    )


def hangs_of(pages: Sequence[Sequence[Level]]) -> frozenset[tuple[int, int]]:
    """Where dashes with wide white behind them hang, and the words after them."""
    lines = (level[0] for levels in pages for level in levels if level[0].text[0] in DASHES)
    markers = ((line, marker_of(line, drawn=False)) for line in lines)
    return frozenset((round(line.x0), round(marker.text_x0)) for line, marker in markers if marker)


def left_of_indented(pairs: Sequence[tuple[PrintedLine, PrintedLine]], step: float, left: float) -> float | None:
    """The left edge of most lines, if lines further in are followed by such lines close below; else None."""
    first = [
        above
        for above, below in pairs
        if abs(below.x0 - left) < LEVEL
        and INDENT * above.size < above.x0 - below.x0 < 4 * above.size
        and below.baseline - above.baseline < SLIGHT_GAP * step
    ]
    return left if len(first) > FEW_INDENTS else None


def usual_step(steps: Sequence[float], size: float) -> float:
    """The step from line to line that the letter takes most, or a smaller one that it takes nearly as often."""
    counts = Counter(round(2 * step) / 2 for step in steps if step > 0.5 * size)
    common = [step for step, count in counts.items() if 4 * count >= max(counts.values())]
    if not common:
        return 1.2 * size
    return median(step for step in steps if abs(step - min(common)) < 0.5)  # noqa: PLR2004  # points: rounded so


def is_restyled(last: PrintedLine, line: PrintedLine) -> bool:
    """Whether the type changes from one line to the next, as it does between a heading and its text."""
    return last.bold != line.bold or abs(last.size - line.size) > 0.08 * max(last.size, line.size)
