"""Rows that are alike in what they are sorted by have an order of their own, so that no page leaves one out."""

import re

PORTION = re.compile(
    r"select .* from (?:\[(?P<odd>[^\]]+)\]|(?P<table>\w+)) .*?"
    r"order by (?P<column>\[[^\]]+\]|\w+)(?P<way> desc)? (?P<limit>limit \d+)",
    re.DOTALL,
)
"""What Datasette asks for the first rows of a table that is sorted by a column."""


def sorted_table(sql: str) -> str | None:
    """The table of which the SQL asks for the first rows by one column; None where it asks for anything else."""
    found = PORTION.fullmatch(sql)
    return (found["odd"] or found["table"]) if found else None


def with_ties_broken(sql: str, keys: list[str]) -> str:
    """The SQL, with rows that are alike in the column sorted by their keys.

    Datasette sorts so from the second page on. On the first it leaves them as they come; whatever came late there,
    and has a small key, would be on no page at all.
    """
    found = PORTION.fullmatch(sql)
    if found is None or not keys:
        return sql
    order = ", ".join(f"[{key}]" for key in keys)
    return f"{sql[: found.start('limit')].rstrip()}, {order} {sql[found.start('limit') :]}"
