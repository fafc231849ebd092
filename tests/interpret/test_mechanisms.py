"""Every way of stating a number, in sentences written for no letter: what is read is what a person reads."""

from pathlib import Path

import pytest
import yaml

from tests.support.passages import TeachingPassage, faults, findings_of, letter_of, misleading


def passages() -> dict[str, list[TeachingPassage]]:
    groups = yaml.load((Path(__file__).parent / "mechanisms.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    return {
        mechanism: [TeachingPassage.model_validate(entry) for entry in entries] for mechanism, entries in groups.items()
    }


PASSAGES = passages()
FEWEST_RIGHT = 420
"""How many of the passages must be read wholly right; what is not is in doubt."""


@pytest.mark.parametrize(
    "passage",
    [
        pytest.param(
            passage,
            id=f"{mechanism.partition(':')[0]}: {passage.text[:70]}",
            marks=[pytest.mark.xfail(reason=passage.fails)] if passage.fails else [],
        )
        for mechanism, entries in PASSAGES.items()
        for passage in entries
    ],
)
def test_no_sure_row_of_a_passage_is_other_than_a_person_reads_it(passage: TeachingPassage) -> None:
    letter = letter_of(passage.section, passage.text, cases=24)
    assert misleading(letter, findings_of(letter), passage) == []


def test_nearly_all_passages_are_read_as_a_person_reads_them() -> None:
    passages = [passage for entries in PASSAGES.values() for passage in entries]
    letters = [letter_of(passage.section, passage.text, cases=24) for passage in passages]
    read = [faults(letter, findings_of(letter), passage) for letter, passage in zip(letters, passages, strict=True)]
    assert len(passages) - sum(map(bool, read)) >= FEWEST_RIGHT


@pytest.mark.parametrize("mechanism", PASSAGES)
def test_a_quotation_stands_once_in_its_passage(mechanism: str) -> None:
    for passage in PASSAGES[mechanism]:
        for expected in passage.findings:
            assert passage.text.count(expected.quote) == 1
