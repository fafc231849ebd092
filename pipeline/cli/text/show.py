"""One letter, its findings marked where they stand and followed by the rows they became."""

import re
from collections.abc import Iterable, Iterator, Sequence

import click

from models.base import Span
from models.finding import Finding
from models.letter import Letter, Paragraph
from models.reading import Reading
from models.source import Source
from pipeline.cli.text.finding import row
from pipeline.language.doubt import doubt_in_words
from pipeline.language.rules import measure_labels

LEGEND = "[1+ sufficient]  [2- insufficient]  [3= nothing judged]  [4? verdict not known]"
NUMBERS_LEGEND = "{~ number set aside}  {! number that no rule recognises}"

_INDENT = " " * 6
_SIGNS = {"sufficient": "+", "insufficient": "-", "none": "=", None: "?"}
_COLOURS = {"sufficient": "green", "insufficient": "red", "none": "blue", None: "yellow"}


class _MarginMark(Span):
    """A stretch of the text to be set apart, by signs as well as by colour."""

    opening: str
    closing: str
    colour: str

    @property
    def size(self) -> int:
        """How many characters it sets apart: of two marks the shorter stands inside."""
        return self.end - self.start


def report(source: Source, reading: Reading, *, numbers: bool, width: int) -> Iterator[str]:
    """The letter's lines, styled, folded at `width`; with `numbers`, also what was set aside or not read.

    The closing is left out, for it says whom to telephone.
    """
    letter = reading.letter
    marks = [*_finding_marks(reading.findings), *(_number_marks(reading) if numbers else ())]
    yield from _head(source, letter, width)
    headings = iter(letter.sections)
    heading = next(headings, None)
    for paragraph in letter.body_paragraphs:
        while heading and heading.start <= paragraph.start:
            yield from ("", click.style(heading.heading, bold=True))
            heading = next(headings, None)
        yield ""
        yield from _fill(_words(letter, paragraph, marks), width, _label(paragraph))
        for place, finding in enumerate(reading.findings, start=1):
            if paragraph.start <= finding.start < paragraph.end:
                yield from _row_lines(place, finding, width)
    yield from _problems(reading, width)
    yield ""
    for legend in (LEGEND, NUMBERS_LEGEND) if numbers else (LEGEND,):
        whole = [legend] if len(legend) <= width else legend.split("  ")
        yield from (click.style(part, dim=True) for part in whole)


def _finding_marks(findings: Sequence[Finding]) -> Iterator[_MarginMark]:
    for place, finding in enumerate(findings, start=1):
        opening = f"[{place}{_SIGNS[finding.verdict]} "
        colour = _COLOURS[finding.verdict]
        yield _MarginMark(start=finding.start, end=finding.end, opening=opening, closing="]", colour=colour)


def _number_marks(reading: Reading) -> Iterator[_MarginMark]:
    for number in reading.numbers:
        if number.status == "set aside":
            yield _MarginMark(start=number.start, end=number.end, opening="{~ ", closing="}", colour="cyan")
        elif number.status == "unread":
            yield _MarginMark(start=number.start, end=number.end, opening="{! ", closing="}", colour="magenta")


def _head(source: Source, letter: Letter, width: int) -> Iterator[str]:
    stated = letter.letterhead
    cases = source.cases or stated.cases
    facts = [
        source.id,
        source.area or stated.area,
        (published := source.published or stated.published) and f"published {published}",
        cases and f"{cases} cases",
        letter.transcript.pages and f"{letter.transcript.pages} pages",
        source.facsimile and "facsimile",
        source.invented and "invented",
    ]
    title = (source.title or stated.title or "").split()
    yield from _fill((click.style(word, bold=True) for word in title), width)
    yield from _fill(" · ".join(fact for fact in facts if fact).split(" "), width)


def _label(paragraph: Paragraph) -> str:
    """The paragraph's key, as a `findings.yml` names it."""
    bullet = "• " if paragraph.kind == "bullet" else ""
    return f"{paragraph.key + ' ':<{len(_INDENT)}}{bullet}"


def _words(letter: Letter, paragraph: Paragraph, marks: Sequence[_MarginMark]) -> Iterator[str]:
    """The paragraph's words, each styled as its innermost mark would have it, signs put round the marks."""
    here = [mark for mark in marks if mark.overlaps(paragraph)]
    cuts = sorted({paragraph.start, paragraph.end} | {cut for mark in here for cut in (mark.start, mark.end)})
    word = ""
    for start, end in zip(cuts, [*cuts[1:], paragraph.end], strict=True):
        inmost_first = sorted(here, key=lambda mark: mark.size)
        over = next((mark for mark in inmost_first if mark.start <= start < mark.end), None)
        word += "".join(click.style(mark.closing, fg=mark.colour) for mark in inmost_first if mark.end == start)
        signs = "".join(mark.opening for mark in reversed(inmost_first) if mark.start == start)
        for piece in re.split(r"(\s+)", f"{signs}{letter.text[start:end]}"):
            if piece.isspace():
                yield word
                word = ""
            elif piece:
                word += click.style(piece, fg=over.colour) if over else piece
    yield word


def _row_lines(place: int, finding: Finding, width: int) -> Iterator[str]:
    colour = _COLOURS[finding.verdict]
    sign = f"{_INDENT}{place}{_SIGNS[finding.verdict]} "
    yield from _fill((click.style(word, fg=colour) for word in row(finding).split(" ")), width, sign)
    doubt = doubt_in_words(finding, measure_labels())
    for reason in (*([f"Doubtful: {doubt}"] if doubt else []), *finding.unsure):
        yield from _fill((click.style(word, dim=True) for word in reason.split()), width, " " * len(sign))


def _problems(reading: Reading, width: int) -> Iterator[str]:
    closing = set(reading.letter.paragraphs) - set(reading.letter.body_paragraphs)
    problems = [
        problem
        for problem in reading.problems
        if not any(
            problem.paragraph == paragraph.key or (problem.span and problem.span.overlaps(paragraph))
            for paragraph in closing
        )
    ]
    if problems:
        yield from ("", click.style("Problems", bold=True))
    for problem in problems:
        place = f"{problem.paragraph}: " if problem.paragraph else ""
        yield from _fill(f"{problem.severity}: {place}{problem.message}".split(), width, _INDENT)


def _fill(words: Iterable[str], width: int, first: str = "") -> Iterator[str]:
    """Lines of at most `width` columns (a longer word keeps its own line), indented but for what `first` says."""
    line, used = first, len(first)
    begun = False
    for word in words:
        size = len(click.unstyle(word))
        if begun and used + 1 + size > width:
            yield line
            line, used, begun = _INDENT, len(_INDENT), False
        line, used, begun = f"{line}{' ' if begun else ''}{word}", used + size + begun, True
    if begun:
        yield line
