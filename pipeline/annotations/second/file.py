"""A letter's `second.yml`: what each second reader read in it, in the form of `findings.yml`."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import indent

import yaml

from models.second import SecondReader
from pipeline.annotations.drafts import entries_as_text
from pipeline.corpus.yaml_files import handwritten

_HEAD = "# Made by `sqs second`. It changes no row: it shows where a second reader differs.\n"
_SAID_OF_A_READER = ("reader", "kind", "version", "prompt", "date")


def second_in(path: Path | None) -> tuple[SecondReader, ...]:
    """The readers of a `second.yml`, none where there is no file; CorpusError names the line that cannot be used."""
    if path is None:
        return ()
    written = handwritten(path)
    content = written.content or []
    if not isinstance(content, list):
        raise written.fault((), "there must be a list here, with each reader starting `- reader:`")
    readers = [written.as_noun(SecondReader, each, place=(position,)) for position, each in enumerate(content)]
    for position, each in enumerate(readers):
        if each.reader in [other.reader for other in readers[:position]]:
            raise written.fault((position, "reader"), f"{each.reader} already has a list above: keep one of the two")
    return tuple(readers)


def second_as_text(readers: Iterable[SecondReader]) -> str:
    """The readers as the text of a `second.yml`, which holds exactly them."""
    return _HEAD + "\n".join("".join(_lines(reader)) for reader in readers)


def with_reader(readers: Iterable[SecondReader], new: SecondReader) -> tuple[SecondReader, ...]:
    """The readers in the order of their names, the new one in place of what the same reader read before."""
    others = [reader for reader in readers if reader.reader != new.reader]
    return tuple(sorted((*others, new), key=lambda reader: reader.reader))


def _lines(reader: SecondReader) -> Iterator[str]:
    said = reader.model_dump(mode="json", include=set(_SAID_OF_A_READER), exclude_none=True)
    lines = [f"{field}: {_scalar(said[field])}\n" for field in _SAID_OF_A_READER if field in said]
    yield "- " + "  ".join(lines)
    yield "  entries:\n" if reader.entries else "  entries: []\n"
    yield indent(entries_as_text(reader.entries), "  ")
    if reader.refused:
        yield "  refused:\n"
    for entry in reader.refused:
        parts = [f"{field}: {_scalar(value)}\n" for field, value in entry.model_dump().items()]
        yield "  - " + "    ".join(parts)


def _scalar(value: str) -> str:
    """The text on one line, whatever it is."""
    style = None if value.isprintable() else '"'
    if value.replace(".", "").isdigit():
        style = '"'  # "1.4" is a paragraph, and no number
    written = yaml.safe_dump(value, default_style=style, allow_unicode=value.isprintable(), width=10**9)
    return written.split("\n", 1)[0]
