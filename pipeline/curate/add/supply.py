"""A letter's file as a person supplies it: the path of one, or the address of one."""

import re
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from urllib.parse import urldefrag

from pipeline.curate.add.fetching import LARGEST, FetchedFile, fetch, is_pdf
from pipeline.errors import LetterError, SqsError
from pipeline.read.page_range import only_pages

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_LONGEST_NAME = 100
"""Characters."""
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

    @property
    def own_name(self) -> str:
        """What the file is called where it comes from, as far as any system can hold that: for words to a person."""
        own = PurePosixPath(self.place.replace("\\", "/")).stem[-_LONGEST_NAME:]
        plain = "".join(character if character.isalnum() or character in " -_.()" else "_" for character in own)
        return f"{plain.strip('. ') or 'letter'}{Path(self.name).suffix}"


def is_address(place: str) -> bool:
    """Whether the place is on the web, rather than a path; `www.example.org` alone may be a file."""
    return bool(_ADDRESS.match(place) or (_SCHEME.match(place) and not Path(place).exists()))


def supply_at(address: str, *, source: str | None = None) -> Supply:
    """The letter at the address; SqsError where there is none."""
    address = urldefrag(address).url
    return supply_fetched(fetch(address), address, source=source)


def supply_fetched(fetched: FetchedFile, address: str, *, source: str | None = None) -> Supply:
    """What was found at the address, as a letter; SqsError where it is a page."""
    if fetched.is_web_page:
        raise SqsError(f"{address} is not a PDF but a web page: give the letter's own address.")
    return Supply(address, "letter.pdf", fetched.content, source or address, is_published_at=True)


def supply_in(path: Path, *, source: str | None = None) -> Supply:
    """The letter in the file; SqsError where there is none, or too large a one."""
    if not path.is_file():
        raise SqsError(f"{path} does not exist: check its name, or give an address that begins with https://.")
    if path.stat().st_size > LARGEST:
        raise too_large(str(path))
    return supply_of(path.read_bytes(), str(path), source=source)


def supply_of(content: bytes, place: str, *, source: str | None = None) -> Supply:
    """The content as a letter that was found in that place."""
    is_text = Path(place).suffix.lower() == ".txt" and not is_pdf(content)
    name = "letter.txt" if is_text else "letter.pdf"
    return Supply(place, name, content, source or _NO_ADDRESS, is_published_at=source is not None)


def only_these_pages(supply: Supply, pages: tuple[int, int], *, source: str | None = None) -> Supply:
    """The letter on these pages of what was supplied; SqsError where it has not got them."""
    first, last = pages
    try:
        content = only_pages(supply.content, first, last)
    except LetterError as error:
        raise SqsError(f"{supply.place} {error}. Nothing was added.") from error
    page = f"#page={first}" if supply.is_published_at and source is None else ""
    return replace(supply, content=content, source=f"{supply.source}{page}")


def too_large(place: str) -> SqsError:
    """What to say of a file that no letter can be."""
    return SqsError(
        f"{place} is larger than {LARGEST // 1_000_000} MB, which is too big for a letter: "
        "give a file with only the letter in it."
    )
