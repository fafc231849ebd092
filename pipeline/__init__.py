"""The road from a letter's page to a comparable row: read, segment, extract, interpret, validate, load, explore.

As a library: `from pipeline import findings`, then `findings("some-letter.pdf")`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.build.plain_findings import findings

__all__ = ["findings"]

__version__ = "0.2.0.dev0"
"""The one place that says which version this is. `.dev0` marks what leads up to a release and is not released yet."""


def __getattr__(name: str) -> object:
    """What the library offers, loaded when it is asked for: whoever wants the version alone need not wait for it."""
    if name == "findings":
        from pipeline.build.plain_findings import findings  # noqa: PLC0415 - it loads all that reads a letter

        return findings
    raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
