"""What was learned: from how much, and where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.cli.text.wrapping import wrap
from pipeline.curate.learn import LearningResult
from pipeline.language.plurals import quantity


def report(
    learned: LearningResult,
    written: Sequence[Path],
    *,
    letters: int,
    passages: int,
    not_used: Mapping[str, str],
    width: int,
) -> Iterator[str]:
    """The lines: the letters that taught nothing, each with the reason, and then what was learned from the others."""
    for letter, reason in not_used.items():
        yield from wrap(f"{letter} was not used: {reason}", width)
    *others, last = (file.name for file in written)
    names = f"{', '.join(others)} and {last}"
    yield from wrap(
        f"Learned from {quantity(letters, 'letter')} and {quantity(passages, 'passage')}, "
        f"{quantity(learned.statements, 'statement')} in all; {names} were saved in {written[0].parent}.",
        width,
    )
