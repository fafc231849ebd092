"""E-mail addresses and telephone numbers of people, which never travel further than this stage."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.read.telephones import telephones

# `colin.barnes@hmiprobation.gsi.gov.uk`; a line may end inside it, after a full stop, a hyphen or the @. No part is
# longer than an address may be, so that the time of looking grows with the text and not with its square.
EMAIL = re.compile(
    r"""
    (?:[\w+'\u2019-][\w.+'\u2019-]{0,63}[.\-_]\n)?    # the part of the name on the line before
    [\w+'\u2019-][\w.+'\u2019-]{0,63} \s? [@\uff20\ufe6b] \s?
    (?:[\w-]{1,62}-\n)? [\w-]{1,63} (?: \n?\.\n?[a-z0-9-]{1,63} | \.[\w-]{1,63} ){1,9}
    """,
    re.VERBOSE,
)
# The same spelt out against machines: `colin.barnes [at] hmiprobation (dot) gov.uk`, `x at y dot uk`.
SPELT_OUT = re.compile(
    r"""
    [\w+'\u2019-][\w.+'\u2019-]{0,63}
    (?:
        \s? [\[({<] \s? (?:at|@) \s? [\])}>] \s?
        [\w-]{1,63} (?: (?: \n?\.\n? | \s? [\[({<] \s? (?:dot|\.) \s? [\])}>] \s? | \s dot \s ) [\w-]{1,63} ){1,9}
      | \s at \s [\w-]{1,63} (?: \s dot \s [\w-]{1,63} ){1,9}
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Redaction(NamedTuple):
    """A stretch of text and what is to stand in its place."""

    start: int
    end: int
    label: str


def redactions(text: str) -> Iterator[Redaction]:
    """Every address and number in the order of the text. Line ends may still stand in it as line feeds."""
    found = [Redaction(*match.span(), "[email]") for kind in addresses_in(text) for match in kind.finditer(text)]
    found += [Redaction(*place, "[phone]") for place in telephones(text)]
    end = 0
    for redaction in sorted(found, key=lambda each: (each.start, -each.end)):
        if redaction.end > end:
            yield redaction._replace(start=max(redaction.start, end))
            end = redaction.end


def addresses_in(text: str) -> Iterator[re.Pattern[str]]:
    """The ways of writing an address that the text may hold; to look for a sign takes less time than for a pattern."""
    if any(sign in text for sign in "@\uff20\ufe6b"):
        yield EMAIL
    if any(sign in text for sign in "[({<") or "dot" in text.lower():
        yield SPELT_OUT


def redact(text: str) -> str:
    """The text with `[email]` and `[phone]` in place of the addresses and numbers."""
    pieces, end = [], 0
    for redaction in redactions(text):
        pieces += [text[end : redaction.start], redaction.label]
        end = redaction.end
    return "".join([*pieces, text[end:]])
