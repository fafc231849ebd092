"""PDFs with pages turned, as a printer, a scanner or a person with a wide table turns them."""

from collections.abc import Sequence
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import RectangleObject


def turned(content: bytes, pages: Sequence[tuple[int, int]]) -> bytes:
    """The PDF, each of its pages turned by the matrix of its content and by /Rotate; both in degrees, clockwise."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    for page, (by_matrix, by_rotate) in zip(writer.pages, pages, strict=False):
        turn_content(page, by_matrix)
        page.rotate(by_rotate)
    result = BytesIO()
    writer.write(result)
    return result.getvalue()


def turn_content(page: PageObject, clockwise: int) -> None:
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    across, up = {0: (0.0, 0.0), 90: (0.0, width), 180: (width, height), 270: (height, 0.0)}[clockwise]
    page.add_transformation(Transformation().rotate(-clockwise).translate(across, up))
    if clockwise in (90, 270):
        for box in ("/MediaBox", "/CropBox"):
            page.pop(box, None)
        page.mediabox = RectangleObject((0, 0, height, width))
