"""Whether letters are still read as people have checked them, and what `sqs check` says of it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from models.checked import CheckedEntry
from pipeline.cli import main as cli
from pipeline.corpus.folders import PROJECT, letter_in
from pipeline.curate.check import LetterCheck, UncheckableLetter, check
from pipeline.language.rule_files import FOLDER
from tests.support.small_letter import ASSESSMENT, CASES, PLANS, READ, REVIEWS, TEXT, put

pytestmark = pytest.mark.slow

OTHER_REVIEWS = REVIEWS.model_copy(update={"count": 9})
MISSING = CheckedEntry(
    paragraph="1.1", quote="nine tenders were looked at", measure=None, role="breakdown", verdict="none", count=9,
    total=None, basis="printed", words=None,
)  # fmt: skip
NOTE = {"note": "The letter means something else."}


@pytest.fixture(autouse=True)
def wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


def checked(corpus: Path, *entries: CheckedEntry) -> LetterCheck:
    (result,) = check([letter_in(put(corpus, "eastmere-2014-10", *entries))])
    assert isinstance(result, LetterCheck)
    return result


def sqs_check(corpus: Path, *arguments: str) -> tuple[int, str]:
    ended = CliRunner().invoke(
        cli.sqs, ["check", "--corpus", str(corpus), *arguments], standalone_mode=False, catch_exceptions=False
    )
    return ended.return_value, ended.output


@pytest.mark.parametrize(
    ("entry", "became"),
    [
        (REVIEWS, "confirmed"),
        (REVIEWS.model_copy(update={"words": "ten", "basis": "referred"}), "confirmed"),
        (REVIEWS.model_copy(update={"optional": True}), "confirmed"),
        (REVIEWS.model_copy(update=NOTE), "confirmed"),
        (OTHER_REVIEWS, "changed"),
        (OTHER_REVIEWS.model_copy(update=NOTE), "corrected"),
        (OTHER_REVIEWS.model_copy(update={"optional": True}), "left open"),
        (OTHER_REVIEWS.model_copy(update={"rejected": True}), "rejected"),
        (OTHER_REVIEWS.model_copy(update={"checked": False}), "out of date"),
        (REVIEWS.model_copy(update={"checked": False}), "unchecked"),
        (OTHER_REVIEWS.model_copy(update={"checked": False, **NOTE}), "unchecked"),
        (MISSING, "lost"),
        (MISSING.model_copy(update=NOTE), "corrected"),
        (MISSING.model_copy(update={"optional": True}), "left open"),
        (MISSING.model_copy(update={"rejected": True}), "rejected"),
        (MISSING.model_copy(update={"checked": False}), "out of date"),
        (REVIEWS.model_copy(update={"quote": "ten off 13"}), "not fitting"),
        (REVIEWS.model_copy(update={"quote": "ten off 13", "optional": True}), "not fitting"),
        (REVIEWS.model_copy(update={"quote": "ten off 13", "rejected": True}), "not fitting"),
        (REVIEWS.model_copy(update={"quote": "ten off 13", "checked": False}), "out of date"),
    ],
)
def test_each_entry_is_said_to_be_what_has_become_of_it(tmp_path: Path, entry: CheckedEntry, became: str) -> None:
    assert [entry_check.became for entry_check in checked(tmp_path, PLANS, entry).entries] == ["confirmed", became]


def test_what_no_entry_means_is_new_and_what_nobody_reads_is_unread(tmp_path: Path) -> None:
    result = checked(tmp_path, CASES, PLANS)
    text = result.reading.letter.text
    assert [finding.of(text) for finding in result.new] == [ASSESSMENT.quote, REVIEWS.quote]
    assert [number.of(text) for number in result.unread] == ["nine"]


@pytest.mark.parametrize("said", [{"rejected": True}, NOTE])
def test_a_number_that_a_person_has_accounted_for_is_not_unread(tmp_path: Path, said: dict[str, object]) -> None:
    assert checked(tmp_path, MISSING.model_copy(update=said)).unread == ()


def test_the_rules_are_held_to_the_entries_and_not_the_entries_to_themselves(tmp_path: Path) -> None:
    (entry_check,) = checked(tmp_path, OTHER_REVIEWS).entries
    assert entry_check.finding
    assert entry_check.finding.count == 10


def test_a_letter_that_cannot_be_held_to_anything_stops_no_other(tmp_path: Path) -> None:
    put(tmp_path, "a-malformed").joinpath("findings.yml").write_text("- paragraph: 1.1\n")
    put(tmp_path, "b-no-letter", *READ, text="Dear Chief Executive")
    put(tmp_path, "c-good", *READ)
    results = check([letter_in(folder) for folder in sorted(tmp_path.iterdir())])
    assert [(type(result), getattr(result, "id", "")) for result in results] == [
        (UncheckableLetter, "a-malformed"),
        (UncheckableLetter, "b-no-letter"),
        (LetterCheck, ""),
    ]


@pytest.mark.parametrize(
    ("entries", "status"),
    [
        (READ, 0),
        ((), 0),
        ((PLANS,), 0),
        ((*READ[:3], OTHER_REVIEWS.model_copy(update={"checked": False})), 0),
        ((*READ[:3], OTHER_REVIEWS.model_copy(update=NOTE)), 0),
        ((*READ[:3], OTHER_REVIEWS), 1),
        ((*READ, MISSING), 1),
        ((*READ[:3], REVIEWS.model_copy(update={"quote": "ten off 13"})), 1),
    ],
)
def test_only_what_was_checked_and_holds_no_longer_fails(
    tmp_path: Path, entries: tuple[CheckedEntry, ...], status: int
) -> None:
    put(tmp_path, "eastmere-2014-10", *entries)
    assert sqs_check(tmp_path)[0] == status


def test_the_report_shows_what_a_person_should_look_at(tmp_path: Path) -> None:
    misfit = CASES.model_copy(update={"quote": "inspected 20 cases"})
    put(tmp_path, "eastmere-2014-10", misfit, PLANS, OTHER_REVIEWS, MISSING)
    put(tmp_path, "westmere-2014-10")
    assert sqs_check(tmp_path) == (
        1,
        """\
eastmere-2014-10: 1 confirmed, 1 changed, 1 lost, 2 new, 0 unread, 1 not fitting
  findings.yml, line 1: paragraph context.1 does not contain “inspected 20 cases”: correct the
    quotation or the paragraph.
eastmere-2014-10, 1.2, changed (count): “sufficient in ten of 13 cases”
  Reviews were sufficient in ten of 13 cases.
           old (checked)                                new (read)
  measure  reoffending.review                           reoffending.review
  role     headline                                     headline
  verdict  sufficient                                   sufficient
  count    9                                            10
  total    13                                           13
  basis    printed                                      printed
  words    –                                            –

eastmere-2014-10, 1.1, lost: “nine tenders were looked at”
  In their way, nine tenders were looked at.
           old (checked)                                new (read)
  measure  –                                            –
  role     breakdown                                    –
  verdict  none                                         –
  count    9                                            –
  total    –                                            –
  basis    printed                                      –
  words    –                                            –

  new, context.1: “examined 20 cases”: context.cases · context · none · 20 · printed · sure
  new, 1.1: “sufficient in 17 out of the 20 cases”: reoffending.assessment · headline · sufficient ·
    17 of 20 · printed · sure
westmere-2014-10: 0 confirmed, 0 changed, 0 lost, 4 new, 1 unread
  unread: “nine” in “In their way, nine tenders were looked at.”
2 letters: 1 confirmed, 1 changed, 1 lost, 6 new, 1 unread, 1 not fitting
If the checked entry is right, keep it and say why in its `note`. If the new reading is right, `sqs
check --accept` saves it for a person to check.
""",
    )


@pytest.mark.parametrize(("facts", "status"), [("", 1), ("unreadable: It is a picture of a picture.\n", 0)])
def test_a_letter_that_cannot_be_read_fails_unless_a_person_knows_of_it(
    tmp_path: Path, facts: str, status: int
) -> None:
    folder = put(tmp_path, "eastmere-2014-10", text="Dear Chief Executive")
    (folder / "letter.yml").write_text(facts)
    ended, out = sqs_check(tmp_path)
    assert ended == status
    assert out.startswith("eastmere-2014-10: letter.txt")


def test_letters_are_checked_by_name(tmp_path: Path) -> None:
    for name in ("a-2014-10", "b-2014-10", "c-2014-10"):
        put(tmp_path, name, *READ)
    status, out = sqs_check(tmp_path, "c-2014-10", "a-2014-10", "c-2014-10")
    assert status == 0
    assert [line.split(":")[0] for line in out.splitlines() if "confirmed" in line] == [
        "c-2014-10",
        "a-2014-10",
        "2 letters",
    ]


@pytest.mark.slow
def test_the_letters_of_the_corpus_are_read_as_people_have_checked_them() -> None:
    status, out = sqs_check(PROJECT / "corpus")
    assert status == 0, out


@pytest.mark.slow
def test_a_change_of_rules_that_changes_a_checked_reading_fails_and_shows_both_readings(tmp_path: Path) -> None:
    put(tmp_path / "corpus", "eastmere-2014-10", *READ)
    shutil.copytree(FOLDER, tmp_path / "rules")
    rules = tmp_path / "rules" / "number_words.yml"
    words = rules.read_text(encoding="utf-8")
    assert words.count("teens: [ten, eleven,") == 1
    rules.write_text(words.replace("teens: [ten, eleven,", "teens: [eleven, ten,"), encoding="utf-8")
    code = (
        "import pathlib; from pipeline.cli import main as cli; from pipeline.language import rule_files; "
        "rule_files.FOLDER = pathlib.Path('rules'); cli.main()"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, "check"], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert (ended.returncode, ended.stderr) == (1, "")
    assert (
        """\
eastmere-2014-10: 3 confirmed, 1 changed, 0 lost, 0 new, 1 unread
eastmere-2014-10, 1.2, changed (count): “sufficient in ten of 13 cases”
  Reviews were sufficient in ten of 13 cases.
           old (checked)                                new (read)
  measure  reoffending.review                           reoffending.review
  role     headline                                     headline
  verdict  sufficient                                   sufficient
  count    10                                           11
"""
        in ended.stdout
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["eastmere-2014-01"], "sqs: There is no letter eastmere-2014-01 in corpus: did you mean eastmere-2014-10?"),
        (
            ["some.txt"],
            "sqs: some.txt has no folder of its own, so nobody has checked it: name a letter of the corpus.",
        ),
        (["--corpus", "nowhere"], "sqs: nowhere does not exist: use --corpus to name the folder"),
    ],
)
def test_what_a_user_gets_wrong_is_a_sentence(tmp_path: Path, arguments: list[str], sentence: str) -> None:
    put(tmp_path / "corpus")
    (tmp_path / "some.txt").write_text(TEXT)
    code = "from pipeline.cli import main as cli; cli.main()"
    ended = subprocess.run(
        [sys.executable, "-c", code, "check", *arguments], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith(sentence)
