"""The marks that Git leaves in a file that two people have changed at the same lines."""

import re

_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7}) .*|^={7}\s*$", re.MULTILINE)

CURE = "Git could not join two versions here: keep the lines that are right, and remove those that begin with"


def conflict_in(text: str) -> tuple[int, str] | None:
    """The line of the first mark, counted from 1, and what to do; None where there is none."""
    mark = _MARK.search(text)
    if mark is None or not re.search(r"^<{7} |^>{7} ", text, re.MULTILINE):
        return None
    return text.count("\n", 0, mark.start()) + 1, f"{CURE} <<<<<<<, ======= and >>>>>>>."
