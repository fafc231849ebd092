"""Pages of measures, as they are sent."""

import re
from pathlib import Path

from tests.support.site_pages import Page, asked

ASSESSMENT = "reoffending.assessment"
"""The measure of the letters made by `headlines`."""


def page_sent(database: Path, address: str) -> str:
    """The page as it is sent."""
    answer = asked(database, address)
    assert answer.status_code == 200, answer.text
    text: str = answer.text
    return text


def table_row(page: str, row: str) -> str:
    """The words of the table's row that begins with the name."""
    lines = (Page(line).words for line in re.findall(r"<tr>.*?</tr>", page, re.DOTALL))
    return next(line for line in lines if line.startswith(row))
