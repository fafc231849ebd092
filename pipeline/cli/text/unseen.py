"""How unseen letters were read, for a person: the figures, whether confidence keeps its word, every wrong row."""

from collections.abc import Iterator

from pipeline.cli.text.evaluate import fault_lines, sentence_figures
from pipeline.cli.text.evaluate_tables import letters_table, scores_table
from pipeline.cli.text.unseen_tables import curve_in_text, rows_in_text
from pipeline.cli.text.wrapping import wrap
from pipeline.curate.evaluate.evaluation import UnseenEvaluation
from pipeline.curate.evaluate.faults import Fault
from pipeline.language.plurals import quantity

_DECISIVE = {"count", "total", "verdict", "measure"}


def report(evaluation: UnseenEvaluation, *, letters: bool, brief: bool, width: int) -> Iterator[str]:
    """The lines to read, folded at `width`; `letters` adds the scores of each, `brief` cuts long sentences short."""
    yield "Each letter, read with weights that were learned without it"
    yield from letters_table(evaluation)
    for figures in evaluation.letters if letters else ():
        yield from ("", figures.letter)
        yield from scores_table(figures.scores)
    yield from ("", "All letters")
    yield from scores_table(evaluation.overall)
    for letter, reason in evaluation.not_measured.items():
        yield from ("", *wrap(f"{letter} was not measured: {reason}", width))
    if evaluation.sentences:
        yield from sentence_figures(evaluation.sentences)
    yield from ("", "How sure the rows are, and how many are right in numbers, verdict and measure")
    yield from rows_in_text(evaluation.rated)
    yield "How many rows are right at each level of confidence or above (bars start at 80%)"
    yield from curve_in_text(evaluation.rated)
    wrong = wrong_rows(evaluation)
    yield from ("", f"{quantity(len(wrong), 'wrong row')}, most confident first")
    for letter, fault in wrong:
        yield from fault_lines(f"{_rating(fault)}: {letter}, {fault.paragraph}", fault, brief=brief, width=width)


def wrong_rows(evaluation: UnseenEvaluation) -> list[tuple[str, Fault]]:
    """Every row that is not right in numbers, verdict and measure, with the name of its letter, the surest first."""
    faults = [
        (figures.letter, fault)
        for figures in evaluation.letters
        for fault in figures.faults
        if fault.read is not None and (fault.expected is None or _DECISIVE & set(fault.differs))
    ]
    return sorted(faults, key=lambda each: -_confidence(each[1]))


def _confidence(fault: Fault) -> float:
    return fault.read.confidence or 0.0 if fault.read is not None else 0.0


def _rating(fault: Fault) -> str:
    certainty = fault.read.certainty if fault.read is not None else None
    return f"{_confidence(fault):.3f} {certainty or ''}".rstrip()
