"""Corpora in which one thing is hostile: a letter's facts or entries, a list, a name, a link."""

from collections.abc import Callable, Iterator
from pathlib import Path

Spoil = Callable[[Path], None]
"""Puts what is hostile into a corpus that holds two good letters."""

Spoilt = Iterator[tuple[str, Spoil]]
"""Each with its name."""
