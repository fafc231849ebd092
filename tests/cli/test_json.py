"""What status, check and diff print for a program."""

import json
from pathlib import Path

from tests.support.small_letter import ASSESSMENT, READ, TEXT, put
from tests.support.sqs_command import sqs


def printed(*arguments: str | Path) -> tuple[int, object]:
    status, out, _ = sqs(*arguments, "--json")
    return status, json.loads(out)


def test_status_lists_letters_with_what_is_checked(tmp_path: Path) -> None:
    put(tmp_path / "corpus", "eastmere-2014-10", *READ[:2])
    put(tmp_path / "corpus", "torn-2014-10", text="Dear Chief Executive")
    _, found = printed("status", "--corpus", tmp_path / "corpus", "--db", tmp_path / "sqs.db")
    assert isinstance(found, dict)
    (held,) = found["held"]
    assert (held["letter"], held["findings"], held["checked"], held["complete"]) == ("eastmere-2014-10", 4, 2, None)
    assert [letter["id"] for letter in found["unreadable"]] == ["torn-2014-10"]
    assert found["missing"] == []


def test_check_says_what_became_of_each_entry(tmp_path: Path) -> None:
    put(tmp_path, "eastmere-2014-10", ASSESSMENT.model_copy(update={"count": 16}))
    status, found = printed("check", "--corpus", tmp_path)
    assert isinstance(found, list)
    (entry,) = found[0]["entries"]
    assert (status, entry["became"], entry["entry"]["count"], entry["read"]["count"]) == (1, "changed", 16, 17)
    assert [each["total"] for each in found[0]["new"]] == [None, 20, 13]


def test_diff_has_each_row_before_and_after(tmp_path: Path) -> None:
    for name, text in (("old", TEXT), ("new", TEXT.replace("17 out", "16 out"))):
        put(tmp_path / name, text=text)
        sqs("build", "--corpus", tmp_path / name, "--db", tmp_path / f"{name}.db")
    _, found = printed("diff", tmp_path / "old.db", tmp_path / "new.db")
    assert isinstance(found, dict)
    (changed,) = found["differences"]
    assert (changed["kind"], changed["old"]["count"], changed["new"]["count"], found["same"]) == ("changed", 17, 16, 3)
