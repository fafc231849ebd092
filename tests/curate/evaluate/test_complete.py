"""Only a complete letter is the truth that reading is measured by; the others are named apart."""

from pathlib import Path

from tests.support.small_letter import ASSESSMENT, CASES, READ, put
from tests.support.sqs_command import sqs


def printed(corpus: Path) -> str:
    status, out, _ = sqs("evaluate", "--corpus", corpus)
    assert status == 0
    return " ".join(out.split())


def test_a_letter_counts_once_somebody_has_said_that_nothing_in_it_is_missing(tmp_path: Path) -> None:
    folder = put(tmp_path, "eastmere-2014-10", CASES, ASSESSMENT)
    said = printed(tmp_path)
    assert said == (
        "eastmere-2014-10 was not measured: 2 of its 2 entries are checked, but nobody has said that it is complete: "
        "when no statement is missing, write `complete:` in letter.yml with your initials and the day."
    )
    (folder / "letter.yml").write_text("complete: AB, 2 May 2026\n")
    said = printed(tmp_path)
    assert "was not measured" not in said
    assert "eastmere-2014-10, 1.2, " in said


def test_it_is_said_how_many_were_checked_by_someone_who_had_seen_the_programs_answer(tmp_path: Path) -> None:
    seen = [entry.model_copy(update={"shown": True}) for entry in READ[:3]]
    folder = put(tmp_path, "eastmere-2014-10", *seen, READ[3])
    (folder / "letter.yml").write_text("complete: AB, 2 May 2026\n")
    seen_first = "3 of the 4 checked entries were checked by someone who had first seen the program's answer."
    assert seen_first in printed(tmp_path)
    assert '"shown": 3' in sqs("evaluate", "--corpus", tmp_path, "--json")[1]


def test_what_the_program_drafts_is_marked_as_shown(tmp_path: Path) -> None:
    folder = put(tmp_path)
    sqs("check", folder.name, "--corpus", tmp_path, "--accept")
    assert (folder / "findings.yml").read_text().count("  shown: true\n") == len(READ)


def test_a_letter_that_is_complete_says_who_says_so(tmp_path: Path) -> None:
    folder = put(tmp_path, "eastmere-2014-10", *READ)
    (folder / "letter.yml").write_text("complete: ''\n")
    assert "letter.yml, line 1: complete is empty: write who has gone through the letter" in printed(tmp_path)
