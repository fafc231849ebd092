"""How well one letter was read, held against what a person has checked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from models.base import Noun
from models.checked import CheckedEntry
from models.finding import Finding
from models.letter import Letter
from models.reading import Reading
from models.source import Source
from pipeline.curate.evaluate.faults import Fault, faults_of
from pipeline.curate.evaluate.matching import Comparison, Pair, compare, is_judged
from pipeline.curate.evaluate.outcomes import Outcome, outcomes_of
from pipeline.curate.evaluate.scores import Score
from pipeline.language.folding import single_spaced

FACTS = ("area", "title", "published", "fieldwork_start", "fieldwork_end", "cases")

AnalystsRow = tuple[str, int, int]
"""The measure, how many were sufficient, of how many."""


class Fact(Noun):
    """One fact of the letterhead, as a person knows it and as it was read."""

    name: str
    expected: str
    read: str | None

    @property
    def right(self) -> bool:
        """Whether the two are the same."""
        return self.expected == self.read


class RuleFigures(Noun):
    """What one rule has read, and how much of it is right."""

    rule: str
    read: int
    found: int
    numbers: int
    all: int


class LetterFigures(Noun):
    """How well one letter was read."""

    letter: str
    scores: dict[str, Score]
    """By the names in `SCORES`."""
    facts: tuple[Fact, ...]
    rules: tuple[RuleFigures, ...]
    missed: dict[str, int]
    """How many entries of each basis were not found."""
    faults: tuple[Fault, ...]
    outcomes: tuple[Outcome, ...]
    unread: str | None = None
    """Why the letter could not be read at all, in a sentence."""


def evaluate_letter(
    reading: Reading, source: Source, entries: Sequence[CheckedEntry], *, unread: str | None = None
) -> LetterFigures:
    """The figures of a letter whose facts a person vouches for in `source`, and whose statements in `entries`.

    What the rules read is judged; that a person has entered the right reading since changes no figure.
    """
    comparison = compare(reading.letter, reading.findings, entries)
    return LetterFigures(
        letter=source.id,
        scores=_scores(comparison, entries),
        facts=tuple(_facts(reading.letter, source)),
        rules=tuple(_rules(comparison)),
        missed=dict(sorted(Counter(map(_kind, comparison.missed)).items())),
        faults=faults_of(comparison, reading.letter),
        outcomes=outcomes_of(source.id, comparison, reading.letter.text),
        unread=unread,
    )


def _scores(comparison: Comparison, entries: Iterable[CheckedEntry]) -> dict[str, Score]:
    pairs = comparison.pairs
    read, expected = len(comparison.read), len(comparison.expected)

    def score(right: int) -> Score:
        return Score(right=right, read=read, expected=expected)

    return {
        "found": score(len(pairs)),
        "numbers": score(sum(pair.numbers for pair in pairs)),
        "verdict": score(sum(pair.verdict for pair in pairs)),
        "all": score(sum(pair.all for pair in pairs)),
        "rows": _row_score(comparison, entries),
        "role": score(sum(pair.role for pair in pairs)),
        "basis": score(sum(pair.basis for pair in pairs)),
    }


def _row_score(comparison: Comparison, entries: Iterable[CheckedEntry]) -> Score:
    expected, read = rows_to_compare(comparison, entries)
    return Score(right=len(expected & read), read=len(read), expected=len(expected))


def rows_to_compare(
    comparison: Comparison, entries: Iterable[CheckedEntry]
) -> tuple[set[AnalystsRow], set[AnalystsRow]]:
    """The rows that an analyst should see, and those that were read; neither has what could be read either way."""
    expected = _analysts_rows(comparison.expected)
    either_way = _analysts_rows(entry for entry in entries if not is_judged(entry)) - expected
    return expected, _analysts_rows(comparison.read) - either_way


def _analysts_rows(statements: Iterable[Finding | CheckedEntry]) -> set[AnalystsRow]:
    return set(filter(None, map(analysts_row, statements)))


def analysts_row(statement: Finding | CheckedEntry) -> AnalystsRow | None:
    """The row that an analyst sees of a statement; None where it makes none."""
    measure, count, total = statement.measure, statement.count, statement.total
    if statement.role != "headline" or measure is None or count is None or total is None or count > total:
        return None
    if statement.verdict == "sufficient":
        return measure, count, total
    return (measure, total - count, total) if statement.verdict == "insufficient" else None


def _facts(letter: Letter, source: Source) -> Iterator[Fact]:
    for name in FACTS:
        known, read = getattr(source, name), getattr(letter.letterhead, name)
        if known is not None:
            as_read = None if read is None else single_spaced(str(read))
            yield Fact(name=name, expected=single_spaced(str(known)), read=as_read)


def _rules(comparison: Comparison) -> Iterator[RuleFigures]:
    read = Counter(finding.rule for finding in comparison.read)
    pairs: dict[str, list[Pair]] = {rule: [] for rule in sorted(read)}
    for pair in comparison.pairs:
        pairs[pair.finding.rule].append(pair)
    for rule, own in pairs.items():
        yield RuleFigures(
            rule=rule,
            read=read[rule],
            found=len(own),
            numbers=sum(pair.numbers for pair in own),
            all=sum(pair.all for pair in own),
        )


def _kind(entry: CheckedEntry) -> str:
    """The entry's basis, and whether it also has a share in words."""
    return f"{entry.basis}, words too" if entry.words and entry.basis not in {"words", "percent"} else entry.basis
