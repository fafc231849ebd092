"""Characters that are no text: to a terminal they are orders, such as to move the cursor or to fill the clipboard."""

import re

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def control_in(text: str) -> str | None:
    """The first of them in the text, as it is named: `U+001B`; None where there is none."""
    found = CONTROLS.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def spelt_out(text: str) -> str:
    r"""The text with each of them, tabs and line ends too, as it is written in code: `\x1b`."""
    return re.sub("[\x00-\x1f\x7f-\x9f]", lambda found: f"\\x{ord(found[0]):02x}", text)
