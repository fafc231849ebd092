"""Text recognition (OCR): the words of pages that are pictures, set under them by ocrmypdf with tesseract.

ocrmypdf runs as a program of its own. So it can be ended when it takes too long, together with all that it has
started; what it logs stays off the terminal; and nothing of it is loaded to read a letter that has its text.
"""

import logging
import os
import re
import signal
import sys
from collections.abc import Collection
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from tempfile import TemporaryDirectory
from typing import Literal

from pypdfium2 import PdfPage
from pypdfium2.raw import (
    FPDF_PAGEOBJ_TEXT,
    FPDF_REMOVE_SECURITY,
    FPDF_TEXTRENDERMODE_INVISIBLE,
    FPDFTextObj_GetTextRenderMode,
)

from pipeline.errors import ImageOnlyPdfError
from pipeline.language.illegible import INSTALL
from pipeline.language.plurals import quantity
from pipeline.read.pdfium import drawable

LOGGER = logging.getLogger(__name__)
BEGUN = logging.getLogger(f"{__name__}.begun")
"""Is told of each scan that recognition begins with: it takes so long that whoever waits wants to know."""

TIME_LIMIT = 600
"""Seconds for one letter: its pages take two to ten each."""
MISSING_DEPENDENCY = 3
"""How ocrmypdf says that tesseract is too old, or knows no English."""
DEEP = 8
"""Forms within forms: programs set recognised words into one, or into one inside it."""

OPTIONS = (
    *("--language", "eng", "--output-type", "pdf", "--optimize", "0", "--verbose", "1"),
    # A scanner takes a sheet in askew, and a degree is enough to lose a line.
    "--deskew",
    # Dots per inch. A coarse scan in black and white, as of a fax, is read better when its letters are drawn larger.
    *("--oversample", "300"),
    # One block of text. Left to find columns, tesseract takes hanging numbers for one, and loses some of them.
    *("--tesseract-pagesegmode", "6"),
    # One of its own would leave a page without its words, and no one the wiser.
    *("--tesseract-timeout", str(TIME_LIMIT), "--tesseract-non-ocr-timeout", str(TIME_LIMIT)),
    # What is written on a page has no letters known, or there would be no need of this.
    *("--mode", "force"),
    # What is signed is the copy, which nobody keeps.
    "--invalidate-digital-signatures",
)
TURNED = re.compile(r"^\s*(?P<page>\d+)\s+Deskew angle: (?P<degrees>-?\d+\.\d+)", re.MULTILINE)


Half = Literal["left", "right"]
Area = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class RecognisedScan:
    """A scan with the words that its pictures show."""

    content: bytes
    """The PDF, its pages turned until their lines are level."""
    turns: dict[int, float]
    """By how many degrees each page was turned, anticlockwise."""


def is_installed() -> bool:
    """Whether there is all that text recognition needs."""
    return find_spec("ocrmypdf") is not None and which("tesseract") is not None


def recognise(
    path: Path, content: bytes, *, why: str, pages: Collection[int], turned: int = 0, half: Half | None = None
) -> RecognisedScan:
    """The letter with the words that its pages show, these ones; ImageOnlyPdfError says why it cannot be had.

    They are `turned` clockwise before, by so many degrees; of two pages on one, a `half` is read at a time.
    """
    if not is_installed():
        raise ImageOnlyPdfError(f"{path}: {why}; {INSTALL}, or transcribe it.")
    if not turned and half != "right":
        BEGUN.info(
            "%s: text recognition (OCR) is reading %s, which takes a while.", path.name, quantity(len(pages), "page")
        )
    with TemporaryDirectory(prefix="sqs-", ignore_cleanup_errors=True) as folder:
        scan, result = Path(folder, "scan.pdf"), Path(folder, "result.pdf")
        unlock(path, content, scan, pages, turned, half)
        these = ",".join(map(str, sorted(pages)))
        try:
            status, log = run(["ocrmypdf", *OPTIONS, "--pages", these, str(scan), str(result)], folder)
        except TimeoutExpired as error:
            raise ImageOnlyPdfError(
                f"{path}: {why}, and text recognition (OCR) did not finish in {TIME_LIMIT // 60} minutes; "
                "scan the letter again, in black and white at 300 dots per inch, or transcribe it."
            ) from error
        LOGGER.debug("ocrmypdf ended with %s:\n%s", status, log)
        if status == MISSING_DEPENDENCY:
            raise ImageOnlyPdfError(f"{path}: {why}; {INSTALL}, or transcribe it.")
        if status or not result.is_file():
            raise ImageOnlyPdfError(
                f"{path}: {why}, and text recognition (OCR) failed on it (ocrmypdf ended with {status}); "
                "scan the letter again, or transcribe it."
            )
        turns = {int(turned["page"]): float(turned["degrees"]) for turned in TURNED.finditer(log)}
        return RecognisedScan(result.read_bytes(), turns)


def recognised_before(path: Path, content: bytes, pages: Collection[int]) -> set[int]:
    """Those of the pages whose words are hidden under a picture: a scanner's program has recognised them already."""
    if not pages:
        return set()
    with drawable(path, content) as document:
        return {page for page in pages if FPDF_TEXTRENDERMODE_INVISIBLE in render_modes(document[page - 1])}


def render_modes(page: PdfPage) -> set[int]:
    """How the words on the page are drawn: filled, outlined, or not at all."""
    words = page.get_objects(filter=[FPDF_PAGEOBJ_TEXT], max_depth=DEEP)
    return {FPDFTextObj_GetTextRenderMode(word) for word in words}


def unlock(path: Path, content: bytes, copy: Path, pages: Collection[int], turned: int, half: Half | None) -> None:
    """Write a copy that may be changed, these pages turned or cut: many a scan forbids it, and wants no password."""
    with drawable(path, content) as document:
        for page in pages:
            sheet = document[page - 1]
            if turned:
                sheet.set_rotation((sheet.get_rotation() + turned) % 360)
            if half:
                box = half_of(sheet.get_cropbox(), sheet.get_rotation(), half)
                sheet.set_mediabox(*box)
                sheet.set_cropbox(*box)
        document.save(copy, flags=FPDF_REMOVE_SECURITY)


def half_of(box: Area, rotation: int, half: Half) -> Area:
    """The half of the page that is shown on that side: left, bottom, right, top, in points from the lower left."""
    left, bottom, right, top = box
    across, up = (left + right) / 2, (bottom + top) / 2
    # A page turned clockwise by a quarter shows its foot on the left.
    is_first = (half == "left") == (rotation in (0, 90))
    if rotation in (0, 180):
        return (left, bottom, across, top) if is_first else (across, bottom, right, top)
    return (left, bottom, right, up) if is_first else (left, up, right, top)


def run(module: list[str], folder: str) -> tuple[int, str]:
    """How the module ended, and its log. TimeoutExpired where it was not done in time; nothing of it is left running.

    All its files stand in the folder, so that they go with it, however it ends.
    """
    with Popen(  # noqa: S603  # our own Python, and arguments of our own
        [sys.executable, "-m", *module],
        stdin=DEVNULL,
        stdout=DEVNULL,
        stderr=PIPE,
        encoding="utf-8",
        errors="replace",
        # Tesseract's threads wait for one another busily: two letters read side by side took more than twice as long.
        env={"OMP_THREAD_LIMIT": "1", **os.environ, "TMPDIR": folder},
        start_new_session=True,
    ) as process:
        try:
            _, log = process.communicate(timeout=TIME_LIMIT)
        except BaseException:
            # A group of its own: the programs that it started would else go on for minutes.
            os.killpg(process.pid, signal.SIGKILL)
            raise
    return process.returncode, log
