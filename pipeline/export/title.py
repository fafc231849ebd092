"""What a release calls itself: whose findings it holds, for invented letters are nobody's."""

from typing import NamedTuple

from pipeline.export.tables import ReleasedBuild

PUBLISHED = "Findings of the Short Quality Screening letters of HM Inspectorate of Probation, 2012 to 2016"
INVENTED = "Findings of invented letters, made for tests (no such service exists)"
OF_PUBLISHED = (
    "Statements about samples of cases in letters by HM Inspectorate of Probation, each one a row. Not an official "
    "publication: software read the letters, and no person has checked a row with checked = 0."
)
OF_INVENTED = (
    "Statements about samples of cases in invented letters, each one a row, to show what software makes of letters by "
    "HM Inspectorate of Probation. No such service exists, and nothing here says anything of any service."
)


class ReleaseTitle(NamedTuple):
    """How a release is called, and what it holds in a sentence or two."""

    title: str
    description: str
    published: bool
    """Whether any of its letters was published: only then it has a source, and the Crown's copyright."""


def title_of(build: ReleasedBuild) -> ReleaseTitle:
    """The title and description of a build; the description says how many of its letters are invented, if any are."""
    (letters,) = [table for table in build.tables if table.name == "letters"]
    place = [column.name for column in letters.columns].index("invented")
    number, invented = len(letters.rows), sum(row[place] == 1 for row in letters.rows)
    if number == invented > 0:
        return ReleaseTitle(INVENTED, OF_INVENTED, published=False)
    are = "is" if invented == 1 else "are"
    some = (
        f" {invented} of the {number} letters {are} invented, for tests, and marked invented = 1." if invented else ""
    )
    return ReleaseTitle(PUBLISHED, OF_PUBLISHED + some, published=True)
