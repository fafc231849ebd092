"""No page shuts anybody out: what axe-core finds on each kind of page, in light and in dark, in any window."""

from pathlib import Path

import pytest

from tests.support.browser import WIDTHS, Watched, is_wider_than_the_window, violations
from tests.support.served_site import KINDS, path_of

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_fault_and_nothing_is_wider_than_the_window(seen: Watched, demonstration: Path, kind: str) -> None:
    page = seen.open(path_of(kind, demonstration))
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if is_wider_than_the_window(page):
            found.append(f"{width} px: the page is wider than the window")
    for width in (min(WIDTHS), max(WIDTHS)):
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width} px: {violation}" for violation in violations(page)]
    page.emulate_media(color_scheme="dark")  # where only colours are others
    found += [f"dark: {violation}" for violation in violations(page, "color-contrast")]
    assert found == []
