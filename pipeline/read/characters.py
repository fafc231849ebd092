"""Printed characters and the letters that they stand for."""

import unicodedata

SOFT_HYPHEN = "\u00ad"

INVISIBLE = (
    *(0x034F, 0x061C, 0x180E, 0xFEFF),
    *range(0x200B, 0x2010),  # spaces and joiners of no width, marks of the direction of writing
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10),  # they choose between two shapes of the character before
    *range(0xFFF9, 0xFFFC),
)
"""Characters that nobody sees; inside a number they would cut it in two."""

DIGITS = {
    zero + digit: str(digit)
    for zero in (0xFF10, *range(0x1D7CE, 0x1D800, 10))  # as wide as an ideograph; bold, without serifs ... for formulas
    for digit in range(10)
}

# Ligatures as fonts encode them, hyphens that forbid a break, spaces of every width, marks of no width.
LETTERS = str.maketrans(
    {
        **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)},
        **DIGITS,
        0x2010: "-",
        0x2011: "-",
        0x0002: "-",  # Word's own code for a hyphen that forbids a break, left in by some converters
        **dict.fromkeys([0x00A0, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B)], " "),
        **dict.fromkeys(INVISIBLE, None),
    }
)

SUPERSCRIPT_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def plain(text: str) -> str:
    """The text with ligatures as letters, every hyphen as `-` and every space as one of ordinary width."""
    return unicodedata.normalize("NFC", text.translate(LETTERS))
