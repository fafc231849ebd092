"""The letter's facts: what nobody tells, what a person tells otherwise than the letter, and missing sections."""

from collections.abc import Iterator
from itertools import combinations

from models.letter import Letter
from models.reading import Problem
from models.source import Source

SECTIONS = {
    "context": "Context",
    "summary": "Summary",
    "reoffending": "Reducing the likelihood of reoffending",
    "public": "Protecting the public",
    "child": "Protecting the child or young person",
    "sentence": "Ensuring that the sentence is served",
    "management": "Operational management",
    "strengths": "Key strengths",
    "improvements": "Areas requiring improvement",
}
FACTS = ("area", "title", "published", "fieldwork_start", "fieldwork_end", "cases")


def facts(letter: Letter, source: Source) -> Iterator[Problem]:
    """Facts that neither the letter nor a person tells, and those on which they differ."""
    if source.source is None:
        yield Problem(
            check="fact unknown",
            severity="note",
            message="Nobody recorded where the letter came from: write an address or note as `source:` in letter.yml.",
        )
    for fact in FACTS:
        known, read = getattr(source, fact), getattr(letter.letterhead, fact)
        if known is None and read is None:
            yield Problem(
                check="fact unknown",
                severity="warning",
                message=f"The letter's {_in_words(fact)} could not be read; write `{fact}:` in letter.yml.",
            )
        elif known is not None and read is not None and known != read:
            yield Problem(
                check="fact differs",
                severity="warning",
                message=f"letter.yml gives {known} as the {_in_words(fact)}, but the letter says {read}; "
                "check which is right.",
            )


def _in_words(fact: str) -> str:
    return {
        "published": "publication date",
        "fieldwork_start": "first day of fieldwork",
        "fieldwork_end": "last day of fieldwork",
        "cases": "number of cases inspected",
    }.get(fact, fact)


def dates(letter: Letter, source: Source) -> Iterator[Problem]:
    """Dates that are not in their order."""
    known = [
        (fact, getattr(source, fact) or getattr(letter.letterhead, fact))
        for fact in ("fieldwork_start", "fieldwork_end", "published")
    ]
    dated = [(fact, day) for fact, day in known if day is not None]
    for (earlier, first), (later, second) in combinations(dated, 2):
        if first > second:
            yield Problem(
                check="dates out of order",
                severity="error",
                message=f"The {_in_words(earlier)} ({first}) is after the {_in_words(later)} ({second}); "
                "correct the one that is wrong in letter.yml.",
            )


def left_out(letter: Letter) -> Iterator[Problem]:
    """Stretches of the file in which nothing was read."""
    for stretch in letter.left_out:
        lines = letter.transcript.lines_of(stretch)
        first, last = (lines[0].page, lines[-1].page) if lines else (None, None)
        pages = f"page {first}" if first == last else f"pages {first} to {last}"
        where = f" ({pages})" if lines else ""
        heading = " ".join(stretch.of(letter.text).split("\n", 1)[0].split())
        what = {"Welsh": f"Part of the file{where} is in Welsh", "appendix": f"“{heading}”{where} follows the letter"}
        yield Problem(
            check="left out",
            severity="note",
            message=f"{what[stretch.why]} and was not read; if it belongs to the letter, please report it.",
        )


def missing_sections(letter: Letter) -> Iterator[Problem]:
    """Sections that letters of this kind have, and this one has not."""
    present = {section.section for section in letter.sections}
    for section, heading in SECTIONS.items():
        if letter.sections and section not in present:
            yield Problem(
                check="section missing",
                severity="warning",
                message=f"No heading like “{heading}” was found; if the letter has one in other words, "
                "add them to pipeline/rules/headings.yml.",
            )
