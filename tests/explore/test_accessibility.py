"""No page shuts anybody out: what axe-core finds on each kind of page, in light and in dark, in any window."""

from pathlib import Path

import pytest

from tests.support.browser import WIDTHS, Watched, is_wider_than_the_window, violations
from tests.support.served_site import KINDS, path_of

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_fault_and_nothing_is_wider_than_the_window(
    seen: Watched, demonstration: Path, kind: str, scheme: str
) -> None:
    seen.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page = seen.open(path_of(kind, demonstration))
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width} px: {violation}" for violation in violations(page)]
        if is_wider_than_the_window(page):
            found.append(f"{width} px: the page is wider than the window")
    assert found == []
