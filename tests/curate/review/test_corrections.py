"""What a person can say when they correct an entry, and what they are told when they cannot."""

import re
from pathlib import Path

import pytest

from pipeline.curate.review.answers import READ_OTHERWISE
from tests.support.reviewers import changed, check_of, drafts, found_in, reviewed
from tests.support.small_letter import ASSESSMENT, CASES, PLANS, READ, REVIEWS, put

pytestmark = pytest.mark.slow

KEEP = [""] * 7
"""Enter for each field of a correction."""


def test_a_correction_holds_what_was_said_of_each_field(folder: Path) -> None:
    _, person = reviewed(
        folder, "s", "s", "s", "c", "public.review", "b", "i", "nine", "12", "ref", "-", "  The table says  nine. "
    )
    *_, last = found_in(folder)
    assert last == changed(
        REVIEWS,
        measure="public.review",
        role="breakdown",
        verdict="insufficient",
        count=9,
        total=12,
        basis="referred",
        note="The table says nine.",
    )
    assert "Corrected: counts 9 of 12 as insufficient; measure: Reviewing risk of harm work" in person.told


def test_enter_keeps_every_field(folder: Path) -> None:
    walk, person = reviewed(folder, "c", *KEEP, "", "q")
    assert found_in(folder) == (CASES, *drafts(ASSESSMENT, PLANS, REVIEWS))
    assert walk.tally == {"accepted": 1}
    assert "measure [context.cases]: role (headline, breakdown, context) [context]: " in person.told


def test_what_is_left_empty_is_null(folder: Path) -> None:
    reviewed(folder, "c", "-", "", "", "-", "-", "words", "a score", "-")
    first, *_ = found_in(folder)
    assert first == changed(CASES, measure=None, count=None, basis="words", words="a score", note=READ_OTHERWISE)


def test_a_correction_without_a_reason_is_none_that_check_takes_for_a_change(folder: Path) -> None:
    reviewed(folder, "a", "a", "a", "c", "", "", "", "9", "", "", "", "")
    assert found_in(folder)[-1] == changed(REVIEWS, count=9, note=READ_OTHERWISE)
    assert not check_of(folder).failing()


def test_a_share_without_a_count_is_known_in_words_or_as_a_percentage(folder: Path) -> None:
    _, person = reviewed(folder, "c", "", "", "", "-", "20", "p", "", "37.5%", "")
    first, *_ = found_in(folder)
    assert (first.count, first.basis, first.words) == (None, "percent", "37.5%")
    assert "basis (words, percent) [-]: " in person.told
    assert "If there is no count there must be words: copy the share as the letter words it." in person.told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (["", "x"], "It must be one of headline, breakdown, context. You can type just the first letters."),
        (["", "-"], "It must be one of headline, breakdown, context"),
        (["", "", "wrong"], "It must be one of sufficient, insufficient, none"),
        (["", "", "", "-3"], "It must be a whole number, or - if there is none."),
        (["", "", "", "3.5"], "It must be a whole number"),
        (["", "", "", "9" * 5000], "It must be a whole number"),
        (["", "", "", "", "few"], "It must be a whole number"),
        (["", "", "", "", "", "words"], "It must be one of printed, referred, inferred"),
        (["", "", "", "", "", "", "nearly\x1b[Aall"], "That contains a character that cannot be saved"),
        (["", "", "", "", "", "", "caf\udce9"], "That contains a character that cannot be saved"),
    ],
)
def test_what_cannot_be_written_is_asked_again(folder: Path, said: list[str], told: str) -> None:
    _, person = reviewed(folder, "c", *said)
    assert told in person.told
    assert "The correction is cancelled: nothing has changed." in person.seen
    assert found_in(folder) == drafts(*READ)


@pytest.mark.parametrize("at", range(8))
def test_a_correction_can_be_given_up_at_each_field(folder: Path, at: int) -> None:
    reviewed(folder, "c", *[""] * at, "!", "a")
    assert found_in(folder) == (CASES, *drafts(ASSESSMENT, PLANS, REVIEWS))


@pytest.mark.parametrize(
    ("said", "measure"),
    [
        (["reoffending.review-of-plans"], "reoffending.review-of-plans"),
        (["safeguarding review", "1"], "child.review"),
        (["REVIEWING risk plan", "1"], "public.review-of-plans"),
        (["reveiwing saefguarding", "2"], "child.review-of-assessment"),
        (["child.asessment", "1"], "child.assessment"),
        (["zzzz", "mappa", "9", "0", "1"], "public.mappa"),
        (["psr", "zzzz", "2"], "court.psr.risk-of-harm"),
        (["?", "1"], "reoffending.assessment"),
        (["7", ""], "context.cases"),
        (["-"], None),
    ],
)
def test_a_measure_is_found_by_its_id_or_by_words(folder: Path, said: list[str], measure: str | None) -> None:
    reviewed(folder, "c", *said, *KEEP[1:], "So it is.", "q")
    assert found_in(folder)[0].measure == measure


def test_measures_that_may_be_meant_are_listed_with_their_names(folder: Path) -> None:
    _, person = reviewed(folder, "c", "saefguarding plan", "ing", "zzzz")
    assert "No measure has “saefguarding plan” in its name. Similar names:" in person.told
    assert "1 Reviewing the safeguarding plan (child.review-of-plans)" in person.told
    assert re.search(
        r" 12 .*There are [1-9]\d* more that are not shown: add a word to narrow the list\. Type the number",
        person.told,
    )
    assert "No measure has a name like “zzzz”: try other words, ? for all, or - for none." in person.told


def test_what_the_rules_could_not_tell_must_be_said_before_it_is_accepted(tmp_path: Path) -> None:
    unknown = changed(CASES, role=None, verdict=None, checked=False)
    folder = put(tmp_path, "eastmere-2014-10", unknown, *READ[1:])
    _, person = reviewed(folder, "a", "c", "", "", "context", "", "none", *KEEP[:5], "a")
    assert "Doubtful: Its role is not known: correct it with c." in person.told
    assert "That cannot be saved. Its verdict is not known: correct it with c." in person.told
    assert "role (headline, breakdown, context) [-]: " in person.told
    assert found_in(folder) == READ


def test_an_answer_that_would_stand_twice_is_refused(tmp_path: Path) -> None:
    folder = put(tmp_path, "eastmere-2014-10", *READ, changed(REVIEWS, quote="ten of 13 cases", checked=False, count=9))
    again = changed(REVIEWS, count=9, checked=False)
    (folder / "findings.yml").write_text(
        (folder / "findings.yml").read_text().replace("quote: ten of 13 cases", f"quote: {again.quote}")
    )
    _, person = reviewed(folder, "c", "", "", "", "10", *KEEP[4:], "", "q")
    assert "That cannot be saved. “sufficient in ten of 13 cases” is already entered" in person.told
    assert found_in(folder) == (*READ, again)
