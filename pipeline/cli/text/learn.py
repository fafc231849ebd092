"""What was learned: from how much, and where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.cli.text.wrapping import wrap
from pipeline.language.plurals import quantity


def report(
    written: Sequence[Path],
    *,
    letters: int,
    passages: int,
    sentences: int,
    not_used: Mapping[str, str],
    width: int,
) -> Iterator[str]:
    """The lines: the letters that taught nothing, each with the reason, and then what was learned from the others."""
    for letter, reason in not_used.items():
        yield from wrap(f"{letter} was not used: {reason}", width)
    *others, last = (file.name for file in written)
    names = f"{', '.join(others)} and {last}"
    yield from wrap(
        f"Learned from {quantity(letters, 'letter')}, {quantity(passages, 'passage')} and "
        f"{quantity(sentences, 'sentence')}; {names} were saved in {written[0].parent}.",
        width,
    )
