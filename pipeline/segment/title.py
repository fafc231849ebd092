"""The letter's title, and the area that it names."""

import re
from collections.abc import Iterator, Sequence

from models.base import Span
from models.text import Block
from pipeline.segment.dates import dates_in
from pipeline.segment.headings import SENTENCE, ends_sentence, words_of
from pipeline.segment.outline import is_row
from pipeline.segment.vocabulary import letterhead_words

MOST_BLOCKS = 3
MOST_WORDS = 30
MOST_CHARACTERS = 250
MOST_WORDS_OF_AREA = 7

LABEL = re.compile(r"(?:re|subject|title)\s*:\s*", re.IGNORECASE)
IN_BRACKETS = re.compile(r"\([^()]*\)")
WORD = re.compile(r"[^\W\d_]+(?:['\u2019.-][^\W\d_]+)*|&")
LEADS_ON = re.compile(r"(?:\b(?:of|in|on|and|the|by|with|for|at|upon)|[&:,\u2010-\u2015-])$", re.IGNORECASE)


def title_of(text: str, head: Sequence[Block]) -> str | None:
    """The title as printed, made whole where it stands in several blocks; None where there is none."""
    screening = letterhead_words().title.screening
    titles = [title for place in range(len(head)) if (title := title_at(text, head[place : place + MOST_BLOCKS]))]
    return next((title for title in titles if screening.search(title)), next(iter(titles), None))


def area_of(title: str) -> str | None:
    """The area that a title or a heading names: `Vale of Glamorgan`, without its service. None where it is unclear."""
    readable = IN_BRACKETS.sub(lambda brackets: " " * len(brackets[0]), title)
    names = list(_names(readable))
    if len(names) > 1:
        names = [name for name in names if re.search(r"\bin(?:\s+the)?\s+$", readable[: name.start], re.IGNORECASE)]
    if not names:
        return None
    return names[-1].of(title)


def title_at(text: str, blocks: Sequence[Block]) -> str | None:
    """The title that begins with the first of the blocks, if one does."""
    title = _before_introduction(blocks[0].of(text))
    if title:
        return title
    for block in blocks:
        words = block.of(text)
        if block.kind == "bullet" or is_row(words) or _is_running_text(words):
            break
        if title and (dates_in(words) or not _leads_on(title, words)):
            break
        title = f"{title} {words}" if title else LABEL.sub("", words, count=1)
    return title if title and _is_title(title) else None


def _before_introduction(words: str) -> str:
    """The title at the beginning of a block that goes on with the introduction; empty where there is none."""
    vocabulary = letterhead_words().title
    if words.startswith(vocabulary.introduction_words):
        return ""
    for opener in re.finditer(rf"\s(?=(?:{'|'.join(vocabulary.introduction_words)})\s)", words[:MOST_CHARACTERS]):
        title = words[: opener.start()]
        if SENTENCE.search(title) or LEADS_ON.search(title):
            continue
        if vocabulary.screening.search(title) and area_of(title):
            return LABEL.sub("", title, count=1)
    return ""


def _is_running_text(words: str) -> bool:
    return ends_sentence(words) or len(words_of(words)) > MOST_WORDS


def _is_title(words: str) -> bool:
    vocabulary = letterhead_words().title
    if vocabulary.screening.search(words):
        return True
    return "inspection" in words_of(words) and vocabulary.subject.search(words) is not None


def _leads_on(title: str, words: str) -> bool:
    """Whether the title goes on in the next block: `... youth offending work in` / `Northmarsh`."""
    if LEADS_ON.search(title) or words[0].islower():
        return True
    return _is_title(title) and area_of(title) is None and len(words_of(words)) <= MOST_WORDS_OF_AREA


def _names(title: str) -> Iterator[Span]:
    """The stretches of the title that are no words of titles: names, with the small words inside them."""
    vocabulary = letterhead_words().title
    start = end = None
    for word in WORD.finditer(title):
        folded = word[0].casefold()
        if folded in vocabulary.joining_words:
            continue
        if folded in vocabulary.words or word[0].islower():
            if start is not None and end is not None:
                yield Span(start=start, end=end)
            start = None
            continue
        start = word.start() if start is None else start
        end = word.start() + len(re.sub(r"['\u2019]s$", "", word[0], flags=re.IGNORECASE))
    if start is not None and end is not None:
        yield Span(start=start, end=end)
