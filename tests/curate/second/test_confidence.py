"""Agreement is evidence for confidence only where checked letters have taught what it is worth."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
import yaml

from models.second import SecondReader
from pipeline.annotations.entries import entries_in
from pipeline.annotations.second.file import second_as_text
from pipeline.build.letters import read_letter
from pipeline.corpus.folders import PROJECT, letter_in
from pipeline.curate.learn.second_readers import FEWEST_OF_EACH, second_reader_weights, weights_of
from pipeline.curate.learn.teaching_letters import TeachingLetter
from pipeline.curate.learn.write import write
from pipeline.interpret.second_readers import HeardRow, weigh_opinions
from pipeline.interpret.voice import Voices
from pipeline.interpret.weights import PARTS, Weights, learned_weights
from tests.support.small_letter import ASSESSMENT, CASES, PLANS, REVIEWS, put

DAY = date(2026, 11, 28)
TAUGHT = {"model": {"agrees": 2.0, "differs": -6.0, "silent": -1.0}}


def rows(agreeing_right: int, differing_right: int, agreeing_wrong: int, differing_wrong: int) -> list[HeardRow]:
    return [
        *[HeardRow("model", "agrees", right=True)] * agreeing_right,
        *[HeardRow("model", "differs", right=True)] * differing_right,
        *[HeardRow("model", "agrees", right=False)] * agreeing_wrong,
        *[HeardRow("model", "differs", right=False)] * differing_wrong,
    ]


def test_a_good_reader_weighs_much_and_one_who_guesses_nothing() -> None:
    good, guessing = weights_of(rows(95, 5, 1, 19)), weights_of(rows(500, 500, 500, 500))
    assert good["agrees"] > 1 > -1 > good["differs"]
    assert guessing == {"agrees": 0.0, "differs": 0.0, "silent": 0.0}


def test_too_few_rows_teach_nothing() -> None:
    assert weights_of(rows(500, 0, 0, FEWEST_OF_EACH - 1)) == {}
    assert weights_of(rows(500, 0, 0, FEWEST_OF_EACH)) != {}
    assert weights_of([]) == {}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = put(tmp_path / "corpus")
    other = REVIEWS.model_copy(update={"verdict": "insufficient"})
    reader = SecondReader(reader="model", kind="model", date=DAY, entries=(CASES, ASSESSMENT, other))
    (folder / "second.yml").write_text(second_as_text([reader]), encoding="utf-8")
    return folder


def test_a_reader_of_whom_nothing_is_known_has_no_say(folder: Path) -> None:
    reading = read_letter(letter_in(folder))[1]
    assert len(reading.opinions) == 3
    assert "second_readers" not in yaml.safe_load((PROJECT / "pipeline/rules/weights.yml").read_text())
    assert reading.findings == read_letter(letter_in(folder).by_rules_alone)[1].findings
    assert weigh_opinions(reading.findings, reading.opinions, Weights()) == reading.findings


def test_a_reader_who_is_known_makes_rows_surer_or_less_sure_and_changes_nothing_else(folder: Path) -> None:
    reading = read_letter(letter_in(folder))[1]
    weights = replace(learned_weights(), second_readers=TAUGHT)
    before = {finding.of(reading.letter.text): finding for finding in reading.findings}
    after = {
        finding.of(reading.letter.text): finding
        for finding in weigh_opinions(reading.findings, reading.opinions, weights)
    }
    surer = {quote: (finding.confidence or 0) - (before[quote].confidence or 0) for quote, finding in after.items()}
    assert surer[ASSESSMENT.quote] > 0 > surer[PLANS.quote]
    assert surer[REVIEWS.quote] < surer[PLANS.quote]
    assert after[REVIEWS.quote].certainty == "doubtful"
    apart = {"confidence", "certainty"}
    assert [each.model_dump(exclude=apart) for each in after.values()] == [
        each.model_dump(exclude=apart) for each in before.values()
    ]


@pytest.mark.parametrize("ceiling", ["doubtful", "likely"])
def test_no_reader_makes_a_row_surer_than_it_may_be_whatever_its_confidence(
    folder: Path, ceiling: Literal["doubtful", "likely"]
) -> None:
    reading = read_letter(letter_in(folder))[1]
    held = tuple(finding.model_copy(update={"confidence": 0.99, "certainty": ceiling}) for finding in reading.findings)
    weights = replace(learned_weights(), second_readers=TAUGHT)
    certainties = {each.of(reading.letter.text): each for each in weigh_opinions(held, reading.opinions, weights)}
    assert (certainties[ASSESSMENT.quote].confidence or 0) > 0.99
    assert certainties[ASSESSMENT.quote].certainty == ceiling


def test_what_a_person_has_checked_stays_sure(folder: Path) -> None:
    reading = read_letter(letter_in(folder))[1]
    checked = tuple(finding.model_copy(update={"checked": True, "confidence": 1.0}) for finding in reading.findings)
    weights = replace(learned_weights(), second_readers=TAUGHT)
    assert weigh_opinions(checked, reading.opinions, weights) == checked


def test_the_weights_are_written_where_there_are_any_and_the_file_is_as_before_where_there_are_none(
    tmp_path: Path,
) -> None:
    seen: dict[str, dict[str, int]] = {part: {} for part in PARTS}
    for name, readers in (("without", {}), ("with", TAUGHT)):
        write(replace(Weights(), second_readers=readers), seen, tmp_path / name)
    without, with_readers = ((tmp_path / name / "weights.yml").read_text() for name in ("without", "with"))
    assert with_readers.startswith(without)
    assert "second" not in without
    assert yaml.safe_load(with_readers)["second_readers"] == TAUGHT


def test_what_a_reader_is_worth_is_learned_from_letters_checked_to_their_end(tmp_path: Path) -> None:
    known = letter_in(PROJECT / "tests" / "letters" / "ellerport-2014-10")
    source, reading = read_letter(known.by_rules_alone)
    entries = entries_in(known.file_to_read.with_name("findings.yml"))
    second = tmp_path / "second.yml"
    reader = SecondReader(reader="model", kind="model", date=DAY, entries=entries)
    second.write_text(second_as_text([reader]), encoding="utf-8")
    letter = TeachingLetter(source, reading.letter, entries)
    folder = replace(known, second=second)
    careless = {
        source.id: replace(learned_weights(), verdict={}, voices=Voices(learned_weights().voices.measure))
    }  # one verdict in four is wrong
    learned = second_reader_weights([letter], [folder], careless)
    assert learned["model"]["agrees"] > 1 > -1 > learned["model"]["differs"]
    assert second_reader_weights([letter], [known], careless) == {}
