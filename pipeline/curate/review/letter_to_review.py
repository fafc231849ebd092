"""What is gone over: a letter as the rules read it, held to its `findings.yml`."""

from dataclasses import dataclass
from pathlib import Path

from models.source import Source
from pipeline.corpus.atomic_write import replace_file
from pipeline.corpus.facts import source_of
from pipeline.corpus.folders import LetterFolder
from pipeline.curate.check import LetterCheck, check
from pipeline.errors import CorpusError


@dataclass(frozen=True)
class LetterToReview:
    """A letter to be gone over."""

    check: LetterCheck
    source: Source
    path: Path
    """Its `findings.yml`, which need not be there yet."""
    content: bytes | None
    """What the file held when it was read; None where there was none."""
    by: str | None = None
    """Who goes over it: initials, or a name that they choose."""


def letter_to_review(folder: LetterFolder, *, by: str | None = None) -> LetterToReview:
    """The letter in the folder; CorpusError where it, or what is written about it, cannot be read."""
    path = folder.findings or folder.file_to_read.with_name("findings.yml")
    content = _content(path)
    (letter_check,) = check([folder])
    if not isinstance(letter_check, LetterCheck):
        raise CorpusError(f"{letter_check.id}: {letter_check.message}")
    refuse_if_changed(path, content)
    return LetterToReview(letter_check, source_of(folder), path, content, by)


def put_in_place(path: Path, *, before: bytes | None, after: bytes | None) -> None:
    """The file at `path` holds `after`, or what it held before; CorpusError where that is no longer `before`."""
    refuse_if_changed(path, before)
    if after is None:
        path.unlink(missing_ok=True)
    elif after != before:
        replace_file(path, after)


def refuse_if_changed(path: Path, content: bytes | None) -> None:
    """Raise CorpusError where the file does not hold `content`: somebody else is at work on it."""
    if _content(path) != content:
        raise CorpusError(
            f"{path} was changed by somebody else during the review, so nothing more was saved in it: "
            "look at what it holds now, then begin again."
        )


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None
