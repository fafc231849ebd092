"""Fingerprints of what a build depends on. The standard library alone: an unchanged build must cost next to nothing."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from shutil import which

from pipeline import __version__
from pipeline.corpus.digest import sha256_of
from pipeline.corpus.folders import PROJECT, LetterFolder, inspections_file
from pipeline.language.rules_folder import as_tried

_DATA_AND_CODE = {".py", ".yml", ".csv", ".sql"}
_NO_FILE = "none"

SHAPE_A_TRANSCRIPT = (
    *("models/__init__.py", "models/base.py", "models/text.py", "pipeline/errors.py", "pipeline/read"),
    *(
        f"pipeline/language/{module}.py"
        for module in (
            *("__init__", "conflicts", "folding", "illegible", "number_words", "plurals", "rule_files"),
            "rules_folder",
        )
    ),
    "pipeline/rules/number_words.yml",
)
"""What turns a file into a transcript."""
SHAPE_A_READING = (
    "models",
    *(
        f"pipeline/{part}"
        for part in (
            *("errors.py", "extract.py", "language", "rules", "corpus", "annotations"),
            *("read", "segment", "interpret", "validate"),
            *(f"build/{module}.py" for module in ("__init__", "cache", "crews", "letters", "limits", "outcomes")),
            *(f"build/{module}.py" for module in ("memory", "parcels", "rule_check", "sealing", "stages", "workers")),
        )
    ),
)
"""What turns a letter's files into its reading."""
SHAPE_ROWS_OF_A_LETTER = tuple(
    f"pipeline/{part}.py"
    for part in (
        *(f"load/{module}" for module in ("__init__", "alternatives", "body", "boxes", "judgements", "rows")),
        *("load/second_readings", "load/shelf", "build/shelving"),
    )
)
"""What turns a reading into the rows of its letter."""
SHAPE_A_ROW = (
    *SHAPE_A_READING,
    "pipeline/load",
    *(f"pipeline/build/{module}.py" for module in ("database", "fingerprint", "loading", "shelving")),
)
"""What turns a corpus into rows. Printed reports, pages and commands change no row, so they are not here."""

RECOGNITION = "recognition"
"""Under this name the table `build` says which text recognition the rows depend on, where they depend on any."""

READING_LIBRARIES = ("pdfplumber", "pdfminer.six", "pypdfium2", "pillow", "pydantic", "pyyaml")
UNDERSTANDING_LIBRARIES = ("numpy", "pydantic-core", "spacy")
ROW_LIBRARIES = (*UNDERSTANDING_LIBRARIES, "scipy", "sqlite-utils")


@cache
def reading_code() -> str:
    """Changes whenever the same PDF could give another transcript, or is to be read by other code."""
    reader = os.environ.get("SQS_READER", "")
    return _digest([*_names_and_digests(SHAPE_A_TRANSCRIPT), *_versions(*READING_LIBRARIES), reader])


@cache
def recognition() -> str:
    """Which text recognition stands ready, in words. Only pages that are pictures depend on it."""
    tesseract = which("tesseract")
    if tesseract is None:
        return _NO_FILE
    # Its own word for its version: the file's date and place change when nothing else does.
    asked = subprocess.run([tesseract, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    return "; ".join([*asked.stdout.splitlines()[:1], *_versions("ocrmypdf")])


def rules_digest() -> str:
    """Changes with any of the rules."""
    return _digest(_names_and_digests(["pipeline/rules"]))


@cache
def understanding_code() -> str:
    """Changes whenever the same letter could give another reading: code, rules, libraries."""
    return _digest([*_names_and_digests(SHAPE_A_READING), *_versions(*UNDERSTANDING_LIBRARIES), reading_code()])


@cache
def rows_code() -> str:
    """Changes whenever the same reading could give other rows."""
    return _digest([*_names_and_digests(SHAPE_ROWS_OF_A_LETTER), understanding_code()])


@cache
def whole_code() -> str:
    """Changes whenever the same corpus could give another database: code, rules, libraries."""
    return _digest([*_names_and_digests(SHAPE_A_ROW), *_versions(*ROW_LIBRARIES), reading_code()])


def letter_fingerprint(letter: LetterFolder) -> str:
    """Changes with the letter's name, any of its files, the rules, and the code that makes its reading."""
    return _digest([*_parts(letter), understanding_code()])


def rows_fingerprint(letter: LetterFolder, services: str) -> str:
    """Changes with anything that decides the letter's rows; `services` is the digest of the list of services."""
    return _digest([letter_fingerprint(letter), rows_code(), services])


def build_fingerprint(letters: Iterable[LetterFolder], areas: Path) -> str:
    """Changes with anything that decides what the database holds.

    The version is part of it and of no letter's fingerprint: another version alone has nothing read again.
    """
    return _digest([f"sqs {__version__}", whole_code(), corpus_digest(letters, areas)])


def corpus_digest(letters: Iterable[LetterFolder], areas: Path) -> str:
    """Changes with any file of the corpus that decides what the database holds."""
    letters = list(letters)
    corpora = sorted({letter.corpus for letter in letters if letter.corpus})
    lists = (areas, *map(inspections_file, corpora))
    return _digest([*(part for letter in letters for part in _parts(letter)), *map(_contents, lists)])


def _parts(letter: LetterFolder) -> Iterable[str]:
    files = (letter.file, letter.facts, letter.findings, *((letter.second,) if letter.second else ()))
    return [letter.id, f"untold: {letter.untold}", *map(_contents, files)]


def _contents(path: Path | None) -> str:
    if path is None:
        return _NO_FILE
    try:
        return f"{path.name} {sha256_of(path)}"
    except OSError as error:
        return f"{path.name} {error.strerror}"


def _names_and_digests(parts: Iterable[str]) -> Iterable[str]:
    """The code and data of these files and folders, each file by its name and its SHA-256."""
    for path in sorted(file for part in parts for file in _files(PROJECT / part)):
        yield f"{path.relative_to(PROJECT)} {sha256_of(as_tried(path))}"


def _files(part: Path) -> Iterable[Path]:
    return [part] if part.is_file() else (path for path in part.rglob("*") if path.suffix in _DATA_AND_CODE)


def _versions(*libraries: str) -> Iterable[str]:
    yield f"python {sys.version_info[:2]}"
    for library in libraries:
        try:
            yield f"{library} {version(library)}"
        except PackageNotFoundError:
            yield f"{library} {_NO_FILE}"


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()
