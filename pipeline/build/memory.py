"""How seldom memory is looked through for what is no longer used.

Libraries, rules and patterns are a million objects that stay, and a letter makes tens of thousands, each a few numbers.
To look through all of them each time that 700 are made takes a tenth of a start and two fifths of reading, and frees
next to nothing.
"""

import gc
from functools import cache

MADE_BETWEEN = 50_000
"""Objects: when so many more are made than let go, memory is looked through."""


def collect_seldom() -> None:
    """Look through memory seldom from now on."""
    gc.set_threshold(MADE_BETWEEN)


@cache
def keep_what_is_loaded() -> None:
    """Look through memory seldom, and never through what is loaded when a process first asks for it.

    To do so again would keep for ever what has been used up since.
    """
    gc.freeze()
    collect_seldom()
