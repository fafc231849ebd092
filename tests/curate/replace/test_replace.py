"""Another edition in the place of a letter: which ticks stay, and what is kept of the earlier one."""

import re
from pathlib import Path
from shutil import copy, copytree

import pytest

from models.checked import CheckedEntry
from pipeline.annotations.entries import entries_in
from pipeline.corpus.folders import PROJECT
from tests.support.add_command import files_in, names_in
from tests.support.layouts import Layout
from tests.support.small_letter import ASSESSMENT, CASES, PLANS, READ, REVIEWS, TEXT, put
from tests.support.sqs_command import sqs
from tests.support.typeset import typeset

pytestmark = pytest.mark.slow

ALDMOOR = PROJECT / "tests" / "letters" / "aldmoor-2013-06"
INSERTED = "\n- 1.3. We also saw how young people were helped to read. A tutor came every Friday."
FIGURE = "required standard in {} out of six cases"


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """The small letter, everything in it checked."""
    return put(tmp_path / "corpus", "eastmere-2014-10", *READ)


def replaced(held: Path, text: str, *arguments: str) -> tuple[int, str, tuple[CheckedEntry, ...]]:
    place = held.parent.parent / "again.txt"
    place.write_text(text, encoding="utf-8")
    status, out, err = sqs("replace", held.name, place, "--corpus", held.parent, *arguments)
    assert err == ""
    return status, " ".join(out.split()), entries_in(held / "findings.yml")


def draft(entry: CheckedEntry, note: str, **changes: object) -> CheckedEntry:
    return entry.model_copy(update={"checked": False, "shown": True, "note": note, **changes})


def with_paragraph_put_in(text: str) -> str:
    """The letter with a paragraph 1.3, those after it counted on."""
    head, tail = re.split(r"(?=\n- 1\.3\. )", text, maxsplit=1)
    return head + INSERTED + re.sub(r"(?m)^- 1\.([3-9])\.", lambda mark: f"- 1.{int(mark[1]) + 1}.", tail)


def test_a_pdf_with_a_paragraph_put_in_and_a_figure_changed_keeps_all_ticks_but_that_figures(tmp_path: Path) -> None:
    corpus, text = tmp_path / "corpus", (ALDMOOR / "letter.txt").read_text(encoding="utf-8")
    held = Path(copytree(ALDMOOR, corpus / ALDMOOR.name))
    copy(ALDMOOR.parent / "areas.csv", corpus)
    (held / "letter.pdf").write_bytes(typeset(text, Layout("one edition")))
    before = entries_in(held / "findings.yml")
    checked_before = sqs("check", ALDMOOR.name, "--corpus", corpus)[1].splitlines()[0]
    other = with_paragraph_put_in(text).replace(FIGURE.format("four"), FIGURE.format("five"))
    (tmp_path / "again.pdf").write_bytes(typeset(other, Layout("another edition", size=12, leading=1.5)))
    status, out, _ = sqs("replace", ALDMOOR.name, tmp_path / "again.pdf", "--corpus", corpus)
    assert status == 1
    after = entries_in(held / "findings.yml")
    assert [entry.checked for entry in after].count(False) == 1
    (lost,) = (entry for entry in after if not entry.checked)
    assert (lost.count, lost.total, lost.note) == (
        5,
        6,
        "In the earlier edition: “of the required standard in four out of six cases” (4 of 6). Its words have changed.",
    )
    assert len(after) == len(before)
    for old, new in zip(before, after, strict=True):
        moved = re.sub(r"^1\.([3-9])$", lambda mark: f"1.{int(mark[1]) + 1}", old.paragraph)
        assert new == lost or new == old.model_copy(update={"paragraph": moved, "quote": new.quote})
    assert "“four” is now “five”" in " ".join(out.split())
    checked_after = sqs("check", ALDMOOR.name, "--corpus", corpus)[1].splitlines()[0]
    confirmed = re.compile(r"(\d+) confirmed")
    assert int(confirmed.findall(checked_after)[0]) == int(confirmed.findall(checked_before)[0]) - 1
    assert "not fitting" not in checked_after


def test_the_earlier_edition_is_kept_whole_and_known_again(held: Path) -> None:
    (held / "letter.yml").write_text("# seen in May\narea: Eastmere\nsource: The first.\nfacsimile: true\ncases: 20\n")
    before = files_in(held)
    replaced(held, TEXT.replace("In their way", "In the way"), "--source", "The second.")
    replaced(held, TEXT.replace("In their way", "By the way"))
    assert names_in(held / "earlier") == ["1", "2"]
    assert files_in(held / "earlier" / "1") == before
    assert (held / "earlier" / "2" / "letter.yml").read_text() == (
        "# seen in May\narea: Eastmere\ncases: 20\nsource: The second.\n"
    )
    assert names_in(held.parent) == ["eastmere-2014-10"]
    copy(held / "earlier" / "1" / "letter.txt", held.parent.parent / "the first.txt")
    status, _, err = sqs("add", held.parent.parent / "the first.txt", "--corpus", held.parent)
    assert (status, err) == (2, "sqs: This file is already in the corpus, as eastmere-2014-10: nothing was added.\n")


def test_words_that_were_put_in_elsewhere_lose_no_tick(held: Path) -> None:
    text = TEXT.replace("- 1.2.", "- 1.2. Work was kind. It was also quick, and young people said so.\n- 1.3.")
    status, said, entries = replaced(held, text)
    assert (status, entries) == (0, (*READ[:3], REVIEWS.model_copy(update={"paragraph": "1.3"})))
    assert "4 of 4 checked entries still checked (1 in another place), 0 to be checked again, 0 gone" in said


@pytest.mark.parametrize(
    ("was", "now", "of", "note", "changes"),
    [
        (
            "17 out of the 20 cases.",
            "16 out of the 20 cases.",
            ASSESSMENT,
            "“sufficient in 17 out of the 20 cases” (17 of 20). Its words have changed.",
            {"count": 16, "quote": "sufficient in 16 out of the 20 cases"},
        ),
        (
            "Reviews were sufficient in",
            "Reviews were not sufficient in",
            REVIEWS,
            "“sufficient in ten of 13 cases” (10 of 13). Its sentence has changed.",
            {"verdict": "insufficient", "quote": "not sufficient in ten of 13 cases"},
        ),
    ],
)
def test_a_statement_that_changed_is_to_be_checked_again_and_says_what_it_was(
    held: Path, was: str, now: str, of: CheckedEntry, note: str, changes: dict[str, object]
) -> None:
    status, _, entries = replaced(held, TEXT.replace(was, now))
    expected = draft(of, f"In the earlier edition: {note}", **changes)
    assert status == 1
    assert entries == tuple(expected if entry == of else entry for entry in READ)


def test_what_is_gone_is_gone_and_shown(held: Path) -> None:
    status, said, entries = replaced(held, TEXT.replace("- 1.2. Reviews were sufficient in ten of 13 cases.\n", ""))
    assert (status, entries) == (1, (CASES, ASSESSMENT, PLANS))
    assert "Gone: 1 - 1.2: “sufficient in ten of 13 cases”: its words are no longer there." in said


def test_a_person_s_own_entries_and_rejections_move_as_well(tmp_path: Path) -> None:
    own = CheckedEntry(
        paragraph="1.1", quote="nine tenders were looked at", measure=None, role="breakdown", verdict="none", count=9,
        total=None, basis="printed", words=None, note="Tenders are counted here.",
    )  # fmt: skip
    rejected = PLANS.model_copy(update={"rejected": True})
    held = put(tmp_path / "corpus", "eastmere-2014-10", CASES, ASSESSMENT, rejected, own, REVIEWS)
    status, _, entries = replaced(
        held, TEXT.replace("- 1.1.", "- 1.1. It was cold.\n- 1.2.").replace("- 1.2. R", "- 1.3. R")
    )
    assert status == 0
    assert [(entry.paragraph, entry.checked, entry.rejected) for entry in entries] == [
        ("context.1", True, False),
        ("1.2", True, False),
        ("1.2", True, True),
        ("1.2", True, False),
        ("1.3", True, False),
    ]


def test_a_total_that_leans_on_a_changed_figure_is_to_be_checked_again(tmp_path: Path) -> None:
    text = TEXT.replace("Intervention plans had", "Of these, five were late. Intervention plans had")
    late = CheckedEntry(
        paragraph="1.1", quote="five were late", measure="reoffending.assessment", role="breakdown",
        verdict="insufficient", count=5, total=17, basis="referred", words=None, note="Late is not good.",
    )  # fmt: skip
    held = put(tmp_path / "corpus", "eastmere-2014-10", *READ[:2], late, *READ[2:], text=text)
    _, _, entries = replaced(held, text.replace("17 out", "16 out"))
    assert [entry.quote for entry in entries if entry.checked] == [entry.quote for entry in (CASES, PLANS, REVIEWS)]


def test_a_dry_run_shows_the_same_and_writes_nothing(held: Path) -> None:
    before = files_in(held)
    status, said, _ = replaced(held, TEXT.replace("17 out", "16 out"), "--dry-run")
    assert (status, files_in(held)) == (1, before)
    assert "1.1: “17” is now “16”" in said
    assert said.endswith("the earlier one is in its folder, in earlier/.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (TEXT, "again.txt is the very file that eastmere-2014-10 has: nothing was replaced."),
        ("", "again.txt: the file is empty; download the letter again. Nothing was replaced."),
    ],
)
def test_what_is_no_other_edition_is_a_sentence(held: Path, text: str, sentence: str) -> None:
    before = files_in(held)
    (held.parent.parent / "again.txt").write_text(text)
    status, out, err = sqs("replace", held.name, held.parent.parent / "again.txt", "--corpus", held.parent)
    assert (status, out, sentence in err) == (2, "", True)
    assert files_in(held) == before


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("westmere-2014-10", TEXT.replace("Eastmere", "Westmere"), "is the file of another letter, westmere-2014-10"),
        ("other-2013-01", TEXT.replace("Eastmere", "Northmere"), "is about Northmere, and eastmere-2014-10 is about"),
    ],
)
def test_another_letter_is_no_other_edition(held: Path, name: str, text: str, sentence: str) -> None:
    put(held.parent, name, text=TEXT.replace("Eastmere", "Westmere"))
    place = held.parent.parent / "again.txt"
    place.write_text(text, encoding="utf-8")
    before = files_in(held)
    status, out, err = sqs("replace", held.name, place, "--corpus", held.parent)
    assert (status, out, sentence in err) == (2, "", True), err
    assert files_in(held) == before
