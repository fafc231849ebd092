from pathlib import Path

import pytest

from models.checked import CheckedEntry
from pipeline.annotations.entries import entries_in, findings_in
from pipeline.corpus.folders import PROJECT
from pipeline.errors import CorpusError

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


def test_entries_are_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "findings.yml").write_text(WRITTEN_ENTRY + "\n" + WRITTEN_ENTRY + "  optional: true\n")
    assert entries_in(tmp_path / "findings.yml") == (ENTRY, ENTRY.model_copy(update={"optional": True}))


def test_each_entry_is_read_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "findings.yml").write_text("# by hand\n\n" + WRITTEN_ENTRY + "\n" + WRITTEN_ENTRY)
    assert findings_in(tmp_path / "findings.yml").lines == (3, 13)


def test_a_letter_without_findings_yml_has_no_entries() -> None:
    assert findings_in(None).entries == ()


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
        (
            WRITTEN_ENTRY + "  colour: red\n",
            "line 10: colour is not a key that sqs knows: correct the spelling, or remove",
        ),
        (WRITTEN_ENTRY + "  cheked: false\n", "line 10: cheked is not a key that sqs knows: did you mean checked?"),
        (WRITTEN_ENTRY.replace("count: 10", 'count: "10"'), "line 6: count must be a whole number in figures, without"),
        (WRITTEN_ENTRY.replace("count: 10", "count: true"), "line 6: count must be a whole number in figures, without"),
        (WRITTEN_ENTRY + "  checked: 0\n", "line 10: checked must be true or false."),
        (WRITTEN_ENTRY.replace("total: 13", "total: -13"), "line 7: total is less than 0: correct it."),
        (
            WRITTEN_ENTRY.replace("reoffending.review", "reofending.reviews"),
            "line 3: there is no measure reofending.reviews: did you mean reoffending.review?",
        ),
        (
            WRITTEN_ENTRY.replace("reoffending.review", "zzz"),
            "line 3: there is no measure zzz: take one from pipeline/rules/measures.csv, or null if none fits.",
        ),
        (
            WRITTEN_ENTRY.replace("verdict: sufficient", "verdict: null"),
            "line 5: verdict is null, which is only allowed in a draft: give a value, or write `checked: false`.",
        ),
        (
            WRITTEN_ENTRY.replace("headline", "null"),
            "line 4: role is null, which is only allowed in a draft: give a value",
        ),
        (WRITTEN_ENTRY.replace("good in ten of 13 cases", '" "'), "line 2: quote is empty: copy the words"),
        (WRITTEN_ENTRY + '  note: ""\n', "line 10: note is empty: give the reason in a few words, or remove it."),
        (
            WRITTEN_ENTRY + "  rejected: true\n  checked: false\n",
            "line 10: only a person can reject a reading: remove `checked: false` or `rejected: true`.",
        ),
        ("paragraph: '1.1'\n", "line 1: there must be a list here, with each entry starting `- paragraph:`."),
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


@pytest.mark.parametrize("unsaid", ["  checked: false\n", "  rejected: true\n"])
def test_what_nobody_vouches_for_may_be_left_unknown(tmp_path: Path, unsaid: str) -> None:
    unknown = WRITTEN_ENTRY.replace("verdict: sufficient", "verdict: null").replace("headline", "null")
    (tmp_path / "findings.yml").write_text(unknown + unsaid)
    (entry,) = entries_in(tmp_path / "findings.yml")
    assert (entry.role, entry.verdict) == (None, None)


@pytest.mark.parametrize(
    "path", sorted([*PROJECT.glob("corpus/*/findings.yml"), *PROJECT.glob("tests/letters/*/findings.yml")])
)
def test_every_findings_yml_of_the_project_can_be_used(path: Path) -> None:
    assert entries_in(path)
