"""What was learned: from how much, and where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.cli.text.wrapping import wrapped
from pipeline.curate.learn import Learned
from pipeline.language.plurals import counted


def report(
    learned: Learned, written: Sequence[Path], *, letters: int, passages: int, not_used: Mapping[str, str], width: int
) -> Iterator[str]:
    """The lines: the letters that taught nothing, each with the reason, and then what was learned from the others."""
    for letter, reason in not_used.items():
        yield from wrapped(f"{letter} was not used: {reason}", width)
    *others, last = (file.name for file in written)
    names = f"{', '.join(others)} and {last}"
    yield from wrapped(
        f"Learned from {counted(letters, 'letter')} and {counted(passages, 'passage')}, "
        f"{counted(learned.statements, 'statement')} in all; {names} were saved in {written[0].parent}.",
        width,
    )
