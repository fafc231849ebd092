"""The letters that the project holds as PDF, and their words without what print alone decides."""

import re
import unicodedata

from pipeline.corpus.folders import PROJECT

PDFS = sorted([*PROJECT.glob("corpus/*/letter.pdf"), *PROJECT.glob("tests/letters/*/letter.pdf")])


def letters_of(words: str) -> str:
    words = unicodedata.normalize("NFKC", words)  # a ligature is one glyph on the page and two letters in the text
    return (
        re.sub(r"[\s\-\u2010\u2011\u00ad]", "", words).translate(str.maketrans("’‘“”–—", "''\"\"--")).replace("-", "")
    )
