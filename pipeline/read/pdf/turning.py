"""Pages that are printed on their side or upside down, turned until their words run from left to right."""

from copy import copy
from dataclasses import replace

from pdfminer.pdftypes import resolve1
from pdfplumber.page import Page

from pipeline.read.pdf.glyphs import sheet_of
from pipeline.read.pdf.layers import Switched
from pipeline.read.sheet import Sheet

SOME = 2
"""Letters: fewer that run another way than the rest of the page are no word."""

Area = tuple[float, float, float, float]


def sheet_to_read(page: Page, off: Switched) -> Sheet:
    """What is seen on the page from where most of it is read; with it, what is read from another side."""
    if page.rotation:
        page = turned(page, 0)
    sheet = sheet_of(page, off)
    ways = dict(sheet.ways)
    main = max(ways, key=lambda way: ways[way], default=0)
    others = [way for way in ways if way != main and ways[way] > SOME]
    seen = sheet_of(turned(page, main), off) if main else sheet
    return replace(seen, turned=main, across=tuple(sheet_of(turned(page, way), off) for way in others))


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
