"""What a build has made: what the database holds, and which letters could not be read."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.build.summary import Summary
from pipeline.language.plurals import quantity


def report(database: Path, summary: Summary) -> Iterator[str]:
    """The lines: the database in figures, then each letter that could not be read, with the reason."""
    yield f"{database} holds {_figures(summary)}."
    if summary.unreadable:
        yield f"{quantity(len(summary.unreadable), 'letter')} could not be read:"
    for letter, message in summary.unreadable.items():
        yield f"  {letter}: {message}"


def _figures(summary: Summary) -> str:
    by_severity = ", ".join(quantity(count, severity) for severity, count in summary.problems.items())
    return (
        f"{quantity(summary.letters, 'letter')}, {quantity(summary.findings, 'finding')}, "
        f"{quantity(summary.unread, 'number')} that no rule recognises, "
        f"{quantity(sum(summary.problems.values()), 'problem')}{f' ({by_severity})' if by_severity else ''}"
    )
