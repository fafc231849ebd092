"""The letters' own files, in the corpus folder that the site was started with. Its path is shown nowhere."""

import hashlib
from pathlib import Path
from weakref import WeakKeyDictionary

from pipeline.corpus.folders import PROJECT
from pipeline.explore.database import Datasette, Row

FILE = "letter.pdf"

_CORPORA: WeakKeyDictionary[Datasette, Path] = WeakKeyDictionary()


class NotAtHandError(Exception):
    """The pages of a letter cannot be shown, and a sentence why."""


def use_corpus(datasette: Datasette, corpus: Path) -> None:
    """Take the letters' files from this folder; until one is named, from the project's own corpus."""
    _CORPORA[datasette] = corpus.absolute()


def original(datasette: Datasette, letter: Row) -> bytes:
    """The PDF that the row of `letters` was read from, byte for byte; NotAtHandError where it is not in the corpus."""
    if letter["pages"] is None:
        raise NotAtHandError("The letter came as plain text, so there is no page to show.")
    corpus = _CORPORA.get(datasette, PROJECT / "corpus").resolve()
    try:
        file = Path(corpus, str(letter["letter"]), FILE).resolve()
        content = file.read_bytes() if file.is_relative_to(corpus) else None
    except (OSError, ValueError, RuntimeError):
        content = None  # not there, not to be opened, a name that no file can have, or links in a circle
    if content is None:
        raise NotAtHandError("The letter's PDF is not available, so its pages cannot be shown.")
    if hashlib.sha256(content).hexdigest() != letter["sha256"]:
        raise NotAtHandError("The letter's PDF is not the one that was read, so its pages are not shown.")
    return content
