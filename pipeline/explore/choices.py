"""What a reader asked of a page that shows many rows: what was chosen, and which part of the rows."""

from dataclasses import dataclass
from urllib.parse import urlencode

from datasette import NotFound

from pipeline.explore.database import Datasette

DIGITS = 6


@dataclass(frozen=True)
class PageChoices:
    """What was chosen on a page, and which part of its rows, counted from 1."""

    path: str
    chosen: dict[str, str]
    number: int

    def part(self, number: int) -> str:
        """The address of another part of the same rows."""
        values = {**self.chosen, "page": str(number) if number > 1 else ""}
        kept = urlencode({name: value for name, value in values.items() if value})
        return f"{self.path}?{kept}" if kept else self.path


def choices_of(request: Datasette, *names: str) -> PageChoices:
    """What the address chooses by these names, several with | between; NotFound where the part is no number."""
    number = request.args.get("page") or "1"
    if not number.isdecimal() or len(number) > DIGITS or int(number) < 1:
        raise NotFound("The page number must be 1 or more.")
    chosen = {name: "|".join(filter(None, map(str.strip, request.args.getlist(name)))) for name in names}
    return PageChoices(request.path, chosen, int(number))
