"""The audit of numbers: read is what stands in a row's words, or the total that the row names where it stands."""

from collections.abc import Sequence

import pytest

from models.finding import Finding, Number
from models.letter import Letter, SectionId
from pipeline.build.cache import Cache
from pipeline.build.letters import read_corpus
from pipeline.corpus.folders import PROJECT, letters_in
from pipeline.extract import extract
from pipeline.interpret import interpret
from pipeline.language.number_words import number_of
from pipeline.language.rules import load_rules
from tests.support.marked_passages import read_passage

pytestmark = pytest.mark.slow


def is_named(letter: Letter, findings: Sequence[Finding], number: Number) -> bool:
    """Whether the finding that a number points to holds it in its words, or names it as what its total comes from."""
    assert number.finding is not None
    finding = findings[number.finding]
    if finding.covers(number) and any(phrase.overlaps(number) for phrase in finding.phrases):
        return True
    carried = finding.antecedent is not None and finding.antecedent.covers(number)
    return carried and number_of(number.of(letter.text)) == finding.total


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("public", "Fourteen of the [20] cases needed a risk management plan. Nine were good."),
        ("child", "Reviews were due in 11 out of [20] cases. Six were good."),
        ("reoffending", "A review should have been done in 13 of our [20] cases. Ten were sufficient."),
        ("public", "Nine of the [20] cases met the criteria for MAPPA. Two were poorly managed."),
        ("public", "Seventeen of the [20] young people had to have a plan. Eleven of them had a good one."),
        ("public", "All but two of the [20] cases needed a plan. Nine were sufficient."),
        ("child", "Nine of the [20] children had to have a plan, and in each case it was good."),
        ("child", "Ten of the [20] children needed a plan. Half had a good one."),
        ("child", "We looked at nine reports. [Seven] were sufficient. Two did not assess vulnerability."),
        ("reoffending", "The panel saw ten reports. [Six] were sound. Four ignored the victim."),
        ("public", "Reviews were good in 17 of the 20 cases. [Three] used an old assessment. Two were late."),
        ("reoffending", "The eldest was [17]. Nine plans were good."),
    ],
)
def test_a_number_that_no_row_holds_or_names_is_not_read(section: SectionId, words: str) -> None:
    read = read_passage(section, words, cases=20)
    (status,) = read.statuses
    assert (status == "read") == any(
        finding.states(place)
        or (finding.carries_over_from(place) and finding.total == number_of(place.of(read.letter.text)))
        for place in read.marked
        for finding in read.findings
    )
    assert all(is_named(read.letter, read.findings, number) for number in read.numbers if number.status == "read")


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("public", "[Fourteen] of the 20 cases needed a risk management plan. [Nine] were good."),
        ("public", "[Twelve] cases needed a plan. Nothing else was asked of anybody. [Seven] were good."),
        ("child", "Of the [12] relevant cases, we judged that just over a third were sufficient."),
        ("reoffending", "Reviews were sufficient in [10] of [13] cases. In [three] cases they were late."),
        ("child", "We looked at [nine] reports. Seven were sufficient. [Two] did not assess vulnerability."),
        ("public", "Plans were good in [60%] of cases ([12] of [20]). In the remaining [eight] there was none."),
        ("public", "Of the [13] plans that were late, [six] were poor. [Four] of the [six] had no date."),
    ],
)
def test_a_number_that_a_row_holds_or_names_is_read_by_it(section: SectionId, words: str) -> None:
    read = read_passage(section, words, cases=20)
    assert {number.status for number in read.numbers if number.finding is not None} <= {"read"}
    assert all(is_named(read.letter, read.findings, number) for number in read.numbers if number.status == "read")


def test_every_number_read_in_a_letter_is_held_or_named_by_its_row(read_before: Cache) -> None:
    rules = load_rules()
    letters = [*letters_in(PROJECT / "tests" / "letters"), *letters_in(PROJECT / "corpus")]
    readings, _ = read_corpus(letters, cache=read_before)
    read = 0
    for source, reading in readings:
        letter = reading.letter
        found = interpret(letter, extract(letter, rules), rules)
        for number in found.numbers:
            assert (number.status == "read") == (number.finding is not None)
            if number.status == "read":
                assert is_named(letter, found.findings, number), (source.id, number.of(letter.text))
                read += 1
    assert read > 1000
