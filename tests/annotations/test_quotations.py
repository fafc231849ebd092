import pytest

from models.letter import Letter
from pipeline.annotations.quotations import place_of, places_in, places_of, sentence_around
from tests.support.letters_by_hand import letter_of


@pytest.fixture
def letter() -> Letter:
    paragraphs = [
        ("1.1", "Plans were good in six of ten. Reviews, too: six of ten. None was late."),
        ("1.2", "Six of ten."),
        ("1.2", "Again six of ten."),
    ]
    return letter_of([("reoffending", "Reducing the likelihood of reoffending", paragraphs)])


@pytest.mark.parametrize(
    ("why", "quote", "passage", "found"),
    [
        ("every time it stands there", "six of ten", "six of ten, then six of ten", ["six of ten"] * 2),
        ("marks and white space set otherwise", "court's  mind", "the court’s\nmind", ["court’s\nmind"]),
        ("a longer number is another", "six of ten", "twenty-six of ten and six of ten", ["six of ten"]),
        ("unless there is no other", "six of ten", "twenty-six of ten", ["six of ten"]),
        ("what looks like a note's mark is found as it is", "rate12", "the rate12 of", ["rate"]),
        ("even where nothing else is quoted", "12", "the rate12 of", ["12"]),
        ("not there", "seven of ten", "six of ten", []),
        ("nothing quoted", " ", "six of ten", []),
    ],
)
def test_a_quotation_is_found(why: str, quote: str, passage: str, found: list[str]) -> None:
    assert [place.of(passage) for place in places_of(quote, passage)] == found, why


@pytest.mark.parametrize(
    ("paragraph", "quote", "times"), [("1.1", "six of ten", 2), ("1.2", "of ten", 2), ("9", "x", 0)]
)
def test_a_quotation_is_looked_for_wherever_its_paragraph_stands(
    letter: Letter, paragraph: str, quote: str, times: int
) -> None:
    assert len(places_in(letter, paragraph, quote)) == times


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("Reviews", "Reviews, too: six of ten."),
        ("six of ten. None", "Reviews, too: six of ten. None was late."),
    ],
)
def test_a_place_has_the_sentences_that_it_runs_through(letter: Letter, quote: str, sentence: str) -> None:
    (place,) = places_in(letter, "1.1", quote)
    assert sentence_around(letter, place).of(letter.text) == sentence


@pytest.mark.parametrize(
    ("why", "quote", "passage", "found"),
    [
        ("white space", "in 10  of\n13 cases", "were good in 10 of 13 cases.", "in 10 of 13 cases"),
        ("curly quotation marks", "the child's plan", "in the child\u2019s plan", "the child\u2019s plan"),
        ("long dashes", "10 of 13 - all good", "10 of 13 \u2013 all good", "10 of 13 \u2013 all good"),
        ("stars of emphasis", "*all* six", "in all six", "all six"),
        (
            "a footnote's mark in the letter",
            "the rate for 10 of 13",
            "the rate1 for 10 of 13",
            "the rate1 for 10 of 13",
        ),
        ("a footnote's mark in the quotation", "cases.2 All six", "of cases. All six", "cases. All six"),
        ("a raised mark", "the rate for", "the rate\u00b2 for", "the rate\u00b2 for"),
        ("a mark between brackets", "10 cases[3] were", "10 cases were", "10 cases were"),
        ("numbers are no marks", "in 7 of 12", "in 17 of 12", None),
        ("another case of letters", "All six", "all six", None),
        ("no words at all", "* ", "all six", None),
    ],
)
def test_a_quotation_is_found_however_it_is_printed(why: str, quote: str, passage: str, found: str | None) -> None:
    place = place_of(quote, passage)
    assert (place and place.of(passage)) == found, why


@pytest.mark.parametrize(
    ("why", "quote", "passage", "start"),
    [
        ("part of a figure", "7 of 12", "In 17 of 12; in 7 of 12.", 16),
        ("part of a number word", "six of ten", "Twenty-six of ten; six of ten.", 19),
        ("joined to a word, where it stands nowhere else", "27% of plans", "In27% of plans", 2),
    ],
)
def test_a_quotation_is_whole_words_where_they_stand(why: str, quote: str, passage: str, start: int) -> None:
    place = place_of(quote, passage)
    assert place, why
    assert place.start == start, why
