"""Sentences of other inspections: which numbers are findings, and how they are counted, whatever is judged."""

from collections.abc import Iterable

from models.checked import CheckedEntry
from pipeline.annotations.real_sentences import KEY, ExpectedShare, RealSentence, letter_of
from pipeline.curate.learn.letters import CheckedLetter


def as_checked_letters(sentences: Iterable[RealSentence]) -> list[CheckedLetter]:
    """Each sentence as a letter that teaches no measure."""
    return [
        CheckedLetter(
            name_of(place), letter_of(each.sentence), [_entry(share) for share in each.statements], names_measures=False
        )
        for place, each in enumerate(sentences, start=1)
    ]


def name_of(place: int) -> str:
    """The name that a sentence has as a letter; `place` is where it stands in its file, from 1."""
    return f"sentence {place}"


def _entry(share: ExpectedShare) -> CheckedEntry:
    percent = f"{share.percent:g}%" if share.percent is not None else None
    return CheckedEntry(
        paragraph=KEY,
        quote=share.quote,
        measure=None,
        role="headline",
        verdict=share.verdict or "none",
        count=share.count,
        total=share.total,
        basis=share.basis,
        words=share.words or percent,
        optional=share.optional,
    )
