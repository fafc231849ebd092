"""Scans on their side, with words typed over them, or badly recognised before, are read by what their pictures show."""

from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from models.text import Transcript
from pipeline.build.letters import read_letter
from pipeline.corpus.folders import PROJECT, LetterFolder
from pipeline.errors import ImageOnlyPdfError
from pipeline.read import read
from pipeline.read.scan import ocr
from tests.support.placed import placed
from tests.support.scans import scanned

CASES = PROJECT / "tests" / "cases"
TEXT = """We examined 20 cases that were supervised by the service, and judged nine of
them to be good enough. In the other eleven the assessment of the likelihood of
reoffending was late, or there was none at all. Plans were sufficient in 13 out of
the 20 cases, and they had been written with the child or young person."""
PAGE = placed("\n".join(f"65 {100 + 14 * place} {line}" for place, line in enumerate(TEXT.split("\n"))))
WORDS = " ".join(TEXT.split())
BAD = WORDS.replace("e", "c").replace("the", "tbc").replace("o", "0").replace("r", "i").replace("s", "5")


def read_pdf(folder: Path, content: bytes) -> Transcript:
    (folder / "letter.pdf").write_bytes(content)
    return read(folder / "letter.pdf")


def over_scan(draw: Callable[[Canvas], None]) -> bytes:
    """The page scanned, with something drawn over it."""
    with closing(pypdfium2.PdfDocument(PAGE)) as document:
        picture = document[0].render(scale=3).to_pil().convert("L")
    content = BytesIO()
    canvas = Canvas(content)
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    draw(canvas)
    canvas.save()
    return content.getvalue()


def stamp(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 9)
    canvas.drawString(400, 810, "Received 17 March")
    canvas.drawString(500, 30, "Page 1")


def badly_recognised(canvas: Canvas) -> None:
    words = canvas.beginText(65, 742)
    words.setTextRenderMode(3)
    words.setFont("Helvetica", 8)
    for place in range(0, len(BAD), 80):
        words.textLine(BAD[place : place + 80])
    canvas.drawText(words)


@pytest.mark.scan
@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_scan_on_its_side_or_upside_down_is_read(turned: int, tmp_path: Path) -> None:
    writer = PdfWriter()
    for content in (placed("65 100 Reviews were good in ten cases."), scanned(PAGE, turned=turned)):
        writer.append(PdfReader(BytesIO(content)))
    joined = BytesIO()
    writer.write(joined)
    found = read_pdf(tmp_path, joined.getvalue())
    assert found.text == f"Reviews were good in ten cases.\n{WORDS}"
    assert [(turn.page, turn.clockwise) for turn in found.turns] == [(2, turned)]


@pytest.mark.scan
def test_words_typed_over_a_scan_are_no_text_of_it(tmp_path: Path) -> None:
    found = read_pdf(tmp_path, over_scan(stamp))
    assert found.scanned
    assert found.text == WORDS
    assert "Received 17 March Page 1" in [aside.text for aside in found.asides]


def test_a_scan_with_a_stamp_is_refused_where_nothing_can_recognise_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    with pytest.raises(ImageOnlyPdfError, match=r"page 1 is a picture without text; to have it read"):
        read_pdf(tmp_path, over_scan(stamp))


@pytest.mark.scan
def test_a_page_that_was_misread_before_is_recognised_again(tmp_path: Path) -> None:
    assert read_pdf(tmp_path, over_scan(badly_recognised)).text == WORDS


@pytest.mark.scan
@pytest.mark.parametrize("case", ["s06-scanned-page-with-stamp", "s08-scan-72dpi"])
def test_a_coarse_or_stamped_scan_never_reads_a_row_that_its_letter_has_not(case: str) -> None:
    def rows(name: str) -> set[tuple[object, ...]]:
        _, reading = read_letter(LetterFolder(id="case", file=CASES / f"{name}.pdf"))
        return {(each.paragraph, each.verdict, each.count, each.total) for each in reading.findings}

    assert rows(case) <= rows("base")
    assert len(rows("base") - rows(case)) <= 1
