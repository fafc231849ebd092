"""An evaluation told to a person, and to a program."""

import textwrap
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pipeline.curate.evaluate.evaluation import Evaluation
from pipeline.curate.evaluate.faults import Fault, Stated
from pipeline.curate.evaluate.letters import LetterFigures
from pipeline.curate.evaluate.scores import Score
from pipeline.curate.evaluate.sentences import SentenceFigures
from pipeline.curate.evaluate.tables import letters_table, rules_table, scores_table

_INDENT = "  "


def machine_readable(evaluation: Evaluation) -> dict[str, Any]:
    """Every figure and every fault, ready to be written as JSON."""
    sentences = evaluation.sentences
    return {
        "letters": [
            figures.model_dump(mode="json", exclude={"scores", "faults", "facts", "outcomes"})
            | {
                "scores": _scores(figures.scores),
                "facts": [fact.model_dump() | {"right": fact.right} for fact in figures.facts],
                "faults": list(map(_fault, figures.faults)),
            }
            for figures in evaluation.letters
        ],
        "overall": _scores(evaluation.overall),
        "not_measured": evaluation.not_measured,
        "sentences": sentences
        and {
            "sentences": sentences.sentences,
            "scores": _scores({"found": sentences.found, "numbers": sentences.numbers}),
            "wrong": sentences.wrong,
            "wrong_share": sentences.wrong_share,
            "faults": list(map(_fault, sentences.faults)),
        },
    }


def report(evaluation: Evaluation, *, letters: bool, brief: bool, width: int) -> Iterator[str]:
    """The lines to read, folded at `width`; `letters` adds the scores of each, `brief` cuts long sentences short."""
    if evaluation.letters:
        yield from _letters(evaluation, each=letters)
    for letter, reason in evaluation.not_measured.items():
        yield ""
        yield from _folded(f"{letter} is not measured: {reason}", width)
    if evaluation.sentences:
        yield from _sentences(evaluation.sentences)
    for figures in evaluation.letters:
        yield from _faults_of_letter(figures, brief=brief, width=width)
    for fault in evaluation.sentences.faults if evaluation.sentences else ():
        yield from _told(f"sentence {fault.paragraph}", fault, brief=brief, width=width)


def _letters(evaluation: Evaluation, *, each: bool) -> Iterator[str]:
    yield "How much of each letter is right altogether: numbers, verdict and measure"
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


def _sentences(figures: SentenceFigures) -> Iterator[str]:
    yield from ("", f"Sentences of other inspections: {figures.sentences}")
    yield from scores_table({"found": figures.found, "numbers": figures.numbers})
    share = f" ({figures.wrong_share:.1%})" if figures.wrong_share is not None else ""
    yield f"read with a wrong number: {figures.wrong} of {figures.numbers.expected}{share}"


def _faults_of_letter(figures: LetterFigures, *, brief: bool, width: int) -> Iterator[str]:
    if figures.unread:
        yield ""
        yield from _folded(f"{figures.letter} could not be read, and all of it is missed: {figures.unread}", width)
        return
    for fact in figures.facts:
        if not fact.right:
            yield ""
            yield from _folded(
                f"{figures.letter}, {fact.name}: expected {fact.expected}, read {fact.read or 'nothing'}", width
            )
    for fault in figures.faults:
        if set(fault.differs) != {"basis"}:
            yield from _told(f"{figures.letter}, {fault.paragraph}", fault, brief=brief, width=width)


def _told(place: str, fault: Fault, *, brief: bool, width: int) -> Iterator[str]:
    what = f"{fault.kind}: {', '.join(fault.differs)}" if fault.differs else fault.kind
    yield from ("", f"{place}, {what}")
    sentence = fault.sentence or f"(paragraph {fault.paragraph} does not hold the words expected)"
    if brief:
        sentence = textwrap.shorten(sentence, width - len(_INDENT), placeholder=" ...")
    yield from _folded(sentence, width, _INDENT)
    for label, stated in (("expected", fault.expected), ("read", fault.read)):
        if stated:
            yield from _folded(f"{label:<8}  {_values(stated)}", width, _INDENT)


def _values(stated: Stated) -> str:
    parts = [
        f"“{' '.join(stated.quote.split())}”",
        _reckoned(stated),
        stated.verdict,
        stated.measure or (stated.role and "no measure"),
        stated.role,
        stated.basis,
        stated.words and f"“{stated.words}”",
        stated.rule and f"by the rule “{stated.rule}”",
    ]
    return " · ".join(part for part in parts if part)


def _reckoned(stated: Stated) -> str:
    count = "not counted" if stated.count is None else str(stated.count)
    return count if stated.total is None else f"{count} of {stated.total}"


def _folded(words: str, width: int, indent: str = "") -> list[str]:
    return textwrap.wrap(
        words, width, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _scores(scores: dict[str, Score]) -> dict[str, dict[str, float | None]]:
    return {
        name: {**score.model_dump(), "precision": score.precision, "recall": score.recall, "f1": score.f1}
        for name, score in scores.items()
    }


def _fault(fault: Fault) -> dict[str, Any]:
    return {"kind": fault.kind, **fault.model_dump(mode="json")}
