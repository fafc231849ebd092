"""How a command that is suggested to a person names the corpus that it is for."""

import shlex
from pathlib import Path

USUAL = Path("corpus")
"""The corpus of every command that names none."""


def for_corpus(corpus: Path | None) -> str:
    """What to add to the command, with a blank before it; nothing for the usual corpus."""
    return "" if corpus is None or corpus == USUAL else f" --corpus {shlex.quote(str(corpus))}"
