"""Nouns after a number."""


def plural(noun: str, count: int) -> str:
    """The noun as it follows the number: `letter` after 1, `letters` after any other."""
    return noun if count == 1 else f"{noun}s"


def quantity(count: int, noun: str) -> str:
    """The number and its noun: `1 letter`, `2 letters`."""
    return f"{count} {plural(noun, count)}"
