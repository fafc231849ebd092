"""What is blotted or struck out is not read, and what stands beside it is doubtful."""

from io import BytesIO
from pathlib import Path

import pdfplumber
import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from models.text import BLOTTED, Transcript
from pipeline.build.letters import read_letter
from pipeline.corpus.folders import PROJECT, letter_called
from tests.support.painted import LINES, SIZE, TEXT, Paint, page_with, place_of, read_page, several, told_apart

BASE = PROJECT / "tests" / "cases" / "base.pdf"


def blot(words: str, kind: str = "box", grey: float = 0.0) -> Paint:
    left, right, baseline = place_of(words)
    box = (left, baseline - 3, right - left, SIZE + 1)

    def paint(canvas: Canvas) -> None:
        canvas.setFillGray(grey)
        if kind == "picture":
            canvas.drawImage(ImageReader(Image.new("RGB", (4, 4), "black")), *box)
        elif kind == "line":
            canvas.setLineWidth(SIZE)
            canvas.line(left, baseline + 3, right, baseline + 3)
        else:
            canvas.rect(*box, stroke=0, fill=1)

    return paint


def strike(words: str, *, rise: float = 3.3, beyond: float = 0.0, kind: str = "line") -> Paint:
    left, right, baseline = place_of(words)

    def paint(canvas: Canvas) -> None:
        canvas.setLineWidth(0.7)
        if kind == "line":
            canvas.line(left - beyond, baseline + rise, right + beyond, baseline + rise)
        else:
            canvas.rect(left - beyond, baseline + rise, right - left + 2 * beyond, 0.7, stroke=0, fill=1)

    return paint


def with_blots(words: str) -> str:
    return TEXT.replace(words, "".join(" " if letter == " " else BLOTTED for letter in words))


def words_in_doubt(transcript: Transcript) -> list[str]:
    return [word.of(transcript.text) for word in transcript.unmapped]


BLOTS = {
    "a black box": blot("sufficient"),
    "a grey box": blot("sufficient", grey=0.5),
    "a thick line": blot("sufficient", kind="line"),
    "a picture": blot("sufficient", kind="picture"),
}


@pytest.mark.parametrize("over", BLOTS.values(), ids=BLOTS)
def test_a_word_under_a_bar_is_a_word_that_is_not_known(over: Paint, tmp_path: Path) -> None:
    transcript = read_page(page_with(over=over), tmp_path)
    assert transcript.text == with_blots("sufficient")
    assert words_in_doubt(transcript) == [10 * BLOTTED]
    assert told_apart(transcript) == ["hidden"]


def test_a_line_that_is_covered_as_a_whole_stands_between_the_others(tmp_path: Path) -> None:
    transcript = read_page(page_with(over=blot(LINES[1])), tmp_path)
    assert transcript.text == with_blots(LINES[1])


def test_what_is_typed_anew_over_a_bar_is_read(tmp_path: Path) -> None:
    left, _, baseline = place_of("12 of 14")

    def anew(canvas: Canvas) -> None:
        canvas.setFillGray(0)
        canvas.drawString(left, baseline, "13 of 14")

    transcript = read_page(page_with(over=several(blot("12 of 14", grey=0.8), anew)), tmp_path)
    assert transcript.text == TEXT.replace("12 of 14", "13 of 14")
    assert words_in_doubt(transcript) == []


@pytest.mark.parametrize("kind", ["line", "rectangle"])
@pytest.mark.parametrize("words", ["sufficient", "12", "There was good evidence"])
def test_what_is_struck_out_is_not_read(words: str, kind: str, tmp_path: Path) -> None:
    transcript = read_page(page_with(over=strike(words, kind=kind)), tmp_path)
    assert transcript.text == with_blots(words)
    assert [(aside.kind, aside.text) for aside in transcript.asides] == [("struck out", words)]


LINES_NEAR = {
    "under the words": strike("sufficient", rise=-1.2),
    "over the words": strike("sufficient", rise=9),
    "a rule that runs on": strike(LINES[1], beyond=30),
}


@pytest.mark.parametrize("over", LINES_NEAR.values(), ids=LINES_NEAR)
def test_a_line_that_only_passes_strikes_nothing_out(over: Paint, tmp_path: Path) -> None:
    transcript = read_page(page_with(over=over), tmp_path)
    assert transcript.text == TEXT
    assert told_apart(transcript) == []


def test_a_comment_may_strike_words_out(tmp_path: Path) -> None:
    left, right, baseline = place_of("sufficient")
    corners = [left, baseline + 9, right, baseline + 9, left, baseline - 2, right, baseline - 2]
    marked = BytesIO()
    with pikepdf.open(BytesIO(page_with())) as pdf:
        strike_out = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.StrikeOut,
            Rect=pikepdf.Array([left, baseline - 2, right, baseline + 9]),
            QuadPoints=pikepdf.Array(corners),
            F=4,
        )
        pdf.pages[0].Annots = pikepdf.Array([strike_out])
        pdf.save(marked)
    transcript = read_page(marked.getvalue(), tmp_path)
    assert transcript.text == with_blots("sufficient")
    assert sorted(told_apart(transcript)) == ["annotation", "struck out"]


@pytest.mark.parametrize(("foot", "height"), [(-3, 14), (3, 0.8)], ids=["blotted", "struck"])
def test_a_statement_beside_it_is_doubtful_and_a_problem_says_so(foot: float, height: float, tmp_path: Path) -> None:
    x0, x1, baseline = place_in_base("insufficient")
    drawn = f"\nq 0 g {x0} {baseline + foot} {x1 - x0} {height} re f Q"
    path = tmp_path / "letter.pdf"
    with pikepdf.open(BASE) as pdf:
        page = pdf.pages[0]
        page.contents_coalesce()
        page.Contents = pdf.make_stream(b"q " + page.Contents.read_bytes() + b" Q" + drawn.encode())
        pdf.save(path)
    _, reading = read_letter(letter_called(str(path), tmp_path))
    beside = [finding for finding in reading.findings if finding.paragraph == "2.1"]
    assert [finding.certainty for finding in beside] == ["doubtful"]
    assert "letters unreadable" in {problem.check for problem in reading.problems}
    assert all(finding.certainty != "doubtful" for finding in reading.findings if finding.paragraph == "2.2")


def place_in_base(word: str) -> tuple[float, float, float]:
    """The left and right edge of the first such word in the base letter, and its baseline, from the page's foot."""
    with pdfplumber.open(BASE) as pdf:
        page = pdf.pages[0]
        found = next(each for each in page.extract_words() if each["text"] == word)
        size = found["bottom"] - found["top"]
        return found["x0"], found["x1"], page.height - found["bottom"] + 0.21 * size
