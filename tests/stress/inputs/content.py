"""PDFs whose pages are drawn without end, or unpack to more than there is room for."""

import zlib
from itertools import product

from tests.stress.inputs import Inputs
from tests.stress.inputs.raw import CONTENT, PAGE, WORDS, escaped, packed, page, pdf, stream

FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << %s >> /Font << /F1 5 0 R >> >>"
SIZES = ("0", "-11", "1e9", "1e-9", "1e308", "NaN", "99999999999999999999", "(x)", "")
MATRICES = ("0 0 0 0 60 700", "1e9 0 0 1e9 0 0", "1 0 0 1 1e300 1e300", "1 1 1 1 60 700", "-1 0 0 -1 60 700",
            "1e-300 0 0 1e-300 60 700", "1 0 0", "a b c d e f", "0 1 -1 0 60 700", "1 0 0 1 NaN NaN")  # fmt: skip
STATES = ("1e9 Tc", "-1e9 Tw", "0 Tz", "1e9 Tz", "1e9 Ts", "7 Tr", "99 Tr", "1e9 TL", "/F9 11 Tf", "/None gs",
          "/X Do", "EMC " * 99,
          "Q " * 99, "q " * 50_000, "BT " * 5_000, "/Span << /ActualText (x) >> BDC " * 500, "ET", "T* " * 50_000,
          "BI /W 9 /H 9 ID", "BI /W 99999 /H 99999 /BPC 8 /CS /RGB ID x EI", "sh " * 99, "0 0 m " * 50_000,
          "0 0 1e9 1e9 re f " * 999, "0 0 9 9 re W n " * 9_999, "[ ] 0 d [1e-9] 0 d 0 0 m 9e5 9e5 l S " * 99,
          "1 0 0 1 0 0 cm " * 50_000, "2 0 0 2 0 0 cm " * 5_000, "(x) ' " * 20_000, "[(a) -1e9 (b)] TJ")  # fmt: skip
FILTERS = ("/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/ASCII85Decode", "/ASCIIHexDecode", "/Crypt",
           "/DCTDecode",
           "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode", "/Nothing", f"[{'/FlateDecode ' * 50}]",
           f"[{'/ASCIIHexDecode ' * 5_000}]",
           "[null]", "5", "4 0 R", "[4 0 R]")  # fmt: skip
PARAMETERS = ("<< /Predictor 15 /Columns 999999999 >>", "<< /Predictor 2 /Colors 0 >>", "<< /Predictor 99 >>", "4 0 R",
              "<< /Predictor 12 /Columns -1 >>", "<< /Predictor 12 /BitsPerComponent 0 >>", "[null]", "5")  # fmt: skip


def inputs() -> Inputs:
    """Each of these."""
    line = escaped("Assessment was sufficient in 17 out of the 20 cases.")
    for place, size in enumerate(SIZES):
        yield f"size-{place}", pdf(words=WORDS.replace(b"/F1 11 Tf", f"/F1 {size} Tf".encode()))
    for place, matrix in enumerate(MATRICES):
        yield f"matrix-{place}", pdf(words=WORDS + f"\nBT /F1 11 Tf {matrix} Tm ({line}) Tj ET".encode())
    for place, state in enumerate(STATES):
        yield f"state-{place}", pdf(words=f"BT /F1 11 Tf {state} 60 700 Td ({line}) Tj ET\n".encode() + WORDS)
    for place, kind in enumerate(FILTERS):
        yield f"filter-{place}", pdf({CONTENT: stream(WORDS, f"/Filter {kind}".encode())})
    for place, said in enumerate(PARAMETERS):
        yield f"parameters-{place}", pdf({CONTENT: packed(WORDS, f"/DecodeParms {said}".encode())})
    yield from _bombs()
    yield from _forms()
    yield "many-words", pdf(words=b"BT /F1 1 Tf 1 0 0 1 9 9 Tm " + b"0.1 0 Td (a) Tj " * 200_000 + b"ET")
    yield "one-long-word", pdf(words=b"BT /F1 1 Tf 1 0 0 1 9 9 Tm (" + b"a" * 900_000 + b") Tj ET")
    yield "words-upon-words", pdf(words=WORDS * 2_000)
    yield "many-lines", pdf(words=b"0 0 m 9 9 l S " * 200_000)
    yield "many-boxes", pdf(words=b"".join(b"%d %d 9 9 re f " % at for at in product(range(300), range(300))))


def _bombs() -> Inputs:
    zeros = zlib.compress(bytes(300_000_000), 9)
    yield "flate-bomb", pdf({CONTENT: stream(zeros, b"/Filter /FlateDecode")})
    twice = zlib.compress(zlib.compress(bytes(900_000_000), 9), 9)
    yield "flate-bomb-twice", pdf({CONTENT: stream(twice, b"/Filter [/FlateDecode /FlateDecode]")})
    yield "run-length-bomb", pdf({CONTENT: stream(b"\x81 " * 3_000_000 + b"\x80", b"/Filter /RunLengthDecode")})
    spaces = zlib.compress(b"(a) Tj " * 20_000_000, 9)
    yield "operator-bomb", pdf({CONTENT: stream(spaces, b"/Filter /FlateDecode")})
    words = zlib.compress(b"BT /F1 1 Tf 9 9 Td " + b"(a) Tj " * 3_000_000, 9)
    yield "word-bomb", pdf({CONTENT: stream(words, b"/Filter /FlateDecode")})
    image = b"/Type /XObject /Subtype /Image /Width 99999 /Height 99999 /BitsPerComponent 8 /ColorSpace /DeviceRGB"
    held = {PAGE: page(Resources=b"<< /XObject << /X 6 0 R >> /Font << /F1 5 0 R >> >>"), 6: packed(b"x", image)}
    yield "image-bomb", pdf(held, words=b"/X Do\n" + WORDS)
    yield "image-alone", pdf(held, words=b"595 0 0 842 0 0 cm /X Do\n")
    held[6] = packed(bytes(100_000_000), image.replace(b"99999", b"10000"))
    yield "image-real", pdf(held, words=b"/X Do\n" + WORDS)


def _forms() -> Inputs:
    resources = b"<< /XObject << /X 6 0 R >> /Font << /F1 5 0 R >> >>"
    words = b"/X Do\n" + WORDS
    yield "form-of-itself", pdf({PAGE: page(Resources=resources), 6: stream(b"/X Do", FORM % b"/X 6 0 R")}, words=words)
    chain = {number: stream(b"/X Do", FORM % b"/X %d 0 R" % (number + 1)) for number in range(6, 2_000)}
    yield "form-in-forms", pdf({PAGE: page(Resources=resources), **chain}, words=words)
    tree = {number: stream(b"/X Do " * 10, FORM % b"/X %d 0 R" % (number + 1)) for number in range(6, 20)}
    leaf = {20: stream(WORDS, FORM % b"")}
    yield "form-tree", pdf({PAGE: page(Resources=resources), **tree, **leaf}, words=words)
    pattern = b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 1e-9 /YStep 1e-9 "
    held = {PAGE: page(Resources=b"<< /Pattern << /P 6 0 R >> /Font << /F1 5 0 R >> >>"),
            6: stream(b"0 0 9 9 re f", pattern + b"/Resources << /Pattern << /P 6 0 R >> >>")}  # fmt: skip
    yield "pattern-of-itself", pdf(held, words=b"/Pattern cs /P scn 0 0 595 842 re f\n" + WORDS)
    mask = b"<< /SMask << /S /Luminosity /G 6 0 R >> >>"
    state = b"<< /Font << /F1 5 0 R >> /ExtGState << /G %s >> /XObject << /X 6 0 R >> >>" % mask
    yield "mask-of-itself", pdf({PAGE: page(Resources=state), 6: stream(b"/G gs /X Do",
    b"/Subtype /Form /Resources " + state)},
                                words=b"/G gs\n" + WORDS)  # fmt: skip
