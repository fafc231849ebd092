"""`sqs check --accept`: a findings.yml is brought up to what is read now, and nothing checked vanishes in silence."""

import time
from collections.abc import Mapping
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from models.checked import CheckedEntry
from pipeline.annotations.drafts import entries_as_text
from pipeline.annotations.entries import entries_in
from pipeline.cli import main as cli
from pipeline.corpus.folders import letter_in
from pipeline.curate.check import LetterCheck, accept, check
from tests.support.processes import killed_after, random_moment
from tests.support.small_letter import ASSESSMENT, CASES, PLANS, READ, REVIEWS, put

pytestmark = pytest.mark.slow

NOTE = {"note": "The letter means something else."}
NO_LONGER_READ = {"note": "No rule reads this."}
DEAD = {"checked": False, **NO_LONGER_READ}
DRAFT = {"checked": False, "shown": True}
MISSING = CheckedEntry(
    paragraph="1.1", quote="nine tenders were looked at", measure=None, role="breakdown", verdict="none", count=9,
    total=None, basis="printed", words=None,
)  # fmt: skip
NINE = {"count": 9}


def changed(entry: CheckedEntry, *changes: Mapping[str, object]) -> CheckedEntry:
    return entry.model_copy(update={field: value for change in changes for field, value in change.items()})


def accepted(folder: Path) -> tuple[CheckedEntry, ...]:
    (result,) = check([letter_in(folder)])
    assert isinstance(result, LetterCheck)
    accept(result)
    return entries_in(folder / "findings.yml")


def sqs_check(corpus: Path, *arguments: str) -> tuple[int, str]:
    named = [folder.name for folder in sorted(corpus.iterdir())] if "--accept" in arguments else []
    ended = CliRunner().invoke(
        cli.sqs, ["check", "--corpus", str(corpus), *arguments, *named], standalone_mode=False, catch_exceptions=False
    )
    return ended.return_value, ended.output


@pytest.mark.parametrize(
    ("why", "before", "after"),
    [
        ("read alike", REVIEWS, REVIEWS),
        ("what changed takes the new reading and loses its tick", changed(REVIEWS, NINE), changed(REVIEWS, DRAFT)),
        ("what a person alone has seen keeps its tick", MISSING, changed(MISSING, NO_LONGER_READ)),
        ("and keeps it however often", changed(MISSING, NO_LONGER_READ), changed(MISSING, NO_LONGER_READ)),
        ("what lost its tick long ago goes", changed(MISSING, DEAD), None),
        ("unless it is read again", changed(REVIEWS, DEAD), changed(REVIEWS, DRAFT)),
        ("words of another paragraph that are read alike move", changed(REVIEWS, {"paragraph": "1.1"}), REVIEWS),
        ("what is corrected moves", changed(REVIEWS, NINE, NOTE, {"paragraph": "9.9"}), changed(REVIEWS, NINE, NOTE)),
        ("corrected", changed(REVIEWS, NINE, NOTE), changed(REVIEWS, NINE, NOTE)),
        ("rejected", changed(REVIEWS, NINE, {"rejected": True}), changed(REVIEWS, NINE, {"rejected": True})),
        ("optional", changed(MISSING, {"optional": True}), changed(MISSING, {"optional": True})),
        ("what does not fit is for a person", changed(MISSING, {"quote": "x"}), changed(MISSING, {"quote": "x"})),
        ("a draft that is read otherwise", changed(REVIEWS, NINE, DRAFT), changed(REVIEWS, DRAFT)),
        ("a draft in other words", changed(REVIEWS, {"words": "ten"}, DRAFT), changed(REVIEWS, DRAFT)),
        ("a draft that somebody works on", changed(REVIEWS, NINE, DRAFT, NOTE), changed(REVIEWS, NINE, DRAFT, NOTE)),
        ("a draft that is no longer read", changed(MISSING, DRAFT), None),
    ],
)
def test_each_entry_becomes_what_it_should_be(
    tmp_path: Path, why: str, before: CheckedEntry, after: CheckedEntry | None
) -> None:
    folder = put(tmp_path, "eastmere-2014-10", *READ[:3], *([] if before.quote == REVIEWS.quote else [REVIEWS]), before)
    others = entries_in(folder / "findings.yml")[:-1]
    assert accepted(folder) == (*others, *([after] if after else [])), why


def test_what_is_new_is_added_as_a_draft_where_it_is_printed(tmp_path: Path) -> None:
    misfit = changed(PLANS, {"quote": "x"})
    folder = put(tmp_path, "eastmere-2014-10", misfit, PLANS)
    cases, assessment, reviews = (changed(entry, DRAFT) for entry in (CASES, ASSESSMENT, REVIEWS))
    assert accepted(folder) == (misfit, cases, assessment, PLANS, reviews)


def test_a_letter_that_nobody_has_entered_anything_for_gets_a_draft(tmp_path: Path) -> None:
    assert accepted(put(tmp_path)) == tuple(changed(entry, DRAFT) for entry in READ)


def test_a_second_time_nothing_changes(tmp_path: Path) -> None:
    folder = put(tmp_path, "eastmere-2014-10", changed(REVIEWS, NINE), MISSING)
    first = accepted(folder)
    when = (folder / "findings.yml").stat().st_mtime_ns
    assert accepted(folder) == first
    assert (folder / "findings.yml").stat().st_mtime_ns == when


def test_comments_and_layout_of_what_stays_are_kept(tmp_path: Path) -> None:
    folder = put(tmp_path)
    own_layout = (
        "- {paragraph: '1.2', quote: sufficient in ten of 13 cases, measure: reoffending.review, role: headline,\n"
    )
    own_layout += "   verdict: sufficient, count: 10, total: 13, basis: printed, words: }  # seen twice\n"
    gone = entries_as_text([changed(MISSING, DRAFT)])
    head = "# Checked in May.\n\n"
    cases, assessment = (entries_as_text([entry]) for entry in (CASES, changed(ASSESSMENT, {"count": 16})))
    (folder / "findings.yml").write_text(
        f"{head}{cases}\n# of the sample\n{assessment}\n# not sure\n{gone}\n{own_layout}\n# the end\n"
    )
    accepted(folder)
    anew, plans = (entries_as_text([changed(entry, DRAFT)]) for entry in (ASSESSMENT, PLANS))
    assert (folder / "findings.yml").read_text() == (
        f"{head}{cases}\n# of the sample\n{anew}\n{plans}\n# not sure\n{own_layout}\n# the end\n"
    )


def test_a_file_of_another_layout_is_written_anew_below_its_head(tmp_path: Path) -> None:
    folder = put(tmp_path)
    entry = "{paragraph: '1.2', quote: ten of 13, measure: null, role: breakdown, verdict: none, count: 10, total: 13, "
    entry += "basis: printed, words: null, note: The same.}"
    (folder / "findings.yml").write_text(f"# Checked in May.\n[{entry}, # once\n{entry.replace('10', '9')}]\n")
    _, out = sqs_check(tmp_path, "--accept")
    assert out.endswith(". Comments inside its entries were lost.\n")
    assert (folder / "findings.yml").read_text().startswith('# Checked in May.\n- paragraph: "context.1"\n')
    assert [each.count for each in entries_in(folder / "findings.yml")] == [20, 17, 12, 10, 9]


def test_a_file_with_nothing_but_a_comment_keeps_it(tmp_path: Path) -> None:
    folder = put(tmp_path)
    (folder / "findings.yml").write_text("# nothing yet")
    accepted(folder)
    assert (folder / "findings.yml").read_text().startswith('# nothing yet\n- paragraph: "context.1"\n')


def test_the_command_says_what_it_wrote_and_the_next_check_is_clean(tmp_path: Path) -> None:
    folder = put(tmp_path, "eastmere-2014-10", CASES, ASSESSMENT, changed(REVIEWS, NINE), MISSING)
    assert sqs_check(tmp_path)[0] == 1
    status, out = sqs_check(tmp_path, "--accept")
    done = "1 added, 1 no longer marked as checked, 1 still marked as checked although no rule reads them"
    assert (status, out.splitlines()[-1]) == (0, f"{folder / 'findings.yml'} has been updated: {done}.")
    status, out = sqs_check(tmp_path, "--accept")
    assert (status, out.splitlines()[-1]) == (0, "Every findings.yml already matches what is read now.")


def test_words_of_another_paragraph_that_are_read_otherwise_stay_for_a_person(tmp_path: Path) -> None:
    elsewhere = changed(REVIEWS, NINE, {"paragraph": "1.1"})
    folder = put(tmp_path, "eastmere-2014-10", *READ[:3], elsewhere)
    assert accepted(folder) == (*READ[:3], elsewhere, changed(REVIEWS, DRAFT))


def test_no_letter_is_rewritten_that_was_not_named(tmp_path: Path) -> None:
    folder = put(tmp_path, "eastmere-2014-10", changed(REVIEWS, NINE))
    before = (folder / "findings.yml").read_bytes()
    with pytest.raises(click.UsageError, match="name each letter"):
        CliRunner().invoke(
            cli.sqs, ["check", "--corpus", str(tmp_path), "--accept"], standalone_mode=False, catch_exceptions=False
        )
    assert (folder / "findings.yml").read_bytes() == before


def test_what_does_not_fit_still_fails(tmp_path: Path) -> None:
    put(tmp_path, "eastmere-2014-10", *READ, changed(MISSING, {"quote": "x"}))
    assert sqs_check(tmp_path, "--accept")[0] == 1


def test_the_file_is_replaced_and_never_written_over(tmp_path: Path) -> None:
    """A blow seldom falls between two writes of a small file; who has it open would see each of them."""
    folder = put(tmp_path, "eastmere-2014-10", CASES, changed(ASSESSMENT, NINE), MISSING)
    before = (folder / "findings.yml").read_bytes()
    with (folder / "findings.yml").open("rb") as held:
        accepted(folder)
        assert held.read() == before
    assert (folder / "findings.yml").read_bytes() != before


@pytest.mark.kill
def test_killed_at_any_moment_it_leaves_each_file_as_it_was_or_as_it_should_be(tmp_path: Path) -> None:
    entries = (CASES, changed(ASSESSMENT, NINE), changed(PLANS, NINE, DRAFT), MISSING)
    files = [put(tmp_path, f"letter-{number}", *entries) / "findings.yml" for number in range(3)]
    before = files[0].read_bytes()
    sqs_check(tmp_path)  # whatever is loaded but once is loaded now
    begun = time.monotonic()
    sqs_check(tmp_path, "--accept")
    whole = time.monotonic() - begun
    after = files[0].read_bytes()
    assert after != before
    cut_short = 0
    for _ in range(50):
        for file in files:
            file.write_bytes(before)
        killed_after(random_moment(1.1 * whole), lambda: sqs_check(tmp_path, "--accept"))
        found = [file.read_bytes() for file in files]
        assert set(found) <= {before, after}
        cut_short += before in found
    assert cut_short
    assert sqs_check(tmp_path, "--accept")[0] == 0
    assert [file.read_bytes() for file in files] == [after] * len(files)
    assert sqs_check(tmp_path)[0] == 0
