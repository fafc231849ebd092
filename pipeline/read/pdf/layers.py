"""Layers of a PDF (optional content) that are switched off, so that nobody sees what is on them."""

from collections.abc import Callable

from pdfminer.pdftypes import PDFObjRef, resolve1

from pipeline.read.pdf.values import dictionary, listed, name_of

Switched = frozenset[int]
"""The numbers of the objects that name the layers switched off."""

DEEPEST = 9
"""Expressions inside one another: no program writes so many, and one may hold itself."""

HIDDEN_WHEN: dict[str, Callable[[list[bool]], bool]] = {
    "AllOn": any,
    "AnyOff": lambda off: not any(off),
    "AllOff": lambda off: not all(off),
    "AnyOn": lambda off: bool(off) and all(off),
}
"""What a set of layers may ask for, and when its content is hidden, given which of the layers are off."""


def switched_off(catalog: object) -> Switched:
    """The layers that are off when the document is opened."""
    properties = dictionary(dictionary(catalog).get("OCProperties"))
    default = dictionary(properties.get("D"))
    off = numbers(default.get("OFF"))
    if name_of(default.get("BaseState")) == "OFF":
        off |= numbers(properties.get("OCGs")) - numbers(default.get("ON"))
    return off


def is_off(layer: object, off: Switched) -> bool:
    """Whether what belongs to the layer, or the set of layers, is hidden."""
    if not off or layer is None:
        return False
    if isinstance(layer, PDFObjRef) and layer.objid in off:
        return True
    members = dictionary(layer)
    if name_of(members.get("Type")) != "OCMD":
        return False
    if listed(members.get("VE")):
        return not is_visible(members["VE"], off)
    each = [member.objid in off for member in listed(members.get("OCGs")) if isinstance(member, PDFObjRef)]
    return HIDDEN_WHEN.get(name_of(members.get("P")), HIDDEN_WHEN["AnyOn"])(each)


def is_visible(expression: object, off: Switched, depth: int = 0) -> bool:
    """Whether what the expression asks for holds: a layer, or layers joined by `Not`, `And`, `Or`."""
    if isinstance(expression, PDFObjRef) and not isinstance(resolve1(expression), list):
        return expression.objid not in off
    operator, *operands = listed(expression) or [None]
    if depth > DEEPEST or not operands:
        return True
    each = [is_visible(operand, off, depth + 1) for operand in operands]
    return {"Not": not each[0], "Or": any(each)}.get(name_of(operator), all(each))


def numbers(value: object) -> Switched:
    """The numbers of the objects that an array leads to."""
    return frozenset(member.objid for member in listed(value) if isinstance(member, PDFObjRef))
