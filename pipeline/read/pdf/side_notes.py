"""Notes in the margin: what reviewers and editors have set beside the text, in smaller type."""

import re
from collections.abc import Sequence

from models.text import Aside
from pipeline.language.folding import single_spaced
from pipeline.read.pdf.columns import ADDRESS
from pipeline.read.pdf.lines import Level, PrintedLine
from pipeline.read.redaction import redact

SMALL = 0.92
"""Of the usual type size: notes in the margin are set smaller."""
FEW = 3
"""Lines: fewer in the usual type do not show where the text of a page stands."""
NOTE = re.compile(r"[^\W\d_].*[^\W\d_]", re.DOTALL)
"""With fewer than two letters it is a mark."""
COMMENT = re.compile(r"Comment(?:ed)? \[")
"""How Word prints the comments of reviewers, in whatever type."""


def without_side_notes(levels: Sequence[Level], size: float) -> tuple[list[Level], list[Aside]]:
    """The lines of the page without the notes in its margins, and those; `size` is the usual type size in points."""
    usual = [part for level in levels for part in level if part.size >= SMALL * size and not COMMENT.match(part.text)]
    if len(usual) < FEW:
        return list(levels), []
    left, right = min(part.x0 for part in usual), max(part.x1 for part in usual)
    asides = []
    dropped: set[int] = set()
    for beside in (
        [part for level in levels for part in level if is_note(part, size) and part.x1 < left],
        [part for level in levels for part in level if is_note(part, size) and part.x0 > right],
    ):
        text = "\n".join(part.text for part in beside)
        if NOTE.search(text) and not ADDRESS.search(text):
            dropped |= {id(part) for part in beside}
            asides.append(Aside(kind="side note", text=single_spaced(redact(text)), page=beside[0].page))
    left_over = (tuple(part for part in level if id(part) not in dropped) for level in levels)
    return [level for level in left_over if level], asides


def is_note(part: PrintedLine, size: float) -> bool:
    """Whether the words may be a note: set in small type, or marked as a comment."""
    return part.size < SMALL * size or COMMENT.match(part.text) is not None
