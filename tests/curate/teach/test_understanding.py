"""What is understood of a sentence: what matched, what lost and why, and which words stand in no list."""

from pipeline.curate.teach import Understanding, understanding_of


def lost(understood: Understanding) -> dict[tuple[str, str], str]:
    return {(each.words, each.listed_as): each.why for each in understood.lost}


def test_a_statement_says_what_each_part_of_it_rests_on() -> None:
    (plans,) = understanding_of("Plans were not good enough in nine of the 14 cases.").statements
    assert plans.finding is not None
    assert (plans.finding.count, plans.finding.total, plans.finding.verdict) == (9, 14, "insufficient")
    assert [(each.words, each.listed_as) for each in plans.numbers] == [("nine of the 14", "count of total")]
    first = plans.verdict[0]
    assert (first.words, first.listed_as, first.meaning) == ("not good enough", "insufficient", "in its clause")
    assert [(each.words, each.listed_as) for each in plans.measure] == [("Plans", "planning")]


def test_readings_are_told_the_likeliest_first_and_the_first_is_the_one_that_won() -> None:
    (plans,) = understanding_of("Plans were painstaking in nine of the 14 cases.").statements
    probabilities = [each.probability for each in plans.readings]
    assert len(probabilities) > 1
    assert probabilities == sorted(probabilities, reverse=True)
    assert plans.finding is not None
    assert plans.readings[0].measure == plans.finding.measure
    assert len({(each.is_finding, each.verdict, each.measure) for each in plans.readings}) == len(plans.readings)


def test_words_that_stand_in_no_list_are_missing_those_that_no_letter_has_first() -> None:
    understood = understanding_of("Reviews came to little in the end, and plans were zestful, in nine of the 14 cases.")
    assert understood.missing == ("zestful", "came to little in the end")
    assert understood.never_heard == 1


def test_a_phrase_that_lost_names_the_one_that_won() -> None:
    understood = understanding_of("Plans were not good enough in nine of the 14 cases.")
    assert "“nine of the 14”" in lost(understood)["14 cases", "such cases"]
    assert lost(understood)["good", "good"] == "“not good enough” (bad) is longer, and the longest phrase wins"


def test_words_without_a_number_decide_nothing_and_say_so() -> None:
    understood = understanding_of("Assessment was strong. Plans were poor in nine of the 14 cases.")
    assert lost(understood)["strong", "good"] == "there is no number in its sentence"


def test_numbers_that_make_no_statement_are_set_aside_or_unread() -> None:
    understood = understanding_of("The eldest was aged 17, and 4 cheeses were eaten.")
    assert understood.statements == ()
    assert [(each.words, each.listed_as) for each in understood.aside] == [("aged 17", "age")]
    assert understood.unread == ("4",)


def test_the_section_decides_what_the_sentence_leaves_unsaid() -> None:
    read = [
        understanding_of("Plans were good enough in nine of the 14 cases.", each) for each in ("public", "reoffending")
    ]
    assert [understood.statements[0].frame for understood in read] == ["public.planning", "reoffending.planning"]
