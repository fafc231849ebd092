"""Nobody but the browser that was given the address sees the letter, and only the desk's own page changes it."""

from pathlib import Path

import pytest

from tests.support.desks import Visitor, served_desk
from tests.support.small_letter import put

pytestmark = pytest.mark.slow

ACCEPT = {"version": 0, "do": "accept", "positions": [0]}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return put(tmp_path)


def test_the_address_works_once(small: Path) -> None:
    with served_desk(small) as desk:
        visitor, other = Visitor(desk.gate.address), Visitor(desk.gate.address)
        assert visitor.come_in() == 303
        assert other.come_in() == 403
        assert visitor.ask("GET", "/state").status == 200
        assert {other.ask("GET", path).status for path in ("/", "/state", "/desk.js", "/pages/1")} == {403}
        assert other.ask("POST", "/answer", ACCEPT).status == 403
        assert not (small / "findings.yml").exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Host": "evil.example"},
        {"Host": "127.0.0.1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Cookie": "sqs_desk=1"},
        {"Content_Type": "text/plain"},
        {"Content_Type": "application/x-www-form-urlencoded"},
    ],
)
def test_what_another_page_can_send_changes_nothing(small: Path, headers: dict[str, str]) -> None:
    with served_desk(small) as desk:
        visitor = Visitor(desk.gate.address)
        visitor.come_in()
        assert visitor.ask("POST", "/answer", ACCEPT, **headers).status in (403, 415)
        assert visitor.ask("POST", "/end", {}, **headers).status in (403, 415)
        assert not (small / "findings.yml").exists()
        assert visitor.ask("POST", "/answer", ACCEPT).status == 200
        assert (small / "findings.yml").exists()


@pytest.mark.parametrize(
    "request_",
    [
        {"version": 0, "do": "delete"},
        {"version": 0, "do": "accept", "positions": [99]},
        {"version": 0, "do": "accept", "positions": [-1]},
        {"version": 0, "do": "accept", "positions": []},
        {"version": 0, "do": "correct", "at": 0, "field": "paragraph", "value": "1"},
        {"version": 0, "do": "correct", "at": 0, "field": "total", "value": "many"},
        {"version": 0, "do": "correct", "at": 0, "field": "verdict", "value": "good"},
        {"version": 0, "do": "other", "at": 0, "number": 1, "more": 1},
        [],
        "accept",
    ],
)
def test_what_is_no_answer_changes_nothing(small: Path, request_: object) -> None:
    with served_desk(small) as desk:
        visitor = Visitor(desk.gate.address)
        visitor.come_in()
        assert visitor.ask("POST", "/answer", request_).status in (400, 404)
        assert not (small / "findings.yml").exists()


def test_a_measure_that_does_not_exist_and_words_of_two_paragraphs_are_refused_in_words(small: Path) -> None:
    with served_desk(small) as desk:
        visitor = Visitor(desk.gate.address)
        visitor.come_in()
        said = visitor.answer(0, do="correct", at=0, field="measure", value="no.such")
        assert (said["refused"], said["message"]) == (True, "There is no measure no.such: choose one from the list.")
        said = visitor.answer(0, do="add", start=0, end=10_000)
        assert said["message"].startswith("Select words of one paragraph first")
        assert not (small / "findings.yml").exists()


def test_a_window_that_shows_an_older_letter_changes_nothing(small: Path) -> None:
    with served_desk(small) as desk:
        visitor = Visitor(desk.gate.address)
        visitor.come_in()
        assert not visitor.answer(0, do="accept", positions=[0])["refused"]
        once = (small / "findings.yml").read_bytes()
        said = visitor.answer(0, do="accept", positions=[1])
        assert (said["refused"], said["message"]) == (
            True,
            "The letter was changed in another window. Here it is now.",
        )
        assert (small / "findings.yml").read_bytes() == once


def test_what_somebody_else_writes_meanwhile_stays(small: Path) -> None:
    with served_desk(small) as desk:
        visitor = Visitor(desk.gate.address)
        visitor.come_in()
        (small / "findings.yml").write_text("# mine\n", encoding="utf-8")
        said = visitor.answer(0, do="accept", positions=[0])
        assert said["refused"]
        assert "was changed by somebody else" in said["message"]
        assert (small / "findings.yml").read_text(encoding="utf-8") == "# mine\n"


def test_a_name_is_asked_for_before_anything_is_saved(small: Path) -> None:
    with served_desk(small) as desk:
        visitor = Visitor(desk.gate.address)
        visitor.come_in()
        assert visitor.ask("POST", "/who", {"by": "# no: name"}).status == 400
        assert visitor.ask("POST", "/who", {"by": ""}).status == 400
        assert visitor.ask("POST", "/who", {"by": "1st"}).status == 400
        assert visitor.ask("POST", "/who", {"by": "Ffion ap Rhys"}).status == 200
        visitor.answer(0, do="accept", positions=[0])
        assert "  by: Ffion ap Rhys 20" in (small / "findings.yml").read_text(encoding="utf-8")
