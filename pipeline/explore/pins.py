"""The pins of the map, as they stand in its table."""

import json

from markupsafe import Markup


def link_of_pin(popup: str) -> Markup | None:
    """What the map says in a pin's window, as a link for the table: to the page of the service."""
    try:
        pin = json.loads(popup)
    except ValueError:
        return None
    if not isinstance(pin, dict) or not str(pin.get("link")).startswith("../services/"):
        return None
    return Markup('<a href="{}">{}</a>').format(pin["link"], pin.get("title"))
