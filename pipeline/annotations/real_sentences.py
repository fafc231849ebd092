"""Real sentences of other inspections, and every share in them as a person reads it. Numbers only, no measures."""

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from models.base import Noun
from models.finding import Basis, Verdict
from models.letter import Letter, Letterhead, Paragraph, Section
from models.text import Block, Transcript
from pipeline.errors import CorpusError

KEY = "summary.1"
"""The paragraph that holds the sentence."""


class ExpectedShare(Noun):
    """One share that a sentence states, as a person reads it."""

    quote: str
    count: int | None
    total: int | None
    percent: float | None
    words: str | None
    basis: Basis
    verdict: Verdict | None
    optional: bool = False
    range: tuple[float, float] | None = None
    """Of percentages, where the sentence prints a range."""


class RealSentence(Noun):
    """A sentence of a published report with the shares that it states."""

    document: str
    year: int
    kind: str
    sentence: str
    statements: tuple[ExpectedShare, ...]


def real_sentences(path: Path) -> tuple[RealSentence, ...]:
    """The sentences of a file, one JSON object a line; CorpusError names the line that cannot be used."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise CorpusError(f"{path} cannot be opened ({error.strerror}): name a file of checked sentences.") from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path} is not UTF-8 text: save it again in that encoding.") from error
    return tuple(
        _real_sentence(line, f"{path}, line {number}") for number, line in enumerate(lines, start=1) if line.strip()
    )


def letter_of(sentence: str) -> Letter:
    """A letter that consists of the sentence alone."""
    whole = {"start": 0, "end": len(sentence)}
    return Letter(
        transcript=Transcript(text=sentence, blocks=(Block(**whole, kind="text"),)),
        letterhead=Letterhead(
            area=None, title=None, published=None, fieldwork_start=None, fieldwork_end=None, cases=None
        ),
        sections=(Section(**whole, section="summary", heading=""),),
        paragraphs=(Paragraph(**whole, key=KEY, section="summary", number=None, kind="text"),),
    )


def halves_of(sentences: Iterable[RealSentence]) -> dict[str, int]:
    """The half, 0 or 1, that each document belongs to: no document is in both."""
    documents = sorted({each.document for each in sentences})
    return {document: position % 2 for position, document in enumerate(documents)}


def _real_sentence(line: str, place: str) -> RealSentence:
    try:
        return RealSentence.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise CorpusError(f"{place}: {f'{key}: ' if key else ''}{first['msg']}; correct it.") from None
