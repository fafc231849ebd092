"""A letter sent to be read where there is no corpus: its files go there, and cache entries come back.

The names of the entries are made of all that they depend on, and each carries its checksum; so whoever gets one knows
what it is, and that it is whole.
"""

import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from platform import node
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any
from zlib import compress, decompress

from models.reading import Unreadable
from pipeline import __version__
from pipeline.build.cache import Cache
from pipeline.build.fingerprint import recognition, rows_code
from pipeline.build.limits import within_limits
from pipeline.build.memory import keep_what_is_loaded
from pipeline.build.outcomes import lost, outcome_of
from pipeline.corpus.folders import LetterFolder

Make = Callable[..., Any]
"""Makes something of a letter, with `cache=` what is kept of it; to be sent, it must be a function with a name."""
Versions = tuple[tuple[str, str], ...]

_ONE_AT_A_TIME = Lock()
"""Not every library that reads PDFs bears two threads, and limits are measured of the process."""


@dataclass(frozen=True)
class Parcel:
    """A letter on its way."""

    id: str
    folder: str | None
    """The name of its folder; None for a letter that is a file alone."""
    untold: bool
    """As in the letter's folder."""
    files: Mapping[str, tuple[str, bytes]]
    """What each file is to the letter, its name and its bytes."""
    kept: Mapping[str, bytes]
    """What is kept of it, by the names of the entries."""
    make: Make


@dataclass(frozen=True)
class Delivery:
    """What has come of a letter."""

    unreadable: Unreadable | None
    entries: Mapping[str, bytes]
    """What is to be kept of it, by the names of the entries."""


def versions() -> Versions:
    """What must be the same wherever letters of one database are read, each with its name."""
    return (
        ("sqs", __version__),
        ("code, rules and libraries", rows_code()),
        ("text recognition", recognition()),
    )


def packed(letter: LetterFolder, make: Make, cache: Cache) -> bytes:
    """The letter ready to be sent; OSError where one of its files cannot be opened."""
    files = {
        part: (path.name, path.read_bytes())
        for part in ("file", "facts", "findings", "second")
        if (path := getattr(letter, part))
    }
    # A folder may be a link; what is wrong in a file of it is said with the name of the folder that holds it.
    folder = letter.folder.resolve().name if letter.folder else None
    # Where a letter cannot be delivered, the worker writes it into its log: nobody shall read names there.
    return compress(pickle.dumps(Parcel(letter.id, folder, letter.untold, files, dict(cache.kept_of(letter)), make)), 1)


def opened(expected: Versions, content: bytes) -> Delivery | tuple[str, Versions]:
    """What comes of the letter; where other code stands here than is expected, the machine's name and what stands here.

    All that an older or newer sqs could not understand is packed until this is known.
    """
    if (here := versions()) != expected:
        return node(), here
    with _ONE_AT_A_TIME, TemporaryDirectory(prefix="sqs-") as place:
        _get_ready()
        parcel: Parcel = pickle.loads(decompress(content))  # noqa: S301 - from the same code, by way of our own cluster
        letter, cache = _laid_out(parcel, Path(place))
        make = partial(parcel.make, cache=cache)
        result = within_limits(partial(outcome_of, letter, make), lost=partial(lost, letter))
        return Delivery(result if isinstance(result, Unreadable) else None, dict(_new_in(cache, parcel.kept)))


@cache
def _get_ready() -> None:
    keep_what_is_loaded()


def _laid_out(parcel: Parcel, place: Path) -> tuple[LetterFolder, Cache]:
    """The letter in a corpus of its own, and beside it what is kept."""
    corpus, cache = place / "corpus", Cache(place / "cache")
    folder = corpus / parcel.folder if parcel.folder else None
    (folder or corpus).mkdir(parents=True)
    cache.folder.mkdir()
    paths = {part: (folder or corpus) / name for part, (name, _) in parcel.files.items()}
    for part, (_, content) in parcel.files.items():
        paths[part].write_bytes(content)
    for name, content in parcel.kept.items():
        (cache.folder / name).write_bytes(content)
    file, untold = paths.pop("file", None), parcel.untold
    return LetterFolder(parcel.id, file, **paths, folder=folder, corpus=corpus, untold=untold), cache


def _new_in(cache: Cache, known: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for entry in cache.folder.glob("*.json"):
        if entry.name not in known:
            yield entry.name, entry.read_bytes()
