"""What METHODOLOGY.md prints between a pair of marks."""

import re

from pipeline.corpus.folders import PROJECT


def printed_in_methodology(mark: str) -> str:
    """The lines between `<!-- mark -->` and `<!-- /mark -->`."""
    methodology = (PROJECT / "METHODOLOGY.md").read_text(encoding="utf-8")
    found = re.search(rf"<!-- {mark} -->\n(.*?)\n?<!-- /{mark} -->", methodology, re.DOTALL)
    assert found, f"METHODOLOGY.md has no place for this: <!-- {mark} --> and <!-- /{mark} -->"
    return found[1].strip()


def write_this(mark: str, lines: str) -> str:
    """What to do where the lines are not those printed."""
    return f"write this between the marks <!-- {mark} --> in METHODOLOGY.md:\n{lines}"
