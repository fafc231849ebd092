"""Values of a PDF's own dictionaries: each is what it should be, or stands for nothing."""

from collections.abc import Sequence

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix, Rect

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def dictionary(value: object) -> dict[str, object]:
    """The dictionary that the value is or leads to; an empty one where it is something else."""
    found = resolve1(value)
    return found if isinstance(found, dict) else {}


def listed(value: object) -> Sequence[object]:
    """The members of an array, references among them; a lone value as the only member."""
    found = resolve1(value)
    if found is None:
        return []
    return found if isinstance(found, list) else [value]


def name_of(value: object) -> str:
    """The name that the value is, without its slash; empty where it is none."""
    found = resolve1(value)
    return str(found.name) if isinstance(found, PSLiteral) else ""


def number(value: object, otherwise: float = 0.0) -> float:
    """The value where it is a number."""
    found = resolve1(value)
    return float(found) if isinstance(found, int | float) else otherwise


def rectangle(value: object) -> Rect | None:
    """The rectangle that four numbers make, its lower left corner first; None where the value is none."""
    found = resolve1(value)
    if not isinstance(found, list) or len(found) != 4:  # noqa: PLR2004  # two corners
        return None
    x0, y0, x1, y1 = (number(side) for side in found)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def matrix_of(value: object) -> Matrix:
    """The matrix that six numbers make; the one that changes nothing where the value is none."""
    found = resolve1(value)
    if not isinstance(found, list) or len(found) != 6:  # noqa: PLR2004  # a b c d e f
        return IDENTITY
    a, b, c, d, e, f = (number(part) for part in found)
    return a, b, c, d, e, f
