"""Explore: a build, opened in Datasette."""

from pipeline.explore.serve import explore

__all__ = ["explore"]
