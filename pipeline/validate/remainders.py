"""What is left of a whole: every "remaining three" and "other eight" is held to the numbers given beside it.

"Good in 8 of 18. The remaining three were not." cannot be: eighteen less eight is ten.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil, floor

from models.finding import Finding, Number
from models.letter import Letter, SectionId
from models.reading import Problem
from models.source import Source
from pipeline.language.number_words import number_of
from pipeline.validate.problem import problem_at
from pipeline.validate.rest_phrases import Remainder, remainders_in

UNREAD = 4
"""How many numbers that are in no finding may be taken for parts; more would make any remainder fit."""

CONFIDENT = 0.9
"""The confidence of a row that would be likely at least, were its numbers not contradicted."""


@dataclass(frozen=True)
class FindingPart:
    """What a finding takes of a whole: at least `low`, at most `high` of the `total`."""

    finding: Finding
    low: int
    high: int

    @property
    def total(self) -> int | None:
        """Out of how many."""
        return self.finding.total

    @property
    def leaves_some(self) -> bool:
        """Whether it divides a whole: of "both of the two" nothing is left."""
        return self.total is not None and self.low < self.total


def unfounded_remainders(
    letter: Letter, source: Source, findings: Sequence[Finding], numbers: Sequence[Number]
) -> Iterator[Problem]:
    """Remainders that no whole of their paragraph leaves, whatever is taken from it."""
    cases = source.cases or letter.letterhead.cases
    by_paragraph: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_paragraph[finding.paragraph].append(finding)
    earlier: list[FindingPart] = []
    section: SectionId | None = None
    for paragraph in letter.body_paragraphs:
        if paragraph.section != section:
            section, earlier = paragraph.section, []
        here = by_paragraph[paragraph.key]
        if remainders := list(remainders_in(letter.text, paragraph, here)):
            loose = [number for number in numbers if _may_be_a_part(number) and paragraph.covers(number)]
            unread = {number.start: number_of(number.of(letter.text)) or 0 for number in loose}
            for remainder in remainders:
                yield from _check_remainder(letter.text, remainder, here, earlier, unread, cases)
        earlier = [part for finding in reversed(here) for part in _part(finding)]


def _check_remainder(
    text: str,
    remainder: Remainder,
    here: Sequence[Finding],
    earlier: Sequence[FindingPart],
    unread: Mapping[int, int],
    cases: int | None,
) -> Iterator[Problem]:
    if not remainder.stated_by and remainder.at.start not in unread:
        return  # set aside: the other two themes, the remaining ten weeks
    parts = _parts_near(remainder, here, alone=not any(part.leaves_some for part in earlier))
    taken = next((part for part in parts if part.leaves_some and _of_its_whole(part, remainder)), None)
    if taken is not None and _accuses(taken, remainder) and not _fits(remainder, (*parts, *earlier), unread, cases):
        yield _problem(text, remainder, _whole_in_words(remainder, parts, taken))
    elif taken is None and (whole := _whole_divided_by(remainder, unread)) is not None:
        yield _problem(text, remainder, f"what is said of the {whole} before it")


def _accuses(part: FindingPart, remainder: Remainder) -> bool:
    """Whether what is taken of the whole is certain enough to find a fault with what is left of it.

    So it is where the two contradicting each other is what makes it doubtful.
    """
    finding = part.finding
    in_doubt_for_its_numbers = finding.doubt == "numbers" and (finding.confidence or 0.0) >= CONFIDENT
    certain = finding.certainty in {"sure", None} or in_doubt_for_its_numbers
    return remainder.whole is not None or finding.basis == "printed" or certain


def _of_its_whole(part: FindingPart, remainder: Remainder) -> bool:
    """Whether the part can be of the whole that the remainder prints, if it prints one."""
    return remainder.whole in {None, part.total} or part.finding.basis != "printed"


def _may_be_a_part(number: Number) -> bool:
    """Whether a number that is in no finding may count cases all the same: "one had moved away"."""
    return number.status == "unread" or number.rule in {"one as an example", "one standing alone"}


def _parts_near(remainder: Remainder, here: Sequence[Finding], *, alone: bool) -> list[FindingPart]:
    """What is taken of wholes before the remainder, the nearest first.

    Where nothing is, it is what its own sentence takes after it; or, where the paragraph before takes nothing either,
    what the next statement takes.
    """
    others = [part for finding in here if finding not in remainder.stated_by for part in _part(finding)]
    before = [part for part in reversed(others) if part.finding.start < remainder.at.start]
    if any(part.leaves_some for part in before):
        return before
    # what comes after may divide the remainder itself: "of the remaining 25, seven had no plan, four of these ..."
    after = [
        part
        for part in others
        if part.finding.start > remainder.at.start and part.leaves_some and (part.total or 0) > remainder.number
    ]
    same = [part for part in after if part.finding.sentence.covers(remainder.at)]
    return same or (after[:1] if alone else [])


def _part(finding: Finding) -> Iterator[FindingPart]:
    if finding.count is not None:
        yield FindingPart(finding, finding.count, finding.count)
    elif finding.total is not None and finding.low is not None and finding.high is not None:
        # words are loose: half a case more or less contradicts nothing
        low, high = finding.low * finding.total - 0.5, finding.high * finding.total + 0.5
        yield FindingPart(finding, max(ceil(low), 0), min(floor(high), finding.total))


def _fits(remainder: Remainder, parts: Sequence[FindingPart], unread: Mapping[int, int], cases: int | None) -> bool:
    """Whether some whole that was spoken of leaves the remainder; unread numbers on the way may be parts of it."""
    for index, part in enumerate(parts):
        first, last = sorted((part.finding.start, remainder.at.start))
        more = _sums([value for place, value in unread.items() if first < place < last])
        leavings = list(_leavings(parts[: index + 1]))
        if remainder.whole is not None:
            leavings += _leavings_of(remainder.whole, parts[: index + 1])
        if cases is not None:
            leavings += [(left, left) for left in _left_of_the_sample(remainder, part, cases)]
        if any(low <= remainder.number + taken <= high for low, high in leavings for taken in more):
            return True
    for place, named in unread.items():
        nearer = [part for part in parts if place < part.finding.start < remainder.at.start]
        if nearer and named - sum(part.low for part in nearer) == remainder.number:
            return True  # "There were eight children. Five were boys. The other three were girls"
    return False


def _sums(values: Sequence[int]) -> set[int]:
    """What some of the numbers, or none, make together."""
    few = values[-UNREAD:]
    return {sum(some) for size in range(len(few) + 1) for some in combinations(few, size)}


def _leavings(parts: Sequence[FindingPart]) -> Iterator[tuple[int, int]]:
    """Yield the least and the most that is left where the last part and the nearer ones are taken away."""
    part, nearer = parts[-1], parts[:-1]
    if part.total is not None:
        yield from _leavings_of(part.total, [part])
        yield from _leavings_of(part.total, [each for each in parts if each.total == part.total])
    if nearer:
        # "11 had a plan. Eight were good; the remaining three were not" divides the 11
        yield part.low - sum(each.high for each in nearer), part.high - sum(each.low for each in nearer)
    for total in {each.total for each in nearer} - {None, part.total}:
        # "Twenty had a plan. Three of the four plans for custody were good; the other 16 were not"
        yield from ((whole - total, whole - total) for whole in (part.total, part.low) if whole and total)


def _leavings_of(whole: int, taken: Sequence[FindingPart]) -> Iterator[tuple[int, int]]:
    yield whole - sum(part.high for part in taken), whole - sum(part.low for part in taken)


def _left_of_the_sample(remainder: Remainder, part: FindingPart, cases: int) -> Iterator[int]:
    """Yield what the sample leaves, where its cases outside the part's whole, or outside the part, can be meant."""
    if part.finding.sentence.covers(remainder.at):
        return
    if part.finding.basis != "printed":
        yield from {cases - part.low, cases - part.high}
    judged = any(finding.verdict in {"sufficient", "insufficient"} for finding in remainder.stated_by)
    if part.total is not None and (not judged or (part.finding.measure or "").startswith(("court.", "context."))):
        # "Nine reports were written, six of them good. In the other 15 cases none was called for"
        yield cases - part.total


def _whole_divided_by(remainder: Remainder, unread: Mapping[int, int]) -> int | None:
    """The whole of a remainder where only unread numbers divide it, and none of them leaves so many."""
    before = [value for place, value in unread.items() if place < remainder.at.start]
    whole = next((finding.total for finding in remainder.stated_by if finding.count == remainder.number), None)
    if whole is None or not before or any(whole - taken == remainder.number for taken in _sums(before)):
        return None
    return whole


def _whole_in_words(remainder: Remainder, parts: Sequence[FindingPart], taken: FindingPart) -> str:
    whole = remainder.whole or taken.total or 0
    if taken.finding.count is None:
        return f"“{taken.finding.words}” of the {whole}"
    counts = [part.low for part in reversed(parts) if part.total == taken.total and part.finding.count is not None]
    counts = counts if sum(counts) <= whole else [taken.low]
    leave = "leaves" if len(counts) == 1 else "leave"
    return f"{' and '.join(map(str, counts))} of {whole}, which {leave} {whole - sum(counts)}"


def _problem(text: str, remainder: Remainder, given: str) -> Problem:
    words = " ".join(remainder.words.of(text).split())
    message = f"“{words}” does not fit {given}; check which number is right."
    if remainder.stated_by:
        return problem_at(remainder.stated_by[0], "parts do not add up", message, severity="error")
    return Problem(
        check="parts do not add up", severity="error", message=message, span=remainder.words,
        paragraph=remainder.paragraph,
    )  # fmt: skip
