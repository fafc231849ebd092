"""Only files are letters: whoever opened a pipe would wait for ever, and some devices have no end."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.support.small_letter import put
from tests.support.sqs_command import SQS

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this machine")]


def test_pipes_devices_and_folders_are_listed_and_the_letters_beside_them_are_read(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    put(corpus, "alston-2013-02")
    for name in ("a-pipe", "a-device", "a-folder"):
        (corpus / name).mkdir()
    os.mkfifo(corpus / "a-pipe" / "letter.pdf")
    os.mkfifo(corpus / "Pipe.pdf")
    (corpus / "a-device" / "letter.pdf").symlink_to("/dev/zero")
    (corpus / "Device.pdf").symlink_to("/dev/zero")
    (corpus / "a-folder" / "letter.txt").mkdir()
    for _ in range(2):
        command: list[str | Path] = [SQS, "build", "--corpus", corpus, "--db", tmp_path / "sqs.db"]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
        out = ended.stdout
        assert (ended.returncode, ended.stderr) == (1, "")
        assert "sqs.db holds 1 letter" in out
        assert "5 letters could not be read" in out
        for name in ("a-pipe", "a-device", "a-folder"):
            assert f"{name}: {name} contains neither letter.pdf nor letter.txt: give the letter" in out
        for name in ("pipe", "device"):
            assert f"{name}: {name} is not a file but a device or a pipe: put the letter itself in its place." in out
