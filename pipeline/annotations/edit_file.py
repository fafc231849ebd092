"""A `findings.yml` with some of its entries put in, written anew or taken out, the rest as a person laid it out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

import yaml
from pydantic import ValidationError

from models.checked import CheckedEntry
from pipeline.annotations.drafts import entries_as_text, entry_as_text

_COMMENT = re.compile(r"(?:^|\s)#", re.MULTILINE)


@dataclass(frozen=True)
class EntryEdit:
    """An entry of the old file or of the new one."""

    entry: CheckedEntry | None
    """As it is to stand in the new file; None for one that is taken out."""
    position: int | None = None
    """The entry's position in the old file; None for one that is put in."""
    is_anew: bool = False
    """Whether it is to be written anew, rather than left as it stands."""


@dataclass(frozen=True)
class AmendedFile:
    """The text of the new file."""

    text: str
    comments_lost: bool
    """Whether comments that stood among the lines of an entry are gone."""


def amend(before: str, parts: Sequence[EntryEdit]) -> AmendedFile:
    """The text of a `findings.yml` after it was amended; `parts` are its entries in their new order, old ones and all.

    What stays is not written anew, so that comments and a person's own layout stay with it. A file laid out in
    another way than one key a line is written anew as a whole, below the comments at its head.
    """
    entries = tuple(part.entry for part in parts if part.entry)
    text = _piece_together(before, parts)
    if not _holds(text, entries):
        text = "".join(takewhile(_is_no_entry, before.splitlines(keepends=True))) + entries_as_text(entries)
    return AmendedFile(text, comments_lost=len(_COMMENT.findall(text)) < len(_COMMENT.findall(before)))


def _piece_together(before: str, parts: Sequence[EntryEdit]) -> str:
    printed = before.removesuffix("\n").split("\n") if before else []
    begun = _lines_on_which_entries_begin(before)
    head = printed[: begun[0]] if begun else printed
    bodies: list[list[str]] = []
    comments_above: list[list[str]] = [[]]
    for first, last in pairwise([*begun, len(printed)]):
        body, below = _body_and_comments_below(printed[first:last])
        bodies.append(body)
        comments_above.append(below)
    pieces: list[str] = []
    comments: list[str] = []
    for part in parts:
        body = entry_as_text(part.entry).rstrip("\n").split("\n") if part.entry else []
        if part.position is not None:
            comments += comments_above[part.position]
            body = bodies[part.position] if part.entry and not part.is_anew else body
        if body:
            kept, comments = ([], comments) if part.position is None else (comments, [])
            pieces.append("\n".join([*kept, *body]) + "\n")
    if comments + comments_above[-1]:
        pieces.append("\n".join(comments + comments_above[-1]) + "\n")
    return "".join(f"{line}\n" for line in head) + "\n".join(pieces)


def _lines_on_which_entries_begin(text: str) -> list[int]:
    """Counted from 0."""
    content = yaml.compose(text, Loader=yaml.CSafeLoader)
    return [entry.start_mark.line for entry in content.value] if isinstance(content, yaml.SequenceNode) else []


def _body_and_comments_below(printed: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines of an entry, and the comments below it, which speak of the entry after it."""
    last = len(printed)
    while last and _is_no_entry(printed[last - 1]):
        last -= 1
    return list(printed[:last]), [line for line in printed[last:] if line.strip()]


def _is_no_entry(line: str) -> bool:
    return not line.strip() or line.startswith("#")


def _holds(text: str, entries: Sequence[CheckedEntry]) -> bool:
    try:
        content = yaml.load(text, Loader=yaml.CSafeLoader)
        return tuple(CheckedEntry.model_validate(entry) for entry in content or ()) == tuple(entries)
    except (yaml.YAMLError, ValidationError, TypeError):
        return False
