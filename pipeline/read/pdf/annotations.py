"""Annotations and form fields: what they print on the page, and what they only say in a note beside it."""

from collections.abc import Iterator
from typing import NamedTuple

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import Matrix, Rect, apply_matrix_rect
from pdfplumber.page import Page

from models.text import Aside
from pipeline.read.pdf.values import dictionary, listed, matrix_of, name_of, number, rectangle

CORNERS = 8
"""Numbers: two for each corner of a stretch of words."""
THROUGH = 0.45
"""Of the height of such a stretch: so high above its foot a line runs through the words."""
HIDDEN, NO_VIEW = 2, 32
"""Flags: the annotation is not shown at all, or not on a screen."""
NO_PRINT = frozenset(["Link", "Popup"])
"""They add nothing to what a reader sees."""
BESIDE = frozenset(["Text", "Highlight", "Underline", "Squiggly", "StrikeOut", "Caret", "Redact", "FileAttachment"])
"""They mark a place, and say in a note of their own why."""
STAMPS = frozenset(["Stamp", "Watermark"])
TYPED = frozenset(["FreeText", "Widget"])
"""They are text on the page: typed over it, or filled into a form."""


class Appearance(NamedTuple):
    """What an annotation looks like, and where."""

    form: PDFStream
    placing: Matrix
    """From the form's own box to its place on the page."""
    layer: object


class Annotations(NamedTuple):
    """Those of one page."""

    appearances: list[Appearance]
    asides: list[Aside]
    """Those that are not read, told apart."""
    strikes: list[Rect]
    """Where they strike words out."""


def annotations_of(page: Page) -> Annotations:
    """What the annotations of the page look like, and those of them that are not read."""
    found = Annotations([], [], [])
    for annotation in shown(page):
        kind = name_of(annotation.get("Subtype"))
        appearance = appearance_of(annotation)
        if kind == "StrikeOut":
            found.strikes.extend(strikes_of(annotation))
        if kind in STAMPS:
            found.asides.append(Aside(kind="watermark", text=f"a {kind.lower()}", page=page.page_number))
        elif kind in BESIDE or (kind in TYPED and not appearance and says_something(annotation)):
            found.asides.append(Aside(kind="annotation", text=kind, page=page.page_number))
        elif appearance and kind not in NO_PRINT:
            found.appearances.append(appearance)
    return found


def shown(page: Page) -> Iterator[dict[str, object]]:
    """The annotations of the page that can be seen."""
    for reference in listed(page.page_obj.annots):
        annotation = dictionary(reference)
        flags = int(number(annotation.get("F")))
        if annotation and not flags & (HIDDEN | NO_VIEW):
            yield annotation


def appearance_of(annotation: dict[str, object]) -> Appearance | None:
    """What the annotation looks like in its present state; None where the file leaves that to the reader's program."""
    form = resolve1(dictionary(annotation.get("AP")).get("N"))
    if isinstance(form, dict):
        form = resolve1(form.get(name_of(annotation.get("AS"))))
    if not isinstance(form, PDFStream):
        return None
    place, box = rectangle(annotation.get("Rect")), rectangle(form.get("BBox"))
    if not place or not box:
        return None
    x0, y0, x1, y1 = apply_matrix_rect(matrix_of(form.get("Matrix")), box)
    if x1 <= x0 or y1 <= y0:
        return None
    across, down = (place[2] - place[0]) / (x1 - x0), (place[3] - place[1]) / (y1 - y0)
    placing = (across, 0, 0, down, place[0] - across * x0, place[1] - down * y0)
    return Appearance(form, placing, annotation.get("OC"))


def strikes_of(annotation: dict[str, object]) -> Iterator[Rect]:
    """A level line through each stretch of words that the annotation marks."""
    corners = [number(value) for value in listed(annotation.get("QuadPoints"))]
    for first in range(0, len(corners) - CORNERS + 1, CORNERS):
        across, up = corners[first : first + CORNERS : 2], corners[first + 1 : first + CORNERS : 2]
        level = min(up) + THROUGH * (max(up) - min(up))
        yield min(across), level, max(across), level


def says_something(annotation: dict[str, object]) -> bool:
    """Whether the annotation holds words, or the field that it shows a value."""
    parent = dictionary(annotation.get("Parent"))
    values = (annotation.get("Contents"), annotation.get("V"), parent.get("V"))
    return any(resolve1(value) not in (None, b"", "") for value in values if value is not None)
