"""A page painted the quick way is the page that pdfminer's own way paints, to the last digit."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pdfminer
import pytest
from hypothesis import given
from hypothesis import strategies as some
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import PSKeyword

from pipeline.corpus.folders import PROJECT
from pipeline.read.pdf.operations import UnusualError, operations_of
from tests.support.painted import page_with
from tests.support.read_both_ways import are_read_alike, read_by

PDFS = [*sorted(PROJECT.glob("corpus/*/letter.pdf")), *sorted(PROJECT.glob("tests/**/*.pdf"))]
PIECES = (
    *(b"0", b"12", b"-3", b"+4", b"5.", b".6", b"-7.25", b"--8", b"1.2.3", b"9-1", b".", b"-", b"1e5"),
    *(
        b"(a)",
        b"()",
        b"(a(b)c)",
        b"(a(b(c)))",
        rb"(\(\\\)\n)",
        rb"(\101\7z\q)",
        b"(\\\n)",
        b"(\\\r\n)",
        b"(\\\rx)",
        rb"(\777)",
    ),
    *(b"<41>", b"<4 1>", b"<41 42>", b"<414>", b"<>", b"<4x>", b"<\n", b">", b"(", b")", b"(\x00\xff\r\n)"),
    *(b"/F1", b"/", b"/A#20B", b"/A#2", b"/#", b"/A##20", b"/\xff", b"/\xc3\xa9", b"/N\x00", b"/A#C3#A9", b"/P1.5"),
    *(b"[", b"]", b"<<", b">>", b"{", b"}", b"[(a)-3 <42>]", b"<</MCID 1>>", b"<</A[1/B]>>", b"<</A>>", b"<</K <41>>>"),
    *(b"Tj", b"T*", b"'", b'"', b"q", b"Q\x00", b"true", b"null", b"BI", b"f*", b"q\x80", b"\x80", b"*", b"\x00"),
    *(b" ", b"\n", b"\r\n", b"\t", b"%", b"% x (\n", b"%\r"),
)
"""What programs are made of, and what they should not be made of."""


def pdfminers_operations(program: bytes) -> list[tuple[list[Any], bytes]]:
    """The operations of the program as pdfminer reads them."""
    parser = PDFContentParser([PDFStream({}, program)])
    operations: list[tuple[list[Any], bytes]] = []
    values: list[Any] = []
    while True:
        try:
            _, value = parser.nextobject()
        except PSEOF:
            return [*operations, (values, b"")]
        if isinstance(value, PSKeyword):
            operations.append((values, value.name))
            values = []
        else:
            values.append(value)


@given(some.lists(some.sampled_from(PIECES), max_size=12), some.sampled_from([b"", b" ", b"\n"]))
def test_what_is_usual_in_a_program_is_read_as_pdfminer_reads_it(pieces: list[bytes], between: bytes) -> None:
    program = between.join(pieces)
    try:
        operations = operations_of([program])
    except UnusualError:
        return
    expected = pdfminers_operations(program)
    assert operations == expected
    assert repr([tuple(operation) for operation in operations]) == repr(expected)  # 1 is not 1.0


@pytest.mark.parametrize(
    "program",
    [
        b"BT /F1 11 Tf 1 0 0 1 72.5 -.5 Tm [(It) -3 (\\(all\\)) <4142>] TJ ET",
        b"/P <</MCID 0/Lang (en)>> BDC q 0 0 .5 rg (a (b) c) ' Q EMC % the end",
        b"/Text#20body<</MCID 1>>BDC\r\n0 0 10 10re f*\0EMC\n",
    ],
)
def test_a_usual_program_is_not_left_to_pdfminer(program: bytes) -> None:
    assert operations_of([program]) == pdfminers_operations(program)


@pytest.mark.parametrize(
    "program",
    [
        b"BI /W 1 /H 1 ID x EI",
        b"[1 2",
        b"(a",
        b"<</A>> Do",
        b"(\\777) Tj",
        b"<4> Tj",
        b"true",
        b"{1}",
        b"--1 Tc",
        b"\x80",
    ],
)
def test_what_is_unusual_is_left_to_pdfminer(program: bytes) -> None:
    with pytest.raises(UnusualError):
        operations_of([program])


def test_a_long_program_is_left_to_pdfminer_because_of_the_memory_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.read.pdf.operations.LONGEST", 10)
    assert operations_of([b"1 0 0 rg"])
    with pytest.raises(UnusualError):
        operations_of([b"1 0 0 rg", b"0 g"])


@pytest.mark.parametrize("path", PDFS, ids=lambda path: str(path.relative_to(PROJECT)))
@pytest.mark.slow
def test_each_pdf_here_is_read_alike_both_ways(path: Path) -> None:
    assert are_read_alike(path.read_bytes())


@pytest.mark.parametrize(
    "code",
    [
        "1 0 0 1 72 400 Tm 3 Ts 2 Tc 5 Tw 80 Tz (raised and spaced) Tj 0 Ts 0 -20 Td (down again) Tj",
        "0 1 -1 0 300 400 Tm (up the page) Tj -1 0 0 1 300 400 Tm (mirrored) Tj 12 0 3 12 72 300 Tm (leaning) Tj",
        "1 0 0 1 72 400 Tm -100 Tz (to the left) Tj 100 Tz /F1 -12 Tf (upside down) Tj 0 Tf 12 (no size) Tj",
        "1 0 0 1 72 400 Tm 3 Tr (clear) Tj 1 Tr 1 0 0 RG (outlined) Tj 1 g (white) Tj [(odd) /Name [1] (ones)] TJ",
        "1 0 0 1 72 400 Tm 14 TL (one) ' 1 2 (two) \" T* (three) Tj 5 TD 0 -5 TD (four) Tj (lost operand Tj) 1 Tj Tj",
        "/None 12 Tf (a font that is not there) Tj /Form Do (and what is not there) Tj",
        "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI 1 0 0 1 72 400 Tm (after a picture) Tj",
        "1 0 0 1 72 400 Tm (a list that never ends) Tj [(half",
        "1 0 0 1 72 400 Tm (a byte above all) Tj (\\777) Tj",
    ],
)
def test_unusual_settings_of_text_are_read_alike_both_ways(code: str) -> None:
    content = page_with(over=lambda canvas: canvas._code.append(f"BT {code} ET"))  # noqa: SLF001  # reportlab has no such
    assert are_read_alike(content)


@pytest.mark.parametrize("change", ["reader", "version"])
def test_all_is_left_to_pdfminer_where_that_is_asked_or_its_inner_parts_are_unknown(
    change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = page_with()
    quick = read_by("", content)

    def forbidden(_: Sequence[bytes]) -> Sequence[object]:
        raise AssertionError("the program was read the quick way")

    monkeypatch.setattr("pipeline.read.pdf.quick_painter.operations_of", forbidden)
    assert "damaged" in read_by("", content)
    if change == "version":
        monkeypatch.setattr(pdfminer, "__version__", "20990101")
    assert read_by("pdfplumber" if change == "reader" else "", content) == quick


def test_letters_are_read_the_quick_way(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = min(PROJECT.glob("tests/letters/*/letter.pdf"), key=lambda path: path.stat().st_size).read_bytes()

    def forbidden(*_: object) -> None:
        raise AssertionError("the program was left to pdfminer")

    monkeypatch.setattr(PDFContentParser, "nextobject", forbidden)
    assert "Sheet" in read_by("", letter)
