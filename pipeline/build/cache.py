"""What earlier builds have read, kept in files beside the database. Nothing in it is ever needed."""

import contextlib
import json
import os
import re
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from models.reading import Reading
from models.text import Transcript
from pipeline.build.fingerprint import letter_fingerprint, reading_code, recognition, rows_fingerprint
from pipeline.build.sealing import key_of, sealed, unsealed
from pipeline.corpus.digest import sha256_of
from pipeline.corpus.folders import LetterFolder
from pipeline.corpus.leftovers import remove_leftovers
from pipeline.errors import SqsError
from pipeline.language.illegible import depends_on_recognition
from pipeline.load.shelf import Card, ShelvedLetter

CacheEntry = TypeVar("CacheEntry", bound=BaseModel)

_ENTRY = re.compile("(transcript|reading|rows)-[0-9a-f-]+[.]json")

SPARE_ENTRIES = 200
"""How many entries of other corpora and earlier code are kept: a rule tried and taken back costs nothing."""


@dataclass(frozen=True)
class Cache:
    """A folder of transcripts and readings, each named by all that it was made from."""

    folder: Path

    def transcript(self, sha256: str, file: Path) -> Transcript | None:
        """The transcript of the file with this SHA-256, as today's code would read it."""
        return _recall_any(_versions_of(self._transcript_entry(sha256)), Transcript, file)

    def reading(self, letter: LetterFolder) -> Reading | None:
        """The letter's reading, as today's code and rules would make it."""
        return _recall_any(_versions_of(self._reading_entry(letter)), Reading, letter.file_to_read)

    def has_reading(self, letter: LetterFolder) -> bool:
        """Whether the letter's reading is at hand."""
        return any(entry.is_file() for entry in _versions_of(self._reading_entry(letter)))

    def shelved(self, entry: Path) -> ShelvedLetter | None:
        """The rows in the entry; None where it is not as it was written."""
        if (content := _content(entry)) is None:
            return None
        card, rows = (json.loads(line) for line in content.splitlines())
        return ShelvedLetter(Card(*card), rows)

    def card(self, entry: Path) -> Card | None:
        """The card of the letter whose rows are in the entry; None where it is not as it was written."""
        content = _content(entry)
        return Card(*json.loads(content.partition(b"\n")[0])) if content is not None else None

    def shelved_entry(self, letter: LetterFolder, services: str) -> Path | None:
        """Where the letter's rows are kept, as they would be made today; None where they are not.

        `services` is the digest of the list of services.
        """
        return next((entry for entry in _versions_of(self._rows_entry(letter, services)) if entry.is_file()), None)

    def has_rows(self, letter: LetterFolder, services: str) -> bool:
        """Whether the letter's rows are at hand, as they would be made today."""
        return self.shelved_entry(letter, services) is not None

    def shelve(self, letter: LetterFolder, services: str, rows: ShelvedLetter) -> Path | None:
        """Keep the letter's rows, which hold no more than a database; None where they cannot be kept."""
        entry = self._rows_entry(letter, services)
        entry = _recognised(entry) if rows.card.recognised else entry
        _write(entry, b"\n".join(json.dumps(part).encode() for part in rows))
        return entry if entry.is_file() else None

    def kept_of(self, letter: LetterFolder) -> Iterator[tuple[str, bytes]]:
        """The names and bytes of what is kept of the letter, its rows excepted; OSError where it cannot be opened."""
        transcript = self._transcript_entry(sha256_of(letter.file_to_read))
        for entry in (*_versions_of(transcript), *_versions_of(self._reading_entry(letter))):
            if entry.is_file():
                yield entry.name, entry.read_bytes()

    def put(self, entries: Mapping[str, bytes]) -> bool:
        """Keep entries that were made elsewhere; False where one is not as it was written, and none of them is kept."""
        if not all(
            _ENTRY.fullmatch(name) and _unwrapped(name, content) is not None for name, content in entries.items()
        ):
            return False
        for name, content in entries.items():
            _write_beside(self.folder / name, content)
        return True

    def keep_transcript(self, sha256: str, file: Path, transcript: Transcript) -> None:
        """Keep the transcript of the file with this SHA-256."""
        _keep(_version_of(self._transcript_entry(sha256), transcript), transcript, file)

    def keep_reading(self, letter: LetterFolder, reading: Reading) -> None:
        """Keep the letter's reading."""
        _keep(_version_of(self._reading_entry(letter), reading.letter.transcript), reading, letter.file_to_read)

    def prune(self, letters: Iterable[tuple[LetterFolder, str]], services: str = "") -> None:
        """Drop what these letters (each with the SHA-256 of its file) do not use, but for the newest spare entries.

        `services` is the digest of the list of services.
        """
        used = {
            hash(named.stem)  # a number each: the names of ten thousand letters' entries would take some megabytes
            for letter, sha256 in letters
            for named in (
                self._transcript_entry(sha256),
                self._reading_entry(letter),
                self._rows_entry(letter, services),
            )
        }
        remove_leftovers(self.folder, "", ".json.new")
        mark = _recognition_mark()
        spare = [entry for entry in self.folder.glob("*.json") if hash(entry.stem.removesuffix(mark)) not in used]
        spare.sort(key=_age)
        for entry in spare[SPARE_ENTRIES:]:
            entry.unlink(missing_ok=True)

    def _transcript_entry(self, sha256: str) -> Path:
        return self.folder / f"transcript-{sha256[:32]}-{reading_code()[:32]}.json"

    def _rows_entry(self, letter: LetterFolder, services: str) -> Path:
        return self.folder / f"rows-{rows_fingerprint(letter, services)}.json"

    def _reading_entry(self, letter: LetterFolder) -> Path:
        return self.folder / f"reading-{letter_fingerprint(letter)}.json"


def cache_beside(database: Path) -> Cache:
    """The cache in the database's folder, made if need be; SqsError where nothing can be written there."""
    folder = _folder_beside(database)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise SqsError(
            f"Nothing can be written in {database.parent} ({error.strerror}): name another place with --db."
        ) from error
    return Cache(folder)


def cache_left_beside(database: Path) -> Cache:
    """The cache in the database's folder if an earlier command has made one; otherwise one that keeps nothing."""
    return Cache(_folder_beside(database))


def _folder_beside(database: Path) -> Path:
    return database.parent / ".sqs-cache"


def _versions_of(entry: Path) -> Iterator[Path]:
    """The entry; then the same for a letter whose words were recognised, or would be if there were a program for it."""
    yield entry
    yield _recognised(entry)


def _version_of(entry: Path, transcript: Transcript) -> Path:
    return _recognised(entry) if depends_on_recognition(transcript) else entry


def _recognised(entry: Path) -> Path:
    return entry.with_name(f"{entry.stem}{_recognition_mark()}.json")


def _recognition_mark() -> str:
    return f"-{sha256(recognition().encode()).hexdigest()[:16]}"


def _recall_any(entries: Iterable[Path], noun: type[CacheEntry], file: Path) -> CacheEntry | None:
    return next((found for entry in entries if (found := _recall(entry, noun, file))), None)


def _recall(entry: Path, noun: type[CacheEntry], file: Path) -> CacheEntry | None:
    """The entry made of the file; None where there is none, or it is not as it was written: it is then made again."""
    try:
        content = _content(entry)
        return noun.model_validate_json(unsealed(content, key_of(file), entry.name)) if content is not None else None
    except (OSError, ValidationError, zlib.error):
        return None


def _content(entry: Path) -> bytes | None:
    """What the entry holds; None where there is none, or where it is not as it was written."""
    try:
        return _unwrapped(entry.name, entry.read_bytes())
    except OSError:
        return None


def _unwrapped(name: str, written: bytes) -> bytes | None:
    """The content of what was written as the entry of this name; None where it is not as it was."""
    checksum, _, content = written.partition(b"\n")
    return content if checksum == _checksum(name, content) else None


def _keep(entry: Path, noun: BaseModel, file: Path) -> None:
    with contextlib.suppress(OSError):
        _write(entry, sealed(noun.model_dump_json().encode(), key_of(file), entry.name))


def _write(entry: Path, content: bytes) -> None:
    """Write the entry with its checksum."""
    _write_beside(entry, _checksum(entry.name, content) + b"\n" + content)


def _write_beside(entry: Path, written: bytes) -> None:
    """Write beside and rename, so that a build broken off leaves no half entry; a full disk only costs the entry."""
    with contextlib.suppress(OSError):
        with tempfile.NamedTemporaryFile(
            dir=entry.parent, prefix=f"{os.getpid()}.", suffix=".json.new", delete=False
        ) as beside:
            beside.write(written)
        os.replace(beside.name, entry)  # noqa: PTH105  the names are strings


def _checksum(name: str, content: bytes) -> bytes:
    """That of the content under its name: one entry in the place of another is damage, too."""
    return sha256(name.encode() + b"\n" + content).hexdigest().encode()


def _age(entry: Path) -> float:
    try:
        return -entry.stat().st_mtime
    except FileNotFoundError:
        return 0.0
