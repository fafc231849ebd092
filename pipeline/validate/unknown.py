"""What was left unread, or could not be told."""

from collections.abc import Iterator, Sequence

from models.base import Span
from models.finding import Finding, Number
from models.letter import Letter
from models.reading import Problem
from pipeline.validate.problem import problem_at


def unread(letter: Letter, numbers: Sequence[Number]) -> Iterator[Problem]:
    """Numbers that no rule reads or sets aside."""
    for number in numbers:
        if number.status == "unread":
            yield Problem(
                check="number unread",
                severity="note",
                message=f"No rule recognises “{number.of(letter.text)}” here; if it is a finding, write it "
                "in findings.yml, and see CONTRIBUTING.md on teaching a phrase.",
                span=Span(start=number.start, end=number.end),
                paragraph=letter.paragraph_of(number).key,
            )


def unknown(findings: Sequence[Finding]) -> Iterator[Problem]:
    """Findings whose verdict, measure or numbers could not be told, unless a person has gone over them."""
    for finding in findings:
        if finding.checked:
            continue  # a person has said that nothing more is to be known
        if finding.verdict is None:
            message = (
                "It is not clear whether these met the standard; write the finding in findings.yml with its verdict."
            )
            yield problem_at(finding, "verdict unknown", message)
        if finding.measure is None:
            message = "No measure fits; write the finding in findings.yml with its measure, or with null if none fits."
            yield problem_at(finding, "measure unknown", message)
        for doubt in finding.unsure:
            what = "total" if finding.total is None else "count"
            yield problem_at(finding, f"{what} unknown", f"{doubt} Write the finding in findings.yml with its {what}.")
