"""Layers that are switched off, annotations and form fields: what they show is read, the rest is told apart."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
from reportlab.pdfgen.canvas import Canvas

from models.text import Transcript
from tests.support.painted import LEFT, TEXT, Paint, page_with, read_page, told_apart

EXTRA = "Plans were late in 3 of 9 cases."


def on_layer(name: str) -> Paint:
    def paint(canvas: Canvas) -> None:
        canvas._code.append(f"/OC /{name} BDC")  # noqa: SLF001  # reportlab has no layers
        canvas._code.append("/Span <</MCID 1>> BDC")  # noqa: SLF001  # the same
        canvas.drawString(LEFT, 400, EXTRA)
        canvas._code.append("EMC EMC")  # noqa: SLF001  # the same

    return paint


def layered(
    folder: Path, *, base: str = "ON", off: bool = False, on: bool = False, policy: str = "", asks: str = ""
) -> Transcript:
    """A page whose last line is on a layer, or on a set of a layer that is off and one that is on."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(page_with(over=on_layer("Layer")))))
    layer, other = (
        writer._add_object(  # noqa: SLF001  # pypdf has no layers
            DictionaryObject({NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject(name)})
        )
        for name in ("one", "other")
    )
    named: IndirectObject | DictionaryObject = layer
    if policy:
        named = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/OCMD"),
                NameObject("/OCGs"): ArrayObject([layer, other]),
                NameObject("/P"): NameObject(f"/{policy}"),
            }
        )
    if asks:
        operators = [NameObject(f"/{word}") for word in asks.split()]
        operands = [layer] if asks == "Not" else [ArrayObject([NameObject("/Not"), layer]), other]
        named = DictionaryObject({NameObject("/Type"): NameObject("/OCMD")})
        named[NameObject("/VE")] = ArrayObject([*operators, *operands])
    settings = DictionaryObject({NameObject("/BaseState"): NameObject(f"/{base}")})
    settings[NameObject("/OFF")] = ArrayObject([layer] if off else [])
    settings[NameObject("/ON")] = ArrayObject([layer] if on else [])
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
        {NameObject("/OCGs"): ArrayObject([layer, other]), NameObject("/D"): settings}
    )
    resources = writer.pages[0]["/Resources"].get_object()
    assert isinstance(resources, DictionaryObject)
    resources[NameObject("/Properties")] = DictionaryObject({NameObject("/Layer"): named})
    return read_page(written(writer), folder)


def written(writer: PdfWriter) -> bytes:
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("settings", "shown"),
    [
        ({}, True),
        ({"off": True}, False),
        ({"base": "OFF"}, False),
        ({"base": "OFF", "on": True}, True),
        ({"off": True, "policy": "AnyOn"}, True),
        ({"off": True, "policy": "AllOn"}, False),
        ({"off": True, "policy": "AnyOff"}, True),
        ({"off": True, "policy": "AllOff"}, False),
        ({"base": "OFF", "policy": "AnyOn"}, False),
        ({"off": True, "asks": "Not"}, True),
        ({"base": "OFF", "on": True, "asks": "Not"}, False),
        ({"off": True, "asks": "And"}, True),
        ({"base": "OFF", "on": True, "asks": "And"}, False),
        ({"base": "OFF", "asks": "Or"}, True),
    ],
)
def test_a_layer_is_read_where_it_is_switched_on(settings: dict[str, object], *, shown: bool, tmp_path: Path) -> None:
    transcript = layered(tmp_path, **settings)  # type: ignore[arg-type]  # as the table gives them
    assert transcript.text == (f"{TEXT}\n{EXTRA}" if shown else TEXT)
    assert told_apart(transcript) == ([] if shown else ["hidden"])


def annotated(
    folder: Path, subtype: str, *, appearance: bool = True, flags: int = 4, state: str = "", **entries: object
) -> Transcript:
    """A page with one annotation, which shows the extra line unless it has no appearance of its own."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(page_with())))
    rectangle = [LEFT, 396.0, LEFT + 200, 412.0]
    annotation = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(f"/{subtype}"),
            NameObject("/Rect"): ArrayObject([FloatObject(side) for side in rectangle]),
            NameObject("/F"): NumberObject(flags),
        }
    )
    for name, value in entries.items():
        annotation[NameObject(f"/{name}")] = TextStringObject(str(value))
    if appearance:
        form = writer._add_object(form_showing(EXTRA))  # noqa: SLF001  # pypdf makes no appearance of this kind
        shown: object = form
        if state:
            shown = DictionaryObject({NameObject(f"/{state}"): form})
            annotation[NameObject("/AS")] = NameObject(f"/{state}")
        annotation[NameObject("/AP")] = DictionaryObject({NameObject("/N"): shown})
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(annotation)])  # noqa: SLF001  # the same
    return read_page(written(writer), folder)


def form_showing(words: str) -> DecodedStreamObject:
    form = DecodedStreamObject()
    form.set_data(f"BT /Helv 11 Tf 0 4 Td ({words}) Tj ET".encode())
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject([NumberObject(side) for side in (0, 0, 200, 16)]),
            NameObject("/Resources"): DictionaryObject(
                {NameObject("/Font"): DictionaryObject({NameObject("/Helv"): font})}
            ),
        }
    )
    return form


@pytest.mark.parametrize("state", ["", "Yes"])
@pytest.mark.parametrize("subtype", ["FreeText", "Widget"])
def test_what_is_typed_over_the_page_or_into_a_form_is_read(subtype: str, state: str, tmp_path: Path) -> None:
    transcript = annotated(tmp_path, subtype, state=state, Contents=EXTRA)
    assert transcript.text == f"{TEXT}\n{EXTRA}"
    assert told_apart(transcript) == []


@pytest.mark.parametrize("subtype", ["Text", "Highlight", "StrikeOut", "Caret", "Underline", "Redact"])
def test_notes_and_marks_are_reported(subtype: str, tmp_path: Path) -> None:
    transcript = annotated(tmp_path, subtype, appearance=False, Contents="Is that so?")
    assert transcript.text == TEXT
    assert told_apart(transcript) == ["annotation"]


@pytest.mark.parametrize(("subtype", "entry"), [("FreeText", "Contents"), ("Widget", "V")])
def test_typed_text_without_a_picture_of_it_is_reported(subtype: str, entry: str, tmp_path: Path) -> None:
    transcript = annotated(tmp_path, subtype, appearance=False, **{entry: EXTRA})  # type: ignore[arg-type]  # no setting has that name
    assert transcript.text == TEXT
    assert told_apart(transcript) == ["annotation"]


def test_a_stamp_is_told_apart(tmp_path: Path) -> None:
    transcript = annotated(tmp_path, "Stamp")
    assert transcript.text == TEXT
    assert told_apart(transcript) == ["watermark"]


@pytest.mark.parametrize("flags", [2, 32])
@pytest.mark.parametrize("subtype", ["FreeText", "Text", "Stamp"])
def test_an_annotation_that_is_not_shown_counts_for_nothing(subtype: str, flags: int, tmp_path: Path) -> None:
    transcript = annotated(tmp_path, subtype, flags=flags)
    assert transcript.text == TEXT
    assert told_apart(transcript) == []


@pytest.mark.parametrize("subtype", ["Link", "Popup"])
def test_links_and_their_like_print_nothing(subtype: str, tmp_path: Path) -> None:
    transcript = annotated(tmp_path, subtype, appearance=False)
    assert transcript.text == TEXT
    assert told_apart(transcript) == []
