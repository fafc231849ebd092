from pathlib import Path

import pytest
from readings import finding_of, letter_of

from models.checked import CheckedEntry
from models.finding import Finding
from models.letter import Letter
from pipeline.checked import entries_in, entries_without_words, mark_checked
from pipeline.errors import CorpusError

NONE_OF_SIX = "None of the six plans was sufficient"
ENTRY = CheckedEntry(
    paragraph="1.1",
    quote="good in ten of 13 cases",
    measure="reoffending.review",
    role="headline",
    verdict="sufficient",
    count=10,
    total=13,
    basis="printed",
    words=None,
)
WRITTEN_ENTRY = """\
- paragraph: "1.1"
  quote: good in ten of 13 cases
  measure: reoffending.review
  role: headline
  verdict: sufficient
  count: 10
  total: 13
  basis: printed
  words: null
"""


@pytest.fixture
def letter() -> Letter:
    paragraphs = [("1.1", "Reviews were good in ten of 13 cases."), ("summary.1", f"{NONE_OF_SIX}.")]
    return letter_of([("reoffending", "Reducing the likelihood of reoffending", paragraphs)])


def review(letter: Letter, quote: str = ENTRY.quote, **fields: object) -> Finding:
    read = {"measure": "reoffending.review", "role": "headline", "verdict": "sufficient", "count": 10, "total": 13}
    return finding_of(letter, quote, **read | fields)


def test_entries_are_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "findings.yml").write_text(WRITTEN_ENTRY + "\n" + WRITTEN_ENTRY + "  optional: true\n")
    assert entries_in(tmp_path / "findings.yml") == (ENTRY, ENTRY.model_copy(update={"optional": True}))


def test_an_empty_findings_yml_has_no_entries(tmp_path: Path) -> None:
    (tmp_path / "findings.yml").write_text("# nothing yet\n")
    assert entries_in(tmp_path / "findings.yml") == ()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            WRITTEN_ENTRY.replace("sufficient\n", "good\n"),
            "line 5: verdict must be one of 'sufficient', 'insufficient', 'none'.",
        ),
        (WRITTEN_ENTRY.replace('"1.1"', "1.1"), "line 1: paragraph must be text: put it in quotation marks"),
        (WRITTEN_ENTRY + WRITTEN_ENTRY.replace("  count: 10\n", ""), "line 10: count is missing: add it."),
        (WRITTEN_ENTRY + "  colour: red\n", "line 10: colour is no key that sqs knows"),
        ("paragraph: '1.1'\n", "line 1: there must be a list here, each entry beginning with `- paragraph:`."),
        ("- ten of 13\n", "line 1: there must be keys and values here"),
    ],
)
def test_a_fault_in_findings_yml_is_named_with_its_line_and_its_cure(
    tmp_path: Path, content: str, sentence: str
) -> None:
    (tmp_path / "findings.yml").write_text(content)
    with pytest.raises(CorpusError) as raised:
        entries_in(tmp_path / "findings.yml")
    assert sentence in str(raised.value)


@pytest.mark.parametrize(
    ("why", "entry", "checked"),
    [
        ("the same words and the same reading", {}, True),
        ("the quotations overlap", {"quote": "Reviews were good in  ten"}, True),
        ("white space is folded", {"quote": "good in\n  ten of 13 cases"}, True),
        ("wording and basis are left to the reader", {"words": "ten of 13", "basis": "referred"}, True),
        ("an optional entry vouches too", {"optional": True}, True),
        ("a draft vouches for nothing", {"checked": False}, False),
        ("other words of the paragraph", {"quote": "Reviews were"}, False),
        ("another paragraph", {"paragraph": "summary.1"}, False),
        ("words that are not there", {"quote": "good in eleven of 13 cases"}, False),
        ("another count", {"count": 9}, False),
        ("another total", {"total": None}, False),
        ("another verdict", {"verdict": "insufficient"}, False),
        ("another measure", {"measure": None}, False),
        ("another role", {"role": "breakdown"}, False),
    ],
)
def test_a_finding_is_checked_when_an_entry_reads_the_same_words_alike(
    letter: Letter, why: str, entry: dict[str, object], *, checked: bool
) -> None:
    entries = [ENTRY.model_copy(update=entry)]
    marked = mark_checked([review(letter)], letter, entries)
    assert [each.checked for each in marked] == [checked], why


def test_none_sufficient_and_all_insufficient_are_one_reading(letter: Letter) -> None:
    entry = ENTRY.model_copy(update={"paragraph": "summary.1", "quote": NONE_OF_SIX, "count": 0, "total": 6})
    readings = [("sufficient", 0), ("insufficient", 6), ("insufficient", 0), ("sufficient", 6)]
    findings = [review(letter, NONE_OF_SIX, verdict=verdict, count=count, total=6) for verdict, count in readings]
    assert [each.checked for each in mark_checked(findings, letter, [entry])] == [True, True, False, False]


def test_only_the_mark_changes(letter: Letter) -> None:
    before = review(letter)
    assert mark_checked([before], letter, [ENTRY]) == (before.model_copy(update={"checked": True}),)


def test_checked_words_that_the_letter_does_not_hold_are_a_problem(letter: Letter) -> None:
    moved = {"paragraph": "2.7"}
    misspelt = {"quote": "good in ten off 13 cases"}
    entries = [ENTRY, *(ENTRY.model_copy(update=change) for change in (moved, misspelt, misspelt | {"checked": False}))]
    said = "findings.yml quotes “{}”, which paragraph {} does not hold: correct the quotation or the paragraph."
    assert [(problem.paragraph, problem.message) for problem in entries_without_words(letter, entries)] == [
        (None, said.format("good in ten of 13 cases", "2.7")),
        ("1.1", said.format("good in ten off 13 cases", "1.1")),
    ]
