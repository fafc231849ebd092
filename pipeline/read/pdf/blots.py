"""Words blotted out: covered by what a reader sees in their place, such as a black bar."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from models.text import BLOTTED
from pipeline.read.pdf.inks import FAINT, WHITE, Colour, contrast
from pipeline.read.pdf.painting import Painted

ALIGNED = 0.2
"""Of the type size: so little apart are the baselines of one line."""
LINES_APART = 2
"""Of the type size: the next line of the text stands no further up or down."""


def is_seen_on_paper(colour: Colour | None) -> bool:
    """Whether what has that colour is seen as a blot on white paper; a picture, whose colours are not known, is."""
    return colour is None or contrast(colour, WHITE) > FAINT


def blots(hidden: Iterable[Painted], visible: Sequence[Painted]) -> list[Painted]:
    """Of the glyphs that a blot hides, those in or between lines that can be read, each as a blot.

    What was typed anew over a blot is read in place of what lies under it.
    """
    lines: dict[int, list[Painted]] = defaultdict(list)
    for painted in visible:
        if not painted.text.isspace():
            lines[round(painted.matrix[5])].append(painted)
    found = []
    for painted in hidden:
        size = painted.y1 - painted.y0
        beside = [
            other
            for near in (-1, 0, 1)
            for other in lines.get(round(painted.matrix[5]) + near, ())
            if abs(other.matrix[5] - painted.matrix[5]) < ALIGNED * size
        ]
        retyped = any(other.x0 < painted.x1 and painted.x0 < other.x1 for other in beside)
        if not retyped and (beside or stands_between(painted, lines)):
            found.append(painted)
    return [painted if painted.text.isspace() else painted._replace(text=BLOTTED) for painted in found]


def stands_between(painted: Painted, lines: Mapping[int, Sequence[Painted]]) -> bool:
    """Whether there is a line close above the glyph, and one close below."""
    reach = round(LINES_APART * (painted.y1 - painted.y0))
    baseline = round(painted.matrix[5])
    return any(lines.get(baseline + up) for up in range(2, reach)) and any(
        lines.get(baseline - down) for down in range(2, reach)
    )
