"""All that a statement left over, counted again with its number: of the whole that left it, not of itself."""

import pytest

from models.letter import SectionId
from tests.support.marked_passages import read_passage


@pytest.mark.parametrize(
    ("section", "words", "share"),
    [
        (
            "public",
            "Oversight was good in six of the 11 cases. In [all five] of the others, it came too late.",
            (5, 11),
        ),
        ("child", "Plans were sufficient in nine of 13 cases. [All four] of the rest were poor.", (4, 13)),
        ("reoffending", "Seven of the ten reviews were good. [All three] of the remainder were late.", (3, 10)),
    ],
)
def test_all_of_the_rest_are_counted_of_the_whole_that_left_them(
    section: SectionId, words: str, share: tuple[int, int]
) -> None:
    assert read_passage(section, words).shares == [share]


def test_all_of_a_group_that_nothing_left_are_counted_of_themselves() -> None:
    words = "Oversight was good in six of the 11 cases. [All four] of the reports to court were good."
    assert read_passage("public", words).shares == [(4, 4)]
