"""A session of `sqs review`: each answer is on disk, and nothing else changes."""

import shutil
from pathlib import Path

import pytest

from models.checked import CheckedEntry
from pipeline.cli.interview.session import interview
from pipeline.corpus.folders import letter_in
from pipeline.curate.review import letter_to_review
from pipeline.errors import CorpusError
from tests.support.reviewers import LETTERS, Scripted, changed, check_of, drafts, found_in, reviewed
from tests.support.small_letter import ASSESSMENT, CASES, PLANS, READ, REVIEWS, put

pytestmark = pytest.mark.slow


def test_all_that_is_accepted_is_what_was_read(folder: Path) -> None:
    _, person = reviewed(folder, "a", "accept", "A", " a ")
    assert found_in(folder) == READ
    assert person.told.endswith("Accepted.")


def test_findings_without_an_entry_get_one_when_they_are_answered(tmp_path: Path) -> None:
    folder = put(tmp_path)
    reviewed(folder, "s", "a", "s", "r", "")
    assert found_in(folder) == (changed(ASSESSMENT, shown=True), changed(REVIEWS, rejected=True, shown=True))


def test_every_answer_is_on_disk_before_the_next_question(folder: Path) -> None:
    found = []
    person = Scripted(iter(["a", "r", "no finding", "s", "a"]), on_key=lambda: found.append(found_in(folder)))
    interview(letter_to_review(letter_in(folder)), person)
    no_finding = changed(ASSESSMENT, rejected=True, note="no finding")
    assert found == [
        drafts(*READ),
        (CASES, *drafts(ASSESSMENT, PLANS, REVIEWS)),
        (CASES, no_finding, *drafts(PLANS, REVIEWS)),
        (CASES, no_finding, *drafts(PLANS, REVIEWS)),
    ]
    assert found_in(folder) == (CASES, no_finding, *drafts(PLANS), REVIEWS)


def test_back_undoes_the_answer_and_leaves_the_very_file_that_was_there(tmp_path: Path) -> None:
    folder = put(tmp_path, "eastmere-2014-10")
    path = folder / "findings.yml"
    contents = []
    answers = ["b", "a", "a", "b", "b", "s", "b", "q"]
    person = Scripted(iter(answers), on_key=lambda: contents.append(path.read_bytes() if path.exists() else None))
    interview(letter_to_review(letter_in(folder)), person)
    nothing, one, two = contents[0], contents[2], contents[3]
    assert contents == [None, None, one, two, one, None, None, None]
    assert None not in {one, two}
    assert not path.exists()
    assert "This is the first one." in person.told
    assert person.told.count("Back to the previous one, and its answer is undone.") == 2
    assert person.told.count("Back to the previous one. ") == 1
    assert nothing is None


def test_quitting_at_the_first_question_leaves_the_file_untouched(folder: Path) -> None:
    path = folder / "findings.yml"
    path.write_text("# by hand\n" + path.read_text().replace("count: 20", "count:   20"))
    before = path.stat().st_mtime_ns, path.read_bytes()
    for answers in (["q"], ["quit"], ["s", "q"], [], ["c", "!", "q"], ["r", "!", "q"], ["?", "p", "x", "", "q"]):
        reviewed(folder, *answers)
        assert (path.stat().st_mtime_ns, path.read_bytes()) == before


def test_a_checked_entry_is_only_ever_changed_by_an_answer(tmp_path: Path) -> None:
    kept: tuple[CheckedEntry, ...] = (changed(CASES, note="Seen."), changed(PLANS, optional=True))
    folder = put(tmp_path, "eastmere-2014-10", *kept)
    reviewed(folder, "a", "a")
    assert found_in(folder) == (kept[0], changed(ASSESSMENT, shown=True), kept[1], changed(REVIEWS, shown=True))


def test_what_is_checked_is_gone_over_only_if_that_is_asked_for(tmp_path: Path) -> None:
    folder = put(tmp_path, "eastmere-2014-10", *READ[:3], changed(REVIEWS, rejected=True, note="No."))
    path = folder / "findings.yml"
    before = path.read_bytes()
    walk, person = reviewed(folder)
    assert (walk.asked, person.told) == (
        (),
        "eastmere-2014-10: 4 findings, all of them checked. Use --all to go through them again.",
    )
    walk, person = reviewed(folder, "a", "a", "a", "a", even_checked=True)
    assert (len(walk.asked), path.read_bytes()) == (4, before)
    assert "Reading: rejected, so not a finding; counts 10 of 13 as sufficient;" in person.told
    assert "A person has checked this. Note: No." in person.told
    reviewed(folder, "s", "s", "s", "c", *[""] * 7, "-", even_checked=True)
    assert found_in(folder) == READ


def test_entries_that_fit_nowhere_are_left_out_by_name(tmp_path: Path) -> None:
    folder = put(tmp_path, "eastmere-2014-10", *READ, *drafts(changed(REVIEWS, quote="ten off 13")))
    walk, person = reviewed(folder)
    assert walk.asked == ()
    assert person.told == (
        "Left out: findings.yml, line 41: paragraph 1.2 does not contain “ten off 13”: correct the quotation or the "
        "paragraph."
    )


@pytest.mark.parametrize("answers", [["a"], ["s"], ["r", "no"], ["a", "b"]])
def test_a_file_that_somebody_else_changes_is_left_to_them(folder: Path, answers: list[str]) -> None:
    path = folder / "findings.yml"
    theirs = path.read_text().replace("count: 20", "count: 21").encode()

    def change_it() -> None:
        path.write_bytes(theirs)

    person = Scripted(iter(answers), on_key=change_it)
    with pytest.raises(CorpusError, match=r"findings\.yml was changed by somebody else during the review, so nothing"):
        interview(letter_to_review(letter_in(folder)), person)
    assert path.read_bytes() == theirs


def test_a_file_that_somebody_else_takes_away_or_makes_is_left_to_them(tmp_path: Path) -> None:
    folder = put(tmp_path, "eastmere-2014-10", *drafts(*READ))
    path = folder / "findings.yml"
    with pytest.raises(CorpusError, match="changed by somebody else"):
        interview(letter_to_review(letter_in(folder)), Scripted(iter("a"), on_key=path.unlink))
    assert not path.exists()
    with pytest.raises(CorpusError, match="changed by somebody else"):
        interview(letter_to_review(letter_in(folder)), Scripted(iter("a"), on_key=lambda: path.write_text("[]")))
    assert path.read_text() == "[]"


@pytest.mark.parametrize("letter", ["aldmoor-2013-06", "brackenshire-2016-06", "ellerport-2014-10"])
def test_every_finding_of_a_letter_can_be_gone_over_and_the_next_check_is_clean(tmp_path: Path, letter: str) -> None:
    folder = tmp_path / letter
    folder.mkdir()
    for name in ("letter.txt", "letter.yml"):
        shutil.copy(LETTERS / letter / name, folder / name)
    before = check_of(folder)
    known = {at for at, finding in enumerate(before.new) if finding.role and finding.verdict}
    assert len(known) > 10
    walk, person = reviewed(folder, *("a" if at in known else "s" for at in range(len(before.new))))
    assert walk.tally == {"accepted": len(known)} | (
        {"skipped": len(before.new) - len(known)} if len(before.new) > len(known) else {}
    )
    after = check_of(folder)
    assert {entry_check.became for entry_check in after.entries} == {"confirmed"}
    assert len(after.entries) == len(known)
    assert all(len(line) <= person.width for line in person.seen if "{" not in line), max(person.seen, key=len)
