"""Lists of strengths and of areas for improvement that a letter prints under each theme, and not once at its end."""

from collections.abc import Sequence
from typing import NamedTuple

from models.letter import SectionId

LISTS: tuple[SectionId, ...] = ("strengths", "improvements")
"""Sections that are a list of bullets."""
PARTS_OF_THE_COMMENTARY: tuple[SectionId, ...] = ("reoffending", "public", "child", "sentence", "management")
FEWEST = 2
"""With one list before the last theme, that theme may only be printed late: "Operational management" often is."""


class Named(NamedTuple):
    """A heading that names a section."""

    place: int
    """The block in which it begins."""
    section: SectionId
    words: tuple[str, ...]


def lists_inside_themes(named: Sequence[Named]) -> frozenset[int]:
    """The places of the headings over a list that belongs to the theme in which it stands.

    So do lists of a kind that stand in several themes. Of those in the last theme, the last list of its kind is the
    letter's own, unless it is the only one and has the same heading as the others.
    """
    first: dict[SectionId, int] = {}
    for heading in named:
        if heading.section in PARTS_OF_THE_COMMENTARY:
            first.setdefault(heading.section, heading.place)
    if not first:
        return frozenset()
    begins, last = min(first.values()), max(first.values())
    inside: set[int] = set()
    for kind in LISTS:
        of_kind = [heading for heading in named if heading.section == kind and heading.place > begins]
        within = [heading for heading in of_kind if heading.place < last]
        if len(within) < FEWEST:
            continue
        behind = of_kind[len(within) :]
        same_words = len(behind) == 1 and behind[0].words in {heading.words for heading in within}
        inside.update(heading.place for heading in (*within, *(behind if same_words else behind[:-1])))
    return frozenset(inside)
