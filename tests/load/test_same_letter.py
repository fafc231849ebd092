"""The same letter twice in a corpus is a problem, is marked wherever its figures are, and counts once."""

import re
from datetime import date

import pytest

from models.reading import Reading
from models.source import Source
from tests.support.headlines import Built, headline, letter

Held = tuple[Source, Reading]


def held(name: str, **facts: object) -> Held:
    source, reading = letter(name, headline(count=15, total=20))
    return source.model_copy(update={"area": "Ashford", **facts}), reading


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({"sha256": "1", "area": "Ashford"}, {"sha256": "1", "area": "Beckton"}, id="one file, two names"),
        pytest.param({}, {}, id="one service, the same words"),
        pytest.param({"area": None}, {}, id="the same words, the service not known"),
    ],
)
def test_the_same_letter_counts_once_and_is_a_problem(
    built: Built, first: dict[str, object], second: dict[str, object]
) -> None:
    other = _with_text(letter("c", headline(count=1, total=5)))
    connection = built(held("a", **first), held("b", **second), other)
    assert connection.execute("select id, copy_of from letters order by id").fetchall() == [
        ("a", None), ("b", "a"), ("c", None),
    ]  # fmt: skip
    assert connection.execute(
        "select letter, severity, message from problems where \"check\" like 'same%'"
    ).fetchall() == [("b", "error", "This letter is also here as a. Only that one counts: remove one of the two.")]
    assert connection.execute("select letters, sufficient, total from measure_summary").fetchall() == [(2, 16, 25)]
    assert connection.execute("select letters, copies, services from coverage").fetchone()[:2] == (2, 1)
    assert connection.execute("select marks, is_copy, in_sums from results where letter = 'b'").fetchall() == [
        ("copy", 1, 0)
    ]


def test_the_one_that_people_have_checked_counts(built: Built) -> None:
    source, reading = held("b")
    checked = reading.model_copy(update={"findings": (headline(count=15, total=20, checked=True),)})
    connection = built(held("a"), (source, checked))
    assert connection.execute("select id, copy_of from letters order by id").fetchall() == [("a", "b"), ("b", None)]


def test_two_letters_about_one_service_are_two(built: Built) -> None:
    later = _with_text(held("b", published=date(2015, 1, 1)))
    connection = built(held("a", published=date(2013, 1, 1)), later, letter("c", headline(count=1, total=5)))
    assert connection.execute("select copy_of from letters").fetchall() == [(None,)] * 3


def _with_text(held: Held) -> Held:
    """The letter with other words around its findings."""
    source, reading = held
    text, (found,) = reading.letter.text, reading.findings
    others = re.sub(r"\w", "x", text[found.end :])
    changed = f"{re.sub(r'[a-z]', 'y', text[: found.start])}{text[found.start : found.end]}{others}"
    transcript = reading.letter.transcript.model_copy(update={"text": changed})
    return source, reading.model_copy(update={"letter": reading.letter.model_copy(update={"transcript": transcript})})
