"""Where the files of a corpus stand. Names only: no file is opened, so that looking costs nothing."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from unicodedata import combining, normalize

from pipeline.errors import CorpusError
from pipeline.language.controls import spelt_out

PROJECT = Path(__file__).resolve().parents[2]
"""The folder that holds the code: in a checkout, the project's own corpus as well."""

AREAS = Path(str(files("pipeline.corpus") / "areas.csv"))
"""The services of England and Wales. A file on disk, for its contents are part of a build's fingerprint."""


EARLIER = "earlier"
"""In a letter's folder, what holds the editions that were replaced, each in a folder with a number."""


@dataclass(frozen=True, slots=True)
class LetterFolder:
    """One letter's files; a file that is not there is None."""

    id: str
    """The folder's name; for a letter that is a file alone, made from the file's name."""
    file: Path | None
    facts: Path | None = None
    findings: Path | None = None
    second: Path | None = None
    folder: Path | None = None
    """The folder itself; None for a letter that is a file alone."""
    corpus: Path | None = None
    """The corpus that holds it; None for a letter outside any."""
    untold: bool = False
    """Whether the facts that a person has written down are to decide nothing of what its numbers mean."""

    @property
    def file_to_read(self) -> Path:
        """The letter itself; CorpusError where the folder holds none."""
        if self.file is None and self.folder is None:
            raise CorpusError(f"{self.id} is not a file but a device or a pipe: put the letter itself in its place.")
        if self.file is None and self.folder and not os.access(self.folder, os.X_OK):
            raise CorpusError(f"{self.folder} cannot be opened: check that you may read it.")
        if self.file is None:
            raise CorpusError(
                f"{self.id} contains neither letter.pdf nor letter.txt: give the letter one of these names."
            )
        return self.file

    @property
    def by_rules_alone(self) -> "LetterFolder":
        """The same letter for those who want what the rules read, whatever a person or another reader says."""
        return replace(self, findings=None, second=None)

    @property
    def unaided(self) -> "LetterFolder":
        """The same letter for those who measure the rules or learn: nor is it told how many cases there were."""
        return replace(self.by_rules_alone, untold=True)


def letters_in(corpus: Path) -> tuple[LetterFolder, ...]:
    """The letters of a corpus, in the order of their names: one for each folder in it, and one for each PDF.

    Other files, and whatever has a name that begins with a dot or an underscore, are no letters. Raises CorpusError
    where there are no letters, and where two would have the same id.
    """
    letters = letters_so_far(corpus)
    if not letters:
        raise CorpusError(
            f"{corpus} contains no letters: put PDFs in it, or a folder for each letter, with letter.pdf inside."
        )
    return letters


def letters_so_far(corpus: Path) -> tuple[LetterFolder, ...]:
    """The same for a corpus that may hold none yet; CorpusError where there is no such folder."""
    if not corpus.is_dir():
        what = "is a file" if corpus.exists() else "does not exist"
        raise CorpusError(f"{corpus} {what}: use --corpus to name the folder that contains the letters' folders.")
    try:
        paths = sorted(path for path in corpus.iterdir() if path.name[0] not in "._")
    except OSError as error:
        raise CorpusError(f"{corpus} cannot be opened ({error.strerror}): check that you may read it.") from error
    return _each_once(_letter_at(path, corpus) for path in paths if path.is_dir() or path.suffix.lower() == ".pdf")


def _letter_at(path: Path, corpus: Path) -> LetterFolder:
    """The letter of a folder, or of a PDF that stands in the corpus by itself; all share the path of their corpus."""
    if path.is_dir():
        return replace(letter_in(path), corpus=corpus)
    is_no_file = path.exists() and not path.is_file()  # whoever opened a pipe would wait for ever
    return LetterFolder(id=_id_of(path), file=None if is_no_file else path, corpus=corpus)


def _id_of(file: Path) -> str:
    """The file's name, in signs that are the same in an address: `SQS Leeds (2014).pdf` becomes `sqs-leeds-2014`."""
    plain = "".join(sign for sign in normalize("NFKD", file.stem.casefold()) if not combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "letter"


def _each_once(letters: Iterable[LetterFolder]) -> tuple[LetterFolder, ...]:
    found: dict[str, LetterFolder] = {}
    for letter in letters:
        if letter.id in found:
            one, other = (each.folder or each.file_to_read for each in (found[letter.id], letter))
            raise CorpusError(f"{one} and {other.name} would both be the letter {letter.id}: rename one of them.")
        found[letter.id] = letter
    return tuple(sorted(found.values(), key=lambda letter: letter.id))


def as_utf8(name: str) -> str:
    r"""The name, each byte that is not UTF-8 and each order to a terminal spelt out (`caf\xe9`), to be printed."""
    return spelt_out(name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace"))


def letter_in(folder: Path) -> LetterFolder:
    """The files of one letter's folder."""
    pdf, text = _file(folder / "letter.pdf"), _file(folder / "letter.txt")
    return LetterFolder(
        id=as_utf8(folder.name),
        file=pdf or text,
        facts=_file(folder / "letter.yml"),
        findings=_file(folder / "findings.yml"),
        second=_file(folder / "second.yml"),
        folder=folder,
        corpus=folder.parent,
    )


def letter_called(name: str, corpus: Path) -> LetterFolder:
    """The letter of that name in the corpus, or the file at that path; CorpusError suggests names that are near."""
    name = name.rstrip("/") or name  # as a shell completes the name of a folder
    path = Path(name)
    if path.is_file():
        if path.stem == "letter":
            return replace(letter_in(path.resolve().parent), file=path)
        return LetterFolder(id=_id_of(path), file=path)
    if path.is_dir() and letter_in(path).file:
        return letter_in(path.resolve())
    letters = {letter.id: letter for letter in letters_in(corpus)}
    if name not in letters:
        near = [known for known in letters if name.lower() in known] or get_close_matches(name, letters, cutoff=0.5)
        cure = f"did you mean {' or '.join(near[:3])}?" if near else "name a folder in it, or the path of a PDF."
        raise CorpusError(f"There is no letter {name} in {corpus}: {cure}")
    return letters[name]


def areas_file(corpus: Path) -> Path:
    """The corpus's own `areas.csv`, else the list of all services that comes with the package."""
    return _file(corpus / "areas.csv") or AREAS


def inspections_file(corpus: Path) -> Path | None:
    """The corpus's `inspections.csv`. Without one none are known: another corpus's list says nothing of this one."""
    return _file(corpus / "inspections.csv")


def _file(path: Path) -> Path | None:
    """The path of a file that is there; of a folder that may not be opened nothing can be seen."""
    try:
        return path if path.is_file() else None
    except PermissionError:
        return None
