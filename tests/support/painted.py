"""A page of known words, and whatever else a test paints on it, under the words or over them."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from models.text import Transcript
from pipeline.read import read

LEFT, TOP, STEP, SIZE = 65.0, 700.0, 14.0, 11.0
LINES = (
    "1.1. Assessment of likelihood of reoffending was sufficient in 17 out of the 20 cases in",
    "the sample. There was good evidence that this aspect of work was informed by all the",
    "young people, and a full, skilful will to follow it up in 12 of 14 of them at every office.",
)
TEXT = " ".join(LINES)

Paint = Callable[[Canvas], None]


def nothing(_: Canvas) -> None:
    """Paint nothing."""


def page_with(*, under: Paint = nothing, over: Paint = nothing, words: Paint | None = None) -> bytes:
    """The PDF of one page: `under`, then the words, then `over`. Each begins and ends with plain settings."""
    content = BytesIO()
    canvas = Canvas(content, pagesize=A4, pageCompression=0)
    for paint in (under, words or words_at(0, 0), over):
        canvas.saveState()
        canvas.setFont("Helvetica", SIZE)
        paint(canvas)
        canvas.restoreState()
    canvas.showPage()
    canvas.save()
    return content.getvalue()


def words_at(right: float, up: float, *, grey: float = 0.0) -> Paint:
    """The words, so many points from their place."""

    def paint(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", SIZE)
        canvas.setFillGray(grey)
        for number, line in enumerate(LINES):
            canvas.drawString(LEFT + right, TOP + up - number * STEP, line)

    return paint


def several(*paints: Paint) -> Paint:
    """One after the other."""

    def paint(canvas: Canvas) -> None:
        for each in paints:
            each(canvas)

    return paint


def place_of(words: str) -> tuple[float, float, float]:
    """The left and right edge, and the baseline, of words on the page."""
    number, line = next((number, line) for number, line in enumerate(LINES) if words in line)
    canvas = Canvas(BytesIO())
    start = LEFT + canvas.stringWidth(line[: line.index(words)], "Helvetica", SIZE)
    return start, start + canvas.stringWidth(words, "Helvetica", SIZE), TOP - number * STEP


def read_page(content: bytes, folder: Path) -> Transcript:
    """What is read of the PDF."""
    path = folder / "letter.pdf"
    path.write_bytes(content)
    return read(path)


def told_apart(transcript: Transcript) -> list[str]:
    """The kinds of what was told apart from the text."""
    return [aside.kind for aside in transcript.asides]
