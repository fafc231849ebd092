"""Pages that are printed on their side or upside down, turned until their words run from left to right."""

from collections import Counter
from copy import copy
from dataclasses import replace

from pdfminer.layout import LTChar
from pdfminer.pdftypes import resolve1
from pdfplumber.page import Page

from pipeline.read.pdf.glyphs import sheet_of
from pipeline.read.pdf.things import direction_of, things_of
from pipeline.read.sheet import Sheet

SOME = 2
"""Letters: fewer that run another way than the rest of the page are no word."""

Area = tuple[float, float, float, float]


def sheet_to_read(page: Page) -> Sheet:
    """What is printed on the page, seen from where most of it is read; with it, what is read from another side."""
    letters = (
        thing for thing in things_of(page.layout) if isinstance(thing, LTChar) and not thing.get_text().isspace()
    )
    ways = Counter(way for letter in letters if (way := direction_of(letter)) is not None)
    main = max(sorted(ways), key=lambda way: ways[way], default=0)
    others = [way for way in sorted(ways) if way != main and ways[way] > SOME]
    sheet = sheet_of(turned(page, main) if main or page.rotation else page)
    return replace(sheet, turned=main, across=tuple(sheet_of(turned(page, way)) for way in others))


def turned(page: Page, clockwise: int) -> Page:
    """The page as it looks when its sheet has been turned by these degrees."""
    sheet = copy(page.page_obj)
    sheet.rotate = (sheet.rotate + clockwise) % 360
    sheet.attrs = {**sheet.attrs, "Rotate": sheet.rotate}
    seen = Page(page.pdf, sheet, page.page_number)
    if sheet.rotate:
        media = box_of(page, "MediaBox")
        crop = box_of(page, "CropBox") if "CropBox" in sheet.attrs else media
        seen.mediabox = seen.bbox = seen_from(media, media, sheet.rotate)
        seen.cropbox = seen_from(crop, media, sheet.rotate)
    return seen


def box_of(page: Page, name: str) -> Area:
    """The box that the page's own numbers describe, in points from the lower left: left, bottom, right, top."""
    one, another, third, fourth = (float(resolve1(side)) for side in resolve1(page.page_obj.attrs[name]))
    return min(one, third), min(another, fourth), max(one, third), max(another, fourth)


def seen_from(box: Area, media: Area, rotation: int) -> Area:
    """The box on the turned sheet, in points from its upper left corner: left, top, right, bottom."""
    x0, y0, x1, y1 = box
    left, bottom, right, top = media
    return {
        90: (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
        180: (right - x1, y0 - bottom, right - x0, y1 - bottom),
        270: (top - y1, right - x1, top - y0, right - x0),
    }[rotation]
