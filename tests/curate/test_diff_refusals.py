"""A file that `sqs diff` cannot compare is named."""

from pathlib import Path

import pytest

from pipeline.curate.diff import difference
from pipeline.errors import SqsError


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("none.db", None, "There is no file {}: name a database built with `sqs build`."),
        ("letter.txt", b"Dear Chief Executive", "{} was not built by sqs (file is not a database): "),
        ("empty.db", b"", "{} was not built by sqs (no such table: letters): build it with `sqs build"),
        (".", None, "{} was not built by sqs ("),
    ],
)
@pytest.mark.parametrize("place", [0, 1])
def test_a_file_that_is_no_such_database_is_named(
    database: Path, tmp_path: Path, name: str, content: bytes | None, sentence: str, place: int
) -> None:
    other = tmp_path / name
    if content is not None:
        other.write_bytes(content)
    databases = [database]
    databases.insert(place, other)
    with pytest.raises(SqsError) as raised:
        difference(*databases)
    assert sentence.format(other) in str(raised.value)
    assert other.exists() == (name != "none.db")
