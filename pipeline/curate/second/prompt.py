"""What a model is sent: the guide for readers with the measures, then the paragraphs of the letter, in parts."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from math import ceil
from pathlib import Path

from models.letter import Letter, Paragraph
from pipeline.curate.second.answer import ReadersAnswer
from pipeline.language.folding import single_spaced
from pipeline.language.rules import load_measures
from pipeline.read.redaction import redact

PROMPT = Path(__file__).parent / "prompt.md"
VERSION = 1
"""Goes up when the prompt is meant to be read in another way; its digest changes with every letter of it."""

_LONGEST_PART = 9_000
"""Characters of the letter in one request: about two pages, so that the answer stays well below what models allow."""
_EARLIER = 2
"""How many paragraphs before a part are sent with it, for what its first words refer to."""
_LETTERS_A_TOKEN = 3.6
"""A rough figure for English and JSON: it only serves an estimate."""
_ENTRY_TOKENS, _CHARACTERS_AN_ENTRY = 110, 200
"""The tokens of one entry, and how many characters of a letter there are to each."""


@dataclass(frozen=True)
class SentPart:
    """Some paragraphs of a letter, sent in one request."""

    paragraphs: tuple[Paragraph, ...]
    earlier: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Tokens:
    """How many tokens are sent, and how many may come back: an estimate."""

    sent: int
    received: int


@cache
def guide() -> str:
    """The prompt of `prompt.md`, with the measures in it."""
    measures = "\n".join(f"- `{measure.id}`: {measure.label}. {measure.definition}." for measure in load_measures())
    return PROMPT.read_text(encoding="utf-8").replace("{measures}", measures)


@cache
def schema() -> str:
    """The JSON schema of an answer."""
    return json.dumps(ReadersAnswer.model_json_schema())


@cache
def prompt_version() -> str:
    """The version of the prompt: its number, and a digest of all that it says."""
    return f"{VERSION}-{sha256((guide() + schema()).encode()).hexdigest()[:8]}"


def parts_of(letter: Letter) -> tuple[SentPart, ...]:
    """The letter's paragraphs in parts that a model can answer at once; the closing is in none of them."""
    paragraphs = sorted(letter.body_paragraphs, key=lambda paragraph: paragraph.start)
    parts: list[list[Paragraph]] = [[]]
    for paragraph in paragraphs:
        size = sum(each.end - each.start for each in parts[-1])
        if parts[-1] and size + paragraph.end - paragraph.start > _LONGEST_PART:
            parts.append([])
        parts[-1].append(paragraph)
    return tuple(_part(paragraphs, part) for part in parts if part)


def halves_of(part: SentPart) -> tuple[SentPart, ...]:
    """The part in two, for an answer that was cut off; none where it is one paragraph."""
    if len(part.paragraphs) == 1:
        return ()
    middle = len(part.paragraphs) // 2
    first, second = part.paragraphs[:middle], part.paragraphs[middle:]
    return SentPart(first, part.earlier), SentPart(second, (*part.earlier, *first)[-_EARLIER:])


def request_of(letter: Letter, part: SentPart) -> str:
    """The words that are sent for a part, after the guide. E-mail addresses and telephone numbers are never in them."""
    earlier = ["# Earlier paragraphs", *_print(letter, part.earlier)] if part.earlier else []
    return redact("\n\n".join([*earlier, "# Paragraphs to read", *_print(letter, part.paragraphs)]) + "\n")


def estimate(letter: Letter, parts: Sequence[SentPart]) -> Tokens:
    """What reading these parts takes, if each is answered at once."""
    sent = sum(len(guide()) + len(schema()) + len(request_of(letter, part)) for part in parts)
    read = sum(paragraph.end - paragraph.start for part in parts for paragraph in part.paragraphs)
    return Tokens(sent=ceil(sent / _LETTERS_A_TOKEN), received=ceil(read / _CHARACTERS_AN_ENTRY) * _ENTRY_TOKENS)


def _part(paragraphs: Sequence[Paragraph], part: Sequence[Paragraph]) -> SentPart:
    first = paragraphs.index(part[0])
    return SentPart(tuple(part), tuple(paragraphs[max(0, first - _EARLIER) : first]))


def _print(letter: Letter, paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Each paragraph after its key, under the heading of its section."""
    heading = None
    for paragraph in paragraphs:
        section = next((each.heading for each in letter.sections if each.covers(paragraph)), None)
        if section != heading and section:
            yield f"## {single_spaced(section)}"
        heading = section
        yield f"[{paragraph.key}] {single_spaced(paragraph.of(letter.text))}"
