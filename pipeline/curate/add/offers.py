"""The letters that files, folders, archives, lists and web pages offer, none of them opened yet."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urldefrag

from pipeline.curate.add.address_list import lines_of_list
from pipeline.curate.add.archive import entries_of, is_archive, read_entry
from pipeline.curate.add.fetching import LARGEST, fetch
from pipeline.curate.add.supply import Supply, is_address, supply_fetched, supply_in, supply_of
from pipeline.curate.add.visitor import Visitor
from pipeline.curate.add.web_page import links_of
from pipeline.errors import SqsError
from pipeline.language.plurals import quantity

_LETTERS = (".pdf", ".txt", ".doc", ".docx", ".odt", ".rtf", ".zip")
"""Endings that a letter may have, one that must be converted first included: it is then refused with the cure."""


@dataclass(frozen=True)
class Offer:
    """A letter that is offered for the corpus."""

    place: str
    """Where it is, for a person to read: a path, an address, a name in an archive."""
    open: Callable[[], Supply]
    """What gives the letter whole; SqsError where it cannot be had."""


@dataclass(frozen=True)
class Offers:
    """What the places that a person named hold."""

    letters: tuple[Offer, ...]
    remarks: tuple[str, ...]
    """What was left out, a sentence each."""
    is_bulk: bool
    """Whether anything else than one letter was named."""


def offers_at(places: Sequence[str], *, source: str | None = None) -> Offers:
    """The letters at the places; SqsError where one alone is named and has none.

    Of several places, one that has none is an offer that cannot be opened, so that the others are added.
    """
    visitor = Visitor()
    if len(places) == 1:
        return _at(places[0], visitor, source)
    found = [_at_or_refused(place, visitor, source) for place in dict.fromkeys(places)]
    return Offers(
        tuple(offer for each in found for offer in each.letters),
        tuple(remark for each in found for remark in each.remarks),
        is_bulk=True,
    )


def _at_or_refused(place: str, visitor: Visitor, source: str | None) -> Offers:
    try:
        return _at(place, visitor, source)
    except SqsError as error:
        return Offers((_refused(place, error),), (), is_bulk=True)


def _refused(place: str, error: SqsError) -> Offer:
    def refuse() -> Supply:
        raise error

    return Offer(place, refuse)


def _at(place: str, visitor: Visitor, source: str | None) -> Offers:
    path = Path(place)
    if is_address(place):
        return _at_address(urldefrag(place).url, visitor, source)
    if path.is_dir():
        return _in_folder(path, source)
    if is_archive(path):
        return Offers(tuple(_in_archive(path, source)), (), is_bulk=True)
    if (listed := lines_of_list(path)) is not None:
        return Offers(
            tuple(Offer(each, partial(_listed, each, path, visitor, source)) for each in dict.fromkeys(listed)),
            (),
            is_bulk=True,
        )
    return Offers((Offer(place, partial(supply_in, path, source=source)),), (), is_bulk=False)


def _listed(place: str, written_in: Path, visitor: Visitor, source: str | None) -> Supply:
    """What a line of a list names: an address, or a file beside the list."""
    if is_address(place):
        return supply_fetched(visitor.fetch(place), place, source=source)
    return supply_in(written_in.parent / place, source=source)


def _at_address(address: str, visitor: Visitor, source: str | None) -> Offers:
    fetched = fetch(address)
    if not fetched.is_web_page:
        return Offers((Offer(address, partial(supply_fetched, fetched, address, source=source)),), (), is_bulk=False)
    links = links_of(fetched)
    if not links.here:
        elsewhere = f" on its own site, and {quantity(links.elsewhere, 'link')} to PDFs elsewhere" * bool(
            links.elsewhere
        )
        raise SqsError(f"{address} is a web page with no link to a PDF{elsewhere}: give the letter's own address.")
    remarks = []
    if links.elsewhere:
        remarks.append(
            f"{address}: {quantity(links.elsewhere, 'link')} to PDFs on other sites not followed: "
            "give their addresses if they are letters."
        )
    if links.beyond:
        remarks.append(
            f"{address}: {quantity(links.beyond, 'link')} to PDFs beyond the first {len(links.here)} not followed: "
            "give their addresses in a list."
        )
    letters = tuple(Offer(link, partial(_linked, link, fetched.address, visitor, source)) for link in links.here)
    return Offers(letters, tuple(remarks), is_bulk=True)


def _linked(link: str, page: str, visitor: Visitor, source: str | None) -> Supply:
    return supply_fetched(visitor.fetch(link, site=page), link, source=source)


def _in_folder(folder: Path, source: str | None) -> Offers:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not _is_hidden(path, folder))
    letters = [path for path in files if path.suffix.lower() in _LETTERS]
    others = [path for path in files if path.suffix.lower() not in _LETTERS]
    if not letters:
        raise SqsError(f"{folder} is a folder without a PDF, .txt or .zip: name the folder that the letters are in.")
    endings = ", ".join(sorted({path.suffix or path.name for path in others}))
    remark = f"{folder}: {quantity(len(others), 'file')} left out that cannot be letters ({endings})."
    offers = [offer for path in letters for offer in _in_file(path, source)]
    return Offers(tuple(offers), (remark,) if others else (), is_bulk=True)


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _in_file(path: Path, source: str | None) -> Iterator[Offer]:
    if not is_archive(path):
        yield Offer(str(path), partial(supply_in, path, source=source))
        return
    try:
        yield from _in_archive(path, source)
    except SqsError as error:
        yield _refused(str(path), error)


def _in_archive(path: Path, source: str | None) -> Iterator[Offer]:
    for name in entries_of(path, _LETTERS):
        yield Offer(f"{path}/{name}", partial(_packed, path, name, source))


def _packed(path: Path, name: str, source: str | None) -> Supply:
    return supply_of(read_entry(path, name, LARGEST), f"{path}/{name}", source=source)
