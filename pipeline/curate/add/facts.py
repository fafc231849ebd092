"""The facts of a letter's `letter.yml`, drafted from its letterhead."""

from dataclasses import dataclass
from datetime import date

import yaml

from models.area import Area
from models.letter import Letterhead
from models.source import Source
from pipeline.corpus.areas import slug_of
from pipeline.curate.add.supply import Supply
from pipeline.errors import SqsError


@dataclass(frozen=True)
class GivenFacts:
    """What the person who adds a letter says of it; None is left to the letter."""

    area: str | None = None
    published: date | None = None
    source: str | None = None
    pages: tuple[int, int] | None = None
    """The first and last page of the file that are the letter's; None where all are."""


def facts_of(head: Letterhead, given: GivenFacts, supply: Supply, areas: tuple[Area, ...]) -> Source:
    """What was found out about the letter, and no more, under the name that its folder will have.

    SqsError where the service or the day of publication, which make that name, are neither stated nor said.
    """
    area, published = given.area or head.area, given.published or head.published
    if area is None:
        raise SqsError(
            "The letter does not say clearly which service it is about, so nothing was added: name it with --area."
        )
    slug = slug_of(area, areas)
    if not slug:
        raise SqsError(
            f"“{area}” is not the name of a service, so nothing was added: give the name of its area with --area."
        )
    if published is None:
        raise SqsError(
            "The letter does not say clearly when it was published, so nothing was added: "
            "give the date with --published, as in --published 2014-04-23."
        )
    start, end = head.fieldwork_start, head.fieldwork_end
    if start and end and end < start:
        start = end = None  # misprinted or misread: which of the two, a person must see
    return Source(
        id=f"{slug}-{published:%Y-%m}",
        area=area,
        title=head.title,
        published=published,
        fieldwork_start=start,
        fieldwork_end=end,
        cases=head.cases,
        source=supply.source,
        sha256=supply.sha256,
    )


def facts_as_text(source: Source) -> str:
    """The text of a `letter.yml` that holds exactly these facts."""
    facts = source.model_dump(exclude={"id", "sha256"}, exclude_defaults=True)
    return str(yaml.safe_dump(facts, sort_keys=False, allow_unicode=True, width=10**9))
