"""How much a YAML file holds, reckoned before anything is made of it: a few lines can stand for more than fits."""

import yaml

DEEPEST = 20
"""Lists or keys within each other. What people write has five; a thousand end the program that reads them."""
MOST_PARTS = 200_000
"""Values, each counted as often as an alias repeats it. A letter's longest file has a few thousand."""


def excess_in(text: str) -> tuple[int, str] | None:
    """The line where the text holds too much, and what is wrong there; None where it is as people write it.

    Raises the library's own errors where it is no YAML.
    """
    parts = 0
    open_at: list[tuple[str | None, int]] = []
    sizes: dict[str, int] = {}
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        anchor: str | None = getattr(event, "anchor", None)
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.CollectionStartEvent):
            open_at.append((anchor, parts))
            parts += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            begun, before = open_at.pop()
            sizes |= {begun: parts - before} if begun else {}
        elif isinstance(event, yaml.AliasEvent):
            if any(anchor == begun for begun, _ in open_at):
                return line, f"*{anchor} stands inside what it names, which has no end: write it out"
            parts += sizes.get(anchor or "", 1)
        elif isinstance(event, yaml.ScalarEvent):
            parts += 1
        if len(open_at) > DEEPEST:
            return line, f"more than {DEEPEST} lists or keys stand within each other: write it plainly"
        if parts > MOST_PARTS:
            return line, f"with its aliases this holds more than {MOST_PARTS:,} values: write them out without aliases"
    return None
