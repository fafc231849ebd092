"""What hangs before a recognised line: a number, a bullet, a footnote's mark, taken for other letters as a rule."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from pipeline.read.scan.words import Word, respelt, text_of

HANGS = 0.6
"""Of the type size: the white after a hanging mark is wider, that between two words is not."""
STRETCHED = 1.8
"""Of the usual gap between the line's words: the same, where the line is set flush."""
RAISED = 0.4
"""Of the type size: the size of a footnote's mark, and how far it stands above the line."""

SOME = 3
"""Numbers: as many show how a letter's paragraphs are numbered."""

FILLER = re.compile(r"[|_\u00a6~=.\-\u2013\u2014]+")
"""What recognition sees in the white after a hanging mark."""
SPECK = re.compile(r"[|_\u00a6~=.,:;'`\u2018\u2019\"\u201c\u201d]+")
"""What it sees in a speck of dirt beside the text."""
NUMBER = re.compile(
    r"""
    \(? [\dlI|Oo]{1,2} (?: [.,:;][\dlI|Oo]{1,2} ){0,2} [.,:;)]+['`\u2018\u2019"]?   # 1. and l.2: and (1) and 3.'
    |   [\dlI|Oo]{1,2} (?: [.,:;][\dlI|Oo]{1,2} ){1,2}            # 1.1 and 1,1
    """,
    re.VERBOSE,
)
NUMBER_OF_PARAGRAPH = re.compile(r"\d{1,2}[.,:;]\d{1,2}[.,:;]|\d[,;:]")
"""A number that no sentence has before a capital, with any white after it: `1,3.` and the `1,` of a heading."""
DOTTED = re.compile(r"\d[.,:;]\d{1,2}[.,:;]?")
WITHOUT_STOPS = re.compile(r"([1-9])([1-9])(?:\d|[.,:;])?")
"""What is left of such a number where a stop was too faint, or taken for a digit: `12`, `125` or `12.` for `1.2.`."""
ILLEGIBLE = re.compile(r"[a-z]{2,5}")
"""What no word is that hangs before a capital: the `ut` seen in the `1.` of a heading."""
DIGITS = str.maketrans("lI|Oo,:;", "11100...")
BULLETS_TAKEN_FOR_WORDS = frozenset(["TM", "mTM"])
WORDS_OF_ONE_LETTER = frozenset("AaI")
"""Any other letter that stands alone, well before the words of its line, was a bullet: `e`, `o`. So was `\u00a2`."""
FUSED_BULLET = re.compile(r"(?:[a-zTM]{0,2}[@\u00ae\u00a9\u00a2\u2022])(?=[A-Z][a-z])")
"""A bullet taken for the first letters of the word after it: `m@Ineffective`."""
DASHES = frozenset("-\u2013\u2014")
NOTE_MARK = re.compile(r"(?P<number>\d{1,2})(?=$|[A-Z])|[^\w\s(\[\u201c\"]{1,2}(?=$|[A-Z])")
"""A footnote's mark, for which recognition may see a quotation mark or a plus: `1`, `*`, the `'` of `'The rate`."""


def with_mark_mended(words: Sequence[Word], *, dotted: bool) -> Sequence[Word]:
    """The line with its hanging number or bullet as printed, and nothing between that and the text.

    `dotted`: the letter's paragraphs have numbers such as `1.2`.
    """
    if fused := FUSED_BULLET.match(text_of(words[0])):
        end = fused.end()
        return [respelt(words[0][:end], "\u2022"), words[0][end:], *words[1:]]
    mark, rest = words[0], words[1:]
    while len(rest) > 1 and FILLER.fullmatch(text_of(rest[0])):
        rest = rest[1:]
    hanging = text_of(mark)
    if not rest:
        return words
    if rest[0][0].x0 - mark[-1].x1 < wide(rest):
        is_number = NUMBER_OF_PARAGRAPH.fullmatch(hanging) and words[1][0].text.isupper()
        return [respelt(mark, number(hanging)), *words[1:]] if is_number else words
    if SPECK.fullmatch(hanging) or (ILLEGIBLE.fullmatch(hanging) and rest[0][0].text.isupper()):
        return rest
    if dotted and WITHOUT_STOPS.fullmatch(hanging) and rest[0][0].text.isupper():
        return [respelt(mark, WITHOUT_STOPS.sub(r"\1.\2.", hanging)), *rest]
    if NUMBER.fullmatch(hanging) and any(letter.isdigit() or letter == "l" for letter in hanging):
        return [respelt(mark, number(hanging)), *rest]
    return [respelt(mark, "\u2022"), *rest] if is_bullet(hanging) else words


def are_dotted(lines: Iterable[Sequence[Word]]) -> bool:
    """Whether the numbers that lines begin with are such as `1.2`, some of them at least."""
    return sum(DOTTED.fullmatch(text_of(words[0])) is not None for words in lines) >= SOME


def with_note_mark_raised(words: Sequence[Word]) -> Sequence[Word]:
    """The line of small type with the footnote's mark that it begins with, if any, raised as it was printed."""
    found = NOTE_MARK.match(text_of(words[0]))
    if not found or (found.end() == len(words[0]) and not (len(words) > 1 and words[1][0].text.isupper())):
        return words
    mark = [
        glyph._replace(
            size=RAISED * glyph.size,
            bottom=glyph.bottom - RAISED * glyph.size,
            baseline=glyph.baseline - RAISED * glyph.size,
        )
        for glyph in respelt(words[0][: found.end()], found["number"] or "*")
    ]
    return [word for word in (mark, words[0][found.end() :], *words[1:]) if word]


def wide(words: Sequence[Word]) -> float:
    """The least white, in points, that parts a hanging mark from these words."""
    gaps = [following[0].x0 - word[-1].x1 for word, following in pairwise(words)]
    return max(HANGS * words[0][0].size, STRETCHED * median(gaps) if gaps else 0.0)


def is_bullet(hanging: str) -> bool:
    """Whether what hangs before the words is a bullet: no word is so short but `A`, `a` and `I`, and no number."""
    if hanging in BULLETS_TAKEN_FOR_WORDS:
        return True
    if len(hanging) > 2 or hanging in DASHES or hanging.isdigit():  # noqa: PLR2004  # `e` and a speck: `e\u00a2`
        return False
    return hanging not in WORDS_OF_ONE_LETTER if len(hanging) == 1 else not hanging.isalnum()


def number(hanging: str) -> str:
    """The number as printed: `1.3.` for `l,3:`."""
    digits = hanging.rstrip(".,:;)'`\u2018\u2019\"")
    closing = hanging[len(digits) :]
    return digits.translate(DIGITS) + (")" if ")" in closing else "." if closing else "")
