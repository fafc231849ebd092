"""A letter whose pages are pictures is read by text recognition, and says so."""

from contextlib import closing
from io import BytesIO
from math import cos, radians, sin
from pathlib import Path
from sqlite3 import connect
from typing import NamedTuple

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from models.letter import Letter
from models.reading import Reading
from pipeline.annotations.entries import entries_in
from pipeline.build.letters import read_letter
from pipeline.corpus.facts import source_of
from pipeline.corpus.folders import PROJECT, LetterFolder, letter_in
from pipeline.curate.evaluate.letters import evaluate_letter
from pipeline.errors import ImageOnlyPdfError
from pipeline.read import read
from tests.support.placed import placed
from tests.support.readings import build_as_read
from tests.support.scans import PLANS_PAGE, pdf_in, scanned

CAMBRIDGESHIRE = letter_in(PROJECT / "corpus" / "cambridgeshire-2014-04")
ASKEW = 0.8
"""Degrees."""
PAGE = placed("""65 100 We examined 20 cases that were supervised by the service, and judged nine of
    65 114 them to be good enough. In the other eleven the assessment of the likelihood of
    65 128 reoffending was late, or there was none at all.""")


class Scan(NamedTuple):
    reading: Reading
    original: Reading


def together(*contents: bytes) -> bytes:
    writer = PdfWriter()
    for content in contents:
        writer.append(PdfReader(BytesIO(content)))
    joined = BytesIO()
    writer.write(joined)
    return joined.getvalue()


def white_page() -> bytes:
    content = BytesIO()
    canvas = Canvas(content)
    canvas.drawImage(ImageReader(Image.new("L", (1654, 2339), 250)), 0, 0, 595, 842)
    canvas.save()
    return content.getvalue()


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Scan:
    """Cambridgeshire, scanned as an office would, and read by the rules alone."""
    content = (PROJECT / "corpus" / "cambridgeshire-2014-04" / "letter.pdf").read_bytes()
    path = pdf_in(tmp_path_factory.mktemp("scan"), scanned(content, askew=ASKEW, speckled=20))
    return Scan(
        reading=read_letter(LetterFolder(id="scan", file=path))[1],
        original=read_letter(CAMBRIDGESHIRE.by_rules_alone)[1],
    )


@pytest.mark.scan
@pytest.mark.parametrize("score", ["found", "numbers", "verdict", "all", "role", "rows"])
def test_a_scan_of_cambridgeshire_gives_its_findings(scan: Scan, score: str) -> None:
    assert CAMBRIDGESHIRE.findings
    figures = evaluate_letter(scan.reading, source_of(CAMBRIDGESHIRE), entries_in(CAMBRIDGESHIRE.findings))
    right, read_, expected = (getattr(figures.scores[score], part) for part in ("right", "read", "expected"))
    assert right >= 0.95 * expected
    assert right >= 0.95 * read_
    assert all(fact.right for fact in figures.facts)


@pytest.mark.scan
def test_a_scan_has_the_paragraphs_and_sections_of_the_letter_it_was_made_from(scan: Scan) -> None:
    def parts(each: Letter) -> tuple[list[str], list[str]]:
        return [section.section for section in each.sections], [paragraph.key for paragraph in each.paragraphs]

    assert parts(scan.reading.letter) == parts(scan.original.letter)


@pytest.mark.scan
def test_a_scan_is_marked_as_one_and_a_letter_with_its_text_is_not(scan: Scan) -> None:
    assert scan.reading.letter.transcript.scanned
    assert not scan.original.letter.transcript.scanned


@pytest.mark.scan
def test_people_cannot_be_reached_through_a_scan(scan: Scan) -> None:
    transcript = scan.reading.letter.transcript
    everything = [transcript.text, *(aside.text for aside in transcript.asides)]
    assert not any("@" in text or "905352" in text for text in everything)
    assert "contacted at [email] or on [phone]" in transcript.text


@pytest.mark.scan
def test_what_is_read_on_a_scan_that_lies_askew_stands_where_it_is_shown(scan: Scan) -> None:
    places = [middles(reading) for reading in (scan.original, scan.reading)]
    assert len(places[0].keys() & places[1].keys()) > 40
    for key in places[0].keys() & places[1].keys():
        (page, across, down), (page_of_scan, across_scan, down_scan) = places[0][key], places[1][key]
        angle = radians(ASKEW) * (1 if page % 2 else -1)
        right, below = across - 595 / 2, down - 842 / 2
        assert page_of_scan == page
        assert across_scan == pytest.approx(595 / 2 + right * cos(angle) - below * sin(angle), abs=2), key
        assert down_scan == pytest.approx(842 / 2 + right * sin(angle) + below * cos(angle), abs=3.5), key


def middles(reading: Reading) -> dict[tuple[str, str], tuple[int, float, float]]:
    """The page and the middle of the first box of each finding, by its paragraph and its words."""
    found = {}
    for finding in reading.findings:
        box = reading.letter.transcript.boxes_of(finding)[0]
        key = finding.paragraph, finding.of(reading.letter.text)
        found[key] = (box.page, (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2)
    return found


@pytest.mark.scan
def test_only_the_pages_without_text_are_recognised_and_blank_ones_left(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    transcript = read(pdf_in(tmp_path, together(PAGE, scanned(PLANS_PAGE), white_page())))
    assert transcript.text.endswith("or there was none at all.\nPlans were sufficient in 13 out of the 20 cases.")
    assert transcript.scanned
    assert transcript.pages == 3
    assert [line.page for line in transcript.lines] == [1, 1, 1, 2]
    assert capfd.readouterr() == ("", "")


@pytest.mark.scan
def test_a_scan_that_says_which_way_round_it_is_and_forbids_changes_is_read(tmp_path: Path) -> None:
    writer, content = PdfWriter(clone_from=PdfReader(BytesIO(scanned(PAGE, turned=180)))), BytesIO()
    writer.pages[0].rotate(180)
    writer.encrypt("", "owner", algorithm="RC4-128")
    writer.write(content)
    assert read(pdf_in(tmp_path, content.getvalue())).text.startswith("We examined 20 cases that were supervised")


@pytest.mark.scan
def test_pictures_without_words_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ImageOnlyPdfError, match=r"its pages are pictures .* found no words there; scan the letter"):
        read(pdf_in(tmp_path, white_page()))


@pytest.mark.scan
@pytest.mark.parametrize("table", ["letters", "paragraphs", "findings", "numbers"])
def test_every_row_of_a_scan_says_that_it_is_one(scan: Scan, table: str, tmp_path: Path) -> None:
    for reading, marked in ((scan.reading, 1), (scan.original, 0)):
        database = tmp_path / f"{marked}.db"
        build_as_read(database, [(source_of(CAMBRIDGESHIRE), reading)])
        with closing(connect(database)) as connection:
            assert connection.execute(f"select distinct scanned from {table}").fetchall() == [(marked,)]  # noqa: S608  # our own name
