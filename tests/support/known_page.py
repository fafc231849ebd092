"""A page of known words as the operators that print it, and the PDF of such pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from random import Random

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

WIDTH, HEIGHT = 595, 842
LEFT, TOP, SIZE, STEP = 65.0, 740.0, 11.0, 15.0
LINE = 7
"""Words."""
LINES = 12

WORDS = """
able about above across action address advice after again against agency almost along already also although
always among amount answer appear area around arrange asked attend aware basis became before began behind
believe below beside better between beyond board both brief bring broad brought build built business called
career carry caught cause centre certain chance change check child choice clear close common concern contact
control could council course court create current daily danger decide degree depend detail develop differ direct
during early easily effect effort either engage enough ensure enter equal event every exact expect explain
factor family father figure final follow force formal forward found friend future gather general given great
group grown guide handle happen health helped higher history honest hope house human impact inform inside intend
invite issue joint judge kept known labour large later learn least leave level likely limit listen little local
longer looked lower made main manage manner matter meant member method might minor moment month moral mother
moved much named nature nearly need never noted number object obtain occur offer often older open order other
outside owner panel parent partly patient people period person phase place plan point police policy power
present prior problem proper provide public purpose quality quick quite raise range rather reach ready reason
recent record reduce refer regard relate remain report result review right risk school second secure seek seldom
senior series serve seven several shape share short should show sign simple since skill small social sound
source speak staff stage start state still strong study subject such support sure target task taught teach team
their there thing think those three through time today together took total toward trained treat trust under unit
until useful usual value various view visit voice wanted warn weekly whole wider within work would write year
young
"""


@dataclass(frozen=True)
class Known:
    """A page's words, line by line, and what becomes of the page."""

    lines: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> list[str]:
        """All of them in the order in which a person reads them."""
        return [word for line in self.lines for word in line]


@dataclass(frozen=True)
class Printed:
    """What is printed on a page, and how the page is shown."""

    content: bytes
    rotate: int = 0
    """Degrees by which whoever shows the page turns it, clockwise."""
    wide: bool = False


def known_pages(seed: int, pages: int) -> list[Known]:
    """Pages of words of which none stands twice in the whole."""
    words = Random(seed).sample(WORDS.split(), LINE * LINES * pages)  # noqa: S311  # no secret: the same words for the same seed
    rows = [tuple(words[place : place + LINE]) for place in range(0, len(words), LINE)]
    return [Known(tuple(rows[LINES * page : LINES * (page + 1)])) for page in range(pages)]


def line_at(words: str, x: float, y: float, *, size: float = SIZE, before: str = "") -> bytes:
    """The operators that print the words there; `before` are operators that stand in the text object before them."""
    return f"BT {before} /F1 {size} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm ({words}) Tj ET\n".encode("latin-1")


def lines_of(page: Known, *, x: float = LEFT, top: float = TOP, before: str = "") -> bytes:
    """The operators that print the page's lines one below the other."""
    return b"".join(
        line_at(" ".join(line), x, top - STEP * place, before=before) for place, line in enumerate(page.lines)
    )


def pdf_of(pages: Sequence[Printed]) -> bytes:
    """The PDF of the pages. `/F1` is Helvetica, and the layer `/Off` is switched off."""
    writer = PdfWriter()
    layer = writer._add_object(  # noqa: SLF001  # pypdf has no other way to add an object
        DictionaryObject({NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("Notes")})
    )
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica", "/Encoding": "/WinAnsiEncoding"}
    resources = DictionaryObject(
        {
            NameObject("/Font"): DictionaryObject({NameObject("/F1"): _names(font)}),
            NameObject("/Properties"): DictionaryObject({NameObject("/Off"): layer}),
        }
    )
    for printed in pages:
        width, height = (HEIGHT, WIDTH) if printed.wide else (WIDTH, HEIGHT)
        page = writer.add_blank_page(width, height)
        stream = DecodedStreamObject()
        stream.set_data(printed.content)
        page[NameObject("/Contents")] = writer._add_object(stream)  # noqa: SLF001  # the same
        page[NameObject("/Resources")] = resources
        page[NameObject("/Rotate")] = NumberObject(printed.rotate)
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
        {
            NameObject("/OCGs"): ArrayObject([layer]),
            NameObject("/D"): DictionaryObject({NameObject("/OFF"): ArrayObject([layer])}),
        }
    )
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def _names(entries: dict[str, str]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): NameObject(value) for key, value in entries.items()})
