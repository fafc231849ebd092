import pytest

from pipeline.language.cues import cue_finder
from pipeline.language.sentences import sentences_in

SENTENCES = (  # a stroke stands where one sentence ends and the next begins
    "Planning was good in 12 of 20 cases.| Reviews were not.",
    "Planning was good in 12 of 20 cases.| 14 out of 20 reviews were not.",
    "Was it good?| No.| It was late in 3 of 6!| We were told why.",
    "There were 20 cases.|\nTen were good.",
    "Assessment was good.| referral order reports were sufficient in 6 of 10.",  # a misprint in a real letter
    "It cost £3.50, or 60.5% of the whole, in two of six cases.| It was prompt.",
    # abbreviations
    "The work was led by Dr. Smith in six of ten cases.| It was good.",
    "Work (e.g. Reparation) was good in five of six.| It was prompt.",
    "Training (incl. Assessment) was wanted by six of ten.| It was prompt.",
    "See No. 3, fig. 2 and s. 39 of the Act.| It says so.",
    "Approx. 12 of 20 plans, c. 60% or approx. 60%, were good.| It was prompt.",
    "The child was moved on 12 Jan. 2014 in two of six cases.| It was prompt.",
    "Visits, reports etc. were seen in six of ten.| We saw files etc.| It was prompt.",
    "We met at 5 p.m.| Reviews were late.",
    "H.M. Inspectorate saw the case of J. in the U.K. Border files.| It was prompt.",
    # quotations, brackets, dots
    "He said: “It was fine.”| We agreed in six of ten.",
    '"It was fine."| "Rhodri\'s target was met," said one.',
    "Good in 3 of 6 (50%).| ‘Reviews’ were late.",
    "There were 20 cases.| (Two were closed.)| Ten were good.",
    "A plan was there in 6 of 10 (60 per cent.) cases.| It was prompt.",
    "Plans were late … and poor ... in six of ten…| It was prompt.",
)


@pytest.mark.parametrize("marked", SENTENCES)
def test_a_passage_is_split_where_its_sentences_end(marked: str) -> None:
    passage = marked.replace("|", "")
    found = [sentence.of(passage) for sentence in sentences_in(passage)]
    assert found == [sentence.strip() for sentence in marked.split("|")]


@pytest.mark.parametrize("marked", SENTENCES)
def test_rows_and_reviews_have_the_same_sentences(marked: str) -> None:
    passage = marked.replace("|", "")
    offset = 100
    of_rows = [(each.start - offset, each.end - offset) for each in cue_finder().passage(passage, offset).sentences]
    assert of_rows == [(each.start, each.end) for each in sentences_in(passage)]


def test_an_empty_passage_is_one_empty_sentence() -> None:
    assert [(each.start, each.end) for each in sentences_in("")] == [(0, 0)]
