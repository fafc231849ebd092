"""PNG in few colours: white stays white, no colour is far off, and the file is small."""

from io import BytesIO

import numpy as np
from PIL import Image, ImageDraw

from pipeline.read.png import png_of

OFF = 16
"""Of 255: nobody sees it beside the true colour."""


def sheet(paper: str) -> Image.Image:
    """Coloured marks with soft edges on paper."""
    image = Image.new("RGB", (1200, 900), paper)
    pen = ImageDraw.Draw(image)
    for place, colour in enumerate(("#000000", "#1d70b8", "#ffd500", "#b05400", "#505a5f", "#d53880")):
        pen.ellipse((200 * place + 20, 100, 200 * place + 180, 600), fill=colour)
        pen.text((200 * place + 20, 700), "17 of the 20 cases", fill=colour)
    return image.resize((600, 450), Image.Resampling.BILINEAR)


def test_white_stays_white_and_no_colour_is_far_off() -> None:
    before = np.asarray(sheet("white")).astype(int)
    after = np.asarray(Image.open(BytesIO(png_of(sheet("white")))).convert("RGB")).astype(int)
    white = before.sum(axis=2) == 3 * 255
    assert white.any()
    assert (after[white] == 255).all()
    assert abs(after - before).max() <= OFF


def test_a_dark_sheet_does_not_become_white() -> None:
    after = np.asarray(Image.open(BytesIO(png_of(sheet("#404040")))).convert("RGB")).astype(int)
    assert abs(after[0, 0] - 0x40).max() <= OFF


def test_the_file_is_smaller_than_in_full_colour_and_says_how_large_it_prints() -> None:
    full = BytesIO()
    sheet("white").save(full, "PNG", optimize=True)
    few = png_of(sheet("white"), 144)
    assert len(few) < 0.7 * len(full.getvalue())
    assert [round(each) for each in Image.open(BytesIO(few)).info["dpi"]] == [144, 144]
