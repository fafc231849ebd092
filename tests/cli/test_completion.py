"""What the shell offers when Tab is pressed."""

from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from pipeline.cli.main import sqs
from tests.support.small_letter import put


@pytest.mark.parametrize("command", ["show", "check", "review", "replace"])
def test_the_names_of_letters_are_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    for name in ("eastmere-2014-10", "eastwell-2013-01", "westmere-2014-10"):
        put(tmp_path / "corpus", name)
    monkeypatch.chdir(tmp_path)
    offered = ShellComplete(sqs, {}, "sqs", "_SQS_COMPLETE").get_completions([command], "east")
    assert [each.value for each in offered] == ["eastmere-2014-10", "eastwell-2013-01"]
