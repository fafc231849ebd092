"""The five questions that an analyst has, each answered on the first screen after at most two clicks."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from pipeline.corpus.folders import PROJECT
from tests.support.browser import Watched, watched
from tests.support.served_site import DEMONSTRATION, built, served

pytestmark = pytest.mark.browser

SIZES = {375: 720, 1280: 900}
"""The width of a window, and its height."""


@pytest.fixture(scope="module", params=["twenty letters", "a hundred letters", "one letter"])
def site(
    request: pytest.FixtureRequest, demonstration: Path, hundred: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a site."""
    database, corpus = hundred if request.param == "a hundred letters" else demonstration, DEMONSTRATION
    if request.param == "one letter":
        corpus = PROJECT / "corpus"
        database = built(corpus, tmp_path_factory.mktemp("one") / "sqs.db")
    with served(database, corpus) as address:
        yield address


@pytest.fixture(params=SIZES)
def window(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Watched]:
    with watched(browser, site, viewport={"width": request.param, "height": SIZES[request.param]}) as seen:
        yield seen


def _on_screen(found: Locator) -> bool:
    """Whether the first of these stands whole within the window, without scrolling."""
    box = found.first.bounding_box()
    size = found.page.viewport_size
    assert box
    assert size
    return bool(box["height"] > 0 and box["y"] >= 0 and box["y"] + min(box["height"], 20) <= size["height"])


def _click(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()
    page.wait_for_load_state()


def test_how_a_service_does_and_on_what_evidence(window: Watched) -> None:
    page = window.open("/")
    name = page.locator("#names option").first.get_attribute("value") or ""
    page.get_by_label("Name of the service").fill(name)
    page.get_by_label("Name of the service").press("Enter")
    page.wait_for_url("**/services/*")
    assert _on_screen(page.locator("#beside"))
    assert _on_screen(page.get_by_text(re.compile(r"\d+ of \d+")))
    assert _on_screen(page.get_by_role("link", name="Read the letter"))


def test_who_does_well_on_a_measure_and_how_sure_that_is(window: Watched) -> None:
    page = window.open("/measures")
    label = page.locator("tbody th a").first.inner_text()
    _click(page, label)
    assert page.locator("h1").inner_text() == label
    if page.locator("#outside").count():
        assert _on_screen(page.locator("#outside"))
    assert _on_screen(page.get_by_text(re.compile(r"\d+ of \d+ \(.*95% interval")))


def test_which_work_is_weakest_everywhere(window: Watched) -> None:
    page = window.open("/")
    _click(page, "Which work is weakest everywhere?")
    assert _on_screen(page.locator("tbody th[scope=row]"))


def test_what_was_said_about_something(window: Watched) -> None:
    page = window.open("/search")
    page.get_by_label("Words").fill("MAPPA")
    page.get_by_label("Words").press("Enter")
    page.wait_for_url("**/search?*")
    assert _on_screen(page.get_by_role("link", name="Work under MAPPA"))


def test_the_table(window: Watched) -> None:
    page = window.open("/")
    _click(page, "Download the data")
    assert _on_screen(page.get_by_role("link", name=re.compile("sqs.db")))
