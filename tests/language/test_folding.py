import pytest

from pipeline.language.folding import as_typed, single_spaced
from pipeline.language.plurals import quantity


def test_white_space_of_any_kind_becomes_one_space_and_none_is_left_at_the_ends() -> None:
    assert single_spaced("\n seven\u00a0of \t the\u2003ten\n") == "seven of the ten"


def test_quotation_marks_and_dashes_become_those_of_a_keyboard_and_each_character_keeps_its_place() -> None:
    printed = "\u201cthe child\u2019s plan\u201d \u2013 \u2018well\u2011written\u2019"
    assert as_typed(printed) == "\"the child's plan\" - 'well-written'"
    assert len(as_typed(printed)) == len(printed)


@pytest.mark.parametrize(("count", "words"), [(0, "0 letters"), (1, "1 letter"), (2, "2 letters")])
def test_a_noun_after_a_number_is_singular_after_one_only(count: int, words: str) -> None:
    assert quantity(count, "letter") == words
