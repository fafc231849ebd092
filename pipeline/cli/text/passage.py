"""The words round a quotation, the quotation marked."""

from collections.abc import Iterator

import click

from models.base import Span
from models.letter import Letter, Paragraph
from pipeline.annotations.quotations import sentence_around
from pipeline.cli.text.wrapping import wrap

_LONGEST = 1200
"""Characters that a person takes in at once; of a longer paragraph only the sentence is shown."""
_INDENT = "  "
_CUT = "[...]"


def passage(letter: Letter, place: Span, *, width: int, colour: bool, antecedent: Span | None = None) -> Iterator[str]:
    """Lines of at most `width` columns: the paragraph that holds the place, or where that is long, its sentence.

    With no colour the marked words stand between `>>>` and `<<<`. A sentence alone is shown with the one that holds
    its `antecedent`, where that is in the same paragraph.
    """
    paragraph = letter.paragraph_of(place)
    is_short = paragraph.end - paragraph.start <= _LONGEST
    spans: list[Span] = [paragraph] if is_short else _sentences(letter, paragraph, place, antecedent)
    before, after = _around(letter, paragraph, spans, place)
    quote = place.of(letter.text).replace("\n", " ")
    if not colour:
        quote = f">>>{quote}<<<"
    marked = Span(start=len(before), end=len(before) + len(quote))
    begun = 0
    for line in wrap(f"{before}{quote}{after}", width - len(_INDENT)):
        yield _INDENT + (_highlight(line, begun, marked) if colour else line)
        begun += len(line) + 1


def _sentences(letter: Letter, paragraph: Paragraph, place: Span, antecedent: Span | None) -> list[Span]:
    sentence = sentence_around(letter, place)
    if antecedent and paragraph.covers(antecedent) and antecedent.start < sentence.start:
        return [sentence_around(letter, antecedent), sentence]
    return [sentence]


def _around(letter: Letter, paragraph: Paragraph, spans: list[Span], place: Span) -> tuple[str, str]:
    """The words before and after the place, marks where some of the paragraph is left out."""
    before, reached = "", paragraph.start
    for span in spans:
        before += f" {_CUT} " if letter.text[reached : span.start].strip() else " "
        before += letter.text[span.start : min(span.end, place.start)]
        reached = span.end
    after = letter.text[place.end : reached] + (f" {_CUT}" if letter.text[reached : paragraph.end].strip() else "")
    return before.replace("\n", " ").lstrip(), after.replace("\n", " ").rstrip()


def _highlight(line: str, begun: int, marked: Span) -> str:
    first, last = (min(max(place - begun, 0), len(line)) for place in (marked.start, marked.end))
    if first == last:
        return line
    return line[:first] + click.style(line[first:last], bold=True, reverse=True) + line[last:]
