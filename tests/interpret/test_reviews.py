"""What a review is of, where its clause leaves that open."""

import pytest

from models.letter import SectionId
from tests.support.marked_passages import read_passage


@pytest.mark.parametrize(
    ("section", "words", "measure"),
    [
        (
            "public",
            "The assessment of risk is only a beginning. It had been reviewed as it should have been in [13 of 19].",
            "public.review-of-assessment",
        ),
        (
            "public",
            "The assessment of risk is only a beginning. It had been reviewed in [13 of 19] cases.",
            "public.review-of-assessment",
        ),
        (
            "public",
            "Plans to manage the risk soon go out of date. They had been reviewed in time in [nine of the 14] cases.",
            "public.review-of-plans",
        ),
        (
            "public",
            "Plans had been reviewed well in 13 of 20 cases. In [two of the seven] that were not, the review was late.",
            "public.review-of-plans",
        ),
    ],
)
def test_a_review_is_of_what_was_named_before(section: SectionId, words: str, measure: str) -> None:
    read = read_passage(section, words)
    marked = [each for each in read.findings if any(place.overlaps(each) for place in read.marked)]
    assert [each.measure for each in marked] == [measure]
