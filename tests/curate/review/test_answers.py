"""What an answer makes of an entry, and of the file that holds it."""

from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from models.checked import CheckedEntry
from models.finding import Basis, Finding, Role, Verdict
from pipeline.annotations.drafts import entries_as_text
from pipeline.annotations.edit_file import EntryEdit, amend
from pipeline.annotations.entries import entries_in
from pipeline.corpus.folders import letter_in
from pipeline.curate.review import letter_to_review
from pipeline.curate.review.answers import READ_OTHERWISE, accept_entry, correct_entry, hindrances, reject_entry
from pipeline.curate.review.slot import Slot
from pipeline.curate.review.slots import open_slots, slots_of
from pipeline.curate.review.walk import Walk
from pipeline.errors import CorpusError
from tests.support.reviewers import changed, drafts
from tests.support.small_letter import ASSESSMENT, CASES, PLANS, READ, REVIEWS, put

LOST = "No rule reads this."
DRAFT = changed(REVIEWS, checked=False)
NINE = changed(DRAFT, count=9)


def read_as(entry: CheckedEntry) -> Finding:
    """The entry as a finding of the rules, wherever it stands."""
    place = {"start": 0, "end": 10}
    held = entry.model_dump(include={"paragraph", "measure", "role", "verdict", "count", "total", "basis", "words"})
    held |= {**place, "sentence": place, "phrases": [place], "rule": "n of m", "share": None}
    return Finding.model_validate(held)


@pytest.mark.parametrize(
    ("entry", "read", "note"),
    [
        pytest.param(DRAFT, REVIEWS, None, id="read alike"),
        pytest.param(NINE, REVIEWS, READ_OTHERWISE, id="read otherwise"),
        pytest.param(NINE, None, LOST, id="not read"),
        pytest.param(changed(NINE, note="The table says nine."), REVIEWS, "The table says nine.", id="with a reason"),
        pytest.param(changed(DRAFT, note=LOST), REVIEWS, None, id="not read once, and read now"),
        pytest.param(changed(DRAFT, note=READ_OTHERWISE), REVIEWS, None, id="read otherwise once, and alike now"),
        pytest.param(changed(DRAFT, note="Seen twice."), REVIEWS, "Seen twice.", id="a remark"),
        pytest.param(changed(NINE, optional=True), REVIEWS, None, id="optional, and need not be read alike"),
    ],
)
def test_what_is_accepted_is_ticked_and_says_why_where_the_rules_do_not_read_it(
    entry: CheckedEntry, read: CheckedEntry | None, note: str | None
) -> None:
    assert accept_entry(entry, read_as(read) if read else None) == changed(entry, checked=True, note=note)


@pytest.mark.parametrize(("given", "note"), [("Nine in the table.", "Nine in the table."), (None, READ_OTHERWISE)])
def test_a_correction_says_why(given: str | None, note: str) -> None:
    anew = changed(NINE, rejected=True)
    assert correct_entry(anew, given, read_as(REVIEWS)) == changed(NINE, checked=True, rejected=False, note=note)


@pytest.mark.parametrize("note", [None, "A plan for the year."])
def test_what_is_rejected_is_checked_and_keeps_its_reading(note: str | None) -> None:
    assert reject_entry(NINE, note) == changed(NINE, checked=True, rejected=True, note=note)


def test_what_is_rejected_stays_so_when_it_is_accepted() -> None:
    entry = changed(REVIEWS, rejected=True)
    assert accept_entry(entry, read_as(REVIEWS)) == entry


def test_an_entry_can_be_ticked_exactly_where_a_findings_file_may_hold_it_ticked(tmp_path: Path) -> None:
    numbers = (None, -1, 0, 13)
    path = tmp_path / "findings.yml"
    tried = set()
    for role, verdict, count, total, is_rejected in product(
        (None, *get_args(Role)), (None, *get_args(Verdict)), numbers, numbers, (False, True)
    ):
        entry = changed(REVIEWS, role=role, verdict=verdict, count=count, total=total, rejected=is_rejected)
        path.write_text(entries_as_text([entry]))
        can_be_ticked = not [*hindrances(entry)]
        tried.add(can_be_ticked)
        if can_be_ticked:
            assert entries_in(path) == (entry,)
        else:
            with pytest.raises(CorpusError):
                entries_in(path)
    assert tried == {True, False}


@pytest.mark.parametrize("basis", get_args(Basis))
def test_any_draft_that_lacks_nothing_can_be_accepted(basis: Basis) -> None:
    assert not [*hindrances(accept_entry(changed(DRAFT, basis=basis), None))]


def walk_through(folder: Path, *, even_checked: bool = False) -> Walk:
    to_review = letter_to_review(letter_in(folder))
    slots = slots_of(to_review.check)
    return Walk(to_review.content, slots, open_slots(slots, even_checked=even_checked))


def asked_in(walk: Walk) -> list[str]:
    return [walk.slots[each.at].entry.quote for each in walk.asked]


def test_what_nobody_has_checked_is_asked_in_the_order_printed(tmp_path: Path) -> None:
    folder = put(tmp_path, "eastmere-2014-10", *drafts(REVIEWS), ASSESSMENT, *drafts(CASES))
    walk = walk_through(folder)
    assert asked_in(walk) == [CASES.quote, PLANS.quote, REVIEWS.quote]
    assert [(slot.entry.quote, slot.is_written) for slot in walk.slots] == [
        (PLANS.quote, False),
        (REVIEWS.quote, True),
        (ASSESSMENT.quote, True),
        (CASES.quote, True),
    ]
    assert asked_in(walk_through(folder, even_checked=True)) == [entry.quote for entry in READ]


def test_what_fits_nowhere_is_not_asked(tmp_path: Path) -> None:
    folder = put(tmp_path, "eastmere-2014-10", *READ, *drafts(changed(REVIEWS, quote="ten off 13")))
    assert asked_in(walk_through(folder, even_checked=True)) == [entry.quote for entry in READ]


def test_an_answer_is_written_where_it_is_printed_and_nothing_else_of_the_file_changes(tmp_path: Path) -> None:
    folder = put(tmp_path)
    own_layout = (
        "- {paragraph: '1.1', quote: well enough in 12 of the 20, measure: reoffending.planning, role: headline,"
    )
    own_layout += "\n   verdict: sufficient, count: 12, total: 17, basis: referred, words: }  # seen twice\n"
    cases, last = entries_as_text([CASES]), entries_as_text(drafts(REVIEWS))
    before = f"# Checked in May.\n\n{cases}\n# not sure\n{own_layout}\n# of the rest\n{last}\n# the end\n"
    (folder / "findings.yml").write_text(before)
    walk = walk_through(folder)
    assert asked_in(walk) == [ASSESSMENT.quote, REVIEWS.quote]
    first = walk.answer(ASSESSMENT, "accepted")
    assert first.content is not None
    assert first.content.decode() == before.replace("# not sure\n", f"{entries_as_text([ASSESSMENT])}\n# not sure\n")
    second = first.answer(changed(REVIEWS, rejected=True), "rejected")
    assert second.content is not None
    assert second.content.decode() == first.content.decode().replace(
        last, entries_as_text([changed(REVIEWS, rejected=True)])
    )
    assert second.is_over
    assert second.back().back() == walk


def test_an_answer_that_says_what_the_file_says_leaves_it_as_it_is(tmp_path: Path) -> None:
    folder = put(tmp_path)
    content = f"[{{{entries_as_text([REVIEWS])[2:].strip().replace(chr(10), ',')}}}]  # in one line"
    (folder / "findings.yml").write_text(content)
    walk = walk_through(folder, even_checked=True)
    for _ in range(3):
        walk = walk.skip()
    assert walk.slot == Slot(REVIEWS, is_written=True, place=walk.place, finding=walk.slot.finding)
    assert walk.answer(REVIEWS, "accepted").content == content.encode()


def test_a_comment_that_an_answer_takes_away_is_told_of(tmp_path: Path) -> None:
    folder = put(tmp_path)
    (folder / "findings.yml").write_text(
        entries_as_text(drafts(*READ)).replace("count: 20\n", "count: 20  # really?\n")
    )
    walk = walk_through(folder)
    first = walk.answer(CASES, "accepted")
    assert first.comments_lost
    assert not first.answer(ASSESSMENT, "accepted").comments_lost
    assert not first.skip().comments_lost
    assert first.back().content == walk.content


@pytest.mark.parametrize("ending", ["", "\n", "\n\n\n", "\n# the end", "\n..."])
@pytest.mark.parametrize("head", ["", "# by hand\n\n", "---\n", "\ufeff"])
def test_whatever_a_file_begins_and_ends_with_the_new_one_holds_the_entries(
    head: str, ending: str, tmp_path: Path
) -> None:
    before = head + entries_as_text([CASES, PLANS]).rstrip("\n") + ending
    nine = changed(PLANS, count=9)
    after = amend(
        before, [EntryEdit(ASSESSMENT), EntryEdit(CASES, 0), EntryEdit(nine, 1, is_anew=True), EntryEdit(REVIEWS)]
    )
    (tmp_path / "findings.yml").write_text(after.text, encoding="utf-8")
    assert entries_in(tmp_path / "findings.yml") == (ASSESSMENT, CASES, nine, REVIEWS)


def test_a_file_from_another_system_is_amended_like_any_other(tmp_path: Path) -> None:
    folder = put(tmp_path)
    (folder / "findings.yml").write_bytes(entries_as_text(drafts(*READ)).replace("\n", "\r\n").encode())
    assert (
        walk_through(folder).answer(CASES, "accepted").content == entries_as_text([CASES, *drafts(*READ[1:])]).encode()
    )
