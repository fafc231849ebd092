"""What text recognition reads in the logos that stand at the head or the foot of every page."""

import re
from collections.abc import Mapping, Sequence

from pipeline.read.scan.words import Word, text_of
from pipeline.read.sheet import Sheet

MARGIN = 0.13
"""Of the page's height: logos stand no further from the edge."""
UNLIKE_WORDS = 0.4
"""Of what is read in a line: in a line of text, less is neither spelt like a word nor a number."""
WORD = re.compile(r"[^\w\s]*[^\W\d_][a-z'\u2019-]+[^\w\s]*")


def without_logos(sheets: Sequence[Sheet], pages: Mapping[int, list[list[Word]]]) -> dict[int, list[list[Word]]]:
    """The lines of each page without those that make no words, if most pages have such lines in the same margin."""
    heights = {sheet.page: sheet.height for sheet in sheets}
    kept = {page: list(lines) for page, lines in pages.items()}
    for margin in ((0.0, MARGIN), (1 - MARGIN, 1.0)):
        found = {
            page: [
                line
                for line in lines
                if margin[0] <= line[0][0].baseline / heights[page] <= margin[1] and is_unlike_words(line)
            ]
            for page, lines in pages.items()
        }
        if 1 < len(pages) < 2 * sum(map(bool, found.values())):
            kept = {page: [line for line in lines if line not in found[page]] for page, lines in kept.items()}
    return kept


def is_unlike_words(line: Sequence[Word]) -> bool:
    """Whether much of the line is spelt like no word: `EN ke CareQuality ofzfeg`."""
    words = [text_of(word) for word in line]
    unlike = [word for word in words if not WORD.fullmatch(word) and not re.search(r"\d", word)]
    return len(unlike) > UNLIKE_WORDS * len(words)
