"""What a file is that is not a PDF, as its own bytes show, and what a person can do with it."""

import re
from typing import NamedTuple

BEGINNING = 1024
"""Bytes that are looked at for words which may stand a little way in."""


class Kind(NamedTuple):
    """A kind of file."""

    name: str
    """With its article: `a Word document`."""
    cure: str
    """What to do with it, in the imperative."""


OPEN_AND_SAVE = "open it and save it as a PDF"
UNPACK = "unpack it and use the letter inside"
PICTURE = "scan the letter to a PDF, all its pages in one file"

WORD = Kind("a Word document", OPEN_AND_SAVE)
ARCHIVE = Kind("a ZIP archive", UNPACK)
EMAIL = Kind("an email", "save the letter attached to it")
WEB_PAGE = Kind("a web page", "follow its link to the letter and save that")
TEXT = Kind(
    "plain text",
    "if it is a transcript of the letter, give it a name that ends in .txt; otherwise save the letter as a PDF",
)

ZIPPED: tuple[tuple[bytes, Kind], ...] = (
    (b"word/document.xml", WORD),
    (b"xl/workbook.", Kind("an Excel workbook", OPEN_AND_SAVE)),
    (b"ppt/presentation.xml", Kind("a PowerPoint presentation", OPEN_AND_SAVE)),
    (b"mimetypeapplication/vnd.oasis.opendocument", Kind("an OpenDocument file", OPEN_AND_SAVE)),
    (b"mimetypeapplication/epub+zip", Kind("an e-book (EPUB)", OPEN_AND_SAVE)),
    (b"FixedDocumentSequence.fdseq", Kind("an XPS document", OPEN_AND_SAVE)),
    (b"Index/Document.iwa", Kind("a Pages document", OPEN_AND_SAVE)),
)
"""Names inside a ZIP archive, which are never packed themselves."""

COMPOUND: tuple[tuple[bytes, Kind], ...] = (
    ("WordDocument".encode("utf-16-le"), WORD),
    ("Workbook".encode("utf-16-le"), Kind("an Excel workbook", OPEN_AND_SAVE)),
    ("PowerPoint Document".encode("utf-16-le"), Kind("a PowerPoint presentation", OPEN_AND_SAVE)),
    ("__substg1.0_".encode("utf-16-le"), EMAIL),
)
"""Names inside the files of older Office programs."""

SIGNATURES: tuple[tuple[bytes, Kind], ...] = (
    (b"{\\rtf", Kind("a Rich Text document", OPEN_AND_SAVE)),
    (b"%!PS", Kind("a PostScript file", OPEN_AND_SAVE)),
    (b"\xff\xd8\xff", Kind("a picture (JPEG)", PICTURE)),
    (b"\x89PNG\r\n", Kind("a picture (PNG)", PICTURE)),
    (b"GIF8", Kind("a picture (GIF)", PICTURE)),
    (b"II*\0", Kind("a picture (TIFF)", PICTURE)),
    (b"MM\0*", Kind("a picture (TIFF)", PICTURE)),
    (b"RIFF", Kind("a picture (WebP)", PICTURE)),
    (b"Rar!\x1a", Kind("a RAR archive", UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", Kind("a 7-Zip archive", UNPACK)),
    (b"\x1f\x8b", Kind("a gzip archive", UNPACK)),
    (b"BZh", Kind("a bzip2 archive", UNPACK)),
    (b"\xfd7zXZ", Kind("an XZ archive", UNPACK)),
    (b"SQLite format 3\0", Kind("a database", "use the letter itself")),
)
"""How files of a kind begin."""

MAIL_HEADER = re.compile(rb"^(?:MIME-Version|Message-ID|Received|Return-Path):\s", re.IGNORECASE | re.MULTILINE)
HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
WORD_IN_XML = re.compile(rb"<\?mso-application|schemas\.microsoft\.com/office/(?:word|2006/xmlPackage)")
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")


def packed_kind(content: bytes) -> Kind | None:
    """The kind that a file's first bytes state. What follows may well be a PDF, packed into an archive."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((kind for name, kind in ZIPPED if name in content), ARCHIVE)
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return next((kind for name, kind in COMPOUND if name in content), Kind("an Office document", OPEN_AND_SAVE))
    if content[257:262] == b"ustar":
        return Kind("a tar archive", UNPACK)
    if content[4:8] == b"ftyp":
        return Kind("a picture or a film", PICTURE)
    return next((kind for signature, kind in SIGNATURES if content.startswith(signature)), None)


def worded_kind(content: bytes) -> Kind | None:
    """The kind of a file made of words."""
    beginning = content[:BEGINNING]
    if WORD_IN_XML.search(beginning):
        return WORD
    if HTML.search(beginning):
        return WEB_PAGE
    if MAIL_HEADER.search(beginning):
        return EMAIL
    return TEXT if is_text(content) else None


def is_text(content: bytes) -> bool:
    """Whether the file holds nothing but words, in one of the usual encodings."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not CONTROL.search(content)
