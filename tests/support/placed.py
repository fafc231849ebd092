"""PDFs whose lines stand where a test puts them."""

import re
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.support.faces import register_faces

HEIGHT = A4[1]

register_faces()


def placed(*pages: str, face: str = "Helvetica", size: float = 11.0) -> bytes:
    """The PDF of pages given line by line, each line as `x down words`, in points from the page's top left corner.

    `300/8` for the way down sets the line in a type of 8 points; `^` sets the rest of the word small and raised.
    """
    content = BytesIO()
    canvas = Canvas(content, pagesize=A4)
    for page in pages:
        for line in page.strip().split("\n"):
            x, down, words = line.strip().split(" ", 2)
            down, _, smaller = down.partition("/")
            own = float(smaller or size)
            text = canvas.beginText(float(x), HEIGHT - float(down))
            for place, piece in enumerate(re.split(r"\^(\S+)", words)):
                raised = place % 2
                text.setFont(face, own * 0.6 if raised else own)
                text.setRise(own * 0.35 if raised else 0)
                text.textOut(piece)
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return content.getvalue()
