"""The letters' own files, in the corpus folder that the site was started with. Its path is shown nowhere."""

import hashlib
from pathlib import Path
from weakref import WeakKeyDictionary

from pipeline.corpus.folders import letters_so_far
from pipeline.errors import SqsError
from pipeline.explore.database import Datasette, Row

FILE = "letter.pdf"

_CORPORA: WeakKeyDictionary[Datasette, Path] = WeakKeyDictionary()


class NotAtHandError(Exception):
    """The pages of a letter cannot be shown, and a sentence why."""


def use_corpus(datasette: Datasette, corpus: Path) -> None:
    """Take the letters' files from this folder; until one is named, from `corpus` in the current folder."""
    _CORPORA[datasette] = corpus.absolute()


def _alone(corpus: Path, letter_id: str) -> Path:
    """The PDF in the corpus that is this letter without a folder of its own; FileNotFoundError where there is none."""
    for letter in letters_so_far(corpus):
        if letter.id == letter_id and letter.folder is None:
            return letter.file_to_read
    raise FileNotFoundError(letter_id)


def why_no_pictures(datasette: Datasette, letter: Row) -> str | None:
    """Why the letter's pages cannot be shown; None where they can."""
    try:
        original(datasette, letter)
    except NotAtHandError as reason:
        return str(reason)
    return None


def original(datasette: Datasette, letter: Row) -> bytes:
    """The PDF that the row of `letters` was read from, byte for byte; NotAtHandError where it is not in the corpus."""
    if letter["pages"] is None:
        raise NotAtHandError("The letter came as plain text, so there is no page to show.")
    corpus = _CORPORA.get(datasette, Path("corpus")).resolve()
    try:
        held = Path(corpus, str(letter["letter"]), FILE)
        file = (held if held.exists() else _alone(corpus, str(letter["letter"]))).resolve()
        content = file.read_bytes() if file.is_relative_to(corpus) else None
    except (OSError, ValueError, RuntimeError, SqsError):
        content = None  # not there, not to be opened, a name that no file can have, or links in a circle
    if content is None:
        raise NotAtHandError("The letter's PDF is not available, so its pages cannot be shown.")
    if hashlib.sha256(content).hexdigest() != letter["sha256"]:
        raise NotAtHandError("The letter's PDF is not the one that was read, so its pages are not shown.")
    return content
