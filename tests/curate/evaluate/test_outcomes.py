"""The table of what came of each statement: what it says of one, and what a change in it is called."""

import json
from pathlib import Path

import pytest

from models.checked import CheckedEntry
from models.letter import Letter
from pipeline.cli.text.outcomes import change_line
from pipeline.corpus.folders import PROJECT
from pipeline.curate.evaluate.matching import compare
from pipeline.curate.evaluate.outcomes import Outcome, changes, outcomes_of, outcomes_table, write_outcomes
from pipeline.errors import CorpusError
from tests.support.letters_by_hand import finding_of, letter_of
from tests.support.sqs_command import sqs

HEADS = "letter\tparagraph\twords\tfound\tnumbers\tverdict\tmeasure\trole\n"
WORDS = "Plans were good in 12 of 20 cases, and so were reviews\nin seven of 11. None of the six was late."
PLANS = "eastmere-2015-01\t1.1\t12 of 20\t"
SAID = {"measure": "reoffending.planning", "role": "headline", "verdict": "sufficient", "count": 12, "total": 20}
RIGHT = Outcome(
    letter="eastmere-2015-01", paragraph="1.1", words="12 of 20",
    found="right", numbers="right", verdict="right", measure="right", role="right",
)  # fmt: skip
MISSED = RIGHT.model_copy(update={"found": "missed"} | dict.fromkeys(("numbers", "verdict", "measure", "role"), "-"))
ELEVEN = RIGHT.model_copy(update={"numbers": "11 of 20"})
TWELVE_AS_BAD = RIGHT.model_copy(update={"verdict": "insufficient"})
NOT_EXPECTED = ELEVEN.model_copy(update={"found": "not expected"})


@pytest.fixture
def letter() -> Letter:
    return letter_of([("reoffending", "Reoffending", [("1.1", WORDS)])])


def entry(quote: str = "12 of 20", **fields: object) -> CheckedEntry:
    stands = {"paragraph": "1.1", "quote": quote, "basis": "printed", "words": None}
    return CheckedEntry.model_validate(stands | SAID | fields)


@pytest.mark.parametrize(
    ("read", "cells"),
    [
        ({}, "right\tright\tright\tright\tright"),
        ({"count": 11}, "right\t11 of 20\tright\tright\tright"),
        ({"count": None, "total": None}, "right\t- of -\tright\tright\tright"),
        ({"verdict": "insufficient"}, "right\tright\tinsufficient\tright\tright"),
        ({"measure": None}, "right\tright\tright\t-\tright"),
        ({"role": "breakdown", "measure": "child.planning"}, "right\tright\tright\tchild.planning\tbreakdown"),
    ],
)
def test_a_line_says_what_is_right_and_what_was_read_instead(
    letter: Letter, read: dict[str, object], cells: str
) -> None:
    finding = finding_of(letter, "12 of 20", **{**SAID, **read})
    outcomes = outcomes_of("eastmere-2015-01", compare(letter, [finding], [entry()]), letter.text)
    assert outcomes_table(outcomes) == f"{HEADS}{PLANS}{cells}\n"


def test_what_is_missed_and_what_is_not_expected_have_their_lines_in_the_order_of_the_alphabet(letter: Letter) -> None:
    late = finding_of(letter, "None of the six was", count=0, total=6, verdict="insufficient")
    entries = [entry(), entry("so were reviews in seven of 11", count=7, total=11)]
    outcomes = outcomes_of("eastmere-2015-01", compare(letter, [late], entries), letter.text)
    assert outcomes_table(outcomes) == (
        f"{HEADS}{PLANS}missed\t-\t-\t-\t-\n"
        "eastmere-2015-01\t1.1\tNone of the six was\tnot expected\t0 of 6\tinsufficient\t-\t-\n"
        "eastmere-2015-01\t1.1\tso were reviews in seven of\tmissed\t-\t-\t-\t-\n"
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (MISSED, RIGHT, "gained: {}: found missed → right, numbers - → right, verdict - → right, "),
        (ELEVEN, RIGHT, "gained: {}: numbers 11 of 20 → right"),
        (RIGHT, ELEVEN, "lost: {}: numbers right → 11 of 20"),
        (ELEVEN, TWELVE_AS_BAD, "lost: {}: numbers 11 of 20 → right, verdict right → insufficient"),
        (ELEVEN, ELEVEN.model_copy(update={"numbers": "10 of 20"}), "changed: {}: numbers 11 of 20 → 10 of 20"),
        (None, ELEVEN, "new: {}: found right, numbers 11 of 20, verdict right, measure right, role right"),
        (RIGHT, None, "gone: {}: found right, numbers right, verdict right, measure right, role right"),
        (None, NOT_EXPECTED, "lost: {}: found not expected, numbers 11 of 20, verdict right, "),
        (NOT_EXPECTED, None, "gained: {}: found not expected, numbers 11 of 20, verdict right, "),
    ],
)
def test_a_change_is_a_gain_only_where_nothing_is_lost_by_it(
    before: Outcome | None, after: Outcome | None, said: str
) -> None:
    other = RIGHT.model_copy(update={"paragraph": "1.2"})
    tables = [outcomes_table([*([outcome] if outcome else []), other]) for outcome in (before, after)]
    (change,) = changes(*tables)
    assert change_line(change).startswith(said.format("eastmere-2015-01, 1.1, “12 of 20”"))


def test_what_has_not_changed_is_not_told() -> None:
    assert changes(outcomes_table([RIGHT, MISSED]), outcomes_table([MISSED, RIGHT])) == ()


def test_two_statements_in_the_same_words_are_told_apart_by_what_came_of_them() -> None:
    tables = outcomes_table([RIGHT, RIGHT]), outcomes_table([RIGHT, MISSED])
    (change,) = changes(*tables)
    assert change_line(change).startswith("lost: eastmere-2015-01, 1.1, “12 of 20”: found right → missed")


def test_a_file_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Chief Executive")
    with pytest.raises(CorpusError, match=r"letter\.txt does not contain outcomes"):
        write_outcomes(tmp_path / "letter.txt", [RIGHT])
    assert (tmp_path / "letter.txt").read_text() == "Dear Chief Executive"


def test_the_command_writes_the_outcomes_of_every_corpus_and_says_what_changed(tmp_path: Path) -> None:
    for corpus, name in (("one", "ellerport-2014-10"), ("other", "aldmoor-2013-06")):
        (tmp_path / corpus / name).mkdir(parents=True)
        for file in ("letter.txt", "letter.yml", "findings.yml"):
            content = (PROJECT / "tests" / "letters" / name / file).read_bytes()
            (tmp_path / corpus / name / file).write_bytes(content)
    sentence = {"document": "a report", "year": 2015, "kind": "N of N", "sentence": "34 of 118 have one."}
    stated = {"quote": "34 of 118", "count": 34, "total": 118, "percent": None, "words": None, "basis": "printed"}
    (tmp_path / "real.jsonl").write_text(json.dumps(sentence | {"statements": [stated | {"verdict": None}]}))
    path = tmp_path / "outcomes.tsv"
    arguments = ("--corpus", tmp_path / "one", "--corpus", tmp_path / "other", "--sentences", tmp_path / "real.jsonl")
    status, out, err = sqs("evaluate", *arguments, "--outcomes", path)
    head, *lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    assert (status, err) == (0, "")
    assert out.splitlines()[-1] == f"{path} holds {len(lines)} statements; {len(lines)} changed."
    letters = {line.split("\t")[0] for line in lines}
    assert letters == {"aldmoor-2013-06", "ellerport-2014-10", "sentences of other inspections"}
    first, *others = lines
    assert first.endswith("right\tright\n")
    path.write_text("".join([head, first.removesuffix("right\n"), "context\n", *others]), encoding="utf-8")
    status, out, err = sqs("evaluate", *arguments, "--outcomes", path)
    change, last = out.splitlines()
    assert change.startswith("gained: aldmoor-2013-06, ")
    assert change.endswith("”: role context → right")
    assert last == f"{path} holds {len(lines)} statements; 1 changed."
