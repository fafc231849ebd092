"""Export: a build as a release that researchers can use: CSV, Parquet, Excel, and what describes them."""

from pipeline.export.release import export
from pipeline.export.site import publish

__all__ = ["export", "publish"]
