"""An evaluation for a person to read: the figures, then every fault with its sentence."""

import textwrap
from collections import Counter
from collections.abc import Iterator

from pipeline.cli.text.evaluate_tables import letters_table, rules_table, scores_table
from pipeline.cli.text.finding import count_of_total
from pipeline.cli.text.wrapping import wrap
from pipeline.curate.evaluate.evaluation import Evaluation
from pipeline.curate.evaluate.faults import Fault, StatedReading
from pipeline.curate.evaluate.letters import LetterFigures
from pipeline.curate.evaluate.sentences import SentenceFigures
from pipeline.language.folding import single_spaced

_INDENT = "  "


def report(evaluation: Evaluation, *, letters: bool, brief: bool, width: int) -> Iterator[str]:
    """The lines to read, folded at `width`; `letters` adds the scores of each, `brief` cuts long sentences short."""
    if evaluation.letters:
        yield from _letters(evaluation, each=letters)
    if evaluation.checked:
        of_all = f"{evaluation.shown} of the {evaluation.checked} checked entries"
        yield ""
        yield from wrap(f"{of_all} were checked by someone who had first seen the program's answer.", width)
    for letter, reason in evaluation.not_measured.items():
        yield ""
        yield from wrap(f"{letter} was not measured: {reason}", width)
    if evaluation.sentences:
        yield from sentence_figures(evaluation.sentences)
    for figures in evaluation.letters:
        yield from _faults_of_letter(figures, brief=brief, width=width)
    for fault in evaluation.sentences.faults if evaluation.sentences else ():
        yield from fault_lines(f"sentence {fault.paragraph}", fault, brief=brief, width=width)


def _letters(evaluation: Evaluation, *, each: bool) -> Iterator[str]:
    yield "How much of each letter is completely right: numbers, verdict and measure"
    yield from letters_table(evaluation)
    for figures in evaluation.letters if each else ():
        yield from ("", figures.letter)
        yield from scores_table(figures.scores)
    yield from ("", "All letters")
    yield from scores_table(evaluation.overall)
    yield ""
    yield from rules_table(evaluation.letters)
    missed = sum((Counter(figures.missed) for figures in evaluation.letters), Counter())
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(missed.items()))
    yield f"missed, by basis: {kinds or 'none'}"


def sentence_figures(figures: SentenceFigures) -> Iterator[str]:
    """How well the numbers of sentences were read."""
    yield from ("", f"Sentences from other inspections: {figures.sentences}")
    yield from scores_table({"found": figures.found, "numbers": figures.numbers})
    share = f" ({figures.wrong_share:.1%})" if figures.wrong_share is not None else ""
    yield f"read with a wrong number: {figures.wrong} of {figures.numbers.expected}{share}"


def _faults_of_letter(figures: LetterFigures, *, brief: bool, width: int) -> Iterator[str]:
    if figures.unread:
        yield ""
        yield from wrap(
            f"{figures.letter} could not be read, so every statement in it is missed: {figures.unread}", width
        )
        return
    for fact in figures.facts:
        if not fact.right:
            yield ""
            yield from wrap(
                f"{figures.letter}, {fact.name}: expected {fact.expected}, read {fact.read or 'nothing'}", width
            )
    for fault in figures.faults:
        if set(fault.differs) != {"basis"}:
            yield from fault_lines(f"{figures.letter}, {fault.paragraph}", fault, brief=brief, width=width)


def fault_lines(place: str, fault: Fault, *, brief: bool, width: int) -> Iterator[str]:
    """What went wrong, with the sentence: what was expected, and what was read."""
    what = f"{fault.kind}: {', '.join(fault.differs)}" if fault.differs else fault.kind
    yield from ("", f"{place}, {what}")
    sentence = fault.sentence or f"(paragraph {fault.paragraph} does not hold the words expected)"
    if brief:
        sentence = textwrap.shorten(sentence, width - len(_INDENT), placeholder=" ...")
    yield from wrap(sentence, width, first=_INDENT, rest=_INDENT)
    for label, stated in (("expected", fault.expected), ("read", fault.read)):
        if stated:
            yield from wrap(f"{label:<8}  {_values(stated)}", width, first=_INDENT, rest=_INDENT)


def _values(stated: StatedReading) -> str:
    parts = [
        f"“{single_spaced(stated.quote)}”",
        count_of_total(stated.count, stated.total),
        stated.verdict,
        stated.measure or (stated.role and "no measure"),
        stated.role,
        stated.basis,
        stated.words and f"“{stated.words}”",
        stated.rule and f"by the rule “{stated.rule}”",
    ]
    return " · ".join(part for part in parts if part)
