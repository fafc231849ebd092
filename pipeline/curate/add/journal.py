"""What one run set out to add, so that a run that was stopped can be taken up and its table be whole."""

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

Done = tuple[str, str, str]
"""The place, the SHA-256 of the file, the letter that it became."""


@dataclass(frozen=True)
class Journal:
    """A hidden file in the corpus; it is gone once the run has come to its end."""

    path: Path
    earlier: dict[Done, tuple[str, ...]]
    """What an earlier run of the same command set out to add, with the doubts about each."""

    def note(self, done: Done, doubts: Sequence[str]) -> None:
        """Keep what is about to be added."""
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps([*done, list(doubts)]) + "\n")
            file.flush()
            os.fsync(file.fileno())

    def close(self) -> None:
        """Forget all: every letter has been dealt with."""
        self.path.unlink(missing_ok=True)


def journal_of(corpus: Path, places: Sequence[str]) -> Journal:
    """The journal of adding these places to the corpus.

    A line that was half written when an earlier run was killed says nothing.
    """
    name = sha256("\n".join(places).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    path = corpus / f".adding-{name}.jsonl"
    earlier = {}
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
    for line in lines:
        with suppress(ValueError, TypeError):
            place, digest, letter, doubts = json.loads(line)
            earlier[place, digest, letter] = tuple(doubts)
    if lines and path.read_bytes()[-1:] != b"\n":
        with path.open("a", encoding="utf-8") as file:
            file.write("\n")
    return Journal(path, earlier)
