"""`sqs review` at a real terminal: one key answers, and nothing is lost however it ends."""

import os
import re
import signal
import sys
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from pathlib import Path

import pytest

from tests.support.reviewers import LETTERS, Terminal, changed, check_of, drafts, found_in, sqs_review, without_colour
from tests.support.small_letter import ASSESSMENT, CASES, PLANS, READ, REVIEWS, put

pytestmark = pytest.mark.slow

REVERSED = "\x1b[1m\x1b[7m"

Sit = Callable[..., Terminal]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A letter with four findings that nobody has checked, one of them without an entry."""
    return put(tmp_path, "eastmere-2014-10", *drafts(*READ[:3]))


@pytest.fixture(scope="module")
def is_loaded() -> None:
    """Whatever is loaded but once is loaded now, and a process begun later has it already."""
    check_of(LETTERS / "ellerport-2014-10")


@pytest.fixture
def sit(is_loaded: None) -> Iterator[Sit]:  # noqa: ARG001 - to be done before
    """What to call with a command to sit at its terminal."""
    terminals = []

    def begin(command: Callable[[], object], **environment: str) -> Terminal:
        terminals.append(Terminal(command, **environment))
        return terminals[-1]

    yield begin
    for terminal in terminals:
        terminal.leave()


def test_a_person_accepts_corrects_rejects_goes_back_skips_and_quits(folder: Path, sit: Sit) -> None:
    terminal = sit(sqs_review(folder))
    assert "1 of 4: paragraph context.1, Context" in without_colour(terminal.press("a"))
    assert "Accepted." in terminal.press("r")
    terminal.type("why [-]: ", "It is a plan.")
    assert "Rejected. Its note: It is a plan." in terminal.press("s")
    assert "Skipped." in terminal.press("b")
    assert "Back to the previous one." in terminal.press("b")
    shown = without_colour(terminal.press("c"))
    assert "its answer is undone." in shown
    assert "2 of 4: paragraph 1.1" in shown
    terminal.type("measure [reoffending.assessment]: ", "reveiw")
    terminal.type("measure [reoffending.assessment]: ", "1")
    terminal.type("role (headline, breakdown, context) [headline]: ", "b")
    terminal.type("verdict (sufficient, insufficient, none) [sufficient]: ")
    terminal.type("count [17]: ", "lots")
    terminal.type("count [17]: ", "16")
    terminal.type("total [20]: ")
    terminal.type("basis (printed, referred, inferred) [printed]: ")
    terminal.type("words of the share [-]: ", "much")
    terminal.type("why [-]: ", "It says ‘sixteen’.")
    terminal.press("?")
    assert "s  skip: leave it unchecked for now." in terminal.press("\x1b[A")
    assert "Press one of a, c, r, s, b, p, ? and q." in terminal.press("p")
    assert "The letter is plain text" in terminal.press("A")
    terminal.press("q")
    status, last = terminal.ended()
    assert status == 0
    assert last.splitlines()[-4:] == [
        "Accepted 2, corrected 1, rejected 0, skipped 0. Left unchecked: 1.",
        "Next:",
        f"  sqs check eastmere-2014-10 --corpus {folder.parent}",
        f"  sqs review eastmere-2014-10 --corpus {folder.parent}",
    ]
    assert found_in(folder) == (
        CASES,
        changed(
            ASSESSMENT, measure="reoffending.review", role="breakdown", count=16, words="much",
            note="It says ‘sixteen’.",
        ),
        PLANS,
    )  # fmt: skip


def test_when_everything_is_answered_it_ends(folder: Path, sit: Sit) -> None:
    terminal = sit(sqs_review(folder))
    for _ in READ:
        terminal.press("a")
    status, last = terminal.ended()
    assert status == 0
    assert "Accepted 4, corrected 0, rejected 0, skipped 0. Left unchecked: 0." in last
    assert [entry.model_copy(update={"shown": False}) for entry in found_in(folder)] == list(READ)


@pytest.mark.parametrize("key", ["q", "Q", "\x04"])
def test_quitting_at_the_first_question_leaves_the_file_untouched(folder: Path, sit: Sit, key: str) -> None:
    path = folder / "findings.yml"
    before = path.stat().st_mtime_ns, path.read_bytes()
    terminal = sit(sqs_review(folder))
    terminal.press(key)
    assert terminal.ended()[0] == 0
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before


def test_stopped_by_the_keyboard_it_says_where_the_answers_are(folder: Path, sit: Sit) -> None:
    terminal = sit(sqs_review(folder))
    terminal.press("a")
    terminal.press("\x03")
    status, last = terminal.ended()
    assert (status, last.splitlines()[-1]) == (130, f"Stopped. What was answered is in {folder / 'findings.yml'}.")
    assert found_in(folder) == (CASES, *drafts(ASSESSMENT, PLANS))


def test_stopped_in_the_middle_of_a_correction_nothing_of_it_is_written(folder: Path, sit: Sit) -> None:
    terminal = sit(sqs_review(folder))
    terminal.press("a")
    terminal.press("c")
    terminal.type("measure [reoffending.assessment]: ", "child.assessment")
    terminal.type("role (headline, breakdown, context) [headline]: ", "\x03")
    assert terminal.ended()[0] == 130
    assert found_in(folder) == (CASES, *drafts(ASSESSMENT, PLANS))


def test_the_end_of_input_in_a_correction_only_gives_the_correction_up(folder: Path, sit: Sit) -> None:
    terminal = sit(sqs_review(folder))
    terminal.press("c")
    terminal.wait_for("measure [context.cases]: ")
    os.write(terminal.terminal, b"\x04")
    assert "The correction is cancelled: nothing has changed." in terminal.press("a")
    terminal.press("q")
    assert terminal.ended()[0] == 0
    assert found_in(folder) == (CASES, *drafts(ASSESSMENT, PLANS))


@pytest.mark.parametrize("where", ["at a question", "in a correction"])
def test_when_the_terminal_is_closed_what_was_answered_stays(folder: Path, sit: Sit, where: str) -> None:
    terminal = sit(sqs_review(folder))
    terminal.press("a")
    if where == "in a correction":
        terminal.press("c")
        terminal.type("measure [reoffending.assessment]: ", "child.assessment")
        terminal.wait_for("headline]: ")
    else:
        terminal.wait_for("2 of 4")
    terminal.close()
    assert terminal.ended()[0] == -signal.SIGHUP
    assert found_in(folder) == (CASES, *drafts(ASSESSMENT, PLANS))


def test_when_the_terminal_is_closed_on_one_that_would_go_on_it_ends(folder: Path, sit: Sit) -> None:
    def run() -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as under nohup
        sqs_review(folder)()

    terminal = sit(run)
    terminal.press("a")
    terminal.wait_for("2 of 4")
    terminal.close()
    assert terminal.ended()[0] >= 0
    assert found_in(folder) == (CASES, *drafts(ASSESSMENT, PLANS))


@pytest.mark.parametrize(
    ("environment", "is_marked_by_signs"), [({}, False), ({"NO_COLOR": "1"}, True), ({"TERM": "dumb"}, True)]
)
def test_the_quotation_is_marked_by_colour_or_where_none_is_wanted_by_signs(
    folder: Path, sit: Sit, environment: dict[str, str], *, is_marked_by_signs: bool
) -> None:
    terminal = sit(sqs_review(folder), **environment)
    shown = terminal.press("q")
    marked = f">>>{CASES.quote}<<<" if is_marked_by_signs else f"{REVERSED}{CASES.quote}\x1b[0m"
    assert f"We {marked}." in shown
    assert ("\x1b[" in shown.partition("1 of 4")[2]) != is_marked_by_signs


@pytest.mark.parametrize(
    ("encoding", "shown", "typed"), [("utf-8", "“ten ‘of’ 13”", "dépôt"), ("latin-1", "?ten ?of? 13?", "dépôt")]
)
def test_any_terminal_is_spoken_to_in_its_own_encoding(
    tmp_path: Path, sit: Sit, encoding: str, shown: str, typed: str
) -> None:
    folder = put(tmp_path, "eastmere-2014-10", *READ[:3], changed(REVIEWS, words="ten ‘of’ 13", checked=False))

    def run() -> None:
        for stream in (sys.stdin, sys.stdout):
            assert isinstance(stream, TextIOWrapper)
            stream.reconfigure(encoding=encoding)
        sqs_review(folder)()

    terminal = sit(run)
    terminal.encoding = encoding
    assert f"counts 10 of 13 ({shown}) as sufficient" in " ".join(terminal.press("r").split())
    terminal.type("why [-]: ", typed)
    assert terminal.ended()[0] == 0
    assert found_in(folder)[-1] == changed(REVIEWS, words="ten ‘of’ 13", rejected=True, note=typed)


def test_what_is_no_text_in_the_encoding_of_the_terminal_is_asked_again(folder: Path, sit: Sit) -> None:
    terminal = sit(sqs_review(folder))
    terminal.press("r")
    terminal.encoding = "latin-1"
    terminal.type("why [-]: ", "dépôt")
    assert "type it again" in terminal.type("why [-]: ", "depot")
    terminal.press("q")
    assert terminal.ended()[0] == 0
    assert found_in(folder)[0] == changed(CASES, rejected=True, note="depot")


def test_every_line_fits_a_terminal_of_80_columns(tmp_path: Path, sit: Sit) -> None:
    folder = tmp_path / "ellerport-2014-10"
    folder.mkdir()
    for name in ("letter.txt", "letter.yml"):
        (folder / name).write_bytes((LETTERS / folder.name / name).read_bytes())
    terminal = sit(sqs_review(folder))
    shown = "".join(terminal.press(key) for key in ["s"] * 12 + ["?", "q"])
    lines = without_colour(shown).splitlines()
    assert len(lines) > 150
    assert [line for line in lines if len(line) > 80] == []
    assert re.search(r"^12 of \d+: paragraph ", without_colour(shown), re.MULTILINE)
