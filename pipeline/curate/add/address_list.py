"""A list of letters: a text file with an address or a path a line, or a CSV file with a column of them."""

import csv
from io import StringIO
from pathlib import Path

from pipeline.curate.add.supply import is_address
from pipeline.errors import SqsError

_COLUMNS = ("address", "url", "link", "pdf", "source", "file")
"""Names of the column that holds the addresses, the surest first."""
_LARGEST = 2_000_000
"""Bytes."""


def lines_of_list(path: Path) -> list[str] | None:
    """The addresses and paths that the file lists; None where it is no list, but perhaps a letter.

    SqsError on a CSV file without any. A text file is a list if each of its lines is an address, or a file beside it;
    lines that begin with # are remarks.
    """
    if path.suffix.lower() not in (".csv", ".txt") or not path.is_file() or path.stat().st_size > _LARGEST:
        return None
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return None
    if path.suffix.lower() == ".csv":
        return _column(text, path)
    lines = [line.strip() for line in text.splitlines()]
    listed = [line for line in lines if line and not line.startswith("#")]
    return listed if listed and all(_is_place(line, path) for line in listed) else None


def _column(text: str, path: Path) -> list[str]:
    rows = [row for row in csv.reader(StringIO(text)) if any(cell.strip() for cell in row)]
    head = [cell.strip().lower() for cell in rows[0]] if rows else []
    named = next((head.index(name) for name in _COLUMNS if name in head), None)
    if named is not None:
        found = [row[named].strip() for row in rows[1:] if len(row) > named and row[named].strip()]
    else:
        found = [cell.strip() for row in rows for cell in row if is_address(cell.strip())]
    if not found:
        raise SqsError(f"{path} lists no letters: put their web addresses in a column called address.")
    return found


def _is_place(line: str, path: Path) -> bool:
    return is_address(line) or (len(line) < 255 and (path.parent / line).is_file())  # noqa: PLR2004 - of a file's name
