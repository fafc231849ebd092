"""Fingerprints of what a build depends on. The standard library alone: an unchanged build must cost next to nothing."""

import hashlib
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from shutil import which

from pipeline.folders import PROJECT, LetterFolder, inspections_file

_DATA_AND_CODE = {".py", ".yml", ".csv", ".sql"}
_NO_FILE = "none"
_BESIDE_THE_ROAD = {"add", "check", "cli", "evaluate", "explore", "review"}
"""What starts a build, or looks at a database or a letter: it changes nothing in what is built."""


def sha256_of(path: Path) -> str:
    """The SHA-256 of the file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@cache
def reading_code() -> str:
    """Changes whenever the same PDF could give another transcript."""
    code = [*_sources(PROJECT / "pipeline" / "read"), *(PROJECT / "models" / name for name in ("base.py", "text.py"))]
    libraries = ("pdfplumber", "pdfminer.six", "pydantic", "ocrmypdf")
    return _digest([*_named(code), *_versions(*libraries), _program("tesseract")])


@cache
def whole_code() -> str:
    """Changes whenever the same corpus could give another database: code, rules, libraries."""
    code = [*_sources(PROJECT / "pipeline"), *_sources(PROJECT / "models")]
    return _digest([*_named(code), *_versions("pyyaml", "spacy", "sqlite-utils"), reading_code()])


def letter_fingerprint(letter: LetterFolder) -> str:
    """Changes with the letter's name, any of its files, the code and the rules."""
    return _digest([letter.id, *map(_contents, (letter.file, letter.facts, letter.findings)), whole_code()])


def build_fingerprint(letters: Iterable[LetterFolder], areas: Path) -> str:
    """Changes with anything that decides what the database holds."""
    letters = list(letters)
    corpora = sorted({letter.folder.parent for letter in letters if letter.folder})
    return _digest(
        [*map(letter_fingerprint, letters), _contents(areas), *map(_contents, map(inspections_file, corpora))]
    )


def _contents(path: Path | None) -> str:
    if path is None:
        return _NO_FILE
    try:
        return f"{path.name} {sha256_of(path)}"
    except OSError as error:
        return f"{path.name} {error.strerror}"


def _sources(folder: Path) -> list[Path]:
    """The folder's code and data that go into a build."""
    files = (path for path in folder.rglob("*") if path.suffix in _DATA_AND_CODE)
    return sorted(path for path in files if _BESIDE_THE_ROAD.isdisjoint(path.relative_to(folder).parts))


def _named(paths: Iterable[Path]) -> Iterable[str]:
    return (f"{path.relative_to(PROJECT)} {sha256_of(path)}" for path in paths)


def _versions(*libraries: str) -> Iterable[str]:
    yield f"python {sys.version_info[:2]}"
    for library in libraries:
        try:
            yield f"{library} {version(library)}"
        except PackageNotFoundError:
            yield f"{library} {_NO_FILE}"


def _program(name: str) -> str:
    """Which build of the program stands on the path: to ask it for its version takes longer than all the rest."""
    found = which(name)
    if not found:
        return f"{name} {_NO_FILE}"
    status = Path(found).stat()
    return f"{name} {status.st_size} {status.st_mtime_ns}"


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()
