"""`sqs build`: what it says, and what it leaves."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from pipeline import __version__
from pipeline.build import fingerprint
from tests.support.ellerport import ELLERPORT, PDF
from tests.support.processes import begin
from tests.support.sqs_command import HEAVY, SQS, sqs

pytestmark = pytest.mark.slow


def rows(database: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(sql).fetchall()


def encrypted() -> bytes:
    written = BytesIO()
    writer = PdfWriter(clone_from=PdfReader(PDF))
    writer.encrypt("secret", algorithm="AES-256")
    writer.write(written)
    return written.getvalue()


def picture() -> bytes:
    written = BytesIO()
    Image.new("L", (600, 800), 200).save(written, "PDF")
    return written.getvalue()


def other_inspection() -> bytes:
    """A letter of a sister programme: same house style, no Short Quality Screening."""
    written = BytesIO()
    canvas = Canvas(written)
    lines = (
        "Joint targeted area inspection of the multi-agency response to abuse and neglect in Eastmere",
        "Between 9 and 13 May 2016, four inspectorates undertook a joint inspection of the response",
        "to abuse and neglect in Eastmere. This letter to all the service leaders in the area outlines",
        "our findings about the effectiveness of partnership working. The partnership is strong.",
        "Of 12 cases examined, eight were well managed. Areas for improvement are set out below.",
    )
    for place, line in enumerate(lines):
        canvas.drawString(50, 780 - 20 * place, line)
    canvas.save()
    return written.getvalue()


UNREADABLE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a-no-pdf": ("letter.pdf", lambda: b"Dear Chief Executive", "NotPdfError"),
    "b-empty": ("letter.pdf", lambda: b"", "LetterError"),
    "c-encrypted": ("letter.pdf", encrypted, "EncryptedPdfError"),
    "d-truncated": ("letter.pdf", lambda: PDF.read_bytes()[:40_000], "DamagedPdfError"),
    "e-picture": ("letter.pdf", picture, "ImageOnlyPdfError"),
    "f-other-inspection": ("letter.pdf", other_inspection, "NotSqsLetterError"),
    "g-bad-key": ("letter.yml", lambda: b"colour: red\n", "CorpusError"),
    "h-no-text": ("letter.txt", lambda: b"", "LetterError"),
}


def test_the_version_is_that_of_the_code_and_of_the_database_that_it_builds(place: Path) -> None:
    assert sqs("--version") == (0, f"sqs, version {__version__}\n", "")
    sqs("build")
    assert rows(place / "sqs.db", "select value from build where key = 'version'") == [(__version__,)]


def test_a_build_says_what_the_database_holds(place: Path) -> None:
    status, out, err = sqs("build")
    assert (status, err) == (0, "")
    ((findings, letters),) = rows(
        place / "sqs.db", "select (select count(*) from findings), (select count(*) from letters)"
    )
    assert letters == 1
    assert f"sqs.db holds 1 letter, {findings} findings, " in out


def test_a_second_build_with_nothing_changed_loads_no_library_and_leaves_the_file(place: Path) -> None:
    _, first, _ = sqs("build")
    before = (place / "sqs.db").stat().st_mtime_ns
    code = (
        "import sys; from pipeline.cli import main as cli; status = cli._status(); "
        f"sys.exit(status or sorted({HEAVY} & set(sys.modules)) or 0)"
    )
    again = subprocess.run(
        [sys.executable, "-c", code, "build"], capture_output=True, text=True, check=False, cwd=place
    )
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout == f"Nothing has changed since the last build.\n{first}"
    assert (place / "sqs.db").stat().st_mtime_ns == before


def test_a_build_after_a_change_of_code_is_another_build(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, first, _ = sqs("build")
    monkeypatch.setattr(fingerprint, "whole_code", lambda: "other rules")
    assert sqs("build") == (0, first, "")
    assert (place / "sqs.db").is_file()


def test_every_unreadable_letter_is_named_with_its_reason_and_the_others_are_built(place: Path) -> None:
    for name, (file, content, _) in UNREADABLE.items():
        (place / "corpus" / name).mkdir()
        (place / "corpus" / name / "letter.txt").write_bytes((ELLERPORT / "letter.txt").read_bytes())
        (place / "corpus" / name / file).write_bytes(content())
    (place / "corpus" / "i-nothing").mkdir()
    status, out, err = sqs("build", "--corpus", place / "corpus")
    assert (status, err) == (1, "")
    assert rows(place / "sqs.db", "select id from letters") == [("ellerport-2014-10",)]
    expected = {name: reason for name, (_, _, reason) in UNREADABLE.items()} | {"i-nothing": "CorpusError"}
    assert dict(rows(place / "sqs.db", "select id, reason from unreadable")) == expected  # type: ignore[arg-type]
    assert "9 letters could not be read:\n" in out
    for name in expected:
        (line,) = (line for line in out.splitlines() if line.startswith(f"  {name}: "))
        assert line.endswith(".")
        assert str(place) not in line
    assert sqs("build", "--corpus", place / "corpus") == (1, f"Nothing has changed since the last build.\n{out}", "")


@pytest.mark.slow
def test_a_build_broken_off_leaves_no_database_and_no_process(place: Path) -> None:
    for copy in range(6):
        (place / "corpus" / f"copy-{copy}").mkdir()
        (place / "corpus" / f"copy-{copy}" / "letter.pdf").write_bytes(PDF.read_bytes() + b"%% %d\n" % copy)
    build = begin([SQS, "build"], stderr=subprocess.PIPE, cwd=place, start_new_session=True)
    try:
        while not list(place.glob(".sqs-cache/reading-*.json")):
            assert build.poll() is None
            time.sleep(0.02)
        os.killpg(build.pid, signal.SIGINT)  # as ^C in a terminal does
        out, err = build.communicate(timeout=60)
        with pytest.raises(ProcessLookupError):
            os.killpg(build.pid, 0)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(build.pid, signal.SIGKILL)
    assert (build.returncode, out, err.strip()) == (130, "", "Stopped.")
    assert not (place / "sqs.db").exists()
