from datetime import date

import pytest

from models.checked import CheckedEntry
from models.finding import Finding
from models.letter import Letter
from models.reading import Reading
from models.source import Source
from pipeline.curate.evaluate.letters import LetterFigures, evaluate_letter
from tests.support.letters_by_hand import Part, finding_of, letter_of

PARTS: list[Part] = [
    (
        "reoffending",
        "Reducing the likelihood of reoffending",
        [
            ("1.1", "Plans were sufficient in 12 of 20 cases, and reviews in seven of 11. None of the six was late."),
            ("1.2", "Plans were sufficient in 12 of 20 cases."),
        ],
    )
]
PLANS, REVIEWS, LATE = "sufficient in 12 of 20 cases", "seven of 11", "None of the six"


@pytest.fixture
def letter() -> Letter:
    return letter_of(PARTS)


def entry(quote: str = PLANS, /, **fields: object) -> CheckedEntry:
    held = {
        "paragraph": "1.1",
        "quote": quote,
        "measure": "reoffending.planning",
        "role": "headline",
        "verdict": "sufficient",
        "count": 12,
        "total": 20,
        "basis": "printed",
        "words": None,
    }
    return CheckedEntry.model_validate(held | fields)


def plans(letter: Letter, quote: str = PLANS, /, **fields: object) -> Finding:
    read = {"measure": "reoffending.planning", "role": "headline", "verdict": "sufficient", "count": 12, "total": 20}
    return finding_of(letter, quote, **(read | fields))


def figures(letter: Letter, findings: list[Finding], entries: list[CheckedEntry]) -> LetterFigures:
    reading = Reading(letter=letter, findings=tuple(findings), numbers=(), problems=())
    return evaluate_letter(reading, Source(id="eastmere-2015-01", sha256="e" * 64), entries)


def right(measured: LetterFigures) -> dict[str, tuple[int, int, int]]:
    return {name: (score.right, score.read, score.expected) for name, score in measured.scores.items()}


@pytest.mark.parametrize(
    ("why", "read", "right_in"),
    [
        ("the same", {}, {"found", "numbers", "verdict", "all", "role", "basis"}),
        ("another count", {"count": 13}, {"found", "role", "basis"}),
        ("no total", {"total": None}, {"found", "role", "basis"}),
        ("another verdict", {"verdict": "insufficient"}, {"found", "numbers", "role", "basis"}),
        ("no verdict", {"verdict": None}, {"found", "numbers", "role", "basis"}),
        ("another measure", {"measure": None}, {"found", "numbers", "verdict", "role", "basis"}),
        ("another role", {"role": "breakdown"}, {"found", "numbers", "verdict", "all", "basis"}),
        ("another basis", {"basis": "referred"}, {"found", "numbers", "verdict", "all", "role"}),
        (
            "a right reading that a person has marked",
            {"checked": True},
            {"found", "numbers", "verdict", "all", "role", "basis"},
        ),
    ],
)
def test_a_finding_is_right_as_far_as_it_agrees(
    letter: Letter, why: str, read: dict[str, object], right_in: set[str]
) -> None:
    measured = right(figures(letter, [plans(letter, **read)], [entry()]))
    del measured["rows"]
    assert measured == {name: (int(name in right_in), 1, 1) for name in measured}, why


@pytest.mark.parametrize(
    ("read", "numbers", "verdict", "differs"),
    [
        ({"verdict": "sufficient", "count": 0}, 1, 1, ()),
        ({"verdict": "insufficient", "count": 6}, 1, 1, ()),
        ({"verdict": "insufficient", "count": 0}, 1, 0, ("verdict",)),
        ({"verdict": "sufficient", "count": 6}, 0, 0, ("count",)),
        ({"verdict": None, "count": 6}, 0, 0, ("count", "verdict")),
        ({"verdict": "insufficient", "count": 6, "total": 7}, 0, 0, ("count", "total", "verdict")),
    ],
)
def test_none_sufficient_and_all_insufficient_are_one_reading(
    letter: Letter, read: dict[str, object], numbers: int, verdict: int, differs: tuple[str, ...]
) -> None:
    finding = plans(letter, LATE, **({"total": 6} | read))
    measured = figures(letter, [finding], [entry(LATE, count=0, total=6)])
    assert (measured.scores["numbers"].right, measured.scores["verdict"].right) == (numbers, verdict)
    assert [fault.differs for fault in measured.faults] == ([differs] if differs else [])


def test_precision_is_of_what_was_read_and_recall_of_what_is_printed(letter: Letter) -> None:
    findings = [plans(letter), plans(letter, LATE, count=1, total=6)]
    entries = [entry(), entry(REVIEWS, count=7, total=11), entry(PLANS, paragraph="1.2")]
    score = figures(letter, findings, entries).scores["all"]
    assert (score.precision, score.recall, score.f1) == (1 / 2, 1 / 3, 2 / 5)


def test_of_nothing_there_is_no_precision_and_no_recall(letter: Letter) -> None:
    score = figures(letter, [], []).scores["all"]
    assert (score.precision, score.recall, score.f1) == (None, None, None)


@pytest.mark.parametrize(
    ("why", "finding", "checked", "found"),
    [
        ("a phrase overlaps the quotation", {"quote": "12 of 20"}, {"quote": "in 12"}, 1),
        ("only other words do", {"quote": PLANS, "phrases": "20 cases"}, {"quote": "sufficient in 12"}, 0),
        ("the same words in another paragraph", {"quote": PLANS}, {"paragraph": "1.2"}, 0),
        ("words that the paragraph does not hold", {"quote": PLANS}, {"quote": "sufficient in 13 of 20"}, 0),
    ],
)
def test_a_finding_is_meant_where_its_numeric_phrases_are_quoted(
    letter: Letter, why: str, finding: dict[str, str], checked: dict[str, str], found: int
) -> None:
    phrase = finding_of(letter, finding.get("phrases", finding["quote"])).phrases
    measured = figures(letter, [plans(letter, finding["quote"], phrases=phrase)], [entry(**checked)])
    assert right(measured)["found"] == (found, 1, 1), why


def test_each_finding_is_used_once_and_agreeing_numbers_come_before_overlap(letter: Letter) -> None:
    both = plans(letter, f"{PLANS}, and reviews in {REVIEWS}", count=7, total=11)
    of_plans = plans(letter, "20 cases")
    measured = figures(letter, [both, of_plans], [entry(), entry(REVIEWS, count=7, total=11), entry("of 20")])
    assert right(measured)["numbers"] == (2, 2, 3)
    assert [(fault.kind, fault.expected and fault.expected.quote) for fault in measured.faults] == [("missed", "of 20")]


def test_of_two_statements_in_the_same_words_the_one_more_alike_is_meant(letter: Letter) -> None:
    reviews = {"count": 12, "measure": "reoffending.review"}
    entries = [entry(optional=True), entry(), entry(measure="reoffending.review")]
    measured = figures(letter, [plans(letter, **reviews), plans(letter)], entries)
    assert right(measured)["all"] == (2, 2, 2)


@pytest.mark.parametrize("neutral", [{"optional": True}, {"checked": False}])
def test_an_optional_entry_and_a_draft_count_for_nothing_found_or_missed(
    letter: Letter, neutral: dict[str, object]
) -> None:
    entries = [entry(), entry(REVIEWS, count=7, total=11, **neutral)]
    expected = dict.fromkeys(("found", "numbers", "verdict", "all", "rows", "role", "basis"), (1, 1, 1))
    for others in ([], [plans(letter, REVIEWS, count=8, total=11)], [plans(letter, REVIEWS, count=7, total=11)]):
        measured = figures(letter, [plans(letter), *others], entries)
        assert right(measured) == expected
        assert (measured.faults, measured.missed, [rule.read for rule in measured.rules]) == ((), {}, [1])


@pytest.mark.parametrize(
    ("why", "read", "checked", "score"),
    [
        ("the same row", {}, {}, (1, 1, 1)),
        ("eight of 20 insufficient are 12 sufficient", {"count": 8, "verdict": "insufficient"}, {}, (1, 1, 1)),
        ("another row", {"count": 11}, {}, (0, 1, 1)),
        ("no headline, no row", {"role": "breakdown"}, {}, (0, 0, 1)),
        ("nothing judged, no row", {}, {"verdict": "none"}, (0, 1, 0)),
        ("a total unknown, no row", {"total": None}, {}, (0, 0, 1)),
        ("more than all, no row", {"count": 21}, {}, (0, 0, 1)),
        ("no measure, no row", {"measure": None}, {}, (0, 0, 1)),
        ("a row that an optional entry has, too", {}, {"optional": True}, (0, 0, 0)),
    ],
)
def test_an_analysts_row_is_a_headline_turned_to_the_sufficient(
    letter: Letter, why: str, read: dict[str, object], checked: dict[str, object], score: tuple[int, int, int]
) -> None:
    assert right(figures(letter, [plans(letter, **read)], [entry(**checked)]))["rows"] == score, why


def test_a_row_of_an_optional_entry_is_not_wrong_wherever_it_was_read(letter: Letter) -> None:
    optional = entry(REVIEWS, count=7, total=11, optional=True)
    elsewhere = plans(letter, LATE, count=7, total=11)
    assert right(figures(letter, [elsewhere], [optional]))["rows"] == (0, 0, 0)


def test_facts_are_judged_as_they_were_read_where_a_person_knows_them() -> None:
    letter = letter_of(PARTS, area="Eastmere", published=date(2015, 1, 9))
    source = Source(
        id="eastmere-2015-01", sha256="e" * 64, area="Eastmere", published=date(2015, 1, 8), title="Report", cases=20
    )
    measured = evaluate_letter(Reading(letter=letter, findings=(), numbers=(), problems=()), source, [])
    assert [(fact.name, fact.expected, fact.read, fact.right) for fact in measured.facts] == [
        ("area", "Eastmere", "Eastmere", True),
        ("title", "Report", None, False),
        ("published", "2015-01-08", "2015-01-09", False),
        ("cases", "20", "20", True),
    ]


def test_every_fault_is_told_with_its_sentence_in_the_order_of_the_letter(letter: Letter) -> None:
    findings = [
        plans(letter, "12 of 20", verdict="insufficient", role="breakdown"),
        plans(letter, LATE, sentence=finding_of(letter, "None of the six was late.")),
    ]
    entries = [
        entry(REVIEWS, count=7, total=11),
        entry(),
        entry("no such words"),
    ]
    sentence = "Plans were sufficient in 12 of 20 cases, and reviews in seven of 11."
    told = [
        (
            fault.kind,
            fault.sentence,
            fault.expected and fault.expected.quote,
            fault.read and fault.read.quote,
            fault.differs,
        )
        for fault in figures(letter, findings, entries).faults
    ]
    assert told == [
        ("wrong", f"{sentence} None of the six was late.", PLANS, "12 of 20", ("verdict", "role")),
        ("missed", sentence, REVIEWS, None, ()),
        ("not expected", "None of the six was late.", None, LATE, ()),
        ("missed", "", "no such words", None, ()),
    ]


def test_rules_answer_for_what_they_read_and_misses_are_told_by_basis(letter: Letter) -> None:
    findings = [plans(letter), plans(letter, REVIEWS, count=8, total=11), plans(letter, LATE, rule="none of total")]
    entries = [
        entry(),
        entry(REVIEWS, count=7, total=11),
        entry(PLANS, paragraph="1.2", words="two-thirds"),
        entry(PLANS, paragraph="1.2", basis="words", words="most"),
    ]
    measured = figures(letter, findings, entries)
    assert [tuple(rule.model_dump().values()) for rule in measured.rules] == [
        ("n of m", 2, 2, 1, 1),
        ("none of total", 1, 0, 0, 0),
    ]
    assert measured.missed == {"printed, words too": 1, "words": 1}
