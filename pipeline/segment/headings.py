"""Headings, known by their shape and their key words."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from models.base import Span
from models.letter import SectionId
from models.text import Transcript
from pipeline.language.folding import as_typed
from pipeline.language.number_words import NUMBER_WORD
from pipeline.segment.theme_lists import LISTS, Named, lists_inside_themes
from pipeline.segment.vocabulary import HeadingRule, Words, heading_words

MOST_WORDS = 15
MOST_WORDS_WITHOUT_KEY_WORDS = 7

# before a heading: "1.", "2", "3)", "(4)", "IV.", "Outcome 1:", "Theme two -"
ENUMERATOR = re.compile(
    rf"""
    (?:(?:outcome|theme|section|part|criterion|domain|chapter)\s+(?:[0-9]{{1,2}}|[ivx]+|{NUMBER_WORD})\s*[.:)\u2010-\u2015-]?
    |  \(?(?:[0-9]{{1,2}}(?:\.[0-9]{{1,2}})?|[ivx]{{1,4}}(?=[.):])|[a-h](?=[.):]))[.):]*
    )\s+(?=\S)
    """,
    re.IGNORECASE | re.VERBOSE,
)
# before an item of a list: "1. ", "2) ", "(a) "
ITEM_MARK = re.compile(r"\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)]\s+(?=\S)")
WORD = re.compile(r"[^\W_]+(?:['\u2019\u2010\u2011-][^\W_]+)*")
SENTENCE = re.compile(r"[.;!?]\s|:\s\S|[.;!,]$")
SENTENCE_END = re.compile(r"[.!?:;][\"'*\u2019\u201d)\]]*[0-9]{0,2}$")
NUMBER_OF_PARAGRAPH = re.compile(r"\(?[0-9]+(?:\.[0-9].*)?\s+")
FIGURE = re.compile(rf"\b[0-9]|{NUMBER_WORD}", re.IGNORECASE)
FOOTNOTE_MARK = re.compile(r"(?<=[a-z])[0-9]{1,2}$")


class Heading(Span):
    """A heading of the letter, its number left out of the span."""

    section: SectionId | None
    """None for a heading that opens no section of its own."""
    first: int
    last: int
    """The blocks that it stands in."""


def headings_in(transcript: Transcript, *, begin: int) -> Iterator[Heading]:
    """The headings from the block at `begin` on, in the order printed.

    One that repeats the section it stands in, or names a theme again among the strengths or the areas for
    improvement, is printed over a part of that section and opens none. Nor does one over a list inside a theme: where
    it ends in a colon, it is a paragraph that leads in to the list.
    """
    inside_themes = lists_inside_themes([*_named(transcript, begin)])
    opened: list[SectionId] = []
    place = begin
    finished = True
    while place < len(transcript.blocks):
        block = transcript.blocks[place]
        section = opened[-1] if opened else None
        heading = _heading_at(transcript, place, plain=finished and section not in LISTS)
        if heading and place in inside_themes:
            leads_in = heading.of(transcript.text).endswith(":")
            heading = None if leads_in else heading.model_copy(update={"section": None})
        elif heading and heading.section in (opened if section in LISTS else [section]):
            heading = heading.model_copy(update={"section": None})
        if heading:
            yield heading
        if heading and heading.section:
            opened.append(heading.section)
        finished = heading is not None or ends_sentence(block.of(transcript.text))
        place = heading.last + 1 if heading else place + 1


def _named(transcript: Transcript, begin: int) -> Iterator[Named]:
    """The headings that name a section, wherever they stand."""
    for place in range(begin, len(transcript.blocks)):
        heading = _heading_at(transcript, place, plain=False)
        if heading and heading.section:
            yield Named(place, heading.section, words_of(heading.of(transcript.text)))


def ends_sentence(text: str) -> bool:
    """Whether a paragraph is complete, as far as its last mark tells."""
    return SENTENCE_END.search(text) is not None


def begins_inside(words: str) -> bool:
    """Whether the words can only be the rest of a sentence."""
    return words[:1].islower() and not ITEM_MARK.match(words)


@lru_cache(maxsize=1_000)  # a letter is gone through once for its own sections and several times for a second letter
def sections_named(heading: str) -> tuple[SectionId | None, ...]:
    """What a short line opens by its key words: mostly one section or none.

    Several where it fits their rules equally well; None stands for a heading over several sections. It may have a
    subtitle, `Protecting the public: victims`; behind the name of a list stands an item of it.
    """
    title, _, subtitle = heading.partition(": ")
    if (
        subtitle
        and not SENTENCE.search(subtitle)
        and not FIGURE.search(heading)
        and not _say_something(words_of(subtitle))
    ):
        named = sections_named(title) if len(words_of(heading)) <= MOST_WORDS else ()
        return () if set(named).intersection(LISTS) else named
    words = words_of(heading)
    if not 0 < len(words) <= MOST_WORDS or SENTENCE.search(heading) or FIGURE.search(heading):
        return ()
    fits = _fitting(words)
    if not fits:
        asks = heading.rstrip().endswith("?")
        said = tuple(word for word in words if word not in heading_words().sentence_words) if asks else words
        fits = [fit for fit in _fitting(said, loosely=True) if _may_open(fit[1], words, asks=asks)]
    most = max(fits, default=(0, None), key=lambda fit: fit[0])[0]
    return tuple(section for size, section in fits if size == most)


@lru_cache(1_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words of `text` in lower case, without hyphens and footnote marks: `reoffending` for `Re-offending1`."""
    return tuple(FOOTNOTE_MARK.sub("", as_typed(word).replace("-", "").casefold()) for word in WORD.findall(text))


def _may_open(section: SectionId | None, words: tuple[str, ...], *, asks: bool) -> bool:
    """Whether a question or a clause may open the section.

    `Is there room for improvement?` asks for no list of improvements, and `Children at risk of harm` of whom it speaks.
    """
    if section in LISTS:
        return words[0] == "what" and not asks
    return section != "public" or not any(word.startswith(("child", "young")) for word in words)


def _fitting(words: tuple[str, ...], *, loosely: bool = False) -> list[tuple[int, SectionId | None]]:
    """The sections whose rules fit, each with the number of key words that do; `loosely`, a clause may have a verb."""
    sections = heading_words().sections
    return [(size, rule.section) for rule in sections if (size := _key_words(rule, words, loosely=loosely))]


def _key_words(rule: HeadingRule, words: tuple[str, ...], *, loosely: bool) -> int:
    """How many key words the largest set has that fits; 0 where none does."""
    if any(_is(word, pattern) for word in words for pattern in rule.unless):
        return 0
    return max((len(key_words) for key_words in rule.any_of if _fits(key_words, words, loosely=loosely)), default=0)


def _fits(key_words: Words, words: tuple[str, ...], *, loosely: bool) -> bool:
    if not all(any(_is(word, pattern) for word in words) for pattern in key_words):
        return False
    others = [word for word in words if not any(_is(word, pattern) for pattern in key_words)]
    if loosely and not _say_something(words):
        return True
    return not any(word in heading_words().sentence_words for word in others)


def _say_something(words: Sequence[str]) -> bool:
    """Whether the words make a statement; a clause that only names something has one verb: `Those who were at risk`."""
    known = heading_words()
    begin = next((place for place, word in enumerate(words) if word in known.clause_words), len(words))
    before, clause = words[:begin], words[begin + 1 :]
    if clause and before and before[-1] in {"those", "these"}:
        before = before[:-1]
    says = [word in known.sentence_words for word in clause if word != "to"]
    verbs = sum(one and not other for one, other in pairwise([*says, False]))
    if begin and says and not says[0] and words[begin] in {"who", "which", "that"}:
        verbs += 1  # "who reoffended": a verb that no list holds
    return verbs > 1 or any(word in known.sentence_words for word in before)


def _is(word: str, pattern: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


def _heading_at(transcript: Transcript, place: int, *, plain: bool) -> Heading | None:
    """The heading that begins with the block at `place`, if one does. It may be printed over two blocks.

    `plain` says whether one without key words could stand there.
    """
    text, blocks = transcript.text, transcript.blocks
    block = blocks[place]
    number = ENUMERATOR.match(text, block.start, block.end)
    start = number.end() if number else block.start
    if block.kind == "bullet" or not text[start : start + 1].isupper():
        return None
    last = place
    if place + 1 < len(blocks) and blocks[place + 1].kind == "text" and begins_inside(blocks[place + 1].of(text)):
        last = place + 1
    span = Span(start=start, end=blocks[last].end)
    sections = sections_named(span.of(text).replace("\n", " "))
    if not sections and (last > place or not plain or (number and NUMBER_OF_PARAGRAPH.fullmatch(number[0]))):
        return None
    if not sections and not _is_plain_heading(transcript, span):
        return None
    section = sections[0] if len(sections) == 1 else None
    return Heading(start=span.start, end=span.end, section=section, first=place, last=last)


def _is_plain_heading(transcript: Transcript, span: Span) -> bool:
    """Whether a line without key words is a heading by its looks: `Pre-sentence reports`.

    It must be bold where the letter's print is known, as that of a scan is not, and without figures, lest a result be
    lost.
    """
    heading = span.of(transcript.text)
    words = words_of(heading)
    return (
        len(words) <= MOST_WORDS_WITHOUT_KEY_WORDS
        and (transcript.scanned or all(line.bold for line in transcript.lines_of(span)))
        and not SENTENCE.search(heading)
        and not heading.endswith(":")
        and not FIGURE.search(heading)
        and (heading.endswith("?") or not _say_something(words))
    )
