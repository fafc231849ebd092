"""A letter that takes too many pages, too much time or memory is given up with a sentence, and stops no other."""

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from models.reading import Unreadable
from models.text import Transcript
from pipeline.build import stages as build_stages
from pipeline.build import workers
from pipeline.build.letters import read_corpus
from pipeline.corpus.folders import PROJECT, letters_in
from pipeline.errors import TooLargeError
from pipeline.read import LARGEST, LARGEST_TEXT, read
from pipeline.read.pdf.pages import PAGES_AT_MOST
from tests.support.small_letter import put

pytestmark = pytest.mark.slow

NAMES = ("alston-2013-02", "eastmere-2014-10", "zennor-2012-01")
inherits = pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="a stand-in is inherited by a fork")


def compute() -> None:
    while True:
        pass


def sleep() -> None:
    time.sleep(60)


def hoard() -> None:
    hoarded = bytearray(300_000_000)
    time.sleep(60)
    hoarded.clear()


def read_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, takes: Callable[[], None]) -> tuple[Unreadable, ...]:
    """Three letters, the second of which takes too much; those that could not be read."""

    def take_or_read(path: Path) -> Transcript:
        if path.parent.name == NAMES[1]:
            takes()
        return read(path)

    monkeypatch.setattr(build_stages, "read", take_or_read)
    for name in NAMES:
        put(tmp_path / "corpus", name)
    found, unreadable = read_corpus(letters_in(tmp_path / "corpus"), processes=2)
    assert [source.id for source, _ in found] == [NAMES[0], NAMES[2]]
    return unreadable


@inherits
@pytest.mark.parametrize(
    ("takes", "limit", "value", "says"),
    [
        (compute, "SECONDS", 1, "letter.txt took too long to read and was given up; print it to a new PDF"),
        (sleep, "HOUR", 8, "letter.txt took too long to read and was given up; print it to a new PDF"),
        (hoard, "MEGABYTES", 280, "letter.txt needs more than 1500 MB of memory to read and was given up; print it"),
    ],
)
@pytest.mark.slow
def test_a_letter_that_takes_too_much_is_given_up_and_stops_no_other(
    takes: Callable[[], None],
    limit: str,
    value: float,
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, limit, value)
    before = multiprocessing.active_children()
    (given_up,) = read_with(tmp_path, monkeypatch, takes)
    assert (given_up.id, given_up.reason) == (NAMES[1], TooLargeError.__name__)
    assert given_up.message.startswith(says)
    assert multiprocessing.active_children() == before


def test_a_pdf_with_more_pages_than_a_letter_can_have_is_refused(tmp_path: Path) -> None:
    content = BytesIO()
    canvas = Canvas(content)
    for _ in range(PAGES_AT_MOST + 1):
        canvas.showPage()
    canvas.save()
    (tmp_path / "letter.pdf").write_bytes(content.getvalue())
    with pytest.raises(TooLargeError, match=r"letter\.pdf: the PDF has 301 pages, and no more than 300 are read; save"):
        read(tmp_path / "letter.pdf")


@pytest.mark.slow
def test_the_time_of_reading_grows_with_the_pages_and_not_with_their_square(tmp_path: Path) -> None:
    page = PdfReader(PROJECT / "tests" / "cases" / "base.pdf").pages[0]

    def seconds(pages: int) -> float:
        writer = PdfWriter()
        for _ in range(pages):
            writer.add_page(page)
        writer.write(tmp_path / "letter.pdf")
        begun = time.process_time()
        read(tmp_path / "letter.pdf")
        return time.process_time() - begun

    few = min(seconds(8) for _ in range(2))
    assert seconds(32) < 10 * few  # four times as many pages; by the square it would be sixteen times


@inherits
def test_a_process_at_its_work_ends_with_the_one_that_began_it(tmp_path: Path) -> None:
    def build_for_ever() -> None:
        for _ in workers.shared_out([0, 1], work_for_ever, 2, lost=lambda *_: None):
            pass

    def work_for_ever(job: int) -> None:
        (tmp_path / f"{job}").write_text(f"{os.getpid()}")
        compute()

    builder = multiprocessing.get_context("fork").Process(target=build_for_ever)
    builder.start()
    while not (len(begun := list(tmp_path.iterdir())) == 2 and all(path.read_text() for path in begun)):
        time.sleep(0.05)
    builder.kill()
    builder.join()
    at_work = [int(path.read_text()) for path in begun]
    end = time.monotonic() + 2
    while time.monotonic() < end and any(map(is_running, at_work)):
        time.sleep(0.05)
    left = [process for process in at_work if is_running(process)]
    for process in left:
        os.kill(process, signal.SIGKILL)
    assert left == []


@inherits
def test_all_processes_are_ended_within_two_seconds_though_they_hear_nothing() -> None:
    def hear_nothing(_: int) -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
        time.sleep(60)

    at_work = [workers.begun(hear_nothing, job) for job in range(3)]
    time.sleep(0.3)
    begun = time.monotonic()
    workers.stop(at_work)
    assert time.monotonic() - begun < 2.5  # one after the other it took three times as long
    assert not any(worker.process.is_alive() for worker in at_work)


@inherits
def test_the_only_letter_is_read_in_a_process_that_is_watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_stages, "read", lambda _: os._exit(1))
    put(tmp_path / "corpus", NAMES[0])
    _, (lost,) = read_corpus(letters_in(tmp_path / "corpus"))
    assert lost.message.startswith("letter.txt crashed the process that was reading it")


@inherits
def test_what_the_process_holds_that_begins_them_counts_against_no_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "MEGABYTES", 200)
    monkeypatch.setattr(build_stages, "read", take_a_look(read))
    put(tmp_path / "corpus", NAMES[0])
    held = bytearray(b"x" * 300_000_000)
    found, lost = read_corpus(letters_in(tmp_path / "corpus"))
    assert (len(found), lost) == (1, ())
    held.clear()


def take_a_look(reader: Callable[[Path], Transcript]) -> Callable[[Path], Transcript]:
    """The reader, slow enough to be looked at while it is at work."""

    def slowly(path: Path) -> Transcript:
        time.sleep(3 * workers.LOOK_EVERY)
        return reader(path)

    return slowly


@pytest.mark.parametrize(("name", "most"), [("letter.txt", LARGEST_TEXT), ("letter.pdf", LARGEST)])
def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, most: int
) -> None:
    with (tmp_path / name).open("wb") as file:
        file.truncate(most + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it is read"))
    with pytest.raises(TooLargeError, match=rf"{name}: the file is larger than {most // 1_000_000} MB; save"):
        read(tmp_path / name)


def is_running(process: int) -> bool:
    """Whether it is there, and no dead one that nobody has buried."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


class Deep:
    """Where an exception cannot leave: Python drops it, and says so."""

    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.1)


@inherits
def test_a_process_that_is_ended_where_nothing_can_be_raised_says_nothing(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "unraisablehook", sys.__unraisablehook__)  # pytest has its own
    done = list(workers.shared_out([1], lambda job: (Deep(), job)[1], 1, lost=lambda _, loss: loss))
    assert done == [(1, 1)]
    assert capfd.readouterr().err == ""
