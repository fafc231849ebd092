"""A letter is complete when a person says that no statement is missing: a line in its `letter.yml`."""

import re
from datetime import datetime
from pathlib import Path

import yaml

_LINE = re.compile(r"^complete:.*\n?", re.MULTILINE)


def facts_with_complete(text: str, by: str, now: datetime) -> str:
    """The text of a `letter.yml` which says that the letter is complete, who says so, and when."""
    line = yaml.safe_dump({"complete": f"{by}, {now:%Y-%m-%d}"}, allow_unicode=True, width=10**9)
    rest = facts_without_complete(text)
    return f"{rest}\n{line}" if rest and not rest.endswith("\n") else rest + line


def facts_without_complete(text: str) -> str:
    """The text of a `letter.yml` with nothing said of that."""
    return _LINE.sub("", text)


def facts_path(findings: Path) -> Path:
    """The `letter.yml` beside a `findings.yml`."""
    return findings.with_name("letter.yml")
