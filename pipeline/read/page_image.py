"""Picture: the printed lines of a paragraph, as they stand on the pages of the letter's PDF."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from math import sqrt
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from models.text import Box
from pipeline.errors import TooLargeError
from pipeline.read.png import png_of

if TYPE_CHECKING:
    from PIL.Image import Image

RESOLUTION = 144
"""Dots to the inch: small print stays readable when the picture is made twice as large."""
POINTS = 72
"""To the inch."""
MOST_DOTS = 16_000_000
"""Of a page or of a picture. A page of A2 has as many; what is larger is drawn with fewer dots to the inch."""
BESIDE, ABOVE = 6.0, 2.0
"""Points of paper shown round each line: room for a hyphen or footnote mark beside it, none for the line above."""
SEAM = 24
"""Dots between the parts of a paragraph that runs on elsewhere, with a line across the middle."""

PAPER, BREAK = (255, 255, 255), (150, 150, 150)
HIGHLIGHT, OUTLINE = (255, 213, 0, 80), (176, 84, 0, 255)

_DRAWING = Lock()
"""Pages are drawn by PDFium, which may do one thing at a time."""


class PageStretch(NamedTuple):
    """Lines that stand one below the other, and the stretch of the page that holds them."""

    frame: Box
    lines: tuple[Box, ...]


def picture(pdf: bytes, lines: Sequence[Box], marked: Iterable[Box] = ()) -> bytes:
    """A PNG of these lines, those `marked` highlighted; where they run on elsewhere, the parts one above the other.

    Nothing else on the page is shown: what stands between the lines or beside them is left white, so that
    an address or a telephone number printed in the margin stays where it is.
    """
    parts = parts_of(lines)
    marked = list(marked)
    with _DRAWING:
        drawn = [_draw(page, part, marked) for page, part in zip(_pages(pdf, parts), parts, strict=True)]
        return png_of(_stack(drawn), RESOLUTION)


class PagePicture(NamedTuple):
    """A whole page as PNG, and the part of the sheet that it shows, in points."""

    png: bytes
    left: float
    top: float
    width: float
    height: float


def page_picture(pdf: bytes, lines: Sequence[Box]) -> PagePicture:
    """The page that these lines stand on, all of them one page's, with nothing but these lines on it.

    What else is printed there, such as an address or a signature, is left white.
    """
    with _DRAWING:
        (page,) = _pages(pdf, [PageStretch(_frame(lines), tuple(lines))])
        sheet = Box(
            page=lines[0].page,
            x0=page.left,
            top=page.top,
            x1=page.left + page.drawing.width / page.scale,
            bottom=page.top + page.drawing.height / page.scale,
        )
        png = png_of(_draw(page, PageStretch(sheet, tuple(lines)), []), RESOLUTION)
    return PagePicture(png, sheet.x0, sheet.top, sheet.x1 - sheet.x0, sheet.bottom - sheet.top)


def frames_of(pdf: bytes) -> tuple[Box, ...]:
    """The visible part of each page, in points."""
    import pdfplumber  # noqa: PLC0415 - heavy, and only a picture needs it

    with pdfplumber.open(BytesIO(pdf)) as document:
        boxes = [page.cropbox for page in document.pages]
    return tuple(
        Box(page=number, x0=x0, top=top, x1=x1, bottom=bottom)
        for number, (x0, top, x1, bottom) in enumerate(boxes, start=1)
    )


def whole_page(pdf: bytes, number: int) -> bytes:
    """A PNG of a page with all that is printed on it. It is for whoever has the file: nothing is left out."""
    import pdfplumber  # noqa: PLC0415 - heavy, and only a picture needs it

    with _DRAWING, pdfplumber.open(BytesIO(pdf)) as document:
        page = document.pages[number - 1]
        drawing = page.to_image(resolution=_resolution(page.cropbox), antialias=True).original
        return png_of(drawing.convert("RGB"), RESOLUTION)


def parts_of(lines: Sequence[Box]) -> tuple[PageStretch, ...]:
    """The lines in the order of the text, a new part wherever the next one does not stand just below the last."""
    runs: list[list[Box]] = []
    for line in lines:
        if runs and _follows(line, runs[-1][-1]):
            runs[-1].append(line)
        else:
            runs.append([line])
    return tuple(PageStretch(_frame(run), tuple(run)) for run in runs)


def _follows(line: Box, last: Box) -> bool:
    """Whether the line stands on the same page, no higher, and with less than two lines' white between."""
    is_higher = line.bottom <= last.top
    white = line.top - last.bottom
    return line.page == last.page and not is_higher and white < 2 * (last.bottom - last.top)


def _frame(lines: Sequence[Box]) -> Box:
    return Box(
        page=lines[0].page,
        x0=min(line.x0 for line in lines) - BESIDE,
        top=min(line.top for line in lines) - ABOVE,
        x1=max(line.x1 for line in lines) + BESIDE,
        bottom=max(line.bottom for line in lines) + ABOVE,
    )


class _Page(NamedTuple):
    """A page drawn, and the dots of its drawing that a stretch of it takes."""

    drawing: "Image"
    scale: float
    left: float
    top: float

    def dots(self, box: Box) -> tuple[int, int, int, int]:
        """The box in dots from the upper left corner of the drawing."""
        x0, x1 = ((side - self.left) * self.scale for side in (box.x0, box.x1))
        top, bottom = ((side - self.top) * self.scale for side in (box.top, box.bottom))
        return round(x0), round(top), round(x1), round(bottom)


def _pages(pdf: bytes, parts: Iterable[PageStretch]) -> Iterable[_Page]:
    """The page of each part. What is drawn is the visible page, which need not begin where the sheet does."""
    import pdfplumber  # noqa: PLC0415 - heavy, and only a picture needs it

    number, drawn = 0, None
    with pdfplumber.open(BytesIO(pdf)) as document:
        for part in parts:
            if drawn is None or part.frame.page != number:
                number = part.frame.page
                page = document.pages[number - 1]
                image = page.to_image(resolution=_resolution(page.cropbox), antialias=True)
                drawn = _Page(image.original, image.scale, page.cropbox[0], page.cropbox[1])
            yield drawn


def _resolution(shown: tuple[float, float, float, float]) -> float:
    """The dots to the inch at which the visible part of a page, in points, is drawn."""
    x0, top, x1, bottom = shown
    return min(RESOLUTION, POINTS * sqrt(MOST_DOTS / max((x1 - x0) * (bottom - top), 1)))


def _paper(width: int, height: int) -> "Image":
    """White paper; TooLargeError where words stand so far apart that no page could hold them."""
    from PIL import Image  # noqa: PLC0415 - comes with pdfplumber

    if width * height > 2 * MOST_DOTS:
        raise TooLargeError("These lines are too large or too far apart for a picture.")
    return Image.new("RGB", (width, height), PAPER)


def _draw(page: _Page, part: PageStretch, marked: Iterable[Box]) -> "Image":
    """The lines of one part on white paper."""
    from PIL import ImageDraw  # noqa: PLC0415 - comes with pdfplumber

    left, top, right, bottom = page.dots(part.frame)
    paper = _paper(right - left, bottom - top)
    for line in part.lines:
        place = page.dots(_frame([line]))
        paper.paste(page.drawing.crop(place), (place[0] - left, place[1] - top))
    pen = ImageDraw.Draw(paper, "RGBA")
    for box in marked:
        if any(_lies_in(box, line) for line in part.lines):
            x0, upper, x1, lower = page.dots(box)
            place = (x0 - left - 2, upper - top - 2, x1 - left + 2, lower - top + 2)
            pen.rectangle(place, fill=HIGHLIGHT, outline=OUTLINE, width=2)
    return paper


def _lies_in(box: Box, line: Box) -> bool:
    middle = (box.top + box.bottom) / 2
    return box.page == line.page and line.top <= middle <= line.bottom and box.x0 < line.x1 and line.x0 < box.x1


def _stack(drawn: Sequence["Image"]) -> "Image":
    from PIL import ImageDraw  # noqa: PLC0415 - comes with pdfplumber

    width = max(each.width for each in drawn)
    sheet = _paper(width, sum(each.height for each in drawn) + SEAM * (len(drawn) - 1))
    pen = ImageDraw.Draw(sheet)
    down = 0
    for each in drawn:
        if down:
            pen.line((0, down - SEAM // 2, width, down - SEAM // 2), fill=BREAK)
        sheet.paste(each, (0, down))
        down += each.height + SEAM
    return sheet
