"""Pages set in areas: columns, boxes with a frame, notes in the margin."""

from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

HEIGHT = A4[1]


class Area(NamedTuple):
    """Paragraphs one below the other, in points from the page's top left corner; `**` before one sets it bold."""

    x: float
    top: float
    width: float
    paragraphs: tuple[str, ...]
    size: float = 11.0
    framed: bool = False
    flush: bool = False
    gap: float = 0.7


class Dot(NamedTuple):
    """A small square, in points from the page's top left corner."""

    x: float
    top: float


def page_of(*areas: Area, dots: tuple[Dot, ...] = ()) -> bytes:
    """The PDF of one page with these areas and dots."""
    return pages_of(areas, dots=dots)


def pages_of(*pages: tuple[Area, ...], dots: tuple[Dot, ...] = ()) -> bytes:
    """The PDF of these pages; with these dots, on each."""
    content = BytesIO()
    canvas = Canvas(content, pagesize=A4)
    for page in pages:
        for area in page:
            end = draw(canvas, area)
            if area.framed:
                canvas.rect(area.x - 6, end, area.width + 12, HEIGHT - area.top + 14 - end)
        for dot in dots:
            canvas.rect(dot.x, HEIGHT - dot.top, 1.5, 1.5, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def draw(canvas: Canvas, area: Area) -> float:
    """Set the paragraphs; how far up the page they end."""
    y = HEIGHT - area.top
    for paragraph in area.paragraphs:
        face = "Helvetica-Bold" if paragraph.startswith("**") else "Helvetica"
        lines = list(broken(paragraph.removeprefix("**"), face, area))
        for line in lines:
            text = canvas.beginText(area.x, y)
            text.setFont(face, area.size)
            is_stretched = area.flush and line is not lines[-1]
            white = area.width - stringWidth(line, face, area.size)
            text.setWordSpace(white / max(line.count(" "), 1) if is_stretched else 0)
            text.textOut(line)
            canvas.drawText(text)
            y -= 1.25 * area.size
        y -= area.gap * area.size
    return float(y + area.size)


def broken(paragraph: str, face: str, area: Area) -> Iterator[str]:
    """The lines of a paragraph."""
    line = ""
    for word in paragraph.split():
        longer = f"{line} {word}".strip()
        if line and stringWidth(longer, face, area.size) > area.width:
            yield line
            longer = word
        line = longer
    yield line
