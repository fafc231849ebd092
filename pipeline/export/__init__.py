"""Export: a build as a release that researchers can use: CSV, Parquet, Excel, and what describes them."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.export.release import export
    from pipeline.export.site import publish

__all__ = ["export", "publish"]

_MODULES = {"export": "release", "publish": "site"}


def __getattr__(name: str) -> object:
    """What the package offers, imported when it is asked for: whoever wants a CSV table needs no site."""
    if name in _MODULES:
        return getattr(import_module(f"pipeline.export.{_MODULES[name]}"), name)
    raise AttributeError(f"module 'pipeline.export' has no attribute {name!r}")
