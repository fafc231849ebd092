from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as some

from models.checked import CheckedEntry
from models.reading import Reading
from pipeline.annotations.drafts import draft_of, entries_as_text, entry_of
from pipeline.annotations.entries import entries_in
from pipeline.annotations.quotations import places_in
from pipeline.build.letters import read_letter
from pipeline.corpus.folders import PROJECT, letter_in
from tests.support.letters_by_hand import finding_of, letter_of
from tests.support.readings import cambridgeshire

FILES = sorted([*PROJECT.glob("corpus/*/findings.yml"), *PROJECT.glob("tests/letters/*/findings.yml")])

words = some.text(some.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1)
numbers = some.none() | some.integers(0, 10**6)
entries = some.builds(
    CheckedEntry, paragraph=words, quote=words, measure=some.none() | words, count=numbers, total=numbers,
    words=some.none() | words, note=some.none() | words,
)  # fmt: skip


@cache
def ellerport() -> Reading:
    return read_letter(letter_in(PROJECT / "tests" / "letters" / "ellerport-2014-10").by_rules_alone)[1]


def as_read(text: str) -> tuple[CheckedEntry, ...]:
    return tuple(CheckedEntry.model_validate(entry) for entry in yaml.load(text, Loader=yaml.CSafeLoader) or ())


@settings(max_examples=100, deadline=None)
@given(some.lists(entries, max_size=3))
def test_what_is_written_is_read_again(drawn: list[CheckedEntry]) -> None:
    assert as_read(entries_as_text(drawn)) == tuple(drawn)


def test_an_entry_is_written_in_the_form_that_people_write() -> None:
    entry = CheckedEntry(
        paragraph="1.4", quote="10 out of 13", measure=None, role=None, verdict="none", count=10, total=None,
        basis="words", words="43.6%", optional=True, checked=False, note="Said: twice.",
    )  # fmt: skip
    assert (
        entries_as_text(
            [entry, entry.model_copy(update={"optional": False, "checked": True, "rejected": True, "note": None})]
        )
        == """\
- paragraph: "1.4"
  quote: 10 out of 13
  measure: null
  role: null
  verdict: none
  count: 10
  total: null
  basis: words
  words: 43.6%
  optional: true
  checked: false
  note: 'Said: twice.'

- paragraph: "1.4"
  quote: 10 out of 13
  measure: null
  role: null
  verdict: none
  count: 10
  total: null
  basis: words
  words: 43.6%
  rejected: true
"""
    )


@pytest.mark.parametrize("path", FILES)
def test_the_files_that_people_have_written_are_in_that_form(path: Path) -> None:
    assert entries_as_text(entries_in(path)) == path.read_text(encoding="utf-8")


def test_a_draft_holds_every_finding_as_it_was_read_and_nothing_is_checked(tmp_path: Path) -> None:
    draft = draft_of(ellerport())
    assert len(draft) == len(ellerport().findings) > 40
    for entry, finding in zip(draft, ellerport().findings, strict=True):
        fields = {"paragraph", "measure", "role", "verdict", "count", "total", "basis", "words"}
        assert entry.model_dump(include=fields) == finding.model_dump(include=fields)
        assert (entry.checked, entry.optional, entry.rejected, entry.note) == (False, False, False, None)
    (tmp_path / "findings.yml").write_text(entries_as_text(draft), encoding="utf-8")
    assert entries_in(tmp_path / "findings.yml") == draft


def test_a_quotation_leads_back_to_its_finding_and_nowhere_else() -> None:
    letter = ellerport().letter
    for entry, finding in zip(draft_of(ellerport()), ellerport().findings, strict=True):
        (place,) = places_in(letter, entry.paragraph, entry.quote)
        assert place.covers(finding)
        assert place.of(letter.text) == entry.quote


def test_what_the_rules_could_not_tell_is_left_open() -> None:
    _, reading = cambridgeshire()
    (unknown,) = (entry for entry in draft_of(reading) if entry.quote == "six were not")
    assert (unknown.measure, unknown.role, unknown.verdict, unknown.total) == (None, None, None, None)


@pytest.mark.parametrize(
    ("paragraph", "quote"),
    [
        ("Plans in six of ten. Reviews were good in six of ten cases.", "in six of ten. Reviews"),
        ("Six of ten. Of the reviews, six. Then six again.", "reviews, six"),
        ("We saw six and six and six.", "saw six and"),
        ("Reviews: six. Reviews: six.", "Reviews: six. Reviews"),
    ],
)
def test_a_quotation_that_occurs_again_takes_in_more_words(paragraph: str, quote: str) -> None:
    letter = letter_of([("reoffending", "Reoffending", [("1.1", paragraph)])])
    words = "six of ten" if "six of ten" in paragraph else "six"
    assert entry_of(finding_of(letter, words), letter).quote == quote
