"""Two texts of a letter laid side by side, word by word: where words of the one stand in the other."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from models.base import Span
from models.letter import Letter
from pipeline.language.folding import as_typed

_WORD = re.compile(r"\w+(?:[.,/]\d+)*%?|[^\w\s]")


@dataclass(frozen=True)
class TextChange:
    """Words of the earlier text, and those that are in their place now."""

    before: Span
    after: Span


@dataclass(frozen=True)
class TextAlignment:
    """The words of two texts, and the runs that they have in common."""

    words: tuple[Span, ...]
    others: tuple[Span, ...]
    runs: tuple[tuple[int, int, int], ...]
    """Where each run begins among the words, where among the others, and how many words it has."""

    def counterpart(self, span: Span) -> Span | None:
        """Where the words of the span stand in the other text, all of them in one run; None where they do not."""
        first, last = self._bounds(span)
        for start, other, size in self.runs:
            if start <= first <= last < start + size:
                shift = other - start
                return Span(start=self.others[first + shift].start, end=self.others[last + shift].end)
        return None

    def beside(self, span: Span) -> int:
        """How many words around those of the span are in the same run."""
        first, last = self._bounds(span)
        return sum(size - (last + 1 - first) for start, _, size in self.runs if start <= first <= last < start + size)

    def _bounds(self, span: Span) -> tuple[int, int]:
        """The first and the last word of the span."""
        first = bisect_right([word.end for word in self.words], span.start)
        return first, bisect_left([word.start for word in self.words], span.end) - 1

    def changes(self) -> tuple[TextChange, ...]:
        """The words between the runs, in their order; a span is empty where words were only put in, or taken out."""
        bounds = [(0, 0, 0), *self.runs, (len(self.words), len(self.others), 0)]
        found = []
        for (start, other, size), (following, other_following, _) in pairwise(bounds):
            before = _between(self.words, start + size, following)
            after = _between(self.others, other + size, other_following)
            if before.end > before.start or after.end > after.start:
                found.append(TextChange(before, after))
        return tuple(found)


def align(before: Letter, after: Letter) -> TextAlignment:
    """The two letters' words side by side; capitals count, the manner of print and the breaks of lines do not."""
    words, others = _words(before.text), _words(after.text)
    matcher = SequenceMatcher(
        None,
        [as_typed(word.of(before.text)) for word in words],
        [as_typed(word.of(after.text)) for word in others],
        autojunk=False,
    )
    runs = tuple((run.a, run.b, run.size) for run in matcher.get_matching_blocks() if run.size)
    return TextAlignment(words, others, runs)


def _words(text: str) -> tuple[Span, ...]:
    return tuple(Span(start=word.start(), end=word.end()) for word in _WORD.finditer(text))


def _between(words: tuple[Span, ...], first: int, beyond: int) -> Span:
    if first >= beyond:
        place = words[first - 1].end if first else 0
        return Span(start=place, end=place)
    return Span(start=words[first].start, end=words[beyond - 1].end)
