"""The files in a ZIP archive, opened one by one; nothing of it is unpacked to the disk."""

import zlib
from collections.abc import Collection
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, is_zipfile

from pipeline.errors import SqsError
from pipeline.read.kinds import ARCHIVE, packed_kind

_MOST = 2000
"""Files. All letters that were ever published are some hundred."""
_LARGEST_TO_LOOK_AT = 200_000_000
"""Bytes of an archive: each of its letters may have a tenth of that."""
_DAMAGED = (BadZipFile, NotImplementedError, OSError, EOFError, RuntimeError, zlib.error)
"""RuntimeError: a password is asked for."""


def is_archive(path: Path) -> bool:
    """Whether the file is a ZIP archive, and none of the documents that are packed in one."""
    if not path.is_file() or path.stat().st_size > _LARGEST_TO_LOOK_AT:
        return False
    with path.open("rb") as file:
        if file.read(2) != b"PK":
            return False
    if packed_kind(path.read_bytes()) != ARCHIVE:
        return False
    return path.suffix.lower() == ".zip" or is_zipfile(path)


def entries_of(path: Path, endings: Collection[str]) -> list[str]:
    """The names of the files with these endings, in their order; SqsError where the archive cannot be opened."""
    try:
        with ZipFile(path) as archive:
            names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
    except _DAMAGED as error:
        raise SqsError(f"{path} is damaged and cannot be unpacked: get it again.") from error
    found = sorted(name for name in dict.fromkeys(names) if _is_offered(PurePosixPath(name), endings))
    if not found:
        raise SqsError(f"{path} has no PDF or .txt in it: check that it is the right archive.")
    if len(found) > _MOST:
        raise SqsError(f"{path} has more than {_MOST} files in it: unpack it and give a folder with the letters alone.")
    return found


def read_entry(path: Path, name: str, largest: int) -> bytes:
    """The content of the file with that name; SqsError where it is larger, damaged, or locked."""
    if PurePosixPath(name).suffix.lower() == ".zip":
        raise SqsError(f"{path}/{name} is an archive in an archive: unpack it, and give what is in it.")
    try:
        with ZipFile(path) as archive, archive.open(name) as file:
            content = file.read(largest + 1)
    except _DAMAGED as error:
        why = "needs a password" if "password" in str(error) else "is damaged"
        raise SqsError(f"{path}/{name} {why}: unpack the archive yourself, and give the folder.") from error
    if len(content) > largest:
        raise SqsError(
            f"{path}/{name} is larger than {largest // 1_000_000} MB, which is too big for a letter: "
            "give a file with only the letter in it."
        )
    return content


def _is_offered(name: PurePosixPath, endings: Collection[str]) -> bool:
    """Whether it may be a letter: archives made on a Mac hold a shadow of each file, in a folder of their own."""
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in name.parts)
    return name.suffix.lower() in endings and not hidden
