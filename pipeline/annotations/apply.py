"""What a person has checked wins over what the rules read at the same words."""

from collections.abc import Iterator, Mapping, Sequence

from models.base import Span
from models.checked import CheckedEntry
from models.finding import Finding, Number
from models.letter import Letter
from models.reading import Interpretation
from models.share import Share
from pipeline.annotations.entries import DECISIVE, agree
from pipeline.annotations.pairing import pair_statements
from pipeline.annotations.placing import place_entries
from pipeline.annotations.quotations import sentence_around
from pipeline.language.bounds import share_left_by
from pipeline.language.rules import READ_BY_A_PERSON, REJECTED_BY_A_PERSON
from pipeline.language.shares import share_in_words

_WORDED = ("basis", "words")
_VOUCHED_FOR: Mapping[str, object] = {
    "checked": True,
    "confidence": 1.0,
    "certainty": "sure",
    "doubt": None,
    "alternatives": (),
    "unsure": (),
}
"""A person's tick ends all doubt."""


def with_checked_entries(letter: Letter, read: Interpretation, entries: Sequence[CheckedEntry]) -> Interpretation:
    """The findings as a person would have them, and every number anew accounted for.

    A checked entry gives its reading to the finding at its words and marks it `checked`. Where no rule reads those
    words it becomes a finding of its own, unless it is optional. A rejected entry takes the finding away and sets its
    numbers aside. An entry that does not fit the letter, or that nobody has checked, changes nothing.
    """
    places = place_entries(letter, entries).places
    meant = pair_with_findings(read.findings, entries, places)
    entry_of = {at: entries[position] for position, at in meant.items() if entries[position].checked}
    kept: list[tuple[int | None, Finding]] = [
        (at, _with_reading_of(finding, entry_of[at]) if at in entry_of else finding)
        for at, finding in enumerate(read.findings)
        if at not in entry_of or not entry_of[at].rejected
    ]
    for position, (entry, place) in enumerate(zip(entries, places, strict=True)):
        if place and position not in meant and entry.checked and not (entry.optional or entry.rejected):
            kept.append((None, finding_of_entry(letter, entry, place, read.numbers)))
    kept.sort(key=lambda each: each[1].start)
    rejected = [place for entry, place in zip(entries, places, strict=True) if place and entry.rejected]
    return Interpretation(
        findings=tuple(finding for _, finding in kept),
        numbers=tuple(_account_again(read.numbers, kept, rejected)),
    )


def pair_with_findings(
    findings: Sequence[Finding], entries: Sequence[CheckedEntry], places: Sequence[Span | None]
) -> dict[int, int]:
    """The finding that each entry means, as positions in the two lists.

    A whole that several statements share ("of 14 relevant cases") stands outside their own words, and means none.
    """
    by_their_own_words = [
        finding.model_copy(update={"phrases": own})
        if (own := tuple(phrase for phrase in finding.phrases if finding.covers(phrase)))
        else finding
        for finding in findings
    ]
    return pair_statements(
        places,
        by_their_own_words,
        agree=lambda position, finding: agree(finding, entries[position]),
        likeness=lambda position, finding: _likeness(finding, entries[position]),
    )


def _likeness(finding: Finding, entry: CheckedEntry) -> tuple[bool, ...]:
    return (
        (finding.count, finding.total) == (entry.count, entry.total),
        finding.verdict == entry.verdict,
        finding.measure == entry.measure,
    )


def _with_reading_of(finding: Finding, entry: CheckedEntry) -> Finding:
    """The finding with the entry's reading; nothing is left of what led the rules elsewhere."""
    held = _WORDED if agree(finding, entry) else (*DECISIVE, *_WORDED)
    update: dict[str, object] = {field: getattr(entry, field) for field in held}
    changed = {field for field in held if getattr(finding, field) != getattr(entry, field)}
    if "words" in changed:
        update["share"] = _share(entry) or _share_left_by(entry, finding)
    if changed & {"total", "role"}:
        update["within"] = False
    if changed & {"count", "total"}:
        update["rest"] = False
    if "total" in changed:
        update["antecedent"] = None
    update["cues"] = tuple(cue for cue in finding.cues if cue.decides not in changed)
    return finding.model_copy(update={**update, **_VOUCHED_FOR})


def finding_of_entry(letter: Letter, entry: CheckedEntry, place: Span, numbers: Sequence[Number]) -> Finding:
    """What no rule reads, as a finding of its own."""
    phrases = tuple(
        Span(start=number.start, end=number.end)
        for number in numbers
        if place.covers(number) and number.status != "read"
    )
    return Finding(
        start=place.start,
        end=place.end,
        sentence=sentence_around(letter, place),
        phrases=phrases or (place,),
        rule=READ_BY_A_PERSON.id,
        share=_share(entry) or (share_left_by(entry.quote, entry.total) if entry.count is None else None),
        checked=True,
        confidence=1.0,
        certainty="sure",
        **entry.model_dump(include={"paragraph", *DECISIVE, *_WORDED}),
    )


def _share(entry: CheckedEntry) -> Share | None:
    """What a person's own words bound; None for words that bound nothing, and where there are none."""
    return share_in_words(entry.words) if entry.words else None


def _share_left_by(entry: CheckedEntry, finding: Finding) -> Share | None:
    """What was read, where a person leaves it at that: "more than 10 of the 13" has no count, nor words of its own."""
    numbers_are_alike = (finding.count, finding.total) == (entry.count, entry.total)
    return finding.share if numbers_are_alike and entry.words is None else None


def _account_again(
    numbers: Sequence[Number], kept: Sequence[tuple[int | None, Finding]], rejected: Sequence[Span]
) -> Iterator[Number]:
    """The numbers with their findings' new places; those that lost theirs, or that people alone have read."""
    place_now: dict[int | None, int] = {was: now for now, (was, _) in enumerate(kept) if was is not None}
    entered = [(now, finding) for now, (was, finding) in enumerate(kept) if was is None]
    for number in numbers:
        by_a_person = next((now for now, finding in entered if _takes_in(finding, number)), None)
        now = place_now.get(number.finding)
        if now is not None and _names(kept[now][1], number):
            yield number.model_copy(update={"finding": now})
        elif by_a_person is not None:
            yield number.model_copy(update={"status": "read", "rule": READ_BY_A_PERSON.id, "finding": by_a_person})
        elif now is not None:
            yield number.model_copy(update={"status": "unread", "rule": None, "finding": None})
        elif number.status != "set aside" and (number.finding is not None or _stands_in(rejected, number)):
            yield number.model_copy(update={"status": "set aside", "rule": REJECTED_BY_A_PERSON.id, "finding": None})
        else:
            yield number


def _names(finding: Finding, number: Number) -> bool:
    """Whether the number still stands in the finding's words, or in those it carries its total over from."""
    return _takes_in(finding, number) or finding.carries_over_from(number)


def _stands_in(places: Sequence[Span], number: Number) -> bool:
    return any(place.overlaps(number) for place in places)


def _takes_in(finding: Finding, number: Number) -> bool:
    return _stands_in(finding.phrases, number)
