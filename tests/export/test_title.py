"""A release says whose findings it holds: nobody takes invented letters for those of the Inspectorate."""

import pytest

from pipeline.export.schemas import citation
from pipeline.export.tables import OUTLINES, ReleaseColumn, ReleasedBuild, ReleaseTable
from pipeline.export.title import title_of


def build(*invented: int) -> ReleasedBuild:
    """A build of letters that are invented or not."""
    column = ReleaseColumn("invented", "boolean", None, "Whether it is invented", (), None, None)
    rows = tuple((each,) for each in invented)
    letters = ReleaseTable("letters", "Letters", "One row a letter", OUTLINES["letters"], (column,), rows)
    return ReleasedBuild((letters,), {"version": "1", "fingerprint": "abc"})


def test_a_release_of_published_letters_is_of_the_inspectorates_findings() -> None:
    title, description, _ = title_of(build(0, 0))
    assert "letters of HM Inspectorate of Probation" in title
    assert "invented" not in title + description


@pytest.mark.parametrize("invented", [(1,), (1, 1, 1)])
def test_a_release_of_invented_letters_is_of_nobodys_findings(invented: tuple[int, ...]) -> None:
    title, description, published = title_of(build(*invented))
    assert not published
    assert "invented letters" in title
    assert "No such service exists" in description
    assert "Inspectorate" not in title
    cited = citation(build(*invented))
    assert "Inspectorate" not in cited
    assert "OGL" not in cited


def test_a_release_with_some_invented_letters_says_how_many() -> None:
    assert "2 of the 3 letters are invented" in title_of(build(1, 0, 1)).description


def test_one_invented_letter_is_invented() -> None:
    assert "1 of the 2 letters is invented" in title_of(build(1, 0)).description


def test_an_empty_release_is_of_the_published_letters() -> None:
    assert "letters of HM Inspectorate of Probation" in title_of(build()).title
