"""Faces that come with reportlab and, unlike Helvetica, are set into the PDF."""

from pathlib import Path

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont


def register_faces() -> None:
    """`Vera`, `VeraBd` and `VeraIt` can be printed with from now on."""
    for face in ("Vera", "VeraBd", "VeraIt"):
        pdfmetrics.registerFont(TTFont(face, Path(reportlab.__file__).parent / "fonts" / f"{face}.ttf"))
