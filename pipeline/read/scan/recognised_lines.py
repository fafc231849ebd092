"""Pages whose words text recognition has set: their glyphs brought to level lines, in the sizes that were printed."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean, median

from pipeline.read.scan.hanging_marks import are_dotted, with_mark_mended, with_note_mark_raised
from pipeline.read.scan.logos import WORD, without_logos
from pipeline.read.scan.misreadings import with_addresses_whole, with_letters_spelt
from pipeline.read.scan.words import Word, text_of
from pipeline.read.sheet import Glyph, Sheet

WIDTH = 0.47
"""Of the type size: the mean width of a letter, 0.43 in Times and 0.53 in Verdana. Heights are measured otherwise by
each program, and by the letters that the line happens to have."""
BELOW = 0.21
"""Of the type size: how far its box reaches below the baseline."""
RISE = 0.5
"""Of the height as measured: a glyph that stands so much higher or lower than the last begins a line."""
BACK, RISE_BACK = 5.0, 0.1
"""Of the same: so does one so far back and so much higher or lower. Words of one line reach into one another."""
ALIKE = (0.84, 1.18)
"""Of the usual height: a line without tall letters seems smaller."""
NARROW = 0.86
"""Of the usual width of a letter: where those of a line are narrower, its type is smaller."""
MANY = 30
"""Letters: the mean of as many widths shows the size of the type, whatever words they make."""

SOME = 20
"""Words: with fewer on a page, their spelling shows nothing."""
SPELT = 0.6
"""Of what is read as words: on a page that stands as it should, more are spelt like words, none when upside down."""


@dataclass(frozen=True, slots=True)
class UsualType:
    """The type that most of the letter is set in, as recognition has measured it. In points."""

    height: float
    width: float
    """Of a letter, on average."""

    def share_of(self, words: Sequence[Word]) -> float:
        """The type size of the words, 1 being the usual one.

        A short line can be told by its height alone, a long one is better not: a raised mark makes it higher.
        """
        if is_long(words):
            share = width_of(words) / self.width
            return 1.0 if share > NARROW else share
        height = words[0][0].size
        return 1.0 if ALIKE[0] * self.height < height < ALIKE[1] * self.height else height / self.height


def level_lines(sheets: Sequence[Sheet], pages: Collection[int]) -> list[Sheet]:
    """The sheets, on these pages the glyphs of each line on one baseline and as they were printed."""
    lines = {sheet.page: [words_of(line) for line in lines_of(sheet.glyphs)] for sheet in sheets if sheet.page in pages}
    lines = without_logos(sheets, lines)
    every = [words for page in lines.values() for words in page]
    usual, dotted = usual_type(every), are_dotted(every)
    return [
        replace(
            sheet,
            glyphs=tuple(
                glyph for words in lines[sheet.page] for glyph in space_out(mend_words(words, usual, dotted=dotted))
            ),
            is_recognised=True,
        )
        if sheet.page in lines
        else sheet
        for sheet in sheets
    ]


def in_vain(sheet: Sheet) -> bool:
    """Whether what recognition read on the page is hardly a word: it may have been scanned upside down."""
    spelt, words = spelling(sheet)
    return words > SOME and spelt < SPELT * words


def spelling(sheet: Sheet) -> tuple[int, int]:
    """How many of the words that recognition read on the page are spelt like words, and how many there are."""
    words = [text_of(word) for line in lines_of(sheet.glyphs) for word in words_of(line)]
    return sum(WORD.fullmatch(word) is not None for word in words), len(words)


def lines_of(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """The lines as recognition wrote them, one after the other; none without a letter."""
    line: list[Glyph] = []
    for glyph in glyphs:
        rise = abs(glyph.baseline - line[-1].baseline) if line else 0.0
        is_back = rise > RISE_BACK * glyph.size and line[-1].x0 - glyph.x0 > BACK * glyph.size
        if rise > RISE * glyph.size or is_back:
            yield line
            line = []
        if line or glyph.text != " ":
            line.append(glyph)
    if line:
        yield line


def words_of(line: Sequence[Glyph]) -> list[Word]:
    """The words of a line, all on one baseline; one that reaches into the next is made narrower."""
    baseline = median(glyph.baseline for glyph in line)
    words: list[Word] = [[]]
    for glyph in line:
        if glyph.text == " ":
            words.append([])
        else:
            words[-1].append(glyph._replace(baseline=baseline))
    words = [word for word in words if word]
    ends = [following[0].x0 for following in words[1:]]
    return [*(squeeze(word, end) for word, end in zip(words, ends, strict=False)), words[-1]]


def squeeze(word: Word, end: float) -> Word:
    """The word, its glyphs as much narrower as it takes to end there; the width of an underlined word is a guess."""
    start, reach = word[0].x0, word[-1].x1
    if not start < end < reach:
        return word
    share = (end - start) / (reach - start)
    return [
        glyph._replace(x0=start + share * (glyph.x0 - start), x1=start + share * (glyph.x1 - start)) for glyph in word
    ]


def usual_type(lines: Iterable[Sequence[Word]]) -> UsualType:
    """The type of most letters, from the long lines if there are any."""
    lines = list(lines)
    measured = [words for words in lines if is_long(words)] or lines
    heights = Counter(round(glyph.size, 1) for words in measured for word in words for glyph in word)
    return UsualType(
        height=max(heights, key=lambda height: heights[height], default=0.0),
        width=median(width_of(words) for words in measured) if measured else 0.0,
    )


def is_long(words: Sequence[Word]) -> bool:
    """Whether the line has enough letters for their widths to tell the size of its type."""
    return sum(len(word) for word in words) > MANY


def width_of(words: Sequence[Word]) -> float:
    """The mean width of the letters in points."""
    return fmean(glyph.x1 - glyph.x0 for word in words for glyph in word)


def mend_words(words: Sequence[Word], usual: UsualType, *, dotted: bool) -> Sequence[Word]:
    """The words in the size of their type and as they were printed, as far as they show how that was."""
    share = usual.share_of(words)
    printed = [resize(word, share * usual.width / WIDTH) for word in words]
    marked = with_note_mark_raised(printed) if share < 1 else with_mark_mended(printed, dotted=dotted)
    return with_addresses_whole(with_letters_spelt(marked))


def resize(word: Word, size: float) -> Word:
    """The word in that type size."""
    bottom = word[0].baseline + BELOW * size
    return [glyph._replace(size=size, top=bottom - size, bottom=bottom) for glyph in word]


def space_out(words: Sequence[Word]) -> Iterator[Glyph]:
    """The glyphs of the words, a space between each two."""
    for word, following in pairwise(words):
        yield from word
        yield word[-1]._replace(text=" ", x0=word[-1].x1, x1=max(word[-1].x1, following[0].x0))
    yield from words[-1]
