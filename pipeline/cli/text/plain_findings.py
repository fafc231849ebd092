"""Findings for a program to read."""

import json
from collections.abc import Iterable, Sequence

from models.plain_finding import PlainFinding
from pipeline.export.sheet import csv_text


def as_json(findings: Iterable[PlainFinding]) -> str:
    """A list of objects, one for each finding, with `boxes`."""
    return json.dumps([finding.model_dump() for finding in findings], ensure_ascii=False, indent=2) + "\n"


def as_csv(findings: Sequence[PlainFinding]) -> str:
    """A table with the columns of the table `findings`; its header alone where there are none."""
    columns = [name for name in PlainFinding.model_fields if name != "boxes"]
    return csv_text(columns, ([finding.row[name] for name in columns] for finding in findings))
