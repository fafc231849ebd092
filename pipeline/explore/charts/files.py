"""A sheet as a file: SVG, or PNG at twice the size."""

import unicodedata
from functools import cache
from html import escape
from itertools import pairwise
from math import hypot

from PIL import Image, ImageDraw, ImageFont

from pipeline.explore.charts.layout import ChartSheet, SheetShape, Words
from pipeline.read.png import png_of

SCALE = 2
"""Pixels of the PNG for each of the sheet."""

FONTS = {
    False: ("DejaVuSans.ttf", "LiberationSans-Regular.ttf", "Arial.ttf", "Helvetica.ttc"),
    True: ("DejaVuSans-Bold.ttf", "LiberationSans-Bold.ttf", "Arial Bold.ttf", "Arialbd.ttf"),
}
"""Looked for in this order among the machine's fonts, by whether they are bold."""

NARROW = 0.92
"""DejaVu runs wider than the fonts that the layout reckons with."""

ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}

PLAIN = str.maketrans(
    {"−": "-", "†": "*", "–": "-", "…": "...", "·": "-", "→": "to", "’": "'", "‘": "'", "“": '"', "”": '"'}
)


def as_svg(sheet: ChartSheet) -> str:
    """The sheet as SVG that needs nothing else."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {sheet.width} {sheet.height}" width="{sheet.width}"'
        f' height="{sheet.height}" role="img" font-family="system-ui, Arial, Helvetica, sans-serif">'
    )
    back = f'<rect width="{sheet.width}" height="{sheet.height}" fill="#ffffff"/>'
    return "\n".join([head, f"<title>{escape(sheet.title)}</title>", back, *map(_in_svg, sheet.items), "</svg>\n"])


def _in_svg(item: SheetShape | Words) -> str:
    if isinstance(item, Words):
        weight = ' font-weight="600"' if item.bold else ""
        return (
            f'<text x="{item.x:g}" y="{item.y:g}" font-size="{item.size:g}"{weight} text-anchor="{item.anchor}"'
            f' fill="{item.colour}">{escape(item.text)}</text>'
        )
    if item.round:
        (x, y), (right, _) = item.points
        return f'<circle cx="{x:g}" cy="{y:g}" r="{right - x:g}" fill="{item.fill}" stroke="{item.outline}"/>'
    path = "L".join(f"{x:g} {y:g}" for x, y in item.points)
    dashes = f' stroke-dasharray="{" ".join(map(str, item.dashes))}"' if item.dashes else ""
    closed = "" if item.fill == "none" else "Z"
    return f'<path d="M{path}{closed}" fill="{item.fill}" stroke="{item.outline}"{dashes}/>'


def as_png(sheet: ChartSheet) -> bytes:
    """The sheet as PNG, with the first of `FONTS` that the machine has."""
    image = Image.new("RGB", (sheet.width * SCALE, sheet.height * SCALE), "#ffffff")
    pen = ImageDraw.Draw(image)
    for item in sheet.items:
        if isinstance(item, Words):
            font, whole = _font(item.size, bold=item.bold)
            text = item.text if whole else _plain(item.text)
            pen.text((item.x * SCALE, item.y * SCALE), text, fill=item.colour, font=font, anchor=ANCHORS[item.anchor])
        else:
            _draw(pen, item)
    return png_of(image)


def _draw(pen: ImageDraw.ImageDraw, shape: SheetShape) -> None:
    outline = None if shape.outline == "none" else shape.outline
    points = [(x * SCALE, y * SCALE) for x, y in shape.points]
    if shape.round:
        (x, y), (right, _) = points
        pen.ellipse(
            (x - (right - x), y - (right - x), right, y + (right - x)), fill=shape.fill, outline=outline, width=SCALE
        )
    elif shape.fill == "none":
        _line(pen, points, str(outline), tuple(length * SCALE for length in shape.dashes))
    else:
        pen.polygon(points, fill=shape.fill, outline=outline)


def _line(pen: ImageDraw.ImageDraw, points: list[tuple[float, float]], colour: str, dashes: tuple[int, ...]) -> None:
    """The line, in dashes that run on past its corners."""
    along, (dash, gap) = 0.0, dashes or (100, 0)
    for (x, y), (to_x, to_y) in pairwise(points):
        length, done = hypot(to_x - x, to_y - y), 0.0
        while done < length:
            here = along % (dash + gap)
            step = min(length - done, (dash if here < dash else dash + gap) - here) or 1.0
            ends = [(x + (to_x - x) * part / length, y + (to_y - y) * part / length) for part in (done, done + step)]
            if here < dash:
                pen.line(ends, fill=colour, width=SCALE)
            done, along = done + step, along + step


@cache
def _font(size: float, *, bold: bool) -> tuple[ImageFont.FreeTypeFont | ImageFont.ImageFont, bool]:
    """A font, and whether it has more letters than English needs."""
    for name in FONTS[bold]:
        try:
            return ImageFont.truetype(name, size * SCALE * NARROW), True
        except OSError:
            continue
    return ImageFont.load_default(size * SCALE), False


def _plain(text: str) -> str:
    """The text in the letters that Pillow's own font has."""
    return unicodedata.normalize("NFKD", text.translate(PLAIN)).encode("ascii", "ignore").decode()
