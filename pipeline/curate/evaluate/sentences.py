"""How well the numbers of single sentences are read, taken from inspections of other kinds. Numbers only."""

import re
from collections.abc import Iterator, Sequence

from models.base import Noun
from models.finding import Finding
from pipeline.annotations.pairing import pair_statements
from pipeline.annotations.quotations import place_of
from pipeline.annotations.real_sentences import ExpectedShare, RealSentence, letter_of
from pipeline.curate.evaluate.faults import Fault, StatedReading, reading_by_rule
from pipeline.curate.evaluate.outcomes import RIGHT, Outcome, beginning, missed, not_expected, numbers_of
from pipeline.curate.evaluate.scores import Score, together
from pipeline.extract import extract
from pipeline.interpret import interpret
from pipeline.interpret.weights import Weights
from pipeline.language.number_words import NUMBER_WORD, number_of
from pipeline.language.rules import load_rules

ROUNDING = 0.006
"""How far the bounds read may lie from the bounds printed: half a percentage point, and a little."""

LETTER = "sentences of other inspections"
"""What stands for the letter's name in their outcomes."""

_FIGURE = re.compile(rf"\d+(?:\.\d+)?|{NUMBER_WORD}", re.IGNORECASE)


class SentenceFigures(Noun):
    """How well the numbers of some sentences were read."""

    sentences: int
    found: Score
    numbers: Score
    wrong: int
    """How many statements were read with a count or a total that the sentence does not give."""
    faults: tuple[Fault, ...]
    outcomes: tuple[Outcome, ...]
    """The paragraph of each fault and outcome is the sentence's place in the file, from 1."""

    @property
    def wrong_share(self) -> float | None:
        """The part of the statements that were read with a wrong number, from 0 to 1; None where there are none."""
        return self.wrong / self.numbers.expected if self.numbers.expected else None


def evaluate_sentences(
    sentences: Sequence[RealSentence], weights: Sequence[Weights | None] | None = None
) -> SentenceFigures:
    """The figures of the sentences, each of them read as a letter of its own, by its own weights if these are given."""
    own = weights or [None] * len(sentences)
    figures = [
        _figures(sentence, str(place), learned)
        for place, (sentence, learned) in enumerate(zip(sentences, own, strict=True), start=1)
    ]
    return SentenceFigures(
        sentences=len(figures),
        found=together(each.found for each in figures),
        numbers=together(each.numbers for each in figures),
        wrong=sum(each.wrong for each in figures),
        faults=tuple(fault for each in figures for fault in each.faults),
        outcomes=tuple(outcome for each in figures for outcome in each.outcomes),
    )


def differing(finding: Finding, statement: ExpectedShare) -> Iterator[str]:
    """The fields whose numbers are not those printed: a percentage or a range must stand in the finding's words."""
    if finding.count != statement.count:
        yield "count"
    if finding.total != statement.total:
        yield "total"
    both = statement.count is not None and statement.total is not None
    if statement.percent is not None and not both and statement.percent not in _figures_in(finding.words):
        yield "words"
    if statement.range is not None and not _holds_range(finding, statement.range):
        yield "words"


def has_wrong_number(finding: Finding, statement: ExpectedShare) -> bool:
    """Whether a number is given that is not the one printed; a number that is missing is not wrong."""
    return any(
        read is not None and read != printed
        for read, printed in ((finding.count, statement.count), (finding.total, statement.total))
    )


def _figures(sentence: RealSentence, place: str, weights: Weights | None) -> SentenceFigures:
    letter, rules = letter_of(sentence.sentence), load_rules()
    findings = interpret(letter, extract(letter, rules), rules, weights).findings
    statements = sentence.statements
    meant = pair_statements(
        [place_of(statement.quote, letter.text) for statement in statements],
        findings,
        agree=lambda position, finding: _is_right(finding, statements[position]),
        likeness=lambda position, _: (not statements[position].optional,),
    )
    pairs = [
        (statement, findings[meant[position]])
        for position, statement in enumerate(statements)
        if position in meant and not statement.optional
    ]
    unread = [
        statement for position, statement in enumerate(statements) if position not in meant and not statement.optional
    ]
    unexpected = [finding for at, finding in enumerate(findings) if at not in meant.values()]
    size = {"read": len(pairs) + len(unexpected), "expected": len(pairs) + len(unread)}
    faults = [
        *((finding, statement) for statement, finding in pairs if not _is_right(finding, statement)),
        *((None, statement) for statement in unread),
        *((finding, None) for finding in unexpected),
    ]
    return SentenceFigures(
        sentences=1,
        found=Score(right=len(pairs), **size),
        numbers=Score(right=sum(_is_right(finding, statement) for statement, finding in pairs), **size),
        wrong=sum(has_wrong_number(finding, statement) for statement, finding in pairs),
        faults=tuple(
            Fault(
                paragraph=place,
                sentence=sentence.sentence,
                expected=statement and _as_stated(statement),
                read=finding and reading_by_rule(finding, letter.text),
                differs=tuple(differing(finding, statement)) if finding and statement else (),
            )
            for finding, statement in faults
        ),
        outcomes=(
            *(_outcome(place, statement, finding) for statement, finding in pairs),
            *(missed(LETTER, place, statement.quote) for statement in unread),
            *(not_expected(LETTER, place, finding, letter.text) for finding in unexpected),
        ),
    )


def _outcome(place: str, statement: ExpectedShare, finding: Finding) -> Outcome:
    differs = set(differing(finding, statement))
    read = f"{numbers_of(finding)}, {finding.words}" if "words" in differs else numbers_of(finding)
    numbers = read if differs else RIGHT
    return Outcome(letter=LETTER, paragraph=place, words=beginning(statement.quote), found=RIGHT, numbers=numbers)


def _is_right(finding: Finding, statement: ExpectedShare) -> bool:
    return not any(differing(finding, statement))


def _figures_in(words: str | None) -> set[float]:
    """The figures that stand in the words, such as the 22 of "around one in five (22%)" among others."""
    printed = _FIGURE.findall(words or "")
    return {float(figure) if figure[0].isdigit() else float(number_of(figure) or 0) for figure in printed}


def _holds_range(finding: Finding, bounds: tuple[float, float]) -> bool:
    if set(bounds) <= _figures_in(finding.words):
        return True
    read = (finding.low, finding.high)
    return all(
        bound is not None and abs(bound - printed / 100) <= ROUNDING
        for bound, printed in zip(read, bounds, strict=True)
    )


def _as_stated(statement: ExpectedShare) -> StatedReading:
    figures = [f"{statement.percent:g}%"] if statement.percent is not None else []
    return StatedReading(
        **statement.model_dump(include={"quote", "count", "total", "verdict", "basis"}),
        measure=None,
        role=None,
        words=", ".join([*figures, *([statement.words] if statement.words else [])]) or None,
    )
