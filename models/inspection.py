"""The inspections known to have taken place, held or not."""

from models.base import Noun


class Inspection(Noun):
    """One row of `inspections.csv`. A day that is not known is written as its month, `2013-12`; so days are text."""

    area_name: str
    fieldwork_start: str | None = None
    fieldwork_end: str | None = None
    published: str | None = None
    cases: int | None = None
    known_from: str | None = None
    """What says that the inspection took place."""
    note: str | None = None

    @property
    def month(self) -> str | None:
        """The month that with the area tells one inspection from another: of the fieldwork, else of publication."""
        day = self.fieldwork_start or self.published
        return day[:7] if day else None
