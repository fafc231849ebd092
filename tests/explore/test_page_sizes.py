"""No page of ours is heavy, with as many letters as there were."""

import re
from pathlib import Path

import pytest

from tests.support.served_site import KINDS, letters, measures, path_of, rows, services
from tests.support.site_pages import asked

HEAVIEST = 100_000
"""Bytes of a page without its pictures."""

OURS = [kind for kind in KINDS if not kind.startswith(("/sqs", "/nothing"))]


@pytest.mark.slow
@pytest.mark.parametrize(
    "kind",
    [*OURS, "/data/json", "/compare?theme=all", "/compare?theme=sentence", "/measures?order=share", "/search?q=plan"],
)
def test_no_page_of_ours_is_heavier_than_a_hundred_kilobytes(hundred: Path, kind: str) -> None:
    address = path_of(kind, hundred)
    if kind == "a printed page":
        return  # it is drawn from the file of a letter, which a copy has not
    answer = asked(hundred, address)
    assert answer.status_code == 200
    assert len(answer.content) < HEAVIEST


@pytest.mark.slow
def test_nor_are_the_largest_of_their_kind(demonstration: Path) -> None:
    ((longest,),) = rows(demonstration, "select letter from findings group by letter order by count(*) desc limit 1")
    largest = [f"/letters/{longest}", *services(demonstration), *measures(demonstration)[:5]]
    assert len(letters(demonstration)) > 20
    for address in largest:
        assert len(re.sub(r"\s+\n", "\n", asked(demonstration, address).text).encode()) < HEAVIEST, address
