"""Words as text recognition has set them."""

from pipeline.read.sheet import Glyph

Word = list[Glyph]


def text_of(word: Word) -> str:
    """What the word says."""
    return "".join(glyph.text for glyph in word)


def respelt(word: Word, text: str) -> Word:
    """Other letters in the word's place, each as wide as the next."""
    start, step = word[0].x0, (word[-1].x1 - word[0].x0) / len(text)
    return [
        word[0]._replace(text=letter, x0=start + place * step, x1=start + (place + 1) * step)
        for place, letter in enumerate(text)
    ]
