"""How many keys it takes to review a letter of 59 findings, 12 of them wrong and 4 missed, and how long."""

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from models.finding import OPPOSITE, Finding
from pipeline.annotations.entries import entries_in
from pipeline.corpus.folders import PROJECT, letter_in
from pipeline.curate.review import letter_to_review
from pipeline.language.rules import load_measures
from tests.support.browser import watched
from tests.support.careful_reviewer import CarefulReviewer
from tests.support.desks import Keyboard, served_desk
from tests.support.misread import with_mistakes

pytestmark = pytest.mark.browser

LETTER = PROJECT / "tests" / "commissioned" / "hallowbrook-2013-06"
MOST_KEYS, MOST_MINUTES = 120, 15
WORDS_A_MINUTE, SECONDS_A_KEY = 230, 1.5

NOT_EXPECTED, WRONG_TOTAL, WRONG_COUNT, WRONG_VERDICT, WRONG_MEASURE, MISSED = 2, 3, 1, 2, 4, 4
"""Kinds of mistakes as often as they are made in letters left out (tests/unseen.tsv)."""


def other_measure(measure: str | None) -> str:
    themes = [each.id for each in load_measures() if measure and each.id.split(".")[0] == measure.split(".")[0]]
    return themes[(themes.index(measure or "") + 1) % len(themes)]


def mistakes_in(findings: tuple[Finding, ...]) -> tuple[dict[int, dict[str, Any] | None], set[int]]:
    """What is read wrongly, and which of what is read states nothing; spread evenly over the letter."""
    judged = [
        at for at, each in enumerate(findings) if each.total and each.count and each.verdict != "none" and each.measure
    ]
    kinds = [
        *["total"] * WRONG_TOTAL, *["measure"] * WRONG_MEASURE, *["missed"] * MISSED, *["verdict"] * WRONG_VERDICT,
        *["count"] * WRONG_COUNT, *["nothing"] * NOT_EXPECTED,
    ]  # fmt: skip
    mixed = [kinds[7 * place % len(kinds)] for place in range(len(kinds))] if len(kinds) % 7 else kinds
    places = [judged[len(judged) * place // len(mixed)] for place in range(len(mixed))]
    mistakes: dict[int, dict[str, Any] | None] = {}
    for at, kind in zip(places, mixed, strict=True):
        finding = findings[at]
        changes: dict[str, dict[str, Any] | None] = {
            "total": {"total": (finding.total or 0) + 1},
            "count": {"count": (finding.count or 0) - 1},
            "verdict": {"verdict": OPPOSITE[finding.verdict]} if finding.verdict in OPPOSITE else {},
            "measure": {"measure": other_measure(finding.measure)},
            "nothing": {},
            "missed": None,
        }
        mistakes[at] = changes[kind]
    return mistakes, {at for at, kind in zip(places, mixed, strict=True) if kind == "nothing"}


def test_few_keys_review_a_whole_letter(browser: Browser, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / LETTER.name
    shutil.copytree(LETTER, folder, ignore=shutil.ignore_patterns("findings.yml", "letter.yml"))
    reviewed = letter_to_review(letter_in(folder), by="AB")
    findings = reviewed.check.reading.findings
    mistakes, nothing = mistakes_in(findings)
    truth = {each.start: None if at in nothing else each for at, each in enumerate(findings)}
    with (
        served_desk(with_mistakes(reviewed, mistakes)) as desk,
        watched(browser, desk.gate.address, viewport={"width": 1400, "height": 900}) as seen,
    ):
        keyboard = Keyboard(seen.page)
        keyboard.sit_down(desk.gate.address)
        CarefulReviewer(keyboard, truth).go_over()
        assert keyboard.message == "Saved. Nothing is left to do."
    entries = [entry for entry in entries_in(folder / "findings.yml") if not entry.rejected]
    held = Counter((each.paragraph, each.measure, each.verdict, each.count, each.total) for each in entries)
    said = [each for each in truth.values() if each]
    assert held == Counter((each.paragraph, each.measure, each.verdict, each.count, each.total) for each in said)
    minutes = len(reviewed.check.reading.letter.text.split()) / WORDS_A_MINUTE + keyboard.pressed * SECONDS_A_KEY / 60
    wrong = sum(each is not None for each in mistakes.values())
    with capsys.disabled():
        print(f"\n{len(findings)} findings, {wrong} wrong, {MISSED} missed:")  # noqa: T201 - the figures are what it is for
        print(f"{keyboard.pressed} keys, {60 * minutes:.0f} seconds")  # noqa: T201 - the same
    assert keyboard.pressed <= MOST_KEYS
    assert minutes <= MOST_MINUTES
