"""The command `sqs`, run here."""

import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest

from pipeline.cli import main as cli

SQS = Path(sys.executable).parent / "sqs"
"""The command, to be run in a process of its own."""

HEAVY = {"pdfplumber", "spacy", "datasette", "sqlite_utils", "pydantic", "yaml", "concurrent.futures"}
"""Libraries that take long to import."""


def sqs(*arguments: str | Path) -> tuple[int, str, str]:
    """Its exit status, and what it printed on either stream. Never a traceback."""
    level = cli.LOGGER.level
    with (
        patch.object(sys, "argv", ["sqs", *map(str, arguments)]),
        redirect_stdout(StringIO()) as out,
        redirect_stderr(StringIO()) as err,
        pytest.raises(SystemExit) as ended,
    ):
        cli.main()
    cli.LOGGER.setLevel(level)
    assert "Traceback" not in out.getvalue() + err.getvalue()
    return int(ended.value.code or 0), out.getvalue(), err.getvalue()
