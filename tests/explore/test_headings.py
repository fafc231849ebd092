"""No heading passes over a level, in Datasette's own pages too."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.explore.headings import in_order
from tests.support.served_site import KINDS, path_of
from tests.support.site_pages import asked


@pytest.mark.parametrize(
    ("html", "put"),
    [
        ("<h1>a</h1><h3 class=x>b</h3><h3>c</h3>", "<h1>a</h1><h2 class=x>b</h2><h3>c</h3>"),
        ("<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>", "<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>"),
        ("<hr><h4>a</h4>", "<hr><h1>a</h1>"),
    ],
)
def test_headings_are_put_into_order(html: str, put: str) -> None:
    assert in_order(html) == put


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "a printed page"])
def test_no_page_passes_over_a_level_of_headings(demonstration: Path, kind: str) -> None:
    levels = [1, *map(int, re.findall(r"<h([1-6])\b", asked(demonstration, path_of(kind, demonstration)).text))]
    assert len(levels) > 1
    assert all(level <= before + 1 for before, level in pairwise(levels))
