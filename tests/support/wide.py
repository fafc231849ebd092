"""Two pages set side by side on one sheet, as a printer saves paper and a scanner takes in an open folder."""

from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter, Transformation


def side_by_side(left: bytes, right: bytes) -> bytes:
    """The first pages of two PDFs on one page."""
    first, second = (PdfReader(BytesIO(content)).pages[0] for content in (left, right))
    width, height = float(first.mediabox.width), float(first.mediabox.height)
    sheet = PageObject.create_blank_page(width=2 * width, height=height)
    sheet.merge_page(first)
    sheet.merge_transformed_page(second, Transformation().translate(width, 0), expand=False)
    writer, result = PdfWriter(), BytesIO()
    writer.add_page(sheet)
    writer.write(result)
    return result.getvalue()
