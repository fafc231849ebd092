"""Bad letters, each made by hand: PDFs out of raw objects, and texts."""

from collections.abc import Iterator

Inputs = Iterator[tuple[str, bytes]]
"""Each with its name."""
