"""How well second readers read, alone and where they agree with the rules, held against what a person has checked."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from models.base import Noun
from models.checked import CheckedEntry
from models.finding import Finding
from models.reading import Reading
from models.second import Opinion, SecondReader
from models.source import Source
from pipeline.annotations.apply import finding_of_entry
from pipeline.annotations.entries import entries_in
from pipeline.annotations.second import second_in, with_second_readers
from pipeline.build.letters import read_corpus
from pipeline.corpus.folders import LetterFolder
from pipeline.curate.evaluate.evaluation import Evaluation
from pipeline.curate.evaluate.letters import evaluate_letter
from pipeline.curate.evaluate.matching import compare

Heard = Literal["both agree", "they differ", "only the rules", "only the reader"]
HEARD: tuple[Heard, ...] = ("both agree", "they differ", "only the rules", "only the reader")


class HeardRows(Noun):
    """Statements that were heard in the same way: by both readers, or by one."""

    heard: Heard
    rows: int
    by_rules: int
    """How many of them the rules read right in everything: numbers, verdict and measure."""
    by_reader: int
    """How many the second reader reads right in everything."""
    of: int
    """How many statements were read in all, by either."""

    @property
    def precision(self) -> float | None:
        """The part of them that the rules read right, from 0 to 1; None where the rules read none."""
        return None if self.heard == "only the reader" or not self.rows else self.by_rules / self.rows

    @property
    def coverage(self) -> float | None:
        """The part of all statements that they are, from 0 to 1; None where nothing was read."""
        return self.rows / self.of if self.of else None


class ReaderEvaluation(Noun):
    """How well one second reader reads the checked letters that it has read."""

    reader: str
    alone: Evaluation
    heard: tuple[HeardRows, ...]
    refused: int
    """How many of its entries the letters did not bear out."""


def evaluate_readers(letters: Sequence[LetterFolder]) -> tuple[ReaderEvaluation, ...]:
    """The figures of each second reader of these letters, in the order of their names.

    A letter counts where a person has checked it and the reader has read it. CorpusError where a file cannot be used.
    """
    held = [letter for letter in letters if letter.findings and letter.second]
    readings, _ = read_corpus([letter.unaided for letter in held])
    read = {source.id: (source, reading) for source, reading in readings}
    cases = [
        _LetterReadTwice(source=read[letter.id][0], reading=read[letter.id][1], entries=entries, reader=reader)
        for letter in held
        if letter.findings and letter.id in read and any(entry.checked for entry in entries_in(letter.findings))
        for entries in [entries_in(letter.findings)]
        for reader in second_in(letter.second)
    ]
    names = sorted({case.reader.reader for case in cases})
    return tuple(_evaluate(name, [case for case in cases if case.reader.reader == name]) for name in names)


class _LetterReadTwice(Noun):
    """A letter that a person has checked, as one second reader reads it."""

    source: Source
    reading: Reading
    """By the rules alone."""
    entries: tuple[CheckedEntry, ...]
    reader: SecondReader

    @property
    def opinions(self) -> tuple[Opinion, ...]:
        """What the second reader reads in it."""
        return with_second_readers(self.reading, (), [self.reader]).opinions


def _evaluate(name: str, cases: Sequence[_LetterReadTwice]) -> ReaderEvaluation:
    figures, heard = [], Counter[tuple[Heard, bool, bool]]()
    for case in cases:
        opinions = case.opinions
        by_reader = [_as_finding(case.reading, opinion) for opinion in opinions]
        figures.append(
            evaluate_letter(case.reading.model_copy(update={"findings": tuple(by_reader)}), case.source, case.entries)
        )
        heard.update(_heard(case, opinions, by_reader))
    counted = [
        (kind, *(sum(times for key, times in heard.items() if key[0] == kind and key[at]) for at in (0, 1, 2)))
        for kind in HEARD
    ]
    return ReaderEvaluation(
        reader=name,
        alone=Evaluation(letters=tuple(figures), not_measured={}),
        heard=tuple(
            HeardRows(heard=kind, rows=rows, by_rules=by_rules, by_reader=by_reader, of=heard.total())
            for kind, rows, by_rules, by_reader in counted
        ),
        refused=sum(len(case.reader.refused) for case in cases),
    )


def _heard(
    case: _LetterReadTwice, opinions: Sequence[Opinion], by_reader: Sequence[Finding]
) -> Iterator[tuple[Heard, bool, bool]]:
    """Of each statement that is right or wrong: how it was heard, and whether the rules and the reader are right."""
    letter, by_rules = case.reading.letter, case.reading.findings
    rules, reader = compare(letter, by_rules, case.entries), compare(letter, by_reader, case.entries)
    right = [pair.finding for pair in rules.pairs if pair.all]
    reader_right = [pair.finding for pair in reader.pairs if pair.all]
    opinion_on = {opinion.finding: at for at, opinion in enumerate(opinions) if opinion.finding is not None}
    for at, finding in enumerate(by_rules):
        if finding not in rules.read:
            continue
        if at not in opinion_on:
            yield "only the rules", finding in right, False
            continue
        place = opinion_on[at]
        differs = set(opinions[place].differs) - {"role"}
        yield "they differ" if differs else "both agree", finding in right, by_reader[place] in reader_right
    for opinion, finding in zip(opinions, by_reader, strict=True):
        if opinion.finding is None and finding in reader.read:
            yield "only the reader", False, finding in reader_right


def _as_finding(reading: Reading, opinion: Opinion) -> Finding:
    """What the second reader reads as a finding, so that it is measured like what a rule reads."""
    finding = finding_of_entry(reading.letter, opinion.entry, opinion.place, ())
    numbers = tuple(number for number in reading.numbers if opinion.place.covers(number))
    return finding.model_copy(
        update={"rule": opinion.reader, "phrases": numbers or finding.phrases, "checked": False, "confidence": None}
    )
