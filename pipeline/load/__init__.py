"""Load: readings become one SQLite file."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.load.database import load

__all__ = ["load"]


def __getattr__(name: str) -> object:
    """`load`, imported when it is asked for: whoever wants the rows of one letter needs no library that writes them."""
    if name == "load":
        return import_module("pipeline.load.database").load
    raise AttributeError(f"module 'pipeline.load' has no attribute {name!r}")
