"""A transcript in plain text: blank lines part the blocks, `- ` marks bullets and numbered paragraphs."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from models.text import Aside, Block, Transcript
from pipeline.errors import LetterError
from pipeline.language.folding import single_spaced
from pipeline.read.characters import SOFT_HYPHEN, SUPERSCRIPT_DIGITS, plain
from pipeline.read.continuation import continues, ends_sentence
from pipeline.read.footnote_marks import as_footnote, fused_to_word
from pipeline.read.redaction import redact

BULLET = re.compile(r"[-•*]\s+")
PARAGRAPH_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}[.)]?\s+(?=[A-Z\"'\u201c\u2018])")
ITALICS = re.compile(r"</?[ib]>|\*+(?=\S)|(?<=\S)\*+")
ADDRESS_BRACKETS = re.compile(r"<((?:https?://|www\.|mailto:)[^<>\s]*)>")


class Passage(NamedTuple):
    """A block on its way into the text."""

    text: str
    is_item: bool


def read_plain_text(path: Path, content: bytes) -> Transcript:
    """The transcript's text and footnotes; a LetterError where the file is not UTF-8."""
    try:
        printed = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LetterError(f"{path}: byte {error.start + 1} is not UTF-8; save the file as UTF-8 text.") from error
    passages, asides = told_apart(list(passages_of(printed)))
    return settled(joined(passages), asides)


def passages_of(printed: str) -> Iterator[Passage]:
    """Each block as printed: bullets, rows of label and value, and runs of lines between blank ones."""
    unmarked = ADDRESS_BRACKETS.sub(r"\1", plain(printed.replace(SOFT_HYPHEN, "")))
    for chunk in re.split(r"\n[ \t]*\n|\f", unmarked.replace("\r\n", "\n").replace("\r", "\n")):
        lines: list[str] = []
        for line in chunk.split("\n"):
            if lines and begins_block(line, lines):
                yield passage_of(lines)
                lines = []
            if line.strip():
                lines.append(line.strip())
        if lines:
            yield passage_of(lines)


def begins_block(line: str, before: list[str]) -> bool:
    """Whether the line starts a block of its own after the lines before it."""
    is_row = "\t" in line.strip() or "\t" in before[-1]
    note = as_footnote(before[0])
    next_note = as_footnote(line) if note and note["mark"].isdigit() else None
    follows_note = bool(note and next_note and next_note["mark"] == str(int(note["mark"]) + 1))
    return is_row or follows_note or bool(BULLET.match(line) or PARAGRAPH_NUMBER.match(line))


def passage_of(lines: list[str]) -> Passage:
    """The block that the lines make, its bullet's mark and its marks of italics left out."""
    text = "\n".join(lines)
    bullet = BULLET.match(text)
    unmarked = ITALICS.sub("", text[bullet.end() :] if bullet else text)
    is_item = bool(bullet or PARAGRAPH_NUMBER.match(unmarked))
    return Passage(single_spaced(redact(unmarked)), is_item=is_item)


def told_apart(passages: list[Passage]) -> tuple[list[Passage], list[Aside]]:
    """The running text without its footnotes and their marks, and the footnotes."""
    text: list[Passage] = []
    asides: list[Aside] = []
    for passage in passages:
        note = None if passage.is_item else as_footnote(passage.text.translate(SUPERSCRIPT_DIGITS))
        marked = [marked_block(block.text, note["mark"]) for block in text] if note else []
        if note and any(unmarked != block.text for unmarked, block in zip(marked, text, strict=True)):
            asides.append(Aside(kind="footnote", text=note["text"], mark=note["mark"]))
            text = [block._replace(text=unmarked) for unmarked, block in zip(marked, text, strict=True)]
        else:
            text.append(passage)
    return text, asides


def marked_block(text: str, mark: str) -> str:
    """The text without the footnote's mark where that is fused to a word."""
    superscript = mark.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return fused_to_word(mark).sub("", text.replace(superscript, "") if superscript != mark else text)


def joined(passages: list[Passage]) -> list[Passage]:
    """The blocks, each that a page had cut in two made whole."""
    items = [passage for passage in passages if passage.is_item]
    items_end = 2 * sum(ends_sentence(item.text) for item in items) > len(items)
    blocks: list[Passage] = []
    for passage in passages:
        if (
            blocks
            and not passage.is_item
            and continues(blocks[-1].text, passage.text, previous_is_item=blocks[-1].is_item, items_end=items_end)
        ):
            blocks[-1] = blocks[-1]._replace(text=f"{blocks[-1].text} {passage.text}")
        else:
            blocks.append(passage)
    return blocks


def settled(passages: list[Passage], asides: list[Aside]) -> Transcript:
    """The transcript with its blocks in their places."""
    blocks, start = [], 0
    for passage in passages:
        end = start + len(passage.text)
        blocks.append(Block(start=start, end=end, kind="bullet" if passage.is_item else "text"))
        start = end + 1
    return Transcript(text="\n".join(passage.text for passage in passages), blocks=tuple(blocks), asides=tuple(asides))
