"""The letter's own arithmetic: what cannot be true is a problem, and what can is none."""

from collections.abc import Sequence

import pytest

from models.base import Span
from models.letter import Letter, Letterhead, Paragraph, Section, SectionId
from models.reading import Problem
from models.source import Source
from models.text import Transcript
from pipeline.build.cache import Cache
from pipeline.build.letters import read_corpus
from pipeline.corpus.folders import PROJECT, letters_in
from pipeline.extract import extract
from pipeline.interpret import interpret
from pipeline.language.rules import load_rules
from pipeline.validate import validate
from pipeline.validate.facts import SECTIONS

SAMPLE = "We examined 20 cases."
RULES = load_rules()


def letter_of(section: SectionId, *paragraphs: str) -> Letter:
    text = "\n".join([SAMPLE, *paragraphs])
    start = text.index("20")
    parts = [Paragraph(start=0, end=len(SAMPLE), key="context.1", section="context", number=None, kind="text")]
    place = len(SAMPLE) + 1
    for number, words in enumerate(paragraphs, start=1):
        key = f"{section}.{number}"
        parts.append(Paragraph(start=place, end=place + len(words), key=key, section=section, number=None, kind="text"))
        place += len(words) + 1
    head = Letterhead(
        area=None, title=None, published=None, fieldwork_start=None, fieldwork_end=None, cases=20,
        cases_span=Span(start=start, end=start + 2),
    )  # fmt: skip
    return Letter(transcript=Transcript(text=text, blocks=()), letterhead=head, sections=(), paragraphs=tuple(parts))


def problems_of(letter: Letter, source: Source | None = None) -> Sequence[Problem]:
    read = interpret(letter, extract(letter, RULES), RULES)
    source = source or Source(id="somewhere-2014-05", sha256="0" * 64)
    return validate(letter, source, read.findings, read.numbers)


def checks_of(letter: Letter) -> set[str]:
    return {problem.check for problem in problems_of(letter)} - {"fact unknown"}


@pytest.mark.parametrize(
    ("section", "words", "check"),
    [
        ("child", "Assessment was sufficient in 14 of the 20 cases, with seven insufficient.", "statements contradict"),
        ("public", "Plans were good in three-quarters of the cases (12 out of 20).", "words and numbers disagree"),
        ("public", "Plans were sufficient in 65% of cases (12 out of 20).", "words and numbers disagree"),
        ("public", "Plans were good in sixty per cent of cases (18 out of 20).", "words and numbers disagree"),
        ("public", "Plans were good in nine out of every ten cases (12 out of 20).", "words and numbers disagree"),
        ("reoffending", "Reviews were sufficient in 14 out of 12 cases.", "count above total"),
        ("reoffending", "Reviews were sufficient in all but 15 of the 13 cases.", "count unknown"),
        ("reoffending", "Of the 13 reviews, all but 15 were sufficient.", "count unknown"),
        ("reoffending", "Reviews were sufficient in 14 out of 24 cases.", "more than the cases inspected"),
        ("sentence", "Twelve young people complied fully. Seven of the 20 did not comply.", "parts do not add up"),
        ("sentence", "Of the 20 cases, 12 complied fully with their order and nine did not.", "parts do not add up"),
        ("public", "The plan named 37 widgets and others.", "number unread"),
    ],
)  # fmt: skip
def test_what_does_not_add_up_is_a_problem(section: SectionId, words: str, check: str) -> None:
    assert check in checks_of(letter_of(section, words))


@pytest.mark.parametrize("words", ["in all but 15 of the 13 cases", "in all but 25 cases", "in 7 cases, all but nine"])
def test_no_count_is_ever_below_nought(words: str) -> None:
    letter = letter_of("reoffending", f"Reviews were sufficient {words}.")
    findings = interpret(letter, extract(letter, RULES), RULES).findings
    assert len(findings) > 1
    assert all(finding.count is None or finding.count >= 0 for finding in findings)


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("child", "The assessment was sufficient in 14 of the 20 cases, with six being insufficient."),
        ("public", "Plans were sufficient in three-quarters of the cases (15 out of 20)."),
        ("public", "Plans were sufficient in 60% of cases (12 out of 20)."),
        ("reoffending", "Reviews were sufficient in 10 out of 13 cases. In three cases they were late."),
        ("sentence", "Twelve of the 20 young people complied fully. The other eight did not."),
    ],
)
def test_what_adds_up_is_none(section: SectionId, words: str) -> None:
    assert checks_of(letter_of(section, words)) == set()


def test_a_result_printed_twice_must_be_the_same() -> None:
    letter = letter_of("reoffending", "Assessment was sufficient in 17 out of the 20 cases.")
    again = "Assessment of likelihood of reoffending was sufficient in 16 out of the 20 cases."
    place = len(letter.text) + 1
    summary = Paragraph(
        start=place, end=place + len(again), key="summary.1", section="summary", number=None, kind="text"
    )
    transcript = Transcript(text=f"{letter.text}\n{again}", blocks=())
    letter = letter.model_copy(update={"transcript": transcript, "paragraphs": (*letter.paragraphs, summary)})
    assert "statements contradict" in checks_of(letter)


def test_a_fact_that_differs_from_the_letter_names_both() -> None:
    letter = letter_of("public", "Plans were sufficient in 12 of the 20 cases.")
    source = Source(id="somewhere-2014-05", sha256="0" * 64, cases=21)
    found = [problem.message for problem in problems_of(letter, source) if problem.check == "fact differs"]
    assert len(found) == 1
    assert "21" in found[0]
    assert "20" in found[0]


def test_a_section_that_is_missing_is_named_by_its_usual_heading() -> None:
    section = Section(start=0, end=5, section="context", heading="Context")
    letter = letter_of("public", "Nothing.").model_copy(update={"sections": (section,)})
    missing = [problem.message for problem in problems_of(letter) if problem.check == "section missing"]
    assert len(missing) == len(SECTIONS) - 1
    assert any("Protecting the public" in message for message in missing)


def test_every_problem_says_what_to_do() -> None:
    letter = letter_of("public", "Plans were sufficient in 65% of cases (12 out of 20). It named 37 widgets.")
    for problem in problems_of(letter):
        assert problem.message.endswith(".")
        assert len(problem.message) > 40


def test_the_folder_of_rules_holds_only_what_is_read() -> None:
    folder = PROJECT / "pipeline" / "rules"
    read = {
        "README.md", "abbreviations.yml", "bands.yml", "grammar.yml", "headings.yml",
        "letterhead.yml", "measure_voice.csv", "measures.csv", "nouns.yml",
        "number_phrases.yml", "number_words.yml", "set_aside.yml", "topic_phrases.yml",
        "topics_to_measures.yml", "unread.yml", "verdict_phrases.yml", "verdict_voice.csv", "weights.yml",
    }  # fmt: skip
    assert {path.name for path in folder.iterdir()} == read


WRONGLY_ACCUSED = {"ormsdale-2015-05": {"sentence.3"}}
"""A known fault: a letter in fractions alone, of whose compliance one part is read wrongly."""


@pytest.mark.slow
def test_planted_contradictions_are_found_and_no_other_letter_is_accused(read_before: Cache) -> None:
    letters = [*letters_in(PROJECT / "tests" / "letters"), *letters_in(PROJECT / "corpus")]
    read_letters, unreadable = read_corpus(letters, cache=read_before)
    assert unreadable == ()
    accused = {
        source.id: {problem.paragraph for problem in reading.problems if problem.severity == "error"}
        for source, reading in read_letters
        if any(problem.severity == "error" for problem in reading.problems)
    }
    planted = {
        source.id: {planted.paragraph for planted in source.planted} for source, _ in read_letters if source.planted
    }
    assert planted
    assert accused == planted | WRONGLY_ACCUSED
