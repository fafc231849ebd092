"""Whole numbers in figures and in words."""

import re

import pytest

from pipeline.language.number_words import NUMBER_WORD, SCALES, TEENS, TENS, UNITS, number_of


def spelled(number: int) -> str:
    """The number in British words: `one thousand, one hundred and four`."""
    if number == 0:
        return "zero"
    thousands, rest = divmod(number, 1000)
    hundreds, below = divmod(rest, 100)
    words = [f"{UNITS[thousands - 1]} thousand"] if thousands else []
    words += [f"{UNITS[hundreds - 1]} hundred"] if hundreds else []
    joined = ", ".join(words)
    if not below:
        return joined
    last = small(below)
    return f"{joined} and {last}" if joined else last


def small(number: int) -> str:
    if number < 10:
        return UNITS[number - 1]
    if number < 20:
        return TEENS[number - 10]
    tens, units = divmod(number, 10)
    return f"{TENS[tens - 2]}-{UNITS[units - 1]}" if units else TENS[tens - 2]


def test_every_number_up_to_9999_reads_back_from_its_words() -> None:
    assert [number_of(spelled(number)) for number in range(10_000)] == list(range(10_000))


def test_the_pattern_matches_the_whole_of_every_number_up_to_9999() -> None:
    pattern = re.compile(NUMBER_WORD)
    assert [number for number in range(10_000) if not pattern.fullmatch(spelled(number))] == []


def test_the_words_are_spelled_as_a_dictionary_has_them() -> None:
    assert " ".join((*UNITS, *TEENS, *TENS, *SCALES)) == (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand"
    )


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("47", 47),
        ("1,522", 1522),
        ("1522", 1522),
        (" 20 ", 20),
        ("twenty-two", 22),
        ("Thirty six", 36),
        ("TWENTY", 20),
        ("forty\u2011seven", 47),  # Word's hyphen that does not break
        ("twenty\ntwo", 22),  # cut by the end of a line
        ("one hundred and four", 104),
        ("one hundred four", 104),  # without "and"
        ("two thousand and one", 2001),
        ("one thousand, five hundred and twenty-two", 1522),
        ("twenty-two thousand", 22_000),
    ],
)
def test_a_number_is_read_however_it_is_printed(printed: str, number: int | None) -> None:
    assert number_of(printed) == number


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "a",
        "an",
        "no",
        "twenty-zero",
        "fourty",
        "twenty-eleven",
        "two three",
        "hundred",
        "and four",
        "1,52",
        "17.5",
        "20th",
        "third",
        "47%",
        "twenty-two cases",
    ],
)
def test_what_is_no_whole_number_is_none(printed: str) -> None:
    assert number_of(printed) is None


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("in twenty-two of the thirty cases", ["twenty-two", "thirty"]),
        ("Sixteen were; someone else was not", ["Sixteen"]),
        ("one hundred and four, of which ninety", ["one hundred and four", "ninety"]),
        ("often a weight on the tension", []),
    ],
)
def test_the_pattern_takes_the_longest_number_and_no_part_of_a_word(sentence: str, found: list[str]) -> None:
    assert re.findall(NUMBER_WORD, sentence, re.IGNORECASE) == found
