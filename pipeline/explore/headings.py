"""Headings of Datasette's own templates, put into order: they pass over a level here and there."""

import re

from markupsafe import Markup

HEADING = re.compile(r"<(/?)h([1-6])\b")


def in_order(html: str) -> Markup:
    """The markup with each heading at most one level below the one before it, the first of them the first level."""
    level = 0

    def renumbered(tag: re.Match[str]) -> str:
        nonlocal level
        if not tag[1]:
            level = min(int(tag[2]), level + 1)
        return f"<{tag[1]}h{level or tag[2]}"

    return Markup(HEADING.sub(renumbered, html))  # noqa: S704 - markup that a template has made, escaped there
