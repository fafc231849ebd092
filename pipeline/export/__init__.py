"""Export: a build as a release that researchers can use: CSV, Parquet, Excel, and what describes them."""

from pipeline.export.release import export

__all__ = ["export"]
