"""PDFs scanned: each page a picture, as grey, askew and speckled as a scanner makes it."""

import random
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

from tests.support.placed import placed

PLANS_PAGE = placed("65 100 Plans were sufficient in 13 out of the 20 cases.")
"""A page with text."""


def scanned(content: bytes, *, dots: int = 200, askew: float = 0.0, speckled: int = 0, turned: int = 0) -> bytes:
    """The PDF as one of pictures, at so many dots per inch.

    Its pages lie `askew` by these degrees, the first clockwise, the next the other way; `speckled` by up to so much of
    255, and soft; `turned` anticlockwise, as a sheet put in the wrong way round.
    """
    with pypdfium2.PdfDocument(content) as document:
        pages = [page.render(scale=dots / 72).to_pil().convert("L") for page in document]
    pages = [
        page.rotate(askew * (-1) ** (number + 1), resample=Image.Resampling.BICUBIC, fillcolor=255)
        for number, page in enumerate(pages)
    ]
    if speckled:
        pages = [speckle(page, speckled) for page in pages]
    first, *others = [page.rotate(turned, expand=True) for page in pages]
    scan = BytesIO()
    first.save(scan, "PDF", resolution=dots, save_all=True, append_images=others, quality=75)
    return scan.getvalue()


def speckle(page: Image.Image, most: int) -> Image.Image:
    noise = random.Random(7).randbytes(page.width * page.height)  # noqa: S311  # a scanner's dirt is no secret
    specks = Image.frombytes("L", page.size, noise).point([level * most // 255 for level in range(256)])
    return ImageChops.subtract(page.filter(ImageFilter.GaussianBlur(0.6)), specks)


def pdf_in(tmp_path: Path, content: bytes) -> Path:
    """A file of that content, in the folder."""
    path = tmp_path / "letter.pdf"
    path.write_bytes(content)
    return path
