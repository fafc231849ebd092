"""The road from a letter's page to a comparable row: read, segment, extract, interpret, validate, load, explore."""

__version__ = "0.2.0.dev0"
"""The one place that says which version this is. `.dev0` marks what leads up to a release and is not released yet."""
