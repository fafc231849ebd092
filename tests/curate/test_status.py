"""What is said of a corpus: what it holds, what is checked, what is missing, what cannot be read."""

from pathlib import Path

import pytest

from models.checked import CheckedEntry
from tests.support.add_command import DATED
from tests.support.small_letter import ASSESSMENT, CASES, PLANS, READ, REVIEWS, put
from tests.support.sqs_command import sqs

LIST = """\
area_name,fieldwork_start,fieldwork_end,published,known_from,note
Eastmere,2014-09-29,2014-10-01,,the letter itself,held
Rotherham,2012-11-12,2012-11-14,,council action plan,among the first
Hull,2013-05,,2013-06-12,minutes,
Wokingham,,,2016-08,,
Liverpool,,,,news item,October; 2014 or 2015
"""


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "corpus").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path / "corpus"


def status(*arguments: str) -> str:
    ended, out, err = sqs("status", *arguments)
    assert (ended, err) == (0, "")
    return out


def test_a_corpus_is_told_in_figures_and_lists(corpus: Path) -> None:
    put(corpus, "eastmere-2014-10", *READ, text=DATED)
    put(corpus, "hull-2016-01", *READ[:2], text=DATED.replace("Eastmere", "Hull"))
    (corpus / "hull-2016-01" / "letter.yml").write_text("published: 2016-01-13\nfacsimile: true\n")
    put(corpus, "kingston-2015-01", text=DATED)
    (corpus / "kingston-2015-01" / "letter.yml").write_text("area: Kingston upon Hull\npublished: 2015-01-14\n")
    put(corpus, "rotherham-2013-01", text="A scan.")
    (corpus / "rotherham-2013-01" / "letter.yml").write_text(
        "area: Rotherham\nfieldwork_start: 2012-11-12\nunreadable: The scan is too faint to make out\n"
    )
    (corpus / "inspections.csv").write_text(LIST)
    assert (
        status()
        == """\
Held: 3 letters about 2 services.
  Eastmere            2014-10-22     4 of 4 findings checked
  Kingston-upon-Hull  2015-01-14     0 of 4 findings checked
  Kingston-upon-Hull  2016-01-13     2 of 4 findings checked, facsimile

Checked: 6 of 12 findings; 1 of 3 letters in full.

Missing: 3 of the 5 inspections in inspections.csv have no letter here.
  Hull: fieldwork 2013-05, published 2013-06-12 (minutes)
  Wokingham: published 2016-08
  Liverpool: dates not known (news item; October; 2014 or 2015)

Unreadable: 1 letter.
  rotherham-2013-01: letter.txt is marked unreadable in letter.yml: The scan is too faint to make
    out.
"""
    )


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        (READ, "4 of 4 findings; 1 of 1 letter in full"),
        ((CASES, ASSESSMENT, PLANS), "3 of 4 findings; 0 of 1 letter in full"),
        ((*READ[:3], REVIEWS.model_copy(update={"checked": False})), "3 of 4 findings; 0 of 1 letter in full"),
        ((*READ[:3], REVIEWS.model_copy(update={"count": 9})), "4 of 4 findings; 1 of 1 letter in full"),
        ((*READ[:3], REVIEWS.model_copy(update={"rejected": True})), "3 of 3 findings; 1 of 1 letter in full"),
    ],
)
def test_a_finding_counts_as_checked_where_a_person_has_seen_it(
    corpus: Path, entries: tuple[CheckedEntry, ...], told: str
) -> None:
    put(corpus, "eastmere-2014-10", *entries)
    assert f"\nChecked: {told}.\n" in status()


def test_a_corpus_without_letters_is_told_of_too(corpus: Path) -> None:
    (corpus / "inspections.csv").write_text("area_name\nHull\n")
    assert (
        status()
        == """\
Held: 0 letters about 0 services.

Checked: 0 of 0 findings; 0 of 0 letters in full.

Missing: 1 of the 1 inspections in inspections.csv has no letter here.
  Hull: dates not known

Unreadable: 0 letters.
"""
    )


def test_a_corpus_without_a_list_does_not_know_what_is_missing(corpus: Path) -> None:
    put(corpus, "eastmere-2014-10")
    assert "\nMissing: not known, because the corpus has no inspections.csv.\n" in status()


def test_an_invented_letter_is_that_of_no_inspection(corpus: Path) -> None:
    put(corpus, "eastmere-2014-10", text=DATED)
    (corpus / "eastmere-2014-10" / "letter.yml").write_text("invented: true\n")
    (corpus / "inspections.csv").write_text("area_name,published\nEastmere,2014-10\n")
    told = status()
    assert "0 of 4 findings checked, invented\n" in told
    assert "\n  Eastmere: published 2014-10\n" in told


def test_letters_of_the_last_build_are_not_read_again(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(corpus, "eastmere-2014-10", *READ)
    sqs("build", "--db", "sqs.db")
    first = status()
    monkeypatch.setattr("pipeline.build.stages.read", lambda _: pytest.fail("it is read again"))
    assert status("--db", "sqs.db") == first
    assert "4 of 4 findings checked" in first


def test_a_list_that_cannot_be_used_is_a_sentence(corpus: Path) -> None:
    (corpus / "inspections.csv").write_text("area\nHull\n")
    ended, out, err = sqs("status")
    assert (ended, out) == (2, "")
    assert "inspections.csv, line 1: 'area' is not a known column" in err
