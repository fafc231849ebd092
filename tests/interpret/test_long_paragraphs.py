"""A paragraph of twice as many sentences takes about twice the work, and no more; so does a sentence twice as long."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from models.letter import Letter
from pipeline.curate.learn.passages import letter_of
from pipeline.extract import extract
from pipeline.interpret import interpret
from pipeline.interpret.paragraphs import ParagraphRules, paragraph_statements
from pipeline.interpret.threads import threads_of
from pipeline.language.rules import load_rules

SENTENCES = "Planning was sufficient in 17 of the 24 cases. Two of the reviews had not been done. "


def _letter(sentences: int) -> Letter:
    return letter_of("public", (SENTENCES * (sentences // 2)).strip())


def _calls_for_statements(letter: Letter) -> int:
    """How many functions are called to find the statements of the letter's last paragraph."""
    rules = load_rules()
    mentions, paragraph = extract(letter, rules), letter.body_paragraphs[-1]
    inside = [mention for mention in mentions if paragraph.covers(mention)]
    thread, vocabulary = threads_of(letter)[paragraph.key], ParagraphRules.of(rules)
    return _calls(lambda: paragraph_statements(letter, paragraph, thread, inside, vocabulary))


def _calls(work: Callable[[], object]) -> int:
    """How many functions the work calls: time without a clock."""
    calls = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


@pytest.fixture(scope="module", autouse=True)
def _rules_are_loaded() -> None:
    _calls_for_statements(_letter(2))


def test_work_grows_with_the_length_of_a_paragraph_and_not_with_its_square() -> None:
    assert _calls_for_statements(_letter(160)) < 3 * _calls_for_statements(_letter(80))


@pytest.mark.slow
@pytest.mark.parametrize("part", [" and in seven of these", ", reviews in six of 11 cases"])
def test_work_grows_with_the_length_of_a_sentence_and_not_with_its_square(part: str) -> None:
    def calls(times: int) -> int:
        letter, rules = letter_of("public", f"Plans were good in nine of 14 cases{part * times}."), load_rules()
        mentions = extract(letter, rules)
        return _calls(lambda: interpret(letter, mentions, rules))

    assert calls(240) < 3 * calls(120)
