"""Letters and findings made by hand, for tests of what comes after reading."""

from datetime import date
from fractions import Fraction

from models.base import Span
from models.finding import Finding
from models.letter import Letter, Letterhead, Paragraph, Section, SectionId
from models.share import Band, Share
from models.text import Block, Line, Transcript
from pipeline.language.shares import share_in_words

Part = tuple[SectionId, str, list[tuple[str, str]]]
"""A section: its id, its heading, and its paragraphs, each with its key."""


def letter_of(parts: list[Part], *, area: str | None = None, published: date | None = None) -> Letter:
    """A letter that prints the parts one below the other, each block on a page of its own."""
    blocks: list[Block] = []
    sections: list[Section] = []
    paragraphs: list[Paragraph] = []
    text = "Dear Chief Executive"
    for section, heading, entries in parts:
        begun = len(text) + 1
        text += f"\n{heading}" if heading else ""
        for key, words in entries:
            start = len(text) + 1
            text += f"\n{words}"
            number = None if key.startswith(section) else key
            paragraphs.append(
                Paragraph(start=start, end=len(text), key=key, section=section, number=number, kind="text")
            )
            blocks.append(Block(start=start, end=len(text), kind="text"))
        sections.append(Section(start=begun, end=len(text), section=section, heading=heading))
    lines = tuple(
        Line(
            start=block.start,
            end=block.end,
            page=page,
            top=0,
            bottom=10,
            edges=tuple(float(place) for place in range(block.end - block.start + 1)),
            bold=False,
            gap_above=None,
        )
        for page, block in enumerate(blocks, start=1)
    )
    return Letter(
        transcript=Transcript(text=text, blocks=tuple(blocks), lines=lines, pages=len(blocks)),
        letterhead=Letterhead(
            area=area, title=None, published=published, fieldwork_start=None, fieldwork_end=None, cases=20
        ),
        sections=tuple(sections),
        paragraphs=tuple(paragraphs),
    )


def span_of(letter: Letter, words: str) -> Span:
    """Where the words stand first."""
    start = letter.text.index(words)
    return Span(start=start, end=start + len(words))


def finding_of(letter: Letter, quote: str, **fields: object) -> Finding:
    """A finding with that quotation, its sentence the whole paragraph; `fields` say what else it holds.

    Its share is what its `words` bound, or lies from `low` to `high`.
    """
    words = fields.get("words")
    share = share_in_words(words) if isinstance(words, str) else None
    if "low" in fields:
        share = Share(Band(Fraction(str(fields.pop("low"))), Fraction(str(fields.pop("high")))))
    span = span_of(letter, quote)
    paragraph = next(paragraph for paragraph in letter.paragraphs if paragraph.covers(span))
    held: dict[str, object] = {
        "measure": None,
        "role": None,
        "verdict": None,
        "count": None,
        "total": None,
        "basis": "printed",
        "words": None,
        "share": share,
        "rule": "n of m",
        "phrases": (span,),
        "sentence": Span(start=paragraph.start, end=paragraph.end),
        "paragraph": paragraph.key,
        **span.model_dump(),
        **fields,
    }
    return Finding.model_validate(held)
