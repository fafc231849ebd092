"""A letter drafted for the corpus: what was read, what is doubtful, and what to do next."""

import shlex
from collections.abc import Iterator

from models.reading import Problem
from pipeline.cli.text.wrapping import wrap
from pipeline.corpus.naming import for_corpus
from pipeline.curate.add.drafting import LetterDraft
from pipeline.language.plurals import quantity

_INDENT = "  "
_FACTS = ("area", "title", "published", "fieldwork_start", "fieldwork_end", "cases", "source")


def report(draft: LetterDraft, *, is_written: bool, width: int) -> Iterator[str]:
    """The lines, folded at `width`."""
    yield from _what_was_read(draft, width)
    doubts = list(_doubts(draft))
    if doubts:
        yield from ("", "Doubtful:")
    for doubt in doubts:
        yield from wrap(doubt, width, first=f"{_INDENT}- ", rest=2 * _INDENT)
    yield from ("", *wrap(_what_is_written(draft, is_written=is_written), width))
    yield from _inspection(draft, width, is_written=is_written)
    yield from ("", "What to do next:")
    if is_written:
        yield from _next(draft)
    else:
        yield f"{_INDENT}Run the same command without --dry-run to add the letter."


def _what_was_read(draft: LetterDraft, width: int) -> Iterator[str]:
    label = max(map(len, _FACTS)) + len(_INDENT)
    yield "Read:"
    for fact in _FACTS:
        value = getattr(draft.source, fact)
        words = "not found" if value is None else str(value)
        if fact == "area" and draft.area and draft.area.name != value:
            words = f"{words} ({draft.area.name} in areas.csv)"
        yield from wrap(words, width, first=f"{_INDENT}{fact:<{label}}", rest=_INDENT + label * " ")
    reading = draft.reading
    unread = sum(number.status == "unread" for number in reading.numbers)
    counts = (
        f"{quantity(len(reading.letter.paragraphs), 'paragraph')}, {quantity(len(reading.findings), 'finding')}, "
        f"{quantity(unread, 'number')} that no rule recognises, {quantity(len(reading.problems), 'problem')}"
    )
    yield from wrap(counts, width, first=_INDENT, rest=_INDENT)


def _doubts(draft: LetterDraft) -> Iterator[str]:
    if not draft.is_published_at:
        yield "It is not known where the letter was published: write its address in letter.yml, as `source`."
    for problem in draft.reading.problems:
        if problem.check != "number unread":
            yield _problem_line(draft, problem)


def _problem_line(draft: LetterDraft, problem: Problem) -> str:
    quote = f" “{problem.span.of(draft.reading.letter.text)}”" if problem.span else ""
    place = f"{problem.paragraph}{quote}: " if problem.paragraph else ""
    return f"{place}{problem.message}"


def _what_is_written(draft: LetterDraft, *, is_written: bool) -> str:
    *first, last = draft.files
    names = f"{', '.join(first)} and {last}"
    if is_written:
        return f"{draft.folder} now contains {names}. None of the findings has been checked yet."
    return f"Nothing was written: without --dry-run, {draft.folder} would contain {names}."


def _inspection(draft: LetterDraft, width: int, *, is_written: bool) -> Iterator[str]:
    listing = draft.listing
    if listing is None:
        return
    source = f" ({listing.inspection.known_from})" if listing.inspection and listing.inspection.known_from else ""
    if listing.inspection is None:
        what = "now lists" if is_written else "would list"
        yield from (f"inspections.csv {what} this inspection:", f"{_INDENT}{listing.line}")
        return
    if listing.fits:
        said = f"inspections.csv already lists this inspection{source}; its letter was missing until now."
    else:
        said = (
            f"inspections.csv lists an inspection of this service in the same month with other dates{source}: "
            "correct the date that is wrong, there or in letter.yml."
        )
    yield from wrap(said, width)


def _next(draft: LetterDraft) -> Iterator[str]:
    corpus, letter = draft.folder.parent, draft.folder.name
    elsewhere = for_corpus(corpus)
    steps = {
        f"sqs show {letter} --numbers{elsewhere}": "show the letter and what was read in it",
        f"sqs review {letter}{elsewhere}": "go through its findings one by one",
        f"sqs check {letter}{elsewhere}": "see if it is still read the way you checked it",
        f"git add {shlex.quote(str(corpus))}": "then commit it and open a pull request",
    }
    longest = max(map(len, steps))
    for command, purpose in steps.items():
        yield f"{_INDENT}{command:<{longest}}{_INDENT}{purpose}"
