"""The services of England and Wales."""

from typing import Annotated

from pydantic import Field

from models.base import Noun


class Area(Noun):
    """A youth offending service's area, as the reference list `areas.csv` has it."""

    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    nation: str
    region: str
    police_force: str | None = None
    gss_codes: tuple[str, ...] = ()
    latitude: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)] | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    notes: str | None = None
