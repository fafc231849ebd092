"""Dates as people write them."""

from datetime import date


def day(iso: str | None) -> str | None:
    """The date written out: 23 April 2014 for "2014-04-23", April 2014 for "2014-04"; other words stay as they are."""
    if not iso:
        return None
    is_month = len(iso) == len("2014-04")
    try:
        first = date.fromisoformat(f"{iso}-01" if is_month else iso)
    except ValueError:
        return iso
    month = f"{first:%B %Y}"
    return month if is_month else f"{first.day} {month}"
