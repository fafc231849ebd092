"""The letters in which an edit can change anything."""

import re
from collections.abc import Sequence

from pipeline.build.cache import Cache
from pipeline.corpus.digest import sha256_of
from pipeline.corpus.folders import LetterFolder
from pipeline.errors import SqsError
from pipeline.language.folding import as_typed
from pipeline.read import read


def letters_concerned(
    letters: Sequence[LetterFolder], phrases: tuple[str, ...] | None, cache: Cache
) -> list[LetterFolder]:
    """Those in which one of the phrases may stand; every letter where `phrases` is None."""
    if phrases is None:
        return list(letters)
    wanted = re.compile("|".join(map(_pattern, phrases)) or "(?!)")
    return [letter for letter in letters if (text := _text_of(letter, cache)) is None or wanted.search(text)]


def _pattern(phrase: str) -> str:
    """The phrase wherever its words begin one after the other: that is wider than the rules are."""
    words = as_typed(phrase).casefold().replace("'s", " 's").split()
    return r"\S*\s*".join(re.escape(word.rstrip("*")) for word in words)


def _text_of(letter: LetterFolder, cache: Cache) -> str | None:
    """The letter's words; None where they cannot be told."""
    try:
        sha256 = sha256_of(letter.file_to_read)
        transcript = cache.transcript(sha256, letter.file_to_read)
        if transcript is None:
            transcript = read(letter.file_to_read)
            cache.keep_transcript(sha256, letter.file_to_read, transcript)
    except (SqsError, OSError):
        return None
    return as_typed(transcript.text).casefold()
