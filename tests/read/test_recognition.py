"""A scan where text recognition is not installed, fails, or was done before the letter came."""

import os
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from subprocess import TimeoutExpired

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.build import fingerprint
from pipeline.build.cache import Cache
from pipeline.build.fingerprint import recognition
from pipeline.build.letters import read_letter
from pipeline.corpus.folders import LetterFolder
from pipeline.errors import ImageOnlyPdfError
from pipeline.read import read
from pipeline.read.scan import ocr
from tests.support.scans import PLANS_PAGE, pdf_in, scanned

pytestmark = pytest.mark.slow

INSTALL = ("pip install 'sqs-letters[ocr]'", "apt install tesseract-ocr")


@pytest.mark.parametrize("missing", ["find_spec", "which"])
def test_without_text_recognition_the_commands_that_install_it_are_named(
    missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, missing, lambda _: None)
    with pytest.raises(ImageOnlyPdfError) as refused:
        read(pdf_in(tmp_path, scanned(PLANS_PAGE)))
    assert all(command in str(refused.value) for command in INSTALL)


def times_out(_module: list[str], _folder: str) -> tuple[int, str]:
    raise TimeoutExpired("ocrmypdf", ocr.TIME_LIMIT)


@pytest.mark.parametrize(
    ("run", "says"),
    [
        (times_out, "did not finish in 10 minutes; scan the letter again"),
        (lambda _module, _folder: (15, "log"), r"failed on it \(ocrmypdf ended with 15\); scan the letter again"),
        (lambda _module, _folder: (0, "log"), r"failed on it \(ocrmypdf ended with 0\); scan the letter again"),
        (lambda _module, _folder: (3, "log"), "apt install tesseract-ocr, or transcribe it"),
    ],
)
def test_a_scan_that_cannot_be_recognised_is_refused_in_one_sentence(
    run: Callable[[list[str], str], tuple[int, str]], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    monkeypatch.setattr(ocr, "run", run)
    path = pdf_in(tmp_path, scanned(PLANS_PAGE))
    with pytest.raises(ImageOnlyPdfError, match=says) as refused:
        read(path)
    assert str(refused.value).startswith(f"{path}: its pages are pictures without text")
    assert "\n" not in str(refused.value)


def test_what_takes_too_long_is_ended_with_all_that_it_has_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "TIME_LIMIT", 1)
    ticks = tmp_path / "ticks"
    clock = f"import subprocess; subprocess.run('while :; do echo tick >> {ticks}; sleep 0.05; done', shell=True)"
    with pytest.raises(TimeoutExpired):
        ocr.run(["timeit", "--number", "1", clock], str(tmp_path))
    counted = ticks.read_text()
    time.sleep(0.3)
    assert counted
    assert ticks.read_text() == counted


def test_a_letter_that_was_recognised_before_it_came_is_marked_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    transcripts = [read(pdf_in(tmp_path, over_a_picture(hidden=hidden))) for hidden in (True, False)]
    assert {transcript.text for transcript in transcripts} == {"Plans were sufficient in 13 out of the 20 cases."}
    assert [transcript.scanned for transcript in transcripts] == [True, False]


def over_a_picture(*, hidden: bool) -> bytes:
    content = BytesIO()
    canvas = Canvas(content)
    canvas.drawImage(ImageReader(Image.new("L", (200, 280), 250)), 0, 0, 595, 842)
    words = canvas.beginText(65, 700)
    words.setTextRenderMode(3 if hidden else 0)
    words.textLine("Plans were sufficient in 13 out of the 20 cases.")
    canvas.drawText(words)
    canvas.save()
    return content.getvalue()


def test_a_scan_that_was_refused_is_not_kept_as_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    with pytest.raises(ImageOnlyPdfError):
        read_letter(LetterFolder(id="scan", file=pdf_in(tmp_path, scanned(PLANS_PAGE))), cache=Cache(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["letter.pdf"]


def test_letters_are_read_anew_when_tesseract_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = []
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho tesseract 99.1\n")
    program.chmod(0o755)
    for found in (None, str(program)):
        monkeypatch.setattr(fingerprint, "which", lambda _, found=found: found)
        recognition.cache_clear()
        said.append(recognition())
    os.utime(program, (0, 0))
    recognition.cache_clear()
    said.append(recognition())
    recognition.cache_clear()
    assert said[0] != said[1]
    assert said[1] == said[2], "only its date has changed"
    assert "tesseract 99.1" in said[1]
