"""The letters of a corpus by the names that a person or a shell gives them, and folders that nobody may open."""

import errno
import os
from pathlib import Path

import pytest

from pipeline.corpus.folders import letter_called, letters_in
from pipeline.corpus.naming import for_corpus
from pipeline.errors import CorpusError
from tests.support.small_letter import put


@pytest.mark.parametrize("name", ["eastmere-2014-10", "eastmere-2014-10/"])
def test_a_slash_behind_the_name_is_ignored(tmp_path: Path, name: str) -> None:
    held = put(tmp_path, "eastmere-2014-10")
    assert letter_called(name, tmp_path).file == held / "letter.txt"


def test_a_folder_that_may_not_be_opened_is_a_letter_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "eastmere-2014-10")
    closed = put(tmp_path, "westmere-2014-10")
    is_file, access = Path.is_file, os.access

    def is_file_if_open(path: Path) -> bool:
        if closed in path.parents:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return is_file(path)

    # The tests may run as somebody who may open everything.
    monkeypatch.setattr(Path, "is_file", is_file_if_open)
    monkeypatch.setattr(os, "access", lambda path, mode: path != closed and access(path, mode))
    open_one, closed_one = letters_in(tmp_path)
    assert open_one.file_to_read.name == "letter.txt"
    with pytest.raises(CorpusError, match="westmere-2014-10 cannot be opened: check that you may read it"):
        _ = closed_one.file_to_read


def test_a_suggested_command_names_a_corpus_that_is_not_the_usual_one() -> None:
    assert for_corpus(Path("corpus")) == for_corpus(None) == ""
    assert for_corpus(Path("my letters")) == " --corpus 'my letters'"
