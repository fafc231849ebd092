"""Pages whose fonts do not say which letters they print, or say other ones: only text recognition can read those."""

import re
import unicodedata
from collections import Counter, defaultdict
from math import hypot

from models.base import Span
from models.text import UNMAPPED, Transcript

INSTALL = "to have it read by text recognition (OCR), run pip install 'sqs-letters[ocr]' and apt install tesseract-ocr"

MANY = 5
"""Words of a page in which letters are not known: with fewer, the rest of the page is better read as it stands."""
ENGLISH = dict(
    zip(
        "etaoinshrdlcumwfgypbvkjxqz",
        (127, 91, 82, 75, 70, 67, 63, 61, 60, 43, 40, 28, 28, 24, 24, 22, 20, 20, 19, 15, 10, 8, 2, 2, 1, 1),
        strict=True,
    )
)
"""How often each letter stands among a thousand of English."""
LIKE_A_LANGUAGE = 0.75
"""How like the letters of a text are to English, 1 being the same: Welsh and French 0.9, with letters exchanged 0.7."""
SOME = 300
"""Letters: fewer may be names."""

TOKEN = re.compile(r"\S+")
GARBLED = re.compile(
    r"[a-z]{2}[A-Z][a-z]"  # as in `ivfSufficient`
    r"|\w[#~|\\^_=<>{}\u00b0\u00bb\u00ab\u00a7\u00a2\u00a9\u00ae*!?]+\w|[#~|^_{}]\w"  # `in.26°Of`, `-#ff`
)
"""What stands in no English word, but where a stamp or a fold made recognition see other letters."""


def garbled_words(transcript: Transcript) -> tuple[Span, ...]:
    """The words, of those that text recognition found, that are spelt like none; a name stands there more than once."""
    if not transcript.scanned:
        return ()
    found = [token for token in TOKEN.finditer(transcript.text) if GARBLED.search(token[0])]
    times = Counter(token[0] for token in found)
    return tuple(Span(start=token.start(), end=token.end()) for token in found if times[token[0]] == 1)


def illegible_pages(transcript: Transcript) -> set[int]:
    """The pages on which letters of words are not known, where they are many; all, where they make no words at all."""
    gaps = Counter(transcript.page_of(word) for word in transcript.unmapped if UNMAPPED in word.of(transcript.text))
    letters: dict[int, Counter[str]] = defaultdict(Counter)
    for line in transcript.lines:
        letters[line.page].update(without_accents(line.of(transcript.text)))
    if any(are_no_language(counts) for counts in letters.values()):
        return set(letters)  # the fonts of one page are those of the others
    return {page for page in gaps if page and max(gaps.values()) >= MANY}


def depends_on_recognition(transcript: Transcript) -> bool:
    """Whether other text recognition could read other words, or has yet to be installed to read them."""
    return transcript.scanned or bool(illegible_pages(transcript))


def are_no_language(counts: Counter[str]) -> bool:
    """Whether letters stand so often, each of them, as in no language, so that they must be others than is said."""
    shares = {letter: counts[letter] for letter in ENGLISH}
    length = hypot(*ENGLISH.values()) * hypot(*shares.values())
    like = sum(ENGLISH[letter] * share for letter, share in shares.items())
    return sum(shares.values()) >= SOME and like < LIKE_A_LANGUAGE * length


def without_accents(text: str) -> str:
    """The small letters that these are, whatever stands over them."""
    return unicodedata.normalize("NFD", text).casefold()
