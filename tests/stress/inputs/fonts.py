"""PDFs whose fonts are no fonts, or say more than can be kept."""

from tests.stress.inputs import Inputs
from tests.stress.inputs.raw import FONT, packed, pdf, stream

FONTS = ("null", "5 0 R", "[]", "(x)", "<< >>", "<< /Type /Font >>", "<< /Subtype /Type9 >>", "<< /Subtype /Type0 >>",
         "<< /Subtype /Type0 /DescendantFonts [5 0 R] >>", "<< /Subtype /Type0 /DescendantFonts 5 0 R >>",
         "<< /Subtype /Type0 /DescendantFonts [] >>", "<< /Subtype /Type3 >>",
         "<< /Subtype /Type3 /FontMatrix [0 0 0 0 0 0] /FontBBox [0 0 0 0] /CharProcs << >> /Encoding << >> >>",
         "<< /Subtype /Type3 /FontMatrix [a] /FontBBox 5 /CharProcs 5 0 R /Encoding 5 0 R /Resources 5 0 R >>",
         "<< /Subtype /TrueType /FontDescriptor 5 0 R >>",
         "<< /Subtype /TrueType /FontDescriptor << /FontFile2 5 0 R >> >>",
         "<< /Subtype /Type1 /BaseFont 5 >>", "<< /Subtype /Type1 /BaseFont (x) >>",
         "<< /Subtype /MMType1 /BaseFont /X_1_2 >>")  # fmt: skip
ENTRIES = {
    "Widths": ("5 0 R", "5", "[(x)]", f"[{'1e9 ' * 9_999}]", "[NaN]", "[-1]"),
    "FirstChar": ("-99999", "99999999999", "(x)", "5 0 R"),
    "Encoding": ("5 0 R", "/Nothing", "5", "<< /Differences 5 0 R >>", "<< /Differences [/a /b 1e9 /c -5 /d] >>",
                 f"<< /Differences [0 {'/a ' * 99_999}] >>", "<< /BaseEncoding 5 0 R >>",
                 "<< /Differences [0 (x) null] >>"),
    "FontDescriptor": ("5 0 R", "5", "<< /Flags (x) /FontBBox [a] /Ascent (x) /Descent 1e99 /MissingWidth (x) >>",
                       "<< /FontBBox [0 0 1e300 1e300] /Ascent 1e300 /Descent -1e300 >>", "<< /FontFile 3 0 R >>"),
    "ToUnicode": ("5 0 R", "/Identity-H", "5", "6 0 R", "(x)"),
}  # fmt: skip
MAPS = {
    "range": b"1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange",
    "ranges": b"100 beginbfrange " + b"<0000> <FFFF> <0041> " * 5_000 + b"endbfrange",
    "backwards": b"1 beginbfrange <FF> <00> <0041> endbfrange",
    "long": b"1 beginbfchar <41> <" + b"0041" * 200_000 + b"> endbfchar",
    "all-long": b"1 beginbfrange <00> <FF> <" + b"0041" * 4_000 + b"> endbfrange",
    "surrogates": b"1 beginbfrange <00> <FF> <D800> endbfrange",
    "odd": b"1 beginbfchar <4> <0> <> <41> endbfchar",
    "nuls": b"1 beginbfrange <00> <FF> <0000> endbfrange",
    "space": b"1 begincodespacerange <00> <FFFFFFFFFFFFFFFFFFFF> endcodespacerange",
    "itself": b"/Adobe-Identity-UCS usecmap /X usecmap",
    "deep": b"[" * 50_000,
    "procedures": b"{ " * 50_000,
    "characters": b"1 begincidrange <0000> <FFFFFFFF> 0 endcidrange",
}
WIDTHS = ("[0 999999999 500]", "[0 99999999999999 1e9]", f"[{'0 65535 500 ' * 5_000}]", "[0 [(x)]]", "[-1 -5 5]",
          "[(a) (b) (c)]",
          "5 0 R", "[0 [5 0 R]]", "[1e300 1e300 1]")  # fmt: skip


def inputs() -> Inputs:
    """Each of these."""
    for place, font in enumerate(FONTS):
        yield f"font-{place}", pdf({FONT: font.encode()})
    for name, values in ENTRIES.items():
        for place, value in enumerate(values):
            font = f"<< /Type /Font /Subtype /Type1 /BaseFont /Other /{name} {value} >>"
            yield f"font-{name.lower()}-{place}", pdf({FONT: font.encode(), 6: stream(b"x")})
    for name, said in MAPS.items():
        mapped = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
        yield f"map-{name}", pdf({FONT: mapped, 6: packed(b"begincmap " + said + b" endcmap")})
    for place, widths in enumerate(WIDTHS):
        system = "<< /Registry (Adobe) /Ordering (Identity) >>"
        inner = f"<< /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo {system} /W {widths} >>"
        held = {FONT: b"<< /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [6 0 R] >>", 6: inner.encode()}
        yield f"widths-{place}", pdf(held)
        yield f"heights-{place}", pdf({**held, 6: inner.replace("/W ", "/W2 ").encode()})
    for place, name in enumerate(
        ("/Nothing-H", "/../../etc/passwd", "/Identity-V", "/UniGB-UCS2-H", "6 0 R", "5 0 R", "(x)")
    ):
        held = {FONT: f"<< /Subtype /Type0 /Encoding {name} /DescendantFonts [6 0 R] >>".encode(),
                6: b"<< /Subtype /CIDFontType0 /BaseFont /X >>"}  # fmt: skip
        yield f"code-{place}", pdf(held)
    for kind in ("FontFile", "FontFile2", "FontFile3"):
        for place, data in enumerate(
            (b"", b"\0" * 99, b"%!PS " + b"{" * 9_999, b"\0\1\0\0\xff\xff" + b"x" * 99, b"OTTO" + b"\xff" * 999)
        ):
            held = {FONT: b"<< /Subtype /TrueType /BaseFont /X /FontDescriptor 6 0 R >>",
                    6: f"<< /Type /FontDescriptor /FontName /X /Flags 4 /{kind} 7 0 R >>".encode(),
                    7: packed(data)}  # fmt: skip
            yield f"{kind.lower()}-{place}", pdf(held)
