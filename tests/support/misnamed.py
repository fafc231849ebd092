"""Pages whose font gives some of its letters another name than it prints, or none."""

from collections.abc import Mapping, Sequence
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, NameObject, NumberObject

from tests.support.known_page import LEFT, STEP, TOP, Printed, line_at, pdf_of

LIGATURE = "\u00ae"
"""The code under which the font prints `ffi`."""
WIDE, SPACE = 830, 278
"""Thousandths of the type size."""


def page_named(lines: Sequence[str], names: Mapping[str, str]) -> bytes:
    """The PDF of a page with these lines; its font says that a letter is what `names` has for it, in hexadecimals."""
    content = b"".join(line_at(line, LEFT, TOP - STEP * place) for place, line in enumerate(lines))
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf_of([Printed(content)]))))
    font = writer.pages[0]["/Resources"]["/Font"]["/F1"]  # type: ignore[index]  # what pdf_of has made
    font[NameObject("/BaseFont")] = NameObject("/Unheard-Of")  # of a face that every program knows, no widths are read
    font[NameObject("/FirstChar")], font[NameObject("/LastChar")] = NumberObject(0), NumberObject(255)
    widths = {ord(" "): SPACE, ord(LIGATURE): WIDE}
    font[NameObject("/Widths")] = ArrayObject([NumberObject(widths.get(code, 520)) for code in range(256)])
    stream = DecodedStreamObject()
    stream.set_data(map_of(names).encode())
    font[NameObject("/ToUnicode")] = writer._add_object(stream)  # noqa: SLF001  # pypdf has no other way
    result = BytesIO()
    writer.write(result)
    return result.getvalue()


def map_of(names: Mapping[str, str]) -> str:
    """The map from codes to letters, as a PDF holds it."""
    entries = "\n".join(
        f"1 beginbfchar <{code:02X}> <{names.get(chr(code), f'{code:04X}')}> endbfchar" for code in range(32, 256)
    )
    return (
        "/CIDInit /ProcSet findresource begin begincmap\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{entries}\nendcmap end"
    )
