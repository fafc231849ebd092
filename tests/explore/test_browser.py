"""What a person meets in a browser: the ways from the first page, by mouse, by keyboard, and without scripts."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.browser import Watched, watched
from tests.support.served_site import KINDS, PUBLISHED, built, pages, path_of, rows, served

pytestmark = pytest.mark.browser

WORDS = "main :is(h1, h2, h3, p, li, dt, dd, th, td, figcaption, summary, label)"
"""What is read, as against what is drawn."""


def _named(page: Page, name: str, *, within: str = "main") -> Locator:
    pattern = re.compile(name)
    place = page.locator(within)
    return place.get_by_role("link", name=pattern).or_(place.get_by_role("button", name=pattern)).first


def _follow(page: Page, link: Locator) -> None:
    """Click a link, as a person would, and wait for its page: right after the click the old one is still shown."""
    with page.expect_navigation():
        link.click()


def _click(page: Page, name: str, *, within: str = "main") -> None:
    """Follow the first link or button of that name: it must be there to be seen."""
    _follow(page, _named(page, name, within=within))


def test_how_does_a_service_do_and_on_what_evidence(seen: Watched) -> None:
    page = seen.open("/")
    _click(page, "One service")
    _click(page, "^Ellerport$")
    assert "Ellerport" in page.locator("h1").inner_text()
    assert re.search(r"\b\d+ of \d+ \((?:\d+%, )?95% interval \d+ to \d+\)", page.locator("main").inner_text())
    _follow(page, page.locator('main a[href*="/letters/"][href*="#"]').first)
    mark = page.locator(f'[id="{page.url.split("#")[1]}"]')
    expect(mark).to_be_visible()
    assert re.search(r"\d|one|two|three|four|five|six|seven|eight|nine|ten|all|none|half", mark.inner_text())


def test_which_services_do_well_on_a_measure_and_how_sure_can_one_be(seen: Watched) -> None:
    page = seen.open("/")
    _click(page, "Which services do well on one measure")
    _follow(page, page.locator('main a[href^="/measures/public.planning"]').first)
    words = page.locator("main").inner_text()
    assert "Ellerport" in words
    assert re.search(r"\b\d+ of \d+\b", words)
    assert "95% interval" in words


def test_which_work_is_weakest_everywhere(seen: Watched) -> None:
    page = seen.open("/")
    _click(page, "weakest")
    shares = re.findall(r"\b\d+ of \d+ \((\d+)%", page.locator("main table").first.inner_text())
    assert len(shares) > 10
    assert [int(share) for share in shares] == sorted(int(share) for share in shares)


def test_what_did_inspectors_say_about_something(seen: Watched) -> None:
    page = seen.open("/")
    page.locator('main input[name="q"]').fill("speech and language")
    with page.expect_navigation():
        page.locator('main input[name="q"]').press("Enter")
    assert {mark.lower() for mark in page.locator("mark").all_inner_texts()} >= {"speech", "language"}
    _follow(page, page.locator("ul.hits a").first)
    place = page.locator(f'[id="{page.url.split("#")[1]}"]')
    expect(place).to_be_visible()
    assert "language" in page.locator("main").inner_text()


def test_the_table_can_be_taken_home(seen: Watched) -> None:
    page = seen.open("/")
    with page.expect_download() as download:
        _named(page, "as one CSV file").click()
    lines = download.value.path().read_text(encoding="utf-8").splitlines()
    assert len(lines) > 100
    assert "total" in lines[0].split(",")


def test_the_same_ways_lead_through_the_published_letters(browser: Browser, tmp_path: Path) -> None:
    database = built(PUBLISHED, tmp_path / "sqs.db")
    with served(database, PUBLISHED, port=8200) as address, watched(browser, address) as seen:
        page = seen.open("/")
        assert "nvented letters" not in page.locator("body").inner_text()
        _click(page, "One service")
        _click(page, "^Cambridgeshire$")
        assert re.search(r"\b17 of 20\b", page.locator("main").inner_text())
        _follow(page, page.locator('main a[href*="/letters/cambridgeshire-2014-04#"]').first)
        expect(page.locator(f'[id="{page.url.split("#")[1]}"]')).to_be_visible()
        seen.open("/")
        _click(page, "Which services do well on one measure")
        _follow(page, page.locator('main a[href^="/measures/reoffending.assessment"]').first)
        assert "Cambridgeshire" in page.locator("main").inner_text()
        seen.open("/")
        _click(page, "weakest")
        assert re.search(r"\b\d+ of \d+\b", page.locator("main").inner_text())
        seen.open("/search?q=review")
        _follow(page, page.locator("ul.hits a").first)
        assert "/letters/cambridgeshire-2014-04#" in page.url
        assert (seen.complaints, seen.elsewhere) == ([], [])


def test_nothing_is_asked_of_other_machines_and_the_browser_has_no_complaint(
    seen: Watched, demonstration: Path
) -> None:
    for path in (*pages(demonstration), path_of("a letter with pages", demonstration), "/sqs", "/sqs/letters"):
        seen.open(path)
        seen.page.wait_for_load_state("networkidle")
    assert (seen.complaints, seen.elsewhere) == ([], [])


def test_the_keyboard_reaches_the_link_past_the_doors_and_each_door(seen: Watched) -> None:
    page = seen.open("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    doors = page.locator("header.doors a").all_inner_texts()
    reached = []
    for _ in doors:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.innerText"))
    assert reached == doors
    page.keyboard.press("Shift+Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("header.doors [aria-current]").inner_text() == doors[-2]


def test_the_link_past_the_doors_leads_to_the_content(seen: Watched) -> None:
    page = seen.open("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_keyboard_opens_and_shuts_what_stands_behind_a_finding(seen: Watched, demonstration: Path) -> None:
    page = seen.open(path_of("letter", demonstration))
    card = page.locator("details.finding").first
    reason = card.get_by_role("link", name="Why it was read this way")
    for _ in range(80):
        page.keyboard.press("Tab")
        if card.locator("summary").evaluate("each => each === document.activeElement"):
            break
    expect(reason).to_be_hidden()
    page.keyboard.press("Enter")
    expect(reason).to_be_visible()
    page.keyboard.press("Enter")
    expect(reason).to_be_hidden()


def test_the_address_of_a_finding_opens_at_its_mark(seen: Watched, demonstration: Path) -> None:
    sql = "select id, letter from findings where instr(quote, 'satisfactory (89%')"
    ((finding, letter),) = rows(demonstration, sql)
    place = finding.removeprefix(f"{letter}/")
    page = seen.open(f"/letters/{letter}#{place}")
    assert "89%" in page.locator(f'[id="{place}"]').inner_text()
    assert page.locator(f'[id="{place}"]').evaluate(
        "each => { const box = each.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"
    )
    assert page.locator(f'details[data-finding="{place}"]').get_attribute("open") is not None


# Datasette's own pages have an editor and a map, which need scripts.
@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.startswith("/sqs")])
def test_without_scripts_all_the_words_are_there(
    browser: Browser, address: str, demonstration: Path, kind: str
) -> None:
    path = path_of(kind, demonstration)
    words = []
    for scripts in (True, False):
        with watched(browser, address, java_script_enabled=scripts) as seen:
            seen.open(path).wait_for_load_state("networkidle" if scripts else "load")
            text = " ".join(seen.page.locator(WORDS).all_text_contents()).replace(address, "")
            words.append(set(re.findall(r"[\w.]+", text)))
    with_scripts, without = words
    assert len(without) > 10
    assert with_scripts - without <= {"Copy", "Copied", "citation"}


def test_the_button_for_printing_opens_what_is_folded_away_and_shuts_it_again(
    seen: Watched, demonstration: Path
) -> None:
    page = seen.open(path_of("letter", demonstration))
    page.evaluate("window.print = () => { window.open_at_print = document.querySelectorAll('details[open]').length; }")
    button = page.get_by_role("button", name="Print all of this page")
    button.click()
    assert page.evaluate("window.open_at_print") == page.locator("main details").count() > 10
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("main details[open]").count() == 0


@pytest.mark.parametrize("path", ["/measures", "/measures?order=share", "measure", "/services/harrowmere#change"])
def test_no_figure_has_to_be_scrolled_to_sideways_on_a_telephone(seen: Watched, demonstration: Path, path: str) -> None:
    seen.page.set_viewport_size({"width": 375, "height": 720})
    page = seen.open(path_of(path, demonstration))
    tables = page.locator("table.results, table.change")
    assert tables.count()
    for left, right in tables.evaluate_all(
        """tables => tables.flatMap(table => [...table.querySelectorAll("tbody :is(th, td)")]).map(cell => {
            const held = document.createRange();
            held.selectNodeContents(cell);
            return held.getBoundingClientRect();
        }).map(box => [box.left, box.right])"""
    ):
        assert left >= 0
        assert right <= 375
