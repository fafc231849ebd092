"""Of which whole a count is counted: a count that ends in no row may name a group, or be a part, or be unclear.

What can be read in two ways may be read in either, but is never called sure.
"""

import pytest

from models.letter import SectionId
from tests.support.marked_passages import read_passage


@pytest.mark.parametrize(
    ("section", "words", "share"),
    [
        ("child", "We looked at nine reports. Seven were sufficient. [Two] did not assess vulnerability.", (2, 9)),
        ("reoffending", "The panel saw ten reports. Six were sound. [Four] ignored the victim.", (4, 10)),
        ("child", "We asked for 11 records. Eight were adequate. [Three] did not assess vulnerability.", (3, 11)),
        ("sentence", "We sampled 14 interventions. Ten were good. [Four] took no account of diversity.", (4, 14)),
        ("public", "Thirteen files were opened. Ten met the standard. [Three] did not assess risk.", (3, 13)),
        ("child", "We saw nine reports. Seven were sufficient. One was poor. [Two] did not assess safety.", (2, 9)),
        ("child", "We looked at nine reports. Seven were sufficient. [The other two] ignored vulnerability.", (2, 9)),
        ("child", "We read nine plans. [Seven] were sufficient. Two did not assess vulnerability.", (7, 9)),
        ("public", "We examined 20 risk assessments. Eight were good. [Five] were late.", (5, 20)),
        ("public", "Our inspectors read 16 plans. Nine were good. [Three] were late.", (3, 16)),
        ("reoffending", "Ten panel reports were read. Six kept to the point. [Three] were insufficient.", (3, 10)),
    ],
)  # fmt: skip
def test_what_is_judged_is_a_part_of_the_group_and_no_group_for_what_follows(
    section: SectionId, words: str, share: tuple[int, int]
) -> None:
    read = read_passage(section, words)
    assert read.shares == [share] or not read.sure


def test_a_part_that_was_judged_is_no_whole_for_the_next() -> None:
    words = "We looked at nine reports. Seven were sufficient. [Two] did not assess vulnerability."
    assert read_passage("child", words).shares == [(2, 9)]


@pytest.mark.parametrize(
    ("section", "words", "count"),
    [
        ("public", "17 of the 24 cases. Seven relied on an earlier assessment. [Two] were late.", 2),
        ("public", "Reviews were good in 17 of the 24 cases. Seven relied on an old assessment. [Two] were late.", 2),
        ("public", "Plans were good enough in 15 of 22 cases. Seven leaned on the last plan. [Three] were late.", 3),
        ("reoffending", "Of 18 plans, 12 were good. Six ran to a single page. [Two] were late.", 2),
        ("sentence", "Engagement was good in 16 of the 24 cases. Eight had moved. [Three plans] were poor.", 3),
        ("public", "Reviews were good in 17 of the 24 cases. Five cases had a police note. [Two] were late.", 2),
        ("sentence", "Thirteen young people had a mental health need. Ten saw a nurse. [Two] were poorly helped.", 2),
        ("child", "There were 12 such children. Eight had been seen at home. [Two] had a poor plan.", 2),
        ("public", "Reviews were good in 17 of 24 cases. Five children were looked after. [Two] were late.", 2),
        ("reoffending", "Plans were good in 17 of 24 cases. Twelve were girls. [Four] were poor.", 4),
        ("public", "We read 20 risk assessments. Eight ran to many pages. [Five] were late.", 5),
        ("public", "17 of the 24 cases. Seven relied on an earlier assessment. Two were late. [Three] were poor.", 3),
        ("public", "We were shown 12 documents. Eight were clear and sound. [Four] failed to consider the victim.", 4),
    ],
)  # fmt: skip
def test_a_total_that_could_be_either_of_two_is_never_sure(section: SectionId, words: str, count: int) -> None:
    read = read_passage(section, words)
    assert [share[0] for share in read.shares if share is not None] in ([count], [])
    assert not read.sure


@pytest.mark.parametrize(
    ("section", "words", "wrong"),
    [
        ("reoffending", "The eldest was 17. [Nine plans] were good.", 17),
        ("reoffending", "Her brother is 14. In [nine cases] the plan was good.", 14),
        ("reoffending", "The average caseload was 14. [Ten plans] had been reviewed well.", 14),
        ("public", "Five managers share the duty. [Three plans] were late.", 5),
        ("public", "A team of six managers signs the plans. [Four plans] were late.", 6),
        ("public", "The curfew address, four doors away, was approved. [Two plans] were late.", 4),
    ],
)
def test_ages_caseloads_and_passers_by_are_no_whole(section: SectionId, words: str, wrong: int) -> None:
    read = read_passage(section, words)
    (share,) = read.shares
    assert share is None or share[1] != wrong or not read.sure


@pytest.mark.parametrize(
    ("section", "words", "share"),
    [
        ("public", "Reviews were good in 17 of 24 cases. Seven used an old plan. Of these, [two] were late.", (2, 7)),
        ("public", "Planning was good in 17 of 24 cases. Reviews had fallen due in nine. [Eight] were good.", (8, 9)),
        ("public", "Planning was good in 17 of 24 cases. Nine reviews fell due. [Five] were good.", (5, 9)),
        ("public", "Assessment was good in 17 of 24. Nine cases had a victim. [Two] were poorly protected.", (2, 9)),
        ("child", "There were 12 such children. Eight had a good plan. [Two] had a poor plan.", (2, 12)),
        ("public", "Planning was good in 13 of 20 cases. Five were copies of an old plan. [Seven] were poor.", (7, 20)),
        ("child", "Twelve cases called for a plan. [Seven] were sufficient.", (7, 12)),
    ],
)  # fmt: skip
def test_a_whole_that_is_plain_is_still_taken(section: SectionId, words: str, share: tuple[int, int]) -> None:
    read = read_passage(section, words)
    assert read.shares == [share] or not read.sure


@pytest.mark.parametrize(
    ("section", "words", "share"),
    [
        ("sentence", "There were 12 contact arrangements, with the YOS being involved in [seven of them].", (7, 12)),
        ("summary", "At the time, 26 households were awaiting a match, of which [four] were linked.", (4, 26)),
        ("public", "The panel had drawn up 13 action points, and had dealt with [nine of them].", (9, 13)),
        ("management", "Sixteen volunteers had been trained, of whom [11] were still active.", (11, 16)),
    ],
)
def test_which_and_them_mean_the_number_before_them_whatever_it_counts(
    section: SectionId, words: str, share: tuple[int, int]
) -> None:
    read = read_passage(section, words)
    assert read.shares == [share] or not read.sure


def test_a_number_passed_over_is_a_likelier_whole_than_the_sample() -> None:
    words = "There were 12 contact arrangements, with the YOS being involved in [seven of them]."
    assert read_passage("sentence", words).shares == [(7, 12)]
