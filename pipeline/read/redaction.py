"""E-mail addresses and telephone numbers of people, which never travel further than this stage."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# `colin.barnes@hmiprobation.gsi.gov.uk`; a line may end inside it, after a full stop, a hyphen or the @.
EMAIL = re.compile(
    r"""
    (?:[\w+'\u2019-][\w.+'\u2019-]*[.\-_]\n)?    # the part of the name on the line before
    [\w+'\u2019-][\w.+'\u2019-]* \n? @ \n?
    [\w-]+ (?: \n?\.\n?[a-z0-9-]+ | \.[\w-]+ )+
    """,
    re.VERBOSE,
)

# `07826 905352`, `0161 240 5336`, `(0161) 240-5336`, `+44 (0)20 7035 2203`: ten or eleven digits from the nought on.
TELEPHONE = re.compile(
    r"""
    (?<![\w.,/£-])
    \(? (?: (?:\+|00)44\)? [\s-]? (?:\(0\)[\s-]?)? [1-9] | 0[1-9] )
    (?: \)? [\s-]{0,2} \(? \d ){8,9}
    (?! [\s-]?\d | \w )
    """,
    re.VERBOSE,
)


class Redaction(NamedTuple):
    """A stretch of text and what is to stand in its place."""

    start: int
    end: int
    label: str


def redactions(text: str) -> Iterator[Redaction]:
    """Every address and number in the order of the text. Line ends may still stand in it as line feeds."""
    found = [Redaction(*match.span(), "[email]") for match in EMAIL.finditer(text)]
    found += [Redaction(*match.span(), "[phone]") for match in TELEPHONE.finditer(text)]
    end = 0
    for redaction in sorted(found):
        if redaction.start >= end:
            yield redaction
            end = redaction.end


def redact(text: str) -> str:
    """The text with `[email]` and `[phone]` in place of the addresses and numbers."""
    pieces, end = [], 0
    for redaction in redactions(text):
        pieces += [text[end : redaction.start], redaction.label]
        end = redaction.end
    return "".join([*pieces, text[end:]])
