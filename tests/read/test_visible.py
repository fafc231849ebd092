"""What a reader of the printed page sees is read; what is in the file and cannot be seen is told apart."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.support.painted import LEFT, SIZE, STEP, TEXT, TOP, Paint, page_with, place_of, read_page, told_apart

EXTRA = "Plans were late in 3 of 9 cases."


def text_at(x: float, y: float, words: str = EXTRA, *, mode: int = 0, size: float = SIZE) -> Paint:
    def paint(canvas: Canvas) -> None:
        text = canvas.beginText(x, y)
        text.setFont("Helvetica", size)
        text.setTextRenderMode(mode)
        text.textOut(words)
        canvas.drawText(text)

    return paint


def in_mode(mode: int) -> Paint:
    return text_at(place_of("17")[0], TOP, "AA", mode=mode)


def in_grey(grey: float, *, alpha: float = 1.0, box: float | None = None) -> Paint:
    def paint(canvas: Canvas) -> None:
        if box is not None:
            canvas.setFillGray(box)
            canvas.rect(LEFT - 5, 395, 300, 20, stroke=0, fill=1)
        canvas.setFillGray(grey, alpha=alpha)
        canvas.drawString(LEFT, 400, EXTRA)

    return paint


def in_ink_colours(cyan: float, black: float) -> Paint:
    def paint(canvas: Canvas) -> None:
        canvas.setFillColorCMYK(cyan, 0, 0, black)
        canvas.drawString(LEFT, 400, EXTRA)

    return paint


def clipped(x: float, width: float) -> Paint:
    def paint(canvas: Canvas) -> None:
        path = canvas.beginPath()
        path.rect(x, 390, width, 30)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.drawString(LEFT, 400, EXTRA)

    return paint


def painted_over(shape: str, grey: float) -> Paint:
    def paint(canvas: Canvas) -> None:
        canvas.drawString(LEFT, 400, EXTRA)
        canvas.setFillGray(grey)
        if shape == "box":
            canvas.rect(LEFT - 5, 395, 300, 20, stroke=0, fill=1)
        elif shape == "rounded":
            canvas.roundRect(LEFT - 9, 390, 300, 30, 6, stroke=0, fill=1)
        elif shape == "picture":
            canvas.drawImage(ImageReader(Image.new("RGB", (20, 20), "white")), LEFT - 5, 395, 300, 20)
        else:
            path = canvas.beginPath()
            path.moveTo(LEFT - 40, 380)
            for x, y in ((LEFT + 300, 390), (LEFT + 300, 430), (LEFT - 40, 425)):
                path.lineTo(x, y)
            path.close()
            canvas.drawPath(path, stroke=0, fill=1)

    return paint


HIDDEN = {
    "drawn by no ink": in_mode(3),
    "drawn as a clip only": in_mode(7),
    "white": in_grey(1.0),
    "nearly white": in_grey(0.97),
    "no ink of any colour": in_ink_colours(0, 0),
    "clear": in_grey(0.0, alpha=0.0),
    "grey on the same grey": in_grey(0.6, box=0.6),
    "black on black": in_grey(0.0, box=0.0),
    "cut off": clipped(400, 100),
    "under a white box": painted_over("box", 1.0),
    "under a black box": painted_over("box", 0.0),
    "under a rounded box": painted_over("rounded", 1.0),
    "under an odd shape": painted_over("odd", 0.8),
    "under a picture": painted_over("picture", 0.0),
    "outside the page": text_at(700, 400),
    "below the page": text_at(LEFT, -40),
    "too small to see": text_at(LEFT, 400, size=0.5),
}


@pytest.mark.parametrize("extra", HIDDEN.values(), ids=HIDDEN)
@pytest.mark.parametrize("order", ["under", "over"])
def test_what_nobody_sees_is_no_part_of_the_text(extra: Paint, order: str, tmp_path: Path) -> None:
    content = page_with(under=extra) if order == "under" else page_with(over=extra)
    transcript = read_page(content, tmp_path)
    assert transcript.text == TEXT
    assert told_apart(transcript) == ["hidden"]


def heading_on_a_band(canvas: Canvas) -> None:
    canvas.setFillGray(0.1)
    canvas.rect(LEFT - 5, 395, 300, 20, stroke=0, fill=1)
    canvas.setFillGray(1.0)
    canvas.drawString(LEFT, 400, EXTRA)


def frame(canvas: Canvas) -> None:
    canvas.drawString(LEFT, 400, EXTRA)
    path = canvas.beginPath()
    path.rect(LEFT - 10, 385, 320, 40)
    path.rect(LEFT - 8, 387, 316, 36)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=0)


def struck_through(canvas: Canvas) -> None:
    canvas.drawString(LEFT, 400, EXTRA)
    canvas.rect(LEFT, 403, 200, 0.8, stroke=0, fill=1)


def highlighted(canvas: Canvas) -> None:
    canvas.drawString(LEFT, 400, EXTRA)
    canvas.setFillColorRGB(1, 1, 0, alpha=0.4)
    canvas.rect(LEFT, 397, 200, 13, stroke=0, fill=1)


def in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("block", 0, 0, 595, 842)
    canvas.setFont("Helvetica", SIZE)
    canvas.drawString(LEFT, 400, EXTRA)
    canvas.endForm()
    canvas.doForm("block")


SEEN = {
    "grey": in_grey(0.6),
    "white on a dark band": heading_on_a_band,
    "on a pale box": in_grey(0.0, box=0.9),
    "inside a wide clip": clipped(20, 500),
    "in a frame with a hole": frame,
    "struck through": struck_through,
    "highlighted": highlighted,
    "in a form": in_a_form,
    "in outline": text_at(LEFT, 400, mode=1),
    "in one ink of four": in_ink_colours(0.8, 0),
}


@pytest.mark.parametrize("words", SEEN.values(), ids=SEEN)
def test_what_can_be_seen_is_read(words: Paint, tmp_path: Path) -> None:
    transcript = read_page(page_with(over=words), tmp_path)
    assert transcript.text == f"{TEXT}\n{EXTRA}"
    assert told_apart(transcript) == []


def test_a_hairline_behind_a_letter_hides_nothing_though_a_bar_elsewhere_is_as_black(tmp_path: Path) -> None:
    def hairline_and_bar(canvas: Canvas) -> None:
        canvas.rect(LEFT + 100, TOP, 0.3, SIZE, stroke=0, fill=1)
        canvas.rect(LEFT, TOP - 100, 3, SIZE, stroke=0, fill=1)

    assert " ".join(read_page(page_with(under=hairline_and_bar), tmp_path).text.split()) == TEXT


def test_a_digit_painted_over_and_set_anew_is_read_as_it_looks(tmp_path: Path) -> None:
    left, right, baseline = place_of("12 of 14")

    def mend(canvas: Canvas) -> None:
        canvas.setFillGray(1.0)
        canvas.rect(left, baseline - 3, right - left, STEP - 2, stroke=0, fill=1)
        canvas.setFillGray(0.0)
        canvas.drawString(left, baseline, "13 of 14")

    transcript = read_page(page_with(over=mend), tmp_path)
    assert transcript.text == TEXT.replace("12 of 14", "13 of 14")
    assert [(aside.kind, aside.text) for aside in transcript.asides] == [("hidden", "12 of 14")]


def test_the_words_recognised_under_a_scan_are_its_text(tmp_path: Path) -> None:
    picture = ImageReader(BytesIO(png()))

    def scan(canvas: Canvas) -> None:
        text_at(LEFT, 500, mode=3)(canvas)
        canvas.drawImage(picture, 0, 0, 595, 842)

    assert read_page(page_with(words=scan), tmp_path).text == EXTRA


def png() -> bytes:
    content = BytesIO()
    Image.new("L", (60, 80), 200).save(content, "PNG")
    return content.getvalue()
