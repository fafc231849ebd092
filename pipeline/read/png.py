"""PNG of what is printed or drawn on white paper: a few colours make the file of a chart a third as large."""

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

COLOURS = 256
"""Enough for print, marks of six colours and their smooth edges."""
WHITE = (255, 255, 255)
NEARLY_WHITE = 248
"""Each of red, green and blue at least: white is taken together with the faintest edges of letters."""


def png_of(sheet: "Image", dots_per_inch: float | None = None) -> bytes:
    """The sheet as PNG, each colour at most slightly off, and white as white as it was."""
    from PIL.Image import Quantize  # noqa: PLC0415 - heavy, and only a picture needs it

    few = sheet.quantize(COLOURS, Quantize.FASTOCTREE)  # median cut, the default, takes six times as long
    colours = few.getpalette() or []
    brightest = max(range(0, len(colours), 3), key=lambda at: sum(colours[at : at + 3]))
    if min(colours[brightest : brightest + 3]) >= NEARLY_WHITE:
        colours[brightest : brightest + 3] = WHITE
        few.putpalette(colours)
    content = BytesIO()
    few.save(content, format="PNG", **({"dpi": (dots_per_inch, dots_per_inch)} if dots_per_inch else {}))
    return content.getvalue()
