"""What a person has checked wins over what the rules read, and every number stays accounted for."""

from typing import Any

import pytest

from models.checked import CheckedEntry
from models.finding import Cue, Finding, Number
from models.letter import Letter
from models.reading import Interpretation
from pipeline.annotations.apply import with_checked_entries
from tests.support.letters_by_hand import finding_of, letter_of, span_of

NONE_OF_SIX = "None of the six plans was sufficient"
ENTRY = CheckedEntry(
    paragraph="1.1", quote="good in ten of 13 cases", measure="reoffending.review", role="headline",
    verdict="sufficient", count=10, total=13, basis="printed", words=None,
)  # fmt: skip

VOUCHED_FOR: dict[str, Any] = {"checked": True, "confidence": 1.0, "certainty": "sure"}
"""What a person's tick says of a finding."""


@pytest.fixture
def letter() -> Letter:
    paragraphs = [
        ("1.1", "Reviews were good in ten of 13 cases. Nearly all of the plans were, and nine widgets."),
        ("1.2", "Of 14 relevant cases, plans were good in six and reviews in eight."),
        ("summary.1", f"{NONE_OF_SIX}."),
    ]
    return letter_of([("reoffending", "Reducing the likelihood of reoffending", paragraphs)])


def review(letter: Letter, quote: str = ENTRY.quote, /, **fields: object) -> Finding:
    read = {"measure": "reoffending.review", "role": "headline", "verdict": "sufficient", "count": 10, "total": 13}
    return finding_of(letter, quote, **read | fields)


def entry(**fields: object) -> CheckedEntry:
    return CheckedEntry.model_validate(ENTRY.model_dump() | fields)


def number(letter: Letter, words: str, status: str, finding: int | None = None) -> Number:
    rule = {"read": "n of m", "set aside": "year"}.get(status)
    return Number.model_validate(
        span_of(letter, words).model_dump() | {"status": status, "rule": rule, "finding": finding}
    )


def findings_after(letter: Letter, findings: list[Finding], entries: list[CheckedEntry]) -> tuple[Finding, ...]:
    return with_checked_entries(letter, Interpretation(findings=tuple(findings), numbers=()), entries).findings


def numbers_after(
    letter: Letter, findings: list[Finding], numbers: list[Number], *entries: CheckedEntry
) -> list[tuple[str, str, str | None, int | None]]:
    after = with_checked_entries(letter, Interpretation(findings=tuple(findings), numbers=tuple(numbers)), entries)
    return [(each.of(letter.text), each.status, each.rule, each.finding) for each in after.numbers]


@pytest.mark.parametrize(
    ("why", "fields"),
    [
        ("the same words and the same reading", {}),
        ("the quotations overlap", {"quote": "Reviews were good in  ten"}),
        ("white space is folded", {"quote": "good in\n  ten of 13 cases"}),
        ("an optional entry vouches too", {"optional": True}),
        ("a note changes nothing about that", {"note": "Counted twice over."}),
    ],
)
def test_a_finding_that_an_entry_reads_alike_is_checked_and_nothing_else_about_it_changes(
    letter: Letter, why: str, fields: dict[str, object]
) -> None:
    before = review(letter)
    checked = before.model_copy(update=VOUCHED_FOR)
    assert findings_after(letter, [before], [entry(**fields)]) == (checked,), why


@pytest.mark.parametrize(
    ("why", "fields"),
    [
        ("a draft vouches for nothing", {"checked": False, "count": 9}),
        ("an optional statement that is not read need not be", {"optional": True, "quote": "Reviews were"}),
        ("a paragraph that the letter does not have", {"paragraph": "9.9"}),
        ("words that are not there", {"quote": "good in eleven of 13 cases"}),
        ("words that stand there several times", {"quote": "e"}),
    ],
)
def test_an_entry_that_nobody_has_checked_or_that_leads_nowhere_changes_nothing(
    letter: Letter, why: str, fields: dict[str, object]
) -> None:
    before = review(letter)
    assert findings_after(letter, [before], [entry(**fields)]) == (before,), why


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("measure", None),
        ("role", "breakdown"),
        ("verdict", "insufficient"),
        ("count", 9),
        ("total", None),
        ("basis", "referred"),
        ("words", "at least ten"),
    ],
)
def test_the_reading_of_a_person_wins(letter: Letter, field: str, value: object) -> None:
    (after,) = findings_after(letter, [review(letter)], [entry(**{field: value})])
    assert after == review(letter, **{field: value}, **VOUCHED_FOR)


def test_what_led_the_rules_elsewhere_goes_with_their_reading(letter: Letter) -> None:
    cues = tuple(
        Cue(**span_of(letter, "Reviews").model_dump(), decides=decides, meaning="read")
        for decides in ("verdict", "measure", "total", "role")
    )
    read = review(
        letter, total=20, antecedent=span_of(letter, "nine"), cues=cues, within=True, rest=True, unsure=("Of what?",)
    )
    (after,) = findings_after(letter, [read], [ENTRY.model_copy(update={"role": "breakdown"})])
    kept = [cue for cue in cues if cue.decides in {"verdict", "measure"}]
    assert after == review(letter, role="breakdown", cues=kept, **VOUCHED_FOR)


@pytest.mark.parametrize(
    ("words", "count", "bounds"),
    [
        ("nearly all", None, (0.85, 1.0)),
        ("nearly all", 13, (None, None)),
        ("a fair number", None, (None, None)),
    ],
)
def test_bounds_follow_from_the_words_of_the_person(
    letter: Letter, words: str, count: int | None, bounds: tuple[float | None, float | None]
) -> None:
    read = review(letter, count=None, low=0.5, high=0.6, words="half", basis="words")
    (after,) = findings_after(letter, [read], [entry(words=words, count=count, basis="words")])
    assert (
        (after.low, after.high) == pytest.approx(bounds, abs=0.06) if bounds[0] else (after.low, after.high) == bounds
    )


def test_a_share_is_kept_as_it_was_read_where_a_person_leaves_its_words(letter: Letter) -> None:
    read = review(letter, count=None, total=None, low=0.86, high=0.92, words="in eight cases out of every nine")
    (after,) = findings_after(letter, [read], [entry(words=read.words, count=None, total=None, role="breakdown")])
    assert (after.role, after.low, after.high) == ("breakdown", 0.86, 0.92)


def test_none_sufficient_and_all_insufficient_are_one_reading(letter: Letter) -> None:
    person = entry(paragraph="summary.1", quote=NONE_OF_SIX, count=0, total=6)
    read = review(letter, NONE_OF_SIX, verdict="insufficient", count=6, total=6)
    assert findings_after(letter, [read], [person]) == (read.model_copy(update=VOUCHED_FOR),)
    (other,) = findings_after(letter, [read.model_copy(update={"count": 5})], [person])
    assert (other.verdict, other.count) == ("sufficient", 0)


def test_what_no_rule_reads_becomes_a_finding_where_it_is_printed(letter: Letter) -> None:
    read = [review(letter), review(letter, NONE_OF_SIX, total=6)]
    entered = entry(quote="Nearly all of the plans were", count=None, basis="words", words="Nearly all", total=None)
    first, after, last = findings_after(letter, read, [entered])
    assert (first, last) == tuple(read)
    assert (
        after.model_dump()
        == finding_of(
            letter,
            entered.quote,
            sentence=span_of(letter, "Nearly all of the plans were, and nine widgets."),
            rule="read by a person",
            **VOUCHED_FOR,
            **entered.model_dump(include={"measure", "role", "verdict", "count", "total", "basis", "words"}),
        ).model_dump()
    )
    assert after.low is not None


def test_a_whole_that_two_statements_share_belongs_to_neither_of_them(letter: Letter) -> None:
    whole = span_of(letter, "Of 14 relevant cases")
    reviews = review(letter, "eight", phrases=(span_of(letter, "eight"), whole), count=8, total=14)
    plans = entry(
        paragraph="1.2", quote="Of 14 relevant cases, plans were good in six", measure=None, count=6, total=14
    )
    after = findings_after(letter, [reviews], [plans])
    assert [(each.rule, each.count) for each in after] == [("read by a person", 6), ("n of m", 8)]


def test_a_rejected_reading_is_no_finding_and_its_numbers_are_set_aside(letter: Letter) -> None:
    findings = [review(letter), review(letter, NONE_OF_SIX, total=6)]
    six = number(letter, "six plans was", "read", 1)
    numbers = [
        number(letter, "ten", "read", 0),
        number(letter, "13", "read", 0),
        number(letter, "nine", "unread"),
        six.model_copy(update={"end": six.start + len("six")}),
    ]
    assert findings_after(letter, findings, [entry(rejected=True)]) == (findings[1],)
    assert numbers_after(letter, findings, numbers, entry(rejected=True)) == [
        ("ten", "set aside", "rejected by a person", None),
        ("13", "set aside", "rejected by a person", None),
        ("nine", "unread", None, None),
        ("six", "read", "n of m", 0),
    ]


@pytest.mark.parametrize(
    ("fields", "status", "rule", "finding"),
    [
        ({}, "read", "n of m", 0),
        ({"count": 5}, "read", "n of m", 0),
        ({"verdict": "insufficient"}, "read", "n of m", 0),
        ({"total": 12}, "unread", None, None),
        ({"total": None}, "unread", None, None),
    ],
)
def test_a_number_that_a_total_was_carried_over_from_is_read_while_the_row_names_it(
    letter: Letter, fields: dict[str, object], status: str, rule: str | None, finding: int | None
) -> None:
    earlier = span_of(letter, "14")
    reviews = review(letter, "eight", count=8, total=14, antecedent=earlier)
    person = entry(paragraph="1.2", quote="reviews in eight", **{"count": 8, "total": 14, **fields})
    said = numbers_after(letter, [reviews], [number(letter, "14", "read", 0)], person)
    assert said == [("14", status, rule, finding)]


@pytest.mark.parametrize(
    ("fields", "status", "rule", "finding"),
    [
        ({"rejected": True}, "set aside", "rejected by a person", None),
        ({}, "read", "read by a person", 0),
        ({"checked": False}, "unread", None, None),
    ],
)
@pytest.mark.parametrize("quote", ["nine widgets", "and nine"])
def test_a_number_that_no_rule_reads_is_what_a_person_says_it_is(
    letter: Letter, quote: str, fields: dict[str, object], status: str, rule: str | None, finding: int | None
) -> None:
    said = numbers_after(letter, [], [number(letter, "nine", "unread")], entry(quote=quote, **fields))
    assert said == [("nine", status, rule, finding)]


def test_a_number_that_was_set_aside_is_read_where_a_person_reads_it(letter: Letter) -> None:
    said = numbers_after(letter, [], [number(letter, "nine", "set aside")], entry(quote="nine widgets"))
    assert said == [("nine", "read", "read by a person", 0)]
