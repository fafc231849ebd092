"""A transcript in plain text: blank lines part the blocks, `- ` marks bullets and numbered paragraphs."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from models.text import Aside, Block, Transcript
from pipeline.errors import LetterError
from pipeline.language.folding import single_spaced
from pipeline.read.characters import SUPERSCRIPT_DIGITS, plain
from pipeline.read.continuation import continues, ends_sentence
from pipeline.read.footnote_marks import SIGNS, as_footnote, fused_to_word
from pipeline.read.redaction import redact

BULLET = re.compile(r"[-•*]\s+")
PARAGRAPH_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}[.)]?\s+(?=[A-Z\"'\u201c\u2018])")
ITALICS = re.compile(r"</?[ib]>|\*+(?=\S)|(?<=\S)\*+")
NO_SIGNS = re.compile(r"[\x00\x01\x03-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad]")
"""Soft hyphens, and codes that steer a machine; of those U+0002 is a hyphen, as `characters` knows."""
ADDRESS_BRACKETS = re.compile(r"<((?:https?://|www\.|mailto:)[^<>\s]*)>")


class TextBlock(NamedTuple):
    """A block on its way into the text."""

    text: str
    is_item: bool


def read_plain_text(path: Path, content: bytes) -> Transcript:
    """The transcript's text and footnotes; a LetterError where the file is not UTF-8."""
    try:
        printed = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LetterError(f"{path}: byte {error.start + 1} is not UTF-8; save the file as UTF-8 text.") from error
    if (place := content.find(b"\0")) >= 0:  # no text has one: as UTF-8, UTF-16 has one behind each plain letter
        raise LetterError(f"{path}: byte {place + 1} is zero, so this is not UTF-8; save the file as UTF-8 text.")
    blocks, asides = without_footnotes(list(blocks_of(printed)))
    return transcript_of_blocks(join_blocks(blocks), asides)


def blocks_of(printed: str) -> Iterator[TextBlock]:
    """Each block as printed: bullets, rows of label and value, and runs of lines between blank ones."""
    unmarked = ADDRESS_BRACKETS.sub(r"\1", plain(NO_SIGNS.sub("", printed)))
    for chunk in re.split(r"\n[ \t]*\n|\f", unmarked.replace("\r\n", "\n").replace("\r", "\n")):
        lines: list[str] = []
        for line in chunk.split("\n"):
            if lines and begins_block(line, lines):
                yield block_of(lines)
                lines = []
            if line.strip():
                lines.append(line.strip())
        if lines:
            yield block_of(lines)


def begins_block(line: str, before: list[str]) -> bool:
    """Whether the line starts a block of its own after the lines before it."""
    is_row = "\t" in line.strip() or "\t" in before[-1]
    note = as_footnote(before[0])
    next_note = as_footnote(line) if note and note["mark"].isdigit() else None
    follows_note = bool(note and next_note and next_note["mark"] == str(int(note["mark"]) + 1))
    return is_row or follows_note or bool(BULLET.match(line) or PARAGRAPH_NUMBER.match(line))


def block_of(lines: list[str]) -> TextBlock:
    """The block that the lines make, its bullet's mark and its marks of italics left out."""
    text = "\n".join(lines)
    bullet = BULLET.match(text)
    unmarked = ITALICS.sub("", text[bullet.end() :] if bullet else text)
    is_item = bool(bullet or PARAGRAPH_NUMBER.match(unmarked))
    return TextBlock(single_spaced(redact(unmarked)), is_item=is_item)


def without_footnotes(blocks: list[TextBlock]) -> tuple[list[TextBlock], list[Aside]]:
    """The running text without its footnotes and their marks, and the footnotes."""
    text: list[TextBlock] = []
    asides: list[Aside] = []
    for block in blocks:
        note = None if block.is_item else as_footnote(block.text.translate(SUPERSCRIPT_DIGITS))
        marked = [marked_block(earlier.text, note["mark"]) for earlier in text] if note else []
        if note and any(unmarked != earlier.text for unmarked, earlier in zip(marked, text, strict=True)):
            asides.append(Aside(kind="footnote", text=note["text"], mark=note["mark"]))
            text = [earlier._replace(text=unmarked) for unmarked, earlier in zip(marked, text, strict=True)]
        else:
            text.append(block)
    return [block._replace(text=SIGNS.sub("", block.text)) for block in text], asides


def marked_block(text: str, mark: str) -> str:
    """The text without the footnote's mark where that is fused to a word."""
    superscript = mark.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return fused_to_word(mark).sub("", text.replace(superscript, "") if superscript != mark else text)


def join_blocks(blocks: list[TextBlock]) -> list[TextBlock]:
    """The blocks, each that a page had cut in two made whole."""
    items = [block for block in blocks if block.is_item]
    items_end = 2 * sum(ends_sentence(item.text) for item in items) > len(items)
    whole: list[TextBlock] = []
    for block in blocks:
        if (
            whole
            and not block.is_item
            and continues(whole[-1].text, block.text, previous_is_item=whole[-1].is_item, items_end=items_end)
        ):
            whole[-1] = whole[-1]._replace(text=f"{whole[-1].text} {block.text}")
        else:
            whole.append(block)
    return whole


def transcript_of_blocks(blocks: list[TextBlock], asides: list[Aside]) -> Transcript:
    """The transcript with its blocks in their places."""
    placed, start = [], 0
    for block in blocks:
        end = start + len(block.text)
        placed.append(Block(start=start, end=end, kind="bullet" if block.is_item else "text"))
        start = end + 1
    return Transcript(text="\n".join(block.text for block in blocks), blocks=tuple(placed), asides=tuple(asides))
