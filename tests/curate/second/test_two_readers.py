"""With an independent annotation of two letters as answers, the disagreements are exactly what differs."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copy

import pytest

from models.base import Span
from models.checked import CheckedEntry
from models.finding import OPPOSITE
from models.reading import Reading
from pipeline.annotations.entries import entries_in
from pipeline.annotations.quotations import place_in
from pipeline.annotations.second.doubts import ALONE, DIFFERS, NOT_STATED
from pipeline.build.letters import read_letter
from pipeline.corpus.folders import PROJECT, letter_in
from pipeline.curate.evaluate.matching import Comparison, Pair, compare
from tests.support.replaying_model import NAME, answer, replaying
from tests.support.sqs_command import sqs

pytestmark = pytest.mark.slow

LETTERS = ("ellerport-2014-10", "aldmoor-2013-06")
Doubt = tuple[str, int]
"""The check, and where the words begin."""


@dataclass(frozen=True)
class ReadTwice:
    """A letter as the rules read it, as it was annotated, and as the model is to read it."""

    folder: Path
    reading: Reading
    annotated: tuple[CheckedEntry, ...]
    answered: tuple[CheckedEntry, ...]
    altered: dict[CheckedEntry, str]
    """The entries that the answer leaves out or alters, each with the check that must find it."""
    added: tuple[CheckedEntry, ...]

    @property
    def comparison(self) -> Comparison:
        """The rules' reading beside the annotation, by the code that measures the rules."""
        return compare(self.reading.letter, self.reading.findings, self.annotated)


def right(pair: Pair) -> bool:
    return not set(pair.differs) - {"basis"}


def start_of(reading: Reading, entry: CheckedEntry) -> int:
    place = place_in(reading.letter, entry.paragraph, entry.quote)
    assert place is not None
    return place.start


def a_number_of_no_statement(reading: Reading) -> CheckedEntry:
    """What a careless reader could take for a finding: a number that stands in the sentence of none."""
    for number in reading.numbers:
        span = Span(start=number.start, end=number.end)
        words = span.of(reading.letter.text)
        paragraph = reading.letter.paragraph_of(span)
        is_once = paragraph.of(reading.letter.text).count(words) == 1
        if number.status == "set aside" and words.isdigit() and is_once:
            return CheckedEntry(
                paragraph=paragraph.key, quote=words, measure=None, role="breakdown", verdict="none",
                count=int(words), total=None, basis="printed", words=None,
            )  # fmt: skip
    raise AssertionError


def read_twice(corpus: Path, name: str) -> ReadTwice:
    known = PROJECT / "tests" / "letters" / name
    folder = corpus / name
    folder.mkdir(parents=True)
    for file in ("letter.pdf", "letter.txt", "letter.yml"):
        if (known / file).exists():
            copy(known / file, folder)
    reading = read_letter(letter_in(folder))[1]
    annotated = entries_in(known / "findings.yml")
    pairs = [pair for pair in compare(reading.letter, reading.findings, annotated).pairs if right(pair)]
    verdict, measure, left_out = [pair.entry for pair in pairs if pair.entry.verdict in OPPOSITE and pair.entry.count][
        :3
    ]
    other = "context.cases" if measure.measure != "context.cases" else None
    altered = {
        verdict: verdict.model_copy(update={"verdict": OPPOSITE[verdict.verdict]}),
        measure: measure.model_copy(update={"measure": other}),
    }
    added = a_number_of_no_statement(reading)
    answered = tuple(altered.get(entry, entry) for entry in annotated if entry is not left_out)
    checks = {verdict: DIFFERS, measure: DIFFERS, left_out: NOT_STATED}
    return ReadTwice(folder, reading, annotated, (*answered, added), checks, (added,))


def expected_doubts(letter: ReadTwice) -> Iterator[Doubt]:
    for pair in letter.comparison.pairs:
        if pair.entry in letter.altered:
            yield letter.altered[pair.entry], pair.finding.start
        elif not right(pair):
            yield DIFFERS, pair.finding.start
    yield from ((ALONE, start_of(letter.reading, entry)) for entry in (*letter.comparison.missed, *letter.added))
    yield from ((NOT_STATED, finding.start) for finding in letter.comparison.unexpected)


@pytest.fixture
def letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[ReadTwice]:
    """Two letters, each read by the model through the command, then checked."""
    made = [read_twice(tmp_path / "corpus", name) for name in LETTERS]
    for letter in made:
        place = (letter.folder.name, "--corpus", letter.folder.parent, "--model", NAME, "--yes")
        with replaying(monkeypatch, tmp_path / "llm", answer(letter.answered), answer([])):
            status, out, err = sqs("second", *place)
        assert (status, err) == (0, "")
        assert "Refused: 0." in out
    return made


def test_the_disagreements_are_exactly_the_statements_that_differ(letters: list[ReadTwice]) -> None:
    for letter in letters:
        reading = read_letter(letter_in(letter.folder))[1]
        found = {
            (problem.check, problem.span.start)
            for problem in reading.problems
            if problem.span and problem.check in {ALONE, DIFFERS, NOT_STATED}
        }
        expected = set(expected_doubts(letter))
        assert found == expected
        assert {check for check, _ in expected} == {ALONE, DIFFERS, NOT_STATED}
        assert (reading.findings, reading.numbers) == (letter.reading.findings, letter.reading.numbers)


def test_precision_and_coverage_of_where_both_agree_are_printed(letters: list[ReadTwice]) -> None:
    agreed = read = 0
    for letter in letters:
        copy(PROJECT / "tests" / "letters" / letter.folder.name / "findings.yml", letter.folder)
        agreed += sum(pair.all and pair.entry not in letter.altered for pair in letter.comparison.pairs)
        read += len(letter.comparison.read) + len(letter.comparison.missed) + len(letter.added)
    status, out, _ = sqs("evaluate", "--reader", "both", "--corpus", letters[0].folder.parent)
    assert status == 0
    (line,) = [line.split() for line in out.splitlines() if line.startswith("both agree")]
    assert line[2:] == [str(agreed), str(agreed), str(agreed), "1.000", f"{agreed / read:.3f}"]
    assert 0.5 < agreed / read < 1

    status, alone, _ = sqs("evaluate", "--reader", "second", "--corpus", letters[0].folder.parent)
    assert status == 0
    (line,) = [line.split() for line in alone.splitlines() if line.startswith("all ")]
    judged = sum(len(letter.comparison.expected) for letter in letters)
    answered = judged - len(letters)  # one was left out of each, and one added that is none
    assert line[1:4] == [str(answered - 2 * len(letters)), str(answered + len(letters)), str(judged)]


def test_without_a_second_reader_the_command_says_how_to_get_one(tmp_path: Path) -> None:
    read_twice(tmp_path / "corpus", LETTERS[0])
    status, out, _ = sqs("evaluate", "--reader", "both", "--corpus", tmp_path / "corpus")
    assert status == 0
    assert "have one read with `sqs second`" in " ".join(out.split())
