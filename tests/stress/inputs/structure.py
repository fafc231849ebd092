"""PDFs whose structure leads back to itself, nowhere, or too far."""

from tests.stress.inputs import Inputs
from tests.stress.inputs.raw import CATALOG, CONTENT, PAGE, PAGES, WORDS, packed, page, pdf, stream

BOXES = ("[0 0 0 0]", "[595 842 0 0]", "[0 0 1e9 1e9]", "[0 0 -1 -1]", "[a b c d]", "[0 0 595]", "5", "null", "3 0 R",
         "[0 0 1e-9 1e-9]", "[1e300 1e300 1e308 1e308]", "[0 0 14400 14400]", "[(0) (0) (1) (1)]", "[[0] 0 1 1]",
         "[-99999 -99999 99999 99999]", "[0 0 NaN NaN]")  # fmt: skip
ENTRIES = {
    "Contents": ("3 0 R", "99 0 R", "[4 0 R 4 0 R]", "[[4 0 R]]", "5", "(text)", "null", f"[{'4 0 R ' * 20_000}]",
                 "1 0 R"),
    "Parent": ("3 0 R", "null", "99 0 R", "(x)"),
    "Rotate": ("45", "-90", "1e9", "/Up", "[90]", "(90)", "99999999999999999999", "3 0 R"),
    "Resources": ("3 0 R", "null", "[]", "5", "<< /Font 5 0 R >>", "<< /Font << /F1 << >> >> >>",
                  "<< /Font << /F1 3 0 R >> >>",
                  "<< /Font << /F1 5 >> >>", "<< /XObject 3 0 R >>", "<< /Properties 3 0 R >>"),
    "UserUnit": ("0", "-1", "1e9", "(x)"),
    "Annots": ("[3 0 R]", "3 0 R", "(x)", "[99 0 R]", "[null]", "[<< /Subtype /Popup /Parent 3 0 R >>]"),
    "CropBox": ("[0 0 0 0]", "[9000 9000 9999 9999]", "(x)"),
}  # fmt: skip
CATALOGS = ("null", "5", "[]", "<< >>", "<< /Pages 1 0 R >>", "<< /Pages 3 0 R >>", "<< /Pages 99 0 R >>", "1 0 R",
            "<< /Pages 2 0 R /OCProperties 1 0 R >>", "<< /Pages 2 0 R /PageLabels 1 0 R >>",
            "<< /Pages 2 0 R /Outlines 1 0 R /Names 1 0 R /AcroForm 1 0 R >>", "(x)")  # fmt: skip
TREES = ("<< /Type /Pages /Kids [2 0 R] /Count 1 >>", "<< /Type /Pages /Kids [3 0 R 2 0 R 3 0 R] /Count 3 >>",
         "<< /Type /Pages /Kids 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>",
         "<< /Type /Pages /Count 1000000000 >>",
         "<< /Type /Pages /Kids [3 0 R] /Count -1 >>", "<< /Type /Pages /Kids [null 5 (x) 3 0 R] /Count 4 >>",
         "<< /Kids [3 0 R] >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R >>", "3 0 R",
         f"<< /Type /Pages /Kids [{'3 0 R ' * 299}] /Count 299 >>",
         f"<< /Type /Pages /Kids [{'3 0 R ' * 99_999}] /Count 1 >>",
         )  # fmt: skip
TRAILERS = ("/Prev 0", "/Prev 9", "/Prev 99999999999", "/Prev -1", "/XRefStm 0", "/Encrypt 1 0 R", "/Encrypt << >>",
            "/Encrypt << /Filter /Standard /V 99 /R 99 >>", "/ID 5", "/Size 0", "/Root 3 0 R", "/Root null",
            "/Info 1 0 R",
            "/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (x) /P -1 >> /ID [(a) (b)]")  # fmt: skip


def inputs() -> Inputs:
    """Each of these."""
    for place, box in enumerate(BOXES):
        yield f"box-{place}", pdf({PAGE: page(MediaBox=box.encode())})
    for name, values in ENTRIES.items():
        for place, value in enumerate(values):
            yield f"{name.lower()}-{place}", pdf({PAGE: page(**{name: value.encode()})})
    for place, catalog in enumerate(CATALOGS):
        yield f"catalog-{place}", pdf({CATALOG: catalog.encode()})
    for place, tree in enumerate(TREES):
        yield f"tree-{place}", pdf({PAGES: tree.encode()})
    for place, trailer in enumerate(TRAILERS):
        yield f"trailer-{place}", pdf(trailer=trailer.encode())
    yield (
        "deep-tree",
        pdf(
            {number: b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1) for number in range(10, 5_000)}
            | {PAGES: b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>", 5_000: page()}
        ),
    )
    yield (
        "wide-tree",
        pdf(
            {
                number: b"<< /Type /Pages /Kids [%s] /Count 9 >>" % (b"%d 0 R " % (number + 1) * 9)
                for number in range(10, 30)
            }
            | {PAGES: b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>", 30: page()}
        ),
    )
    yield "length-of-itself", pdf({CONTENT: b"<< /Length 4 0 R >>\nstream\n%s\nendstream" % WORDS})
    yield "length-too-much", pdf({CONTENT: b"<< /Length 99999999 >>\nstream\n%s\nendstream" % WORDS})
    yield "length-below-nought", pdf({CONTENT: b"<< /Length -5 >>\nstream\n%s\nendstream" % WORDS})
    yield "no-end-of-stream", pdf({CONTENT: b"<< /Length 9 >>\nstream\n%s" % WORDS})
    yield "no-end-of-object", pdf().replace(b"endobj", b"")
    yield "no-table", pdf().partition(b"xref")[0]
    yield "only-a-head", b"%PDF-1.7\n"
    yield "a-head-late", b"\n" * 900 + pdf()
    yield "a-head-too-late", b"x" * 5_000 + pdf()
    yield "numbers-too-large", pdf().replace(b"4 0 obj", b"99999999999999999999 0 obj")
    yield "generations", pdf().replace(b" 0 R", b" 65535 R")
    for sign in (b"[", b"<<", b"<< /a ", b"(", b"<", b"/", b"{", b"[<<", b"]", b">>", b")"):
        name = f"deep-{sign.hex()}"
        yield name, pdf({6: sign * 50_000})
        yield f"{name}-on-the-page", pdf(words=sign * 50_000)
        yield f"{name}-in-the-page", pdf({PAGE: b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /X " + sign * 5_000})
    yield "objects-in-themselves", pdf({6: packed(b"6 0 5 9 << >>", b"/Type /ObjStm /N 2 /First 8 /Extends 6 0 R")})
    yield "many-objects-in-one", pdf({6: stream(b"1 0 " * 9, b"/Type /ObjStm /N 999999999 /First -1")})
    yield (
        "many-updates",
        pdf()
        + b"".join(
            b"xref\n0 0\ntrailer\n<< /Size 7 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (place, place)
            for place in range(2_000)
        ),
    )
