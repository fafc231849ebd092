"""The services of England and Wales."""

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
    latitude: float | None = None
    longitude: float | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    notes: str | None = None
