"""Rows that are doubtful whatever their evidence weighs: a word that nobody taught, and more than there are."""

import pytest

from models.letter import Letter
from pipeline.extract import extract
from pipeline.interpret import decisions_in
from pipeline.interpret.rival_counts import rivals
from pipeline.interpret.sample import sample_of
from pipeline.interpret.weights import learned_weights
from pipeline.language.illegible import garbled_words
from tests.support.passages import RULES, findings_of, letter_of


@pytest.mark.parametrize("word", ["insuf!cient", "flurbish", "gossamer"])
def test_a_verdict_that_hangs_on_an_unknown_word_is_doubtful(word: str) -> None:
    (finding,) = findings_of(letter_of("reoffending", f"Assessment was {word} in 3 of the 24 cases."))
    assert finding.certainty == "doubtful"


@pytest.mark.parametrize("word", ["sufficient", "insufficient", "poor"])
def test_a_verdict_that_a_known_word_gives_is_sure(word: str) -> None:
    (finding,) = findings_of(letter_of("reoffending", f"Assessment was {word} in 3 of the 24 cases."))
    assert finding.certainty == "sure"


def test_a_row_that_counts_more_than_there_are_is_doubtful() -> None:
    (finding,) = findings_of(letter_of("reoffending", "Assessment was sufficient in 26 out of the 24 cases."))
    assert (finding.count, finding.total, finding.certainty) == (26, 24, "doubtful")


def test_a_row_of_more_cases_than_were_inspected_is_doubtful() -> None:
    (finding,) = findings_of(letter_of("public", "Risk of harm was assessed sufficiently in 17 of the 200 cases."))
    assert (finding.count, finding.total, finding.certainty) == (17, 200, "doubtful")


def as_scanned(letter: Letter) -> Letter:
    return letter.model_copy(update={"transcript": letter.transcript.model_copy(update={"scanned": True})})


@pytest.mark.parametrize("word", ["Was-ivfSufficient", "was in.26°Of sufficient", "cases-#ff sufficient"])
def test_a_statement_whose_words_recognition_has_garbled_is_doubtful(word: str) -> None:
    text = f"Assessment {word} in 9 of the 22 cases. Plans were sufficient in 17 of the 20 cases."
    letter = letter_of("reoffending", text)
    first, second = findings_of(as_scanned(letter))
    assert (first.certainty, second.certainty) == ("doubtful", "sure")
    assert [each.of(letter.text) for each in garbled_words(as_scanned(letter).transcript)] != []
    assert garbled_words(letter.transcript) == ()


def test_a_name_with_a_capital_inside_is_not_garbled() -> None:
    text = "AssetPlus was sufficient in 9 of the 22 cases. AssetPlus was kept up to date in 4 of the 11 cases (60%)."
    assert garbled_words(as_scanned(letter_of("reoffending", text)).transcript) == ()


@pytest.mark.parametrize(
    ("words", "certainties"),
    [
        ("Of the 21 assessments, 15 were sufficient and five were not.", ["doubtful", "doubtful"]),
        ("Of the 21 assessments, 16 were sufficient and five were not.", ["sure", "sure"]),
        ("Of the 20 assessments, ten were sufficient and five were not.", ["doubtful", "doubtful"]),
        ("Plans were good enough in 12 of 20 cases. The other four were late.", ["doubtful", "doubtful"]),
        ("Plans were good enough in 11 of 18 cases. The other eight were late.", ["doubtful", "doubtful"]),
        ("Plans were good enough in eight cases and not good enough in six.", ["doubtful", "doubtful"]),
        ("Victims were kept safe in 11 cases but not in four others.", ["doubtful"]),
        ("Plans were good enough in 11 of 18 cases. The other seven were late.", ["sure", "sure"]),
    ],
)
def test_counts_that_do_not_add_up_to_their_total_are_all_doubtful(words: str, certainties: list[str]) -> None:
    findings = findings_of(letter_of("child", words))
    assert [each.certainty for each in findings] == certainties
    assert all(each.doubt == "numbers" for each in findings if each.certainty == "doubtful")


@pytest.mark.parametrize(
    ("words", "certainty"),
    [
        ("Plans were good enough in about 12 of the 18 cases.", "doubtful"),
        ("Plans were good enough in around a dozen of the 18 cases.", "doubtful"),
        ("About a dozen of the 18 plans were good enough.", "doubtful"),
        ("Plans were good enough in 12 of the 18 cases, depending on how one counts.", "doubtful"),
        ("At first sight plans were good enough in 12 of the 18 cases.", "doubtful"),
        ("Plans were good enough, depending on the child's needs, in 12 of the 18 cases.", "sure"),
        ("We were concerned about the poor quality of 12 of the 18 plans.", "sure"),
        ("Plans were good enough in as many as 12 of the 18 cases.", "sure"),
        ("Plans were good enough in about two-thirds of the 18 cases (12).", "sure"),
    ],
)
def test_a_count_by_which_the_letter_does_not_stand_is_doubtful(words: str, certainty: str) -> None:
    (finding,) = findings_of(letter_of("public", words))
    assert (finding.count, finding.total, finding.certainty) == (12, 18, certainty)


@pytest.mark.parametrize(
    "words",
    [
        "In the other three the past had been set down faithfully, but nobody had asked what it meant.",
        "The other three were accurate when they were written but out of date by the time of the order.",
    ],
)
def test_a_verdict_against_the_word_that_judges_in_its_clause_is_never_sure(words: str) -> None:
    first, second = findings_of(letter_of("child", f"Twelve of the 15 assessments were sound. {words}"))
    assert (first.certainty, second.certainty) == ("sure", "likely")
    assert second.verdict == "insufficient"


@pytest.mark.parametrize(
    ("words", "certainty"),
    [
        ("Plans were good enough in just under half of the cases (12 of 18).", "doubtful"),
        ("Plans were good enough in 50% of cases (12 of 18).", "doubtful"),
        ("Plans were good enough in 66% of cases (12 of 18).", "sure"),
        ("Plans were good enough in more than half of cases (12 of 18).", "sure"),
        ("Plans were good enough in two-thirds of cases (12 of 18).", "sure"),
        ("Plans were good enough in perhaps 12 of the 18 cases.", "doubtful"),
        ("Plans were good enough in a good 12 of the 18 cases.", "doubtful"),
        ("The plan was a good one in 12 of the 18 cases.", "sure"),
        ("By the deputy manager's reckoning 12 of the 18 plans were good enough.", "doubtful"),
        ("We were told that 12 of the 18 plans were good enough.", "doubtful"),
        ("Although managers believed that planning was a strength, only 12 of the 18 plans were good enough.", "sure"),
        ("The inspection team believed that plans were good enough in 12 of the 18 cases.", "sure"),
    ],
)
def test_a_row_is_doubtful_where_its_words_contradict_it_or_others_vouch_for_it(words: str, certainty: str) -> None:
    (finding,) = findings_of(letter_of("public", words))
    assert (finding.count, finding.total, finding.certainty) == (12, 18, certainty)


def test_a_result_told_twice_with_two_counts_is_never_sure() -> None:
    text = "Plans were good enough in 12 of the 18 cases; in other words, 13 of the 18 plans were good enough."
    assert [each.certainty for each in findings_of(letter_of("public", text))] == ["likely", "likely"]


def test_what_was_done_and_what_was_done_well_are_two_results() -> None:
    text = "A plan had been made in 16 of the 18 cases. It was good enough in 12 of the 18."
    letter = letter_of("public", text)
    decisions, _ = decisions_in(letter, extract(letter, RULES), RULES, learned_weights(), sample_of(letter, None))
    assert rivals(decisions) == frozenset()


@pytest.mark.parametrize(
    ("words", "certainty"),
    [
        ("The police and the nurse sat with the team, and both contributed well to plans.", "doubtful"),
        ("The police and the nurse sat with the team, but neither gave a good account of risk.", "doubtful"),
        ("Partners met each month, and both plans were good enough.", "sure"),
        ("The service has two teams, and in both the assessment of risk of harm was good enough.", "doubtful"),
    ],
)
def test_both_of_nobody_knows_whom_is_doubtful(words: str, certainty: str) -> None:
    (finding,) = findings_of(letter_of("public", words))
    assert (finding.total, finding.certainty) == (2, certainty)


@pytest.mark.parametrize(
    "words",
    [
        "Eight of the ten ought to have been reviewed after the arrest.",
        "In eight of the ten cases the plan should have been reviewed.",
    ],
)
def test_what_ought_to_have_been_done_is_no_good_work(words: str) -> None:
    assert not [each for each in findings_of(letter_of("child", words)) if each.verdict == "sufficient"]


def test_what_is_left_and_only_described_is_doubtful() -> None:
    text = (
        "Victims were kept in mind in ten of the 18 cases. In the other eight cases other offences were involved, "
        "and in six of these eight the plan was good enough."
    )
    left = next(each for each in findings_of(letter_of("public", text)) if each.count == 8)
    assert (left.certainty, left.doubt) == ("doubtful", "finding")


@pytest.mark.parametrize(
    "second", ["A third had not been written at all.", "The first was long, and a third was missing."]
)
def test_a_third_that_may_come_after_two_is_doubtful(second: str) -> None:
    findings = findings_of(letter_of("reoffending", f"Two of the six plans were late. {second}"))
    assert (findings[-1].certainty, findings[-1].doubt) == ("doubtful", "numbers")


def test_what_others_say_is_doubtful_where_a_paragraph_begins_with_it() -> None:
    (finding,) = findings_of(letter_of("public", "According to the YOT, 12 of the 18 plans were good enough."))
    assert (finding.certainty, finding.doubt) == ("doubtful", "finding")


@pytest.mark.parametrize(
    ("after", "certainty"),
    [
        ("Managers should have read them first.", "sure"),
        ("Looking again at one of them, we now make it 13.", "doubtful"),
        ("The figure should have read 13.", "doubtful"),
    ],
)
def test_a_count_that_the_letter_takes_back_is_doubtful(after: str, certainty: str) -> None:
    findings = findings_of(letter_of("public", f"Plans were good enough in 12 of the 18 cases. {after}"))
    assert (findings[0].count, findings[0].certainty) == (12, certainty)


@pytest.mark.parametrize(
    ("words", "certainty"),
    [
        ("Good assessment skills were seen in five of the eight case managers.", "doubtful"),
        ("Again five of the eight case managers assessed risk of harm well.", "doubtful"),
        ("Risk of harm was assessed well in five of the eight cases.", "sure"),
    ],
)
def test_staff_are_counted_as_no_cases(words: str, certainty: str) -> None:
    (finding,) = findings_of(letter_of("public", words))
    assert (finding.count, finding.total, finding.certainty) == (5, 8, certainty)


@pytest.mark.parametrize(
    "words",
    [
        "The quality of plans was not in doubt in 12 of the 16 cases.",
        "Diversity was not an issue in 12 of the 16 cases.",
        "The need for a plan was never in question in 12 of the 16 cases.",
    ],
)
def test_a_not_that_denies_nothing_makes_no_row_sure_to_be_insufficient(words: str) -> None:
    findings = findings_of(letter_of("sentence", words))
    assert not [each for each in findings if each.certainty == "sure" and each.verdict == "insufficient"]


@pytest.mark.parametrize(
    "words",
    [
        "Custody aside, planning was sufficient in 12 of 16 cases.",
        "Planning was sufficient in 12 of 16 cases if custody is left out.",
        "Except in custody, planning was sufficient in 12 of 16 cases.",
        "Planning outside custody was sufficient in 12 of 16 cases.",
        "Leaving to one side the custody cases, planning was sufficient in 12 of 16 cases.",
    ],
)
def test_planning_outside_custody_is_never_sure_to_be_that_for_custody(words: str) -> None:
    (finding,) = findings_of(letter_of("reoffending", words))
    assert finding.certainty != "sure" or finding.measure == "reoffending.planning"
