"""Colours, so far as they tell whether a thing can be seen on what lies under it."""

from collections.abc import Sequence

from pdfminer.pdfcolor import PDFColorSpace

Colour = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""

WHITE: Colour = (1.0, 1.0, 1.0)
BLACK: Colour = (0.0, 0.0, 0.0)
FAINT = 0.06
"""Of the way from black to white: a colour that differs less from what lies under it cannot be seen."""

TINTS = ("Separation", "DeviceN")
"""Colour spaces that say how much of an ink of their own is taken, from none to all."""
KNOWN = ("DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "ICCBased")


def colour_of(space: PDFColorSpace, value: object) -> Colour | None:
    """The colour that the value is in this colour space; None for a pattern, or what the space alone cannot tell."""
    parts = value if isinstance(value, tuple) else (value,)
    if not all(isinstance(part, int | float) for part in parts):
        return None
    return from_parts(space.name, [min(max(float(part), 0.0), 1.0) for part in parts])


def from_parts(space: str, parts: Sequence[float]) -> Colour | None:
    """The colour that one, three or four numbers make."""
    if space in TINTS:
        grey = 1 - max(parts, default=1.0)
        return grey, grey, grey
    if space not in KNOWN:
        return None
    if len(parts) == 1:
        return parts[0], parts[0], parts[0]
    if len(parts) == 3:  # noqa: PLR2004  # red, green, blue
        return parts[0], parts[1], parts[2]
    if len(parts) == 4:  # noqa: PLR2004  # cyan, magenta, yellow, black
        cyan, magenta, yellow, black = parts
        return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
    return None


def contrast(one: Colour, other: Colour) -> float:
    """How far apart two colours are, from 0 to 1."""
    return max(abs(left - right) for left, right in zip(one, other, strict=True))


def lightness(colour: Colour) -> float:
    """From 0, black, to 1, white."""
    red, green, blue = colour
    return 0.3 * red + 0.59 * green + 0.11 * blue
