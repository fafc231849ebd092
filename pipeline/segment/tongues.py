"""Which of a file's blocks are in Welsh, and whether the rest is in English."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from models.letter import LeftOut
from models.text import Block, Transcript
from pipeline.errors import WelshLetterError
from pipeline.segment.headings import words_of
from pipeline.segment.vocabulary import letterhead_words

FEWEST_WORDS = 80
"""Fewer words in a language are a quotation, a slogan or an address, and no edition of a letter."""
FEWEST_SIGNS = 2
"""Words that no other language has: one of them may be a name."""
FEWEST_ENGLISH = 5
"""Different small words of English: Dutch has "of", "was", "had" and "be" as well."""
ENGLISH_SHARE = 0.06
"""Of the words: small words make up a fifth of English and hardly anything of another language."""


def without_welsh(transcript: Transcript, *, file: str) -> tuple[Transcript, tuple[LeftOut, ...]]:
    """The file's English blocks, and the stretches left out because they are in Welsh.

    Raises WelshLetterError where there is no English letter beside them. Names of places do not count.
    """
    text = transcript.text
    tongues = spread([is_welsh(words_of(block.of(text))) for block in transcript.blocks])
    sorted_out = {
        welsh: tuple(block for block, own in zip(transcript.blocks, tongues, strict=True) if own is welsh)
        for welsh in (True, False)
    }
    if not is_edition(text, sorted_out[True]):
        return transcript, ()
    if not is_edition(text, sorted_out[False]):
        raise WelshLetterError(f"{file}: the letter is in Welsh; use the English edition.")
    runs = groupby(zip(transcript.blocks, tongues, strict=True), key=lambda pair: pair[1])
    left = [[block for block, _ in run] for welsh, run in runs if welsh]
    return (
        transcript.model_copy(update={"blocks": sorted_out[False]}),
        tuple(LeftOut(start=run[0].start, end=run[-1].end, why="Welsh") for run in left),
    )


def is_welsh(words: Iterable[str]) -> bool | None:
    """Whether the words are Welsh rather than English; None where they show neither."""
    vocabulary, words = letterhead_words(), list(words)
    signs = {word for word in words if word in vocabulary.welsh_alone}
    welsh = sum(word in vocabulary.welsh or word in signs for word in words)
    english = sum(word in vocabulary.english for word in words)
    if len(signs) >= FEWEST_SIGNS and welsh > english:
        return True
    return False if english > welsh else None


def is_english(text: str) -> bool:
    """Whether the text, if it is long enough to show it, is in English."""
    words = words_of(text)
    english = [word for word in words if word in letterhead_words().english]
    return len(words) < FEWEST_WORDS or (
        len(english) > ENGLISH_SHARE * len(words) and len(set(english)) >= FEWEST_ENGLISH
    )


def spread(tongues: Sequence[bool | None]) -> list[bool]:
    """Each block's language; a heading or a short line has that of the block it leads to."""
    spread: list[bool] = []
    following = next((own for own in reversed(tongues) if own is not None), False)
    for own in reversed(tongues):
        following = following if own is None else own
        spread.append(following)
    return spread[::-1]


def is_edition(text: str, blocks: Iterable[Block]) -> bool:
    """Whether the blocks hold so many words that they may be a letter."""
    return sum(len(words_of(block.of(text))) for block in blocks) >= FEWEST_WORDS
