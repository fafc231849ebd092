"""Of the sample, where two round numbers side by side give a share: "nine out of ten cases" of 40."""

from collections.abc import Iterator
from fractions import Fraction

from pipeline.interpret.candidates.wholes.whole import Whole
from pipeline.interpret.discourse import Discourse, Group
from pipeline.interpret.phrases import ARTICLE, ROUND
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement
from pipeline.language.shares import share_of_fraction


def wholes(statement: Statement, place: Place, discourse: Discourse, _: tuple[Group, ...]) -> Iterator[Whole]:
    """The sample, and a whole that nobody could know, each with the share."""
    count, total = statement.count, statement.total
    if (
        count is None
        or total not in ROUND
        or count > total
        or statement.reads != "count"
        or statement.share is not None
    ):
        return
    if ARTICLE.search(statement.span.of(place.text)) is not None:
        return
    share = share_of_fraction(Fraction(count, total), None)
    yield Whole(None, None, None, "proportion", share=share)
    sample = discourse.sample
    if sample is not None and sample.size != total:
        yield Whole(sample.size, sample.at, sample, "proportion", share=share)
