"""Words cut at the end of a line: which hyphens belong to the word, and which only cut it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.language.number_words import DENOMINATORS, VALUES
from pipeline.read.characters import SOFT_HYPHEN

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
CUT = re.compile(r"([^\W\d_]+)-$")
REST = re.compile(r"([^\W\d_]+)")

NUMBER_WORDS = frozenset({*VALUES, *DENOMINATORS})
"""What English sets before a hyphen in a number and in a compound: `twenty-two`, `three-quarters`, `ten-week`."""
COMPOUNDING = frozenset(
    [
        "all",
        "anti",
        "co",
        "cross",
        "ex",
        "ill",
        "inter",
        "long",
        "mid",
        "multi",
        "non",
        "post",
        "pre",
        "re",
        "self",
        "semi",
        "short",
        "sub",
        "under",
        "well",
        "young",
    ]
)
"""What English sets before a hyphen that stays: `well-being`, `multi-agency`, `self-assessment`."""
COMPOUNDED = frozenset(
    [
        *(
            "based",
            "led",
            "related",
            "specific",
            "wide",
            "term",
            "focused",
            "centred",
            "centered",
            "driven",
            "informed",
        ),
        *("making", "week", "month", "year", "old", "scale"),
    ]
)
"""What English sets behind one: `strengths-based`, `risk-led`, `ten-week`."""
LINKED = re.compile(r"-(?:to|by|of|and|in|on)$")
"""How a compound of three goes on: `one-to-` `one`, `step-by-` `step`."""
SOLID = re.compile(
    r"under-(?:st[ao]|ta|too|l[iy]|min|pin|go|gra|gro|neath|way|went)|inter-(?:v[ei]|pret|nal|est|act|rupt)|co-(?:mm|mp|nt|nc|urt)"
    r"|re-(?:port|view|sponse|sponsi|sult|late|ceiv|cord|quir|duc|spect|gard|main|ferr|sourc)|pre-(?:sen(?!t[ei]n)|ven|par|vious|dict)"
    r"|with-(?:in|out)|through-out|there-(?:by|fore)|some-(?:one|times)|any-one|every-one|sub-(?:ject|stan|mit|seq)|ex-(?:am|pla|pe|cel|cept|tent)|short-(?:age|ly|en)|long-(?:er|est)"
)
"""Words that begin like a compound and are none: `under-` `stood`."""


NEGATED = re.compile(r"(?:un|dis|im|ir|il)-\w+|in-\w*(?:ent|ant|ate|able|ible|ive|ete|ure|rect)(?:ly)?")
"""Words that say the contrary where only their first letters are cut off: `in-` `sufficient`, but not `in-` `depth`."""


@dataclass(frozen=True, slots=True)
class WholeWords:
    """The words that the letter prints whole."""

    words: frozenset[str]

    def joins_unbroken(self, left: str, right: str) -> bool:
        """Whether the hyphen between the two only cuts a word at the line's end: `assess-` `ment`."""
        left, right = left.lower(), right.lower()
        if f"{left}{right}" in NUMBER_WORDS:
            return True  # `four-` `teen`, which would count four
        if f"{left}-{right}" in self.words or left in NUMBER_WORDS:
            return False
        if f"{left}{right}" in self.words or any(each.match(f"{left}-{right}") for each in (SOLID, NEGATED)):
            return True
        if left in self.words and right in COMPOUNDED:
            return False
        return left not in COMPOUNDING and right not in self.words


def vocabulary_of(texts: Iterable[Sequence[str]]) -> WholeWords:
    """The words of the blocks, each given as its lines; those that a line's end cuts are left out."""
    words: set[str] = set()
    for lines in texts:
        for place, line in enumerate(lines):
            whole = CUT.sub("", line)
            if place and CUT.search(lines[place - 1]):
                whole = REST.sub("", whole, count=1)
            found = WORD.findall(whole.lower())
            words.update(found)
            words.update(part for word in found if "-" in word for part in word.split("-"))
    return WholeWords(frozenset(words))


def joint(line: str, following: str, vocabulary: WholeWords) -> tuple[int, str]:
    """How many characters to take from the line's end, and what to set between it and the following line."""
    if line.endswith(SOFT_HYPHEN):
        return 1, ""
    cut, rest = CUT.search(line), REST.match(following)
    if cut and rest and (LINKED.search(line[:-1]) or rest[1] == "up"):
        return 0, ""
    if cut and rest:
        return (1, "") if rest[1][0].islower() and vocabulary.joins_unbroken(cut[1], rest[1]) else (0, "")
    if re.search(r"\d(?:st|nd|rd|th)?[-\u2013]$", line) and re.match(r"\d", following):
        return 0, ""
    if re.search(r"\w[/\u2014]$", line) and re.match(r"\w", following):
        return 0, ""
    return 0, " "


def join_lines(lines: Sequence[str], vocabulary: WholeWords) -> str:
    """The lines as one text, a line feed where they are words apart."""
    text = ""
    for line in lines:
        if text:
            taken, between = joint(text, line, vocabulary)
            text = text[: len(text) - taken] + ("\n" if between else "")
        text += line
    return text.replace(SOFT_HYPHEN, "")
