"""Export: a build as a release that researchers can use: CSV, Parquet, Excel, and what describes them."""
