"""The way back from a page that was turned until its lines were level to the page as it was scanned."""

from collections.abc import Mapping, Sequence
from math import cos, radians, sin, tan

from models.text import Line
from pipeline.read.sheet import Sheet


def as_scanned(lines: Sequence[Line], sheets: Sequence[Sheet], turns: Mapping[int, float]) -> tuple[Line, ...]:
    """The lines where they stand on the scanned page. `turns`: degrees that each page was turned anticlockwise."""
    if not turns:
        return tuple(lines)
    middles = {sheet.page: (sheet.width / 2, sheet.height / 2) for sheet in sheets}
    return tuple(
        turn_back(line, radians(turns[line.page]), middles[line.page]) if turns.get(line.page) else line
        for line in lines
    )


def turn_back(line: Line, angle: float, middle: tuple[float, float]) -> Line:
    """The line turned clockwise by the angle, in radians, about the middle of its page."""
    across, down = middle
    centre = (line.top + line.bottom) / 2 - down
    edges = [across + (edge - across) * cos(angle) - centre * sin(angle) for edge in line.edges]
    fall = down + (line.edges[0] - across) * sin(angle) + centre * cos(angle) - (line.top + line.bottom) / 2
    return line.model_copy(
        update={
            "edges": tuple(round(edge, 2) for edge in edges),
            "top": round(line.top + fall, 2),
            "bottom": round(line.bottom + fall, 2),
            "slope": round(tan(angle), 5),
        }
    )
