"""No words that are searched for cause a fault, and what was found is marked and nothing else."""

from pathlib import Path
from urllib.parse import quote

import pytest

from pipeline.explore.pages.search import mark_words
from tests.support.site_pages import ask

FOUND, FOUND_END = "\ufdd0", "\ufdd1"


@pytest.mark.parametrize(
    "words",
    [
        '"',
        '""',
        '"""',
        "'",
        "(",
        ")",
        "*",
        "plan*",
        "^plan",
        "text:plan",
        "plan AND",
        "NOT",
        "NEAR(plan review)",
        "a -b",
        "{text}: plan",
        "plan\nAND (",
        '"a\n(b"',
        "\\",
        "%",
        "_",
        ";--",
        "é",
        "\U0001f600",
        "\ufdd0\ufdd1",
        "\x00",
        "plan\x00plan",
        "x" * 5_000,
        "plan " * 2_000,
        '"' * 999,
    ],
)
def test_no_words_are_a_fault(database: Path, words: str, capfd: pytest.CaptureFixture[str]) -> None:
    asked = quote(words)
    for answer in ask(
        database,
        f"/search?q={asked}",
        f"/sqs/findings-that-say.json?words={asked}&_shape=array",
        f"/sqs/what-inspectors-said.json?words={asked}&_shape=array",
        f"/sqs/services-called.json?name={asked}&_shape=array",
    ):
        assert answer.status_code == 200
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        (f"a {FOUND}plan{FOUND_END} <b>", "a <mark>plan</mark> &lt;b&gt;"),
        (f"{FOUND}<script>{FOUND_END}", "<mark>&lt;script&gt;</mark>"),
        (f"{FOUND}one{FOUND_END}{FOUND}two{FOUND_END}", "<mark>one</mark><mark>two</mark>"),
        (f"{FOUND_END}stray{FOUND}", "stray"),
        (f"{FOUND}{FOUND}twice{FOUND_END}{FOUND_END}", "<mark>twice</mark>"),
        ("<mark>not ours</mark>", "&lt;mark&gt;not ours&lt;/mark&gt;"),
    ],
)
def test_what_was_found_is_marked_and_all_else_stays_text(text: str, shown: str) -> None:
    assert str(mark_words(text)) == shown
