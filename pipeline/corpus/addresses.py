"""Where on the site a letter is shown."""

import re


def address_of_letter(letter_id: str) -> str:
    """The address of the letter's page, without the beginning that depends on where the site is served.

    Signs that an address keeps for itself are written as Datasette does: `~2E` for a full stop, `+` for a space.
    """
    encoded = re.sub(
        rb"[^A-Za-z0-9_ -]", lambda sign: b"~%02X" % ord(sign.group()), letter_id.encode("utf-8", "surrogateescape")
    )
    return f"letters/{encoded.decode().replace(' ', '+')}"
