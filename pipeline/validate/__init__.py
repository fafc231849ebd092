"""Validate: what does not add up, or could not be read, each with a message that says what to do."""

from collections.abc import Sequence

from models.finding import Finding, Number
from models.letter import Letter
from models.reading import Problem
from models.source import Source
from pipeline.validate.arithmetic import (
    compliance,
    impossible_counts,
    more_reports_than_were_written,
    parts_of_wholes,
    words_against_numbers,
)
from pipeline.validate.facts import dates, facts, left_out, missing_sections
from pipeline.validate.pages import pages_without_words, set_apart, unmapped_letters
from pipeline.validate.remainders import unfounded_remainders
from pipeline.validate.services import service_problems
from pipeline.validate.unknown import unknown, unread

__all__ = ["service_problems", "validate"]


def validate(
    letter: Letter, source: Source, findings: Sequence[Finding], numbers: Sequence[Number]
) -> tuple[Problem, ...]:
    """The letter's problems: its facts, sections, pages and arithmetic, and what was left unread or unknown."""
    contradictions = (*parts_of_wholes(letter, findings), *compliance(findings))
    accused = {problem.span for problem in contradictions}
    return (
        *facts(letter, source),
        *dates(letter, source),
        *missing_sections(letter),
        *left_out(letter),
        *pages_without_words(letter),
        *set_apart(letter),
        *unmapped_letters(letter),
        *impossible_counts(letter, source, findings),
        *more_reports_than_were_written(findings),
        *words_against_numbers(findings),
        *contradictions,
        *(
            problem
            for problem in unfounded_remainders(letter, source, findings, numbers)
            if problem.span not in accused
        ),
        *unread(letter, numbers),
        *unknown(findings),
    )
