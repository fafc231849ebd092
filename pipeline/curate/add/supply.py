"""A letter's file as a person supplies it: the path of one, or the address of one."""

import re
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from urllib.parse import urldefrag

from pipeline.curate.add.fetching import LARGEST, fetch, is_pdf
from pipeline.errors import LetterError, SqsError
from pipeline.read.page_range import only_pages

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_NO_ADDRESS = "A file supplied by a maintainer; where it was published is not noted."


@dataclass(frozen=True)
class Supply:
    """What was supplied, whole."""

    place: str
    """The path or the address, as the person gave it."""
    name: str
    """What the file is called in the corpus: `letter.pdf` or `letter.txt`."""
    content: bytes
    source: str
    """Where it came from. A file's name is not told: it may hold a person's."""
    is_published_at: bool
    """Whether `source` is the address at which everyone finds it."""

    @property
    def sha256(self) -> str:
        """Of the content, in hexadecimal."""
        return sha256(self.content).hexdigest()


def supply_from(place: str, *, source: str | None = None, pages: tuple[int, int] | None = None) -> Supply:
    """The file at the path or the address, or these pages of it; SqsError where there is none.

    `source` says where a file came from.
    """
    supply = _whole(place, source)
    if pages is None:
        return supply
    first, last = pages
    try:
        content = only_pages(supply.content, first, last)
    except LetterError as error:
        raise SqsError(f"{place} {error}. Nothing was added.") from error
    page = f"#page={first}" if supply.is_published_at and source is None else ""
    return replace(supply, content=content, source=f"{supply.source}{page}")


def _whole(place: str, source: str | None) -> Supply:
    path = Path(place)
    if _ADDRESS.match(place) or (_SCHEME.match(place) and not path.exists()):
        address = urldefrag(place).url
        return Supply(place, "letter.pdf", fetch(address), source or address, is_published_at=True)
    if not path.is_file():
        what = "is a folder: name the file in it" if path.is_dir() else "does not exist: check its name"
        raise SqsError(f"{place} {what}, or give an address that begins with https://.")
    if path.stat().st_size > LARGEST:
        raise SqsError(
            f"{place} is larger than {LARGEST // 1_000_000} MB, which is too big for a letter: "
            "give a file with only the letter in it."
        )
    content = path.read_bytes()
    is_text = path.suffix.lower() == ".txt" and not is_pdf(content)
    name = "letter.txt" if is_text else "letter.pdf"
    return Supply(place, name, content, source or _NO_ADDRESS, is_published_at=source is not None)
