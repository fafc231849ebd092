"""A review asks about what second readers read otherwise, and one key takes it over."""

from datetime import date
from pathlib import Path

from models.checked import CheckedEntry
from models.second import SecondReader
from pipeline.annotations.second.file import second_as_text
from pipeline.curate.check.acceptance import NO_LONGER_READ
from pipeline.curate.review.answers import READ_OTHERWISE
from tests.support.reviewers import changed, found_in, reviewed
from tests.support.small_letter import ASSESSMENT, CASES, PLANS, READ, REVIEWS, put

TENDERS = CheckedEntry(
    paragraph="1.1", quote="nine tenders were looked at", measure=None, role="breakdown", verdict="none",
    count=9, total=None, basis="printed", words=None,
)  # fmt: skip


def put_second(folder: Path, *entries: CheckedEntry, names: tuple[str, ...] = ("small-model",)) -> Path:
    readers = [SecondReader(reader=name, kind="model", date=date(2026, 11, 28), entries=entries) for name in names]
    (folder / "second.yml").write_text(second_as_text(readers), encoding="utf-8")
    return folder


def test_what_only_a_second_reader_reads_is_taken_over_with_one_key(tmp_path: Path) -> None:
    folder = put_second(put(tmp_path, "eastmere-2014-10", *READ), *READ, TENDERS)
    walk, person = reviewed(folder, "a")
    assert len(walk.asked) == 1
    assert ">>>nine tenders were looked at<<<" in person.told
    assert "No rule reads these words." in person.told
    assert "Only small-model, a second reader, reads a statement here." in person.told
    assert found_in(folder) == (*READ[:3], changed(TENDERS, note=NO_LONGER_READ), REVIEWS)


def test_what_a_person_rejects_is_not_asked_again(tmp_path: Path) -> None:
    folder = put_second(put(tmp_path, "eastmere-2014-10", *READ), *READ, TENDERS)
    reviewed(folder, "r", "")
    walk, _ = reviewed(folder)
    assert walk.asked == ()
    assert found_in(folder) == (*READ[:3], changed(TENDERS, rejected=True), REVIEWS)


def test_a_difference_is_asked_first_and_its_reading_taken_over_with_one_key(tmp_path: Path) -> None:
    other = changed(REVIEWS, verdict="insufficient")
    folder = put_second(put(tmp_path, "eastmere-2014-10"), CASES, ASSESSMENT, PLANS, other)
    walk, person = reviewed(folder, "1", "q")
    assert len(walk.asked) == 4
    assert person.seen[2].startswith("1 of 4: paragraph 1.2")
    assert "small-model, a second reader, reads: counts 10 of 13 as insufficient" in person.told
    assert found_in(folder) == (changed(other, shown=True, note=READ_OTHERWISE),)


def test_a_statement_that_two_readers_read_alike_is_asked_once(tmp_path: Path) -> None:
    folder = put(tmp_path, "eastmere-2014-10", *READ)
    put_second(folder, *READ, TENDERS, names=("first-model", "second-model"))
    walk, person = reviewed(folder, "s")
    assert len(walk.asked) == 1
    assert "Only first-model, a second reader," in person.told
    assert "Only second-model, a second reader," in person.told


def test_a_reader_who_reads_nothing_there_is_named(tmp_path: Path) -> None:
    folder = put_second(put(tmp_path, "eastmere-2014-10"), CASES, ASSESSMENT, PLANS)
    _, person = reviewed(folder, "s", "s", "s", "s")
    assert person.told.count("small-model, a second reader, reads no statement here.") == 1
