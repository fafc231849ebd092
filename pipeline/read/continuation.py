"""Whether a block of text is the rest of the one before it, cut off by the foot of a page."""

import re

SENTENCE_ENDED = re.compile(r"[.!?:;\u2026][\"'*\u2019\u201d)\]\s]*$")
SENTENCE_INSIDE = re.compile(r"[.!?][\"'\u2019\u201d)]?\s+[A-Z]")
NUMBER = re.compile(
    r"\d{1,2}(?:\.\d{1,2}){1,2}[.)]?"  # 1.1. and 1.1
    r"|\(?\d{1,2}[.)]"  # 1. and (1)
    r"|\(?[a-z][.)]|\(?[ivx]{1,4}[.)]"  # a) and (iv)
)

CHAPTER = re.compile(r"(?:\d{1,2}[.)]?|(?:[IVX]{1,4}|[A-K])[.)])\s+(?=[A-Z])")
"""The number of a heading, `1.`, `2`, `IV.` or `C.`; the paragraphs under it have two, `1.1`."""

HEADING_AT_MOST = 90
"""Characters: a heading is shorter, a line of running text is about as long or longer."""
TITLE_AT_MOST = 150
"""Characters: a title that names several areas is shorter."""
LEADING_ON = frozenset(
    [
        *("a", "an", "the", "this", "that", "these", "those", "their", "its", "his", "her", "our", "which", "who"),
        *("of", "in", "on", "at", "by", "to", "for", "from", "with", "and", "or", "but", "as", "than", "not"),
        *("is", "are", "was", "were", "be", "been", "had", "has", "have", "because", "where", "when", "although"),
    ]
)
"""Words that no sentence and no title ends with."""


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence, a list item or a lead-in does."""
    return SENTENCE_ENDED.search(text) is not None


def looks_like_heading(text: str, *, at_most: int = HEADING_AT_MOST) -> bool:
    """Whether the text is short and no sentence: `Operational management`."""
    return len(text) <= at_most and not SENTENCE_INSIDE.search(text) and not re.search(r"[.!?;,]$", text)


def continues(previous: str, following: str, *, previous_is_item: bool, items_end: bool) -> bool:
    """Whether `following`, itself neither bullet nor numbered, goes on with the sentence that `previous` left open.

    `items_end`: the letter's bullets end with a stop as a rule, so that one without is cut off.
    """
    if ends_sentence(previous) or not following or NUMBER.fullmatch(following.split(" ", 1)[0]):
        return False
    if (
        (chapter := CHAPTER.match(previous))
        and looks_like_heading(previous[chapter.end() :])
        and following[0].isupper()
    ):
        return False
    if previous.rsplit(" ", 1)[-1].rstrip(",").lower() in LEADING_ON or previous.endswith(","):
        return not looks_like_heading(following)
    if previous_is_item:
        unfinished = items_end or SENTENCE_INSIDE.search(previous) is not None
    else:
        unfinished = not looks_like_heading(
            previous, at_most=TITLE_AT_MOST if following[0].isupper() else HEADING_AT_MOST
        )
    if following[0].islower():
        return unfinished or previous_is_item
    return unfinished and not looks_like_heading(following)
