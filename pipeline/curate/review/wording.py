"""A reading in words, for the person who says whether the letter means it."""

from models.checked import CheckedEntry
from models.finding import Basis
from pipeline.language.rules import measure_labels

_BASES: dict[Basis, str] = {
    "printed": "printed in the sentence",
    "referred": "one of the numbers is carried over from an earlier sentence",
    "inferred": "the count follows from the share as worded and the total",
    "words": "known only as a share in words",
    "percent": "known only as a printed percentage",
}


def in_words(entry: CheckedEntry) -> str:
    """The entry's reading: `counts 10 of 13 as sufficient; measure: Reviewing the reoffending work (...); headline`."""
    role = entry.role or "role not known"
    reading = "; ".join((_count_in_words(entry), f"measure: {_measure(entry)}", role, _basis(entry)))
    return f"rejected, so not a finding; {reading}" if entry.rejected else reading


def label_of(measure: str) -> str:
    """What the measure is called; its id where there is no such measure."""
    return measure_labels().get(measure, measure)


def _count_in_words(entry: CheckedEntry) -> str:
    counted = f"counts {_how_many(entry)}"
    if entry.total is not None:
        counted += f" of {entry.total}"
    elif entry.verdict != "none":
        counted += " of an unknown total"
    else:
        counted += ", with no total,"
    if entry.words is not None and entry.count is not None:
        counted += f" (“{entry.words}”)"
    if entry.verdict == "none":
        return f"{counted} and judges nothing"
    if entry.verdict is None:
        return f"{counted}; verdict not known"
    return f"{counted} as {entry.verdict}"


def _how_many(entry: CheckedEntry) -> str:
    if entry.count is not None:
        return str(entry.count)
    return "an unknown number" if entry.words is None else f"“{entry.words}”"


def _measure(entry: CheckedEntry) -> str:
    if entry.measure is not None:
        return f"{label_of(entry.measure)} ({entry.measure})"
    return "none fits" if entry.checked else "not known"


def _basis(entry: CheckedEntry) -> str:
    if entry.basis == "printed" and entry.count is not None:
        return f"{'the number is' if entry.total is None else 'both numbers are'} printed in the sentence"
    return _BASES[entry.basis]
