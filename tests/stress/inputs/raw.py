"""PDFs out of raw objects, with whatever is wrong in them left as it is."""

import zlib
from collections.abc import Mapping

CATALOG, PAGES, PAGE, CONTENT, FONT = 1, 2, 3, 4, 5
"""The objects of the plain PDF, which others take the place of."""

LINES = (
    "Report of Short Quality Screening (SQS) of youth offending work in Castle Ness",
    "This report outlines the findings of the recent SQS inspection, conducted from 1st to 3rd March 2016.",
    "Context",
    "We examined 20 cases.",
    "1. Reduce the likelihood of reoffending",
    "1.1. Assessment was sufficient in 17 out of the 20 cases.",
    "2. Protecting the public",
    "2.1. Plans were sufficient in 12 of the 20 cases.",
)


def escaped(line: str) -> str:
    """The line as a string of a PDF."""
    return line.replace("(", r"\(").replace(")", r"\)")


WORDS = "\n".join(
    f"BT /F1 11 Tf 1 0 0 1 60 {780 - 30 * place} Tm ({escaped(line)}) Tj ET" for place, line in enumerate(LINES)
).encode()

PLAIN: Mapping[int, bytes] = {
    CATALOG: b"<< /Type /Catalog /Pages 2 0 R >>",
    PAGES: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    PAGE: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
    b"/Resources << /Font << /F1 5 0 R >> >> >>",
    FONT: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
}


def stream(data: bytes, more: bytes = b"") -> bytes:
    """An object that is a stream."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)


def packed(data: bytes, more: bytes = b"") -> bytes:
    """The same with its data packed."""
    return stream(zlib.compress(data, 9), b"/Filter /FlateDecode " + more)


def pdf(objects: Mapping[int, bytes] | None = None, *, words: bytes = WORDS, trailer: bytes = b"") -> bytes:
    """The plain PDF with these objects in it, and this content on its page."""
    held = {**PLAIN, CONTENT: stream(words), **(objects or {})}
    content = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in sorted(held.items()):
        places[number] = len(content)
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    most = max(held) + 1
    content += b"xref\n0 %d\n0000000000 65535 f \n" % most
    for number in range(1, most):
        content += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    content += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (most, trailer, start)
    return bytes(content)


def page(**entries: bytes) -> bytes:
    """The page with other entries, by their names."""
    held = {
        "Type": b"/Page", "Parent": b"2 0 R", "MediaBox": b"[0 0 595 842]", "Contents": b"4 0 R",
        "Resources": b"<< /Font << /F1 5 0 R >> >>", **entries,
    }  # fmt: skip
    return b"<< " + b" ".join(b"/%s %s" % (name.encode(), value) for name, value in held.items()) + b" >>"
