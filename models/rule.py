"""A rule as data: what it means, how it is read, the pattern, and the sentences that prove it."""

import re
from typing import Any, Literal

from pydantic import Field, model_validator

from models.base import Noun

Reads = Literal[
    "count",
    "number",
    "divided",
    "whole",
    "rest",
    "same",
    "all",
    "all of them",
    "each",
    "none",
    "any",
    "both",
    "neither",
    "only",
    "that",
    "all but",
    "all but a share",
    "exception",
    "fraction",
    "proportion",
    "percentage",
    "share range",
    "range",
    "quantifier",
    "unread",
    "nothing",
    "other things",
    "earlier",
    "example",
]
"""What a phrase says:

- `count`: so many cases, reports, children or staff, perhaps of so many; `number`: the same, no noun beside it;
  `divided`: so many of the group named right before
- `whole`: the group that what follows is counted of
- `rest`: all that are left of a group; `same`: as many as were just counted
- `all`, `none`, `any`, `both`, `neither`, `only` (one of one): of the group that the phrase or its sentence names
- `all of them`, `each`, `that`: of the group just spoken of
- `all but`: the whole that the phrase names, less so many; `exception`: so many less than the whole of its sentence;
  `all but a share`: the same, with a share of the whole in place of a number
- `fraction` ("two-thirds"), `proportion` ("one in five"), `percentage`, `share range` ("a third to a half"), `range`
  ("10 to 12 of the 20"), `quantifier` ("nearly all")
- `unread`: too little to read any number in it, and no other rule may
- of phrases that are set aside, `other things` (than cases, reports, children or staff), `earlier` (the figure of an
  earlier inspection or year), `example` (one of which the letter tells, uncounted), else `nothing`"""

SET_ASIDE: frozenset[Reads] = frozenset({"nothing", "other things", "earlier", "example"})
"""What phrases read that state no finding."""
SILENT: frozenset[Reads] = SET_ASIDE | {"unread"}
"""What phrases read in which nothing is stated, or nothing that is understood."""

_READ_BY_KIND: dict[str, Reads] = {"base": "whole", "set aside": "nothing", "unread": "unread"}
_READ_BY_GROUP: tuple[tuple[str, Reads], ...] = (
    ("count", "count"),
    ("percent", "percentage"),
    ("excepted", "exception"),
    ("part", "proportion"),
    ("low", "range"),
    ("from", "share range"),
    ("unnumbered", "rest"),
    ("same", "same"),
    ("that", "that"),
)


class Example(Noun):
    """A quotation that the rule must match, and how its parts must be read."""

    text: str
    reads: dict[str, int | float | str] = Field(default_factory=dict)
    """The named groups: whole numbers as such, percentages as numbers, all else as printed."""


class Rule(Noun):
    """One entry of `pipeline/rules/number_phrases.yml` or `set_aside.yml`."""

    id: str
    kind: Literal["share", "base", "count", "set aside", "unread"]
    """`share`: a count and its whole, or a share in words; `base`: a whole that shares lean on;
    `count`: a number of cases whose whole stands elsewhere; `set aside`: a number that is no finding;
    `unread`: a number beside words that are not understood, left for a person."""
    reads: Reads = "nothing"
    """What the phrase says. Where an entry leaves it out, its kind and the groups of its pattern say it."""
    begins: tuple[str, ...] = ()
    """The words at which the phrase can begin; `a number` is any number, percentage or fraction, or the hedge before
    it, `figures` any digits, `a quantifier` whatever bands.yml lists. The rule is tried at these places only, which is
    what makes reading fast; empty: everywhere."""
    meaning: str
    """One sentence, for the person who reads the row."""
    pattern: str
    """A regular expression in which `{name}` stands for a named block, `{begins}` for any of the words of `begins`."""
    examples: tuple[Example, ...]
    near_misses: tuple[str, ...] = ()
    """Words that look alike and must not match."""

    @model_validator(mode="before")
    @classmethod
    def _reads_what_its_groups_say(cls, entry: Any) -> Any:  # noqa: ANN401 - as YAML gives it; checked afterwards
        return entry if "reads" in entry else {**entry, "reads": _default(entry.get("kind"), entry.get("pattern", ""))}


def _default(kind: object, pattern: str) -> Reads:
    if kind in _READ_BY_KIND:
        return _READ_BY_KIND[str(kind)]
    groups = set(re.findall(r"\(\?P<(\w+)>", pattern))
    return next((reads for group, reads in _READ_BY_GROUP if group in groups), "quantifier")
