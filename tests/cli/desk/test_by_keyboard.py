"""In a real browser, a letter reviewed by keyboard leaves the findings.yml that a careful person would have written."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from pipeline.annotations.entries import entries_in
from pipeline.corpus.facts import source_of
from pipeline.corpus.folders import letter_in
from tests.support.browser import WIDTHS, Watched, is_wider_than_the_window, violations, watched
from tests.support.desks import Keyboard, select_with_the_mouse, served_desk
from tests.support.misread import misread

pytestmark = pytest.mark.browser

MISTAKES: dict[int, dict[str, object] | None] = {3: {"total": 13}, 4: {"total": 13}}
"""Both statements on reviews are of 14."""


def open_desk(seen: Watched, address: str) -> Keyboard:
    person = Keyboard(seen.page)
    person.sit_down(address)
    return person


def readings(folder: Path) -> list[tuple[object, ...]]:
    return [
        (entry.quote, entry.count, entry.total, entry.verdict, entry.measure, entry.role, entry.basis, entry.rejected)
        for entry in entries_in(folder / "findings.yml")
    ]


def test_a_whole_letter_is_reviewed_by_keyboard(browser: Browser, folder: Path) -> None:
    with served_desk(misread(folder, MISTAKES)) as desk, watched(browser, desk.gate.address) as seen:
        person = open_desk(seen, desk.gate.address)
        person.press("o", "a", " ")  # in order: the cases; then the paragraph on assessments and plans
        assert "nine" in person.asked
        person.press("r")  # tenders are no cases
        person.press("t")
        person.type("14")
        assert "In the other four" in seen.page.inner_text("#offered")
        person.press("y")
        assert person.asked == "“nine”"
        person.press("s", "Shift+ArrowRight", "f")
        assert person.asked == "“nine plans”"
        person.press("v", "t")
        person.type("12")
        person.press("m")
        person.type("management-oversight reoff")
        person.press("a", "d")
        assert person.message == "Saved. Nothing is left to do."
        assert seen.complaints == []
    cases, assessment, plans, tenders, reviews, late, signed = readings(folder)
    assert cases[:3] == ("examined 20 cases", 20, None)
    assert assessment[:4] == ("sufficient in 17 out of the 20 cases", 17, 20, "sufficient")
    assert plans[:4] == ("well enough in 12 of the 20", 12, 20, "sufficient")
    assert (tenders[0], tenders[-1]) == ("nine", True)
    assert reviews == (
        "sufficient in ten of these",
        10,
        14,
        "sufficient",
        "reoffending.review",
        "headline",
        "referred",
        False,
    )
    assert late[:4] == ("In the other four they were late", 4, 14, "insufficient")
    assert signed[:4] == ("nine plans", 9, 12, "sufficient")
    entries = entries_in(folder / "findings.yml")
    assert all(entry.checked and (entry.by or "").startswith("AB 20") for entry in entries)
    assert (source_of(letter_in(folder)).complete or "").startswith("AB, 20")


def test_undo_leaves_the_files_as_they_were(browser: Browser, folder: Path) -> None:
    with served_desk(folder) as desk, watched(browser, desk.gate.address) as seen:
        person = open_desk(seen, desk.gate.address)
        person.press("o", "a")
        once = (folder / "findings.yml").read_bytes()
        person.press("r", "u")
        assert (folder / "findings.yml").read_bytes() == once
        person.press("u")
        assert not (folder / "findings.yml").exists()
        person.press("u")
        assert person.message == "There is nothing to undo."


def test_a_missed_finding_is_added_by_selecting_its_words_with_the_mouse(browser: Browser, folder: Path) -> None:
    with served_desk(misread(folder, {4: None})) as desk, watched(browser, desk.gate.address) as seen:
        person = open_desk(seen, desk.gate.address)
        select_with_the_mouse(seen.page, "other four they were late")
        person.press("f")
        assert person.asked == "“other four they were late”"
        person.press("t")
        person.type("14")
        select_with_the_mouse(seen.page, "In the other four they were late")
        person.press("q")
        assert person.asked == "“In the other four they were late”"
    (added,) = entries_in(folder / "findings.yml")
    assert (added.quote, added.paragraph, added.count, added.total) == (
        "In the other four they were late",
        "1.2",
        4,
        14,
    )


def test_words_selected_with_the_keyboard_change_and_split_a_quotation(browser: Browser, folder: Path) -> None:
    with served_desk(folder) as desk, watched(browser, desk.gate.address) as seen:
        person = open_desk(seen, desk.gate.address)
        person.press("o", "j", "j")
        assert person.asked == "“well enough in 12 of the 20”"
        person.press("s", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "q")
        assert person.asked == "“well enough in 12”"
        person.press("u", "s", "Shift+ArrowRight", "x")
        assert [entry.quote for entry in entries_in(folder / "findings.yml")] == ["well enough", "in 12 of the 20"]
        person.press("g")
        assert "well enough in 12 of the 20" in person.asked
        person.press("h")
        assert seen.page.inner_text("#command").startswith("sqs teach 'Intervention plans had been drawn up")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_at_the_desk(browser: Browser, folder: Path, scheme: str) -> None:
    with served_desk(misread(folder, MISTAKES)) as desk, watched(browser, desk.gate.address) as seen:
        seen.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        person = open_desk(seen, desk.gate.address)
        person.press("o", "a", " ", "r", "t")
        person.type("14")
        person.press("h", "s")
        found = []
        for width in WIDTHS:
            seen.page.set_viewport_size({"width": width, "height": 900})
            found += violations(seen.page)
            found += ["wider than the window"] if is_wider_than_the_window(seen.page) else []
        person.press("?")
        assert found + violations(seen.page) == []
