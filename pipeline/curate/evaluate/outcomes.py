"""What came of each statement, a line each: a table to keep, whose changes name each gain and each loss."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from models.base import Noun
from models.finding import Finding
from pipeline.corpus.atomic_write import replace_file
from pipeline.curate.evaluate.matching import Comparison, Pair
from pipeline.errors import CorpusError

RIGHT, MISSED, NOT_EXPECTED, NOTHING = "right", "missed", "not expected", "-"
_WORDS = 6
"""So many words of a quotation tell its statement from the others of its paragraph."""


class Outcome(Noun):
    """What came of one statement: in each field from `found` on, `right` or what was read instead."""

    letter: str
    paragraph: str
    words: str
    """Those that the quotation begins with."""
    found: str
    numbers: str = NOTHING
    verdict: str = NOTHING
    measure: str = NOTHING
    role: str = NOTHING

    @property
    def fields(self) -> dict[str, str]:
        """What came of it, by the names of the fields."""
        return self.model_dump(exclude={"letter", "paragraph", "words"})

    @property
    def right(self) -> frozenset[str]:
        """The fields that are right."""
        return frozenset(field for field, value in self.fields.items() if value == RIGHT)


class Change(NamedTuple):
    """What came of a statement before and comes of it now; None where it has no line."""

    before: Outcome | None
    after: Outcome | None

    @property
    def kind(self) -> str:
        """`gained` where more is right and nothing less; `lost` where anything is; else `changed`, `new` or `gone`."""
        were_right, are_right = (outcome.right if outcome else frozenset() for outcome in self)
        was_wrong, is_wrong = (outcome is not None and outcome.found == NOT_EXPECTED for outcome in self)
        if is_wrong > was_wrong or (self.after and were_right - are_right):
            return "lost"
        if was_wrong > is_wrong or (self.before and are_right - were_right):
            return "gained"
        return "changed" if self.before and self.after else "new" if self.after else "gone"


_HEADS = tuple(Outcome.model_fields)


def outcomes_of(letter: str, comparison: Comparison, text: str) -> tuple[Outcome, ...]:
    """What came of every statement that a person has checked, and of every finding where none was expected."""
    return (
        *(_of_pair(letter, pair) for pair in comparison.pairs),
        *(missed(letter, entry.paragraph, entry.quote) for entry in comparison.missed),
        *(not_expected(letter, finding.paragraph, finding, text) for finding in comparison.unexpected),
    )


def missed(letter: str, paragraph: str, quote: str) -> Outcome:
    """A statement that was not read."""
    return Outcome(letter=letter, paragraph=paragraph, words=beginning(quote), found=MISSED)


def not_expected(letter: str, paragraph: str, finding: Finding, text: str) -> Outcome:
    """A finding where a person reads none."""
    return Outcome(
        letter=letter,
        paragraph=paragraph,
        words=beginning(finding.of(text)),
        found=NOT_EXPECTED,
        numbers=numbers_of(finding),
        verdict=finding.verdict or NOTHING,
        measure=finding.measure or NOTHING,
        role=finding.role or NOTHING,
    )


def beginning(quote: str) -> str:
    """The first words of a quotation."""
    return " ".join(quote.split()[:_WORDS])


def numbers_of(finding: Finding) -> str:
    """`7 of 10`, a dash for what is not known."""
    count, total = (NOTHING if number is None else str(number) for number in (finding.count, finding.total))
    return f"{count} of {total}"


def outcomes_table(outcomes: Iterable[Outcome], kind: type[Outcome] = Outcome) -> str:
    """The outcomes as text: a line of heads, then a line each in the order of the alphabet, fields parted by tabs."""
    lines = sorted("\t".join(outcome.model_dump().values()) for outcome in outcomes)
    return "".join(f"{line}\n" for line in ("\t".join(kind.model_fields), *lines))


def write_outcomes(path: Path, outcomes: Iterable[Outcome], kind: type[Outcome] = Outcome) -> tuple[Change, ...]:
    """What changes in the file now that it holds these outcomes.

    CorpusError where something else stands in the file; OSError where it cannot be written.
    """
    before = path.read_bytes().decode(errors="replace") if path.exists() else ""
    after = outcomes_table(outcomes, kind)
    if before and before.partition("\n")[0] != "\t".join(kind.model_fields):
        what = "outcomes" if kind is Outcome else "outcomes of unseen letters"
        raise CorpusError(f"{path} does not contain {what}: name another file.")
    replace_file(path, after)
    return changes(before, after)


def changes(before: str, after: str) -> tuple[Change, ...]:
    """What differs between two tables of outcomes, statement by statement; a reading that is only surer is the same."""
    old, new = (Counter(map(_cells, table.splitlines()[1:])) for table in (before, after))
    pairs: defaultdict[tuple[str, ...], tuple[list[Outcome], list[Outcome]]] = defaultdict(lambda: ([], []))
    for side, lines in enumerate((old - new, new - old)):
        for cells in lines.elements():
            outcome = Outcome(**dict(zip(_HEADS, cells, strict=True)))
            pairs[outcome.letter, outcome.paragraph, outcome.words][side].append(outcome)
    return tuple(
        Change(before=one, after=other) for _, sides in sorted(pairs.items()) for one, other in zip_longest(*sides)
    )


def _cells(line: str) -> tuple[str, ...]:
    """The fields of an outcome, without those that say how sure the reading was."""
    return tuple(line.split("\t")[: len(_HEADS)])


def _of_pair(letter: str, pair: Pair) -> Outcome:
    finding, differs = pair.finding, set(pair.differs)

    def cell(field: str) -> str:
        return str(getattr(finding, field) or NOTHING) if field in differs else RIGHT

    return Outcome(
        letter=letter,
        paragraph=pair.entry.paragraph,
        words=beginning(pair.entry.quote),
        found=RIGHT,
        numbers=RIGHT if pair.numbers else numbers_of(finding),
        verdict=cell("verdict"),
        measure=cell("measure"),
        role=cell("role"),
    )
