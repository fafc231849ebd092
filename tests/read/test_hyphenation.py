"""Words cut at the end of a line, put together again: the number that they print must stay what it was."""

import pytest

from pipeline.read.pdf.hyphenation import join_lines, vocabulary_of


@pytest.mark.parametrize(
    ("lines", "together"),
    [
        (["in twenty-", "two cases"], "in twenty-two cases"),
        (["in three-", "quarters of them"], "in three-quarters of them"),
        (["a thirteen-", "week order"], "a thirteen-week order"),
        (["a third-", "party report"], "a third-party report"),
        (["in four-", "teen cases"], "in fourteen cases"),
        (["in Six-", "ty cases"], "in Sixty cases"),
        (["in seven-", "teen cases"], "in seventeen cases"),
        (["a seven-", "th of them"], "a seventh of them"),
        (["an assess-", "ment of it"], "an assessment of it"),
        (["in 10-", "15 cases"], "in 10-15 cases"),
        (["was in-", "sufficient; sufficient"], "was insufficient; sufficient"),
        (["were un-", "satisfactory, not satisfactory"], "were unsatisfactory, not satisfactory"),
        (["an in-", "depth report in depth"], "an in-depth report in depth"),
        (["a pre-", "sentence report"], "a pre-sentence report"),
        (["we pre-", "sent a report"], "we present a report"),
        (["to follow-", "up visits"], "to follow-up visits"),
        (["with-", "out any; they were with us, out there"], "without any; they were with us, out there"),
        (["one-", "to-", "one work to do"], "one-to-one work to do"),
    ],
)
def test_a_word_cut_at_the_end_of_a_line_is_the_word_that_was_meant(lines: list[str], together: str) -> None:
    assert join_lines(lines, vocabulary_of([lines])) == together
