"""A letter's folder with another edition of its file, as it would stand in the corpus; and that folder in its place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from models.base import Span
from models.checked import CheckedEntry
from models.finding import Finding
from models.reading import Reading
from pipeline.annotations.drafts import entry_of
from pipeline.annotations.edit_file import EntryEdit, amend
from pipeline.annotations.entries import findings_in
from pipeline.annotations.placing import place_entries
from pipeline.build.letters import read_letter
from pipeline.corpus.areas import areas_in
from pipeline.corpus.atomic_write import replace_folder
from pipeline.corpus.facts import source_of
from pipeline.corpus.folders import EARLIER, LetterFolder, letters_so_far
from pipeline.curate.add.supply import Supply
from pipeline.curate.replace.alignment import TextChange, align
from pipeline.curate.replace.moves import EntryMove, moves_of
from pipeline.curate.replace.same_letter import refuse_a_letter_held, refuse_another_letter
from pipeline.errors import LetterError, SqsError

_OF_THE_FILE = re.compile(r"^(?:source|facsimile|complete):.*(?:\n[ \t]+.*)*(?:\n|\Z)", re.MULTILINE)
"""What a `letter.yml` says of the very file; another edition came from elsewhere and nobody has gone through it."""


@dataclass(frozen=True)
class Replacement:
    """Another edition of a letter, beside the one held."""

    letter: LetterFolder
    files: Mapping[str, str | bytes]
    """Of the new folder, by their paths in it: the earlier edition's are among them."""
    before: Reading
    after: Reading
    """Both by the rules alone."""
    changes: tuple[TextChange, ...]
    """What the inspectorate, or a better copy, changed."""
    moves: tuple[EntryMove, ...]
    new: tuple[Finding, ...]
    """What is read in words that are new, and no entry means: entered as drafts."""
    comments_lost: bool


def replacement_of(letter: LetterFolder, supply: Supply) -> Replacement:
    """The letter with what was supplied in the place of its file. Nothing is written but in a temporary place.

    SqsError where either cannot be read, and where the file is the very one held, or some other letter.
    """
    if letter.folder is None:
        raise SqsError(f"{letter.id} has no folder of its own: name a letter of the corpus.")
    if letter.file_to_read.read_bytes() == supply.content:
        raise SqsError(f"{supply.place} is the very file that {letter.id} has: nothing was replaced.")
    others = letters_so_far(letter.folder.parent)
    refuse_a_letter_held(supply, [other for other in others if other.id != letter.id])
    before, after = _read(letter.by_rules_alone), _read_supply(supply)
    refuse_another_letter(
        supply,
        after.letter.letterhead,
        known=source_of(letter),
        before=before.letter.letterhead,
        areas=areas_in(letter.folder.parent),
    )
    entries = findings_in(letter.findings).entries
    moves = moves_of(before, entries, after)
    changes = align(before.letter, after.letter).changes()
    parts, new = _parts(moves, changes, after)
    text = letter.findings.read_text(encoding="utf-8") if letter.findings else ""
    amended = amend(text, parts)
    kept = {path.name: path.read_bytes() for path in sorted(letter.folder.iterdir()) if _is_kept(path)}
    files: dict[str, str | bytes] = {name: content for name, content in kept.items() if not name.startswith("letter.")}
    files |= {supply.name: supply.content, "letter.yml": _facts(kept.get("letter.yml", b"").decode(), supply)}
    files["findings.yml"] = amended.text
    files |= {f"{_earlier(letter.folder)}/{name}": content for name, content in kept.items()}
    files |= {
        str(path.relative_to(letter.folder)): path.read_bytes()
        for path in sorted((letter.folder / EARLIER).rglob("*"))
        if path.is_file()
    }
    return Replacement(letter, files, before, after, changes, moves, new, amended.comments_lost)


def put_in_its_place(replacement: Replacement) -> None:
    """The letter's folder is the new one, all at once; where it cannot be, it stays, and SqsError says why."""
    folder = replacement.letter.folder
    try:
        if folder:
            replace_folder(folder, replacement.files)
    except OSError as error:
        raise SqsError(
            f"{folder} cannot be written ({error.strerror}), so nothing was replaced: check that you may write there, "
            "and that there is space on the disk."
        ) from error


def _is_kept(path: Path) -> bool:
    """Whether it is a file of the letter's, and not one by which a review holds the folder."""
    return path.is_file() and not path.name.startswith(".")


def _read(letter: LetterFolder) -> Reading:
    return read_letter(letter)[1]


def _read_supply(supply: Supply) -> Reading:
    with TemporaryDirectory(prefix="sqs-") as temporary:
        file = Path(temporary) / supply.own_name
        file.write_bytes(supply.content)
        try:
            return _read(LetterFolder(id=file.stem, file=file))
        except LetterError as error:
            why = str(error).removeprefix(str(file)).removeprefix(file.name)
            raise SqsError(f"{supply.place}{why} Nothing was replaced.") from error


def _parts(
    moves: tuple[EntryMove, ...], changes: tuple[TextChange, ...], after: Reading
) -> tuple[list[EntryEdit], tuple[Finding, ...]]:
    """The entries of the new file in their order, and what is read in new words that none of them means."""
    parts = [
        EntryEdit(_entry(move), position, is_anew=_entry(move) != move.entry) for position, move in enumerate(moves)
    ]
    entered = [part.entry for part in parts if part.entry]
    places = place_entries(after.letter, entered).places
    read = [
        finding
        for finding in after.findings
        if any(finding.overlaps(change.after) for change in changes)
        and not any(place and _is_of(finding, place) for place in places)
    ]
    found = dict(zip((id(part) for part in parts if part.entry), places, strict=True))
    starts = [place.start if (place := found.get(id(part))) else None for part in parts]
    for finding in read:
        later = (at for at, start in enumerate(starts) if start is not None and start > finding.start)
        at = next(later, len(parts))
        parts.insert(at, EntryEdit(entry_of(finding, after.letter)))
        starts.insert(at, finding.start)
    return parts, tuple(read)


def _is_of(finding: Finding, place: Span) -> bool:
    return any(phrase.overlaps(place) for phrase in finding.phrases)


def _entry(move: EntryMove) -> CheckedEntry | None:
    """What stands in the new file: a tick where it has moved, else a draft that says what it was."""
    if move.became in ("kept", "moved") or move.after is None:
        return move.after
    entry = move.entry
    if not entry.checked:
        return move.after
    figures = " of ".join(str(number) for number in (entry.count, entry.total) if number is not None)
    note = f"In the earlier edition: “{entry.quote}” ({figures or entry.words}). {move.why.capitalize()}."
    return move.after.model_copy(update={"note": note})


def _facts(before: str, supply: Supply) -> str:
    """The text of the `letter.yml`: what a person knows of the letter stays, what was said of the file does not."""
    kept = _OF_THE_FILE.sub("", before)
    ended = kept if kept.endswith("\n") or not kept else f"{kept}\n"
    return ended + str(yaml.safe_dump({"source": supply.source}, allow_unicode=True, width=10**9))


def _earlier(folder: Path) -> str:
    """Where the edition held goes: a folder numbered after those that are there."""
    return f"{EARLIER}/{1 + sum(path.is_dir() for path in (folder / EARLIER).glob('*'))}"
