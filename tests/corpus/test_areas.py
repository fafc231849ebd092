import csv

import pytest

from models.area import Area
from pipeline.corpus.areas import area_of
from pipeline.corpus.folders import PROJECT

REFERENCE = PROJECT / "pipeline" / "corpus" / "areas.csv"


def _area(slug: str, name: str, *aliases: str) -> Area:
    return Area(slug=slug, name=name, aliases=aliases, nation="Wales", region="Wales")


AREAS = (
    _area("gwynedd", "Gwynedd and Ynys Môn", "Gwynedd & Anglesey"),
    _area("hull", "Kingston-upon-Hull", "Hull"),
    _area("st-helens", "St. Helens"),
    _area("dorset", "Dorset Combined YOS"),
    _area("vale", "Vale of Glamorgan"),
    _area("richmond", "Richmond upon Thames", "Richmond"),
    _area("richmondshire", "Richmondshire", "Richmond"),
)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        pytest.param("Kingston-upon-Hull", "hull", id="as the list has it"),
        pytest.param("kingston upon hull", "hull", id="no capitals, no hyphens"),
        pytest.param("HULL", "hull", id="another name for it"),
        pytest.param("Hull YOS", "hull", id="the kind of service is no name"),
        pytest.param("Hull Youth Offending Team", "hull", id="nor is it in full"),
        pytest.param("Hull Youth Justice Service (YJS)", "hull", id="nor by its later name"),
        pytest.param("Gwynedd & Ynys Mon", "gwynedd", id="& for and, no accent"),
        pytest.param("Gwynedd and Anglesey", "gwynedd", id="and for & in another name"),
        pytest.param("Gwynedd and Ynys Mo\u0302n", "gwynedd", id="an accent of its own character"),
        pytest.param("St Helens", "st-helens", id="no full stop"),
        pytest.param("Dorset Combined", "dorset", id="the list itself has the kind of service"),
        pytest.param("The Vale of Glamorgan", "vale", id="an article"),
        pytest.param("the  Vale\nof Glamorgan", "vale", id="broken over a line"),
        pytest.param("Richmond", None, id="two services go by it"),
        pytest.param("Richmond upon Thames", "richmond", id="only one goes by the whole of it"),
        pytest.param("Glamorgan", None, id="a part of a name is no name"),
        pytest.param("Eastmere", None, id="in no list"),
        pytest.param("the YOT", None, id="no name at all"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_name_stands_for_the_one_area_that_goes_by_it(name: str, slug: str | None) -> None:
    found = area_of(name, AREAS)
    assert (found.slug if found else None) == slug


def test_each_name_of_the_reference_list_stands_for_its_own_area() -> None:
    with REFERENCE.open(encoding="utf-8", newline="") as file:
        rows = [(row["slug"], (row["name"], *filter(None, row["aliases"].split("|")))) for row in csv.DictReader(file)]
    areas = [_area(slug, *names) for slug, names in rows]
    wrong = [(name, slug) for slug, names in rows for name in names if area_of(name, areas) != _area(slug, *names)]
    assert wrong == []
