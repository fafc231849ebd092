"""Dates as people write them."""

import re
from datetime import date
from functools import lru_cache

ISO = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b")


@lru_cache(maxsize=8192)  # a page of letters writes out the same few days again and again
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


def with_days(text: str) -> str:
    """The text with each date in it written out."""
    return ISO.sub(lambda found: day(found[0]) or "", text)
