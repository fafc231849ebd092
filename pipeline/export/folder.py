"""The folder that a release or a published site is written to: replaced whole, and never one that holds other work."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.corpus.atomic_write import make_folder
from pipeline.errors import SqsError


def refuse_place(folder: Path, mark: str) -> None:
    """SqsError where files stand in the folder that sqs did not write: those that it wrote have the file `mark`."""
    if folder.is_file():
        raise SqsError(f"{folder} is a file: name a folder.")
    if not folder.absolute().parent.is_dir():
        raise SqsError(f"There is no folder {folder.parent}: make it first, or name another place.")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / mark).is_file():
        raise SqsError(f"{folder} contains files that sqs did not write: name a new or an empty folder.")


def put_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """The folder whole, in place of what stood there, which stays until the new one is written.

    Raises SqsError where it cannot be written.
    """
    folder = folder.absolute()
    try:
        with TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as beside:
            made = Path(beside) / "new"
            make_folder(made, files)
            if folder.exists():
                folder.rename(Path(beside) / "old")
            made.rename(folder)
    except OSError as error:
        raise SqsError(f"{folder} cannot be written ({error.strerror}): name another folder.") from error
