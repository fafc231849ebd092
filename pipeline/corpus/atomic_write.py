"""Files and folders put in place whole or not at all, however the process that writes them may end."""

import contextlib
import ctypes
import os
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

_ENDING = ".half-written"
_HERE, _EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of linux/fcntl.h and linux/fs.h."""
_LEFT_BEHIND = 60
"""Seconds after which nobody can still be writing: what is older was left by a process that was killed."""


def replace_file(path: Path, content: str | bytes) -> None:
    """The file at `path` holds `content`, or what it held before; OSError where it cannot be written.

    What a killed process leaves has a hidden name that no command reads; a later call removes it.
    """
    path = path.resolve()
    with _beside(path) as unfinished:
        _write(unfinished, content)
        if path.exists():
            shutil.copymode(path, unfinished)
        unfinished.replace(path)
    _settle(path.parent)


def make_folder(path: Path, files: Mapping[str, str | bytes]) -> None:
    """A new folder at `path` with these files by their names or paths in it, all of them at once or nothing.

    Raises FileExistsError where something has that name already, another OSError where it cannot be written.
    """
    if path.exists():
        raise FileExistsError(17, "File exists", str(path))
    with _beside(path) as unfinished:
        _fill(unfinished, files)
        unfinished.rename(path)
    _settle(path.parent)


def replace_folder(path: Path, files: Mapping[str, str | bytes]) -> None:
    """The folder at `path` holds these files by their paths in it, or what it held before; OSError as above.

    The two change places at one stroke where the system can do that. Elsewhere there is a moment between two: what was
    there then has a hidden name that ends in `.replaced`, and nothing removes it.
    """
    with _beside(path) as unfinished:
        _fill(unfinished, files)
        if not _exchanged(unfinished, path):
            displaced = path.with_name(f".{path.name}.replaced")
            path.rename(displaced)
            unfinished.rename(path)
            _remove(displaced)
    _settle(path.parent)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the two have changed names, by Linux's renameat2."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if renameat2 is None:
        return False
    return bool(renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


def _fill(folder: Path, files: Mapping[str, str | bytes]) -> None:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        _write(folder / name, content)
    for inside in folder.rglob("*"):
        if inside.is_dir():
            _settle(inside)
    _settle(folder)


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A hidden name beside `path`; whatever has it afterwards is removed."""
    for left in path.parent.glob(f".*{_ENDING}"):
        with contextlib.suppress(FileNotFoundError):
            if time.time() - left.stat().st_mtime > _LEFT_BEHIND:
                _remove(left)
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_ENDING}")
    try:
        yield unfinished
    finally:
        _remove(unfinished)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _write(path: Path, content: str | bytes) -> None:
    with path.open("xb") as file:
        file.write(content.encode() if isinstance(content, str) else content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Have the disk keep the folder's new names, where the system can be asked to."""
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
