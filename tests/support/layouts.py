"""How letters are set, and the pieces that a set page is made of."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics

from tests.support.faces import register_faces

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, FOOT = 65.0, WIDTH - 65.0, HEIGHT - 70.0, 75.0
ADDRESS = [
    "HM Inspectorate of Probation",
    "1st Floor, Exchange House",
    "1 Bridge Street, Anytown, ZZ9 3FX",
    "General enquiries: 07700 900100",
    "www.example.gov.uk/hmiprobation",
]

register_faces()


@dataclass(frozen=True)
class Layout:
    """How a letter is set. Lengths are shares of the type size unless they are points."""

    name: str
    faces: tuple[str, str, str] = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")
    size: float = 11.0
    leading: float = 1.3
    gap: float = 0.8
    indent: float = 0.0
    justified: bool = False
    printed_spaces: bool = True
    bullet: tuple[str, str] | None = ("\u2022", "Helvetica")
    """The character and its face; None for a drawn disc."""
    hang: float = 2.6
    """How far the words of numbered paragraphs and bullets stand in; 0 sets a number into the line as it is."""
    letterhead: Literal["beside", "above", "none"] = "above"
    head: str = "Short Quality Screening"
    foot: str = "Page {page} of {pages}"
    address_smaller: float = 2.5
    """Points."""
    notes_smaller: float = 3.0
    """Points."""
    fused_marks: bool = False
    raised_ordinals: bool = False
    soft_hyphens: bool = False
    ligatures: bool = False
    twice_printed_bold: bool = False
    sideways: str = ""
    """Text that runs up the margin."""


class Fragment(NamedTuple):
    text: str
    face: str
    size: float
    rise: float = 0.0

    @property
    def width(self) -> float:
        return float(pdfmetrics.stringWidth(self.text, self.face, self.size))


Word = tuple[Fragment, ...]


class Print(NamedTuple):
    x: float
    y: float
    fragment: Fragment


@dataclass
class Page:
    prints: list[Print] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)
    discs: list[tuple[float, float]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
