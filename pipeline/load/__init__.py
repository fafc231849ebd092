"""Load: readings become one SQLite file."""

from pipeline.load.database import load

__all__ = ["load"]
