"""Where a second reader differs from the rows, as problems for a person to decide. No row is changed by them."""

from collections.abc import Iterator, Mapping, Sequence

from models.base import Span
from models.checked import CheckedEntry
from models.finding import Finding
from models.reading import Problem
from models.second import Opinion
from pipeline.annotations.second.align import Alignment

DIFFERS = "second reader differs"
ALONE = "only a second reader reads this"
NOT_STATED = "second reader does not read this"
NOT_BORNE_OUT = "second reading not borne out"


def problems_of_opinions(
    findings: Sequence[Finding],
    opinions: Sequence[Opinion],
    alignments: Mapping[str, Alignment],
    labels: Mapping[str, str],
) -> Iterator[Problem]:
    """A problem for each doubt that a second reader raises, with both readings; none where a person has decided.

    `labels` has the name of each measure by its id.
    """
    for opinion in opinions:
        if opinion.differs and not opinion.settled and not opinion.entry.optional:
            yield _doubt(opinion, None if opinion.finding is None else findings[opinion.finding], labels)
    for reader, aligned in alignments.items():
        stated = {opinion.finding for opinion in opinions if opinion.reader == reader}
        for at, finding in enumerate(findings):
            if at not in stated and not finding.checked:
                message = (
                    f"The row says {reading_in_words(finding, labels)}, but {reader} does not read a finding here."
                )
                yield _problem(NOT_STATED, f"{message} Decide with `sqs review`.", finding, finding.paragraph, "note")
        for entry in aligned.refused:
            message = f"second.yml: what {reader} reads in paragraph {entry.paragraph} is left out. {entry.reason}"
            yield Problem(check=NOT_BORNE_OUT, severity="note", message=message)


def _doubt(opinion: Opinion, finding: Finding | None, labels: Mapping[str, str]) -> Problem:
    read = reading_in_words(opinion.entry, labels)
    if finding is None:
        message = f"No row is made of these words, but {opinion.reader} reads {read}."
        return _problem(ALONE, f"{message} Decide with `sqs review`.", opinion.place, opinion.entry.paragraph)
    message = f"The row says {reading_in_words(finding, labels)}, but {opinion.reader} reads {read}."
    return _problem(DIFFERS, f"{message} Decide with `sqs review`.", finding, finding.paragraph)


def _problem(check: str, message: str, place: Span, paragraph: str, severity: str = "warning") -> Problem:
    span = {"start": place.start, "end": place.end}
    return Problem.model_validate(
        {"check": check, "severity": severity, "message": message, "span": span, "paragraph": paragraph}
    )


def reading_in_words(statement: Finding | CheckedEntry, labels: Mapping[str, str]) -> str:
    """The reading in a few words: `10 of 13 sufficient (Reviewing the reoffending work, headline)`."""
    count = statement.words if statement.count is None else str(statement.count)
    total = "" if statement.total is None else f" of {statement.total}"
    verdict = {"none": "", None: ", verdict unknown"}.get(statement.verdict, f" {statement.verdict}")
    measure = "no measure" if statement.measure is None else labels.get(statement.measure, statement.measure)
    return f"{count or 'an unknown number'}{total}{verdict} ({measure}, {statement.role or 'role unknown'})"
