"""A scan that is added says that its words are being recognised, whichever process reads it."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.support.layouts import Layout
from tests.support.scans import scanned
from tests.support.typeset import typeset

PAGE = scanned(typeset("Plans were sufficient in 13 out of the 20 cases.", Layout("one page")))


@pytest.mark.scan
@pytest.mark.parametrize("is_packed", [False, True])
def test_text_recognition_is_said_to_be_at_work(corpus: Path, *, is_packed: bool) -> None:
    place = corpus.parent / "A scan.pdf"
    place.write_bytes(PAGE)
    if is_packed:
        with ZipFile(corpus.parent / "scans.zip", "w") as archive:
            archive.write(place, "A scan.pdf")
        place = corpus.parent / "scans.zip"
    command = [str(Path(sys.executable).parent / "sqs"), "add", str(place), "--corpus", str(corpus)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    assert said.count("A scan.pdf: text recognition (OCR) is reading 1 page, which takes a while.\n") == 1
