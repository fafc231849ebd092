import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from models.checked import CheckedEntry
from models.reading import Reading
from models.source import Source
from pipeline.cli import main as cli
from pipeline.cli.text.evaluate import report
from pipeline.cli.text.evaluate_json import machine_readable
from pipeline.cli.text.evaluate_tables import table
from pipeline.corpus.folders import letters_in
from pipeline.curate.evaluate import Evaluation, evaluate
from pipeline.curate.evaluate.letters import evaluate_letter
from pipeline.curate.evaluate.scores import Score
from pipeline.curate.evaluate.sentences import SentenceFigures
from pipeline.errors import CorpusError
from tests.support.ellerport import ELLERPORT
from tests.support.letters_by_hand import finding_of, letter_of

SENTENCE = {
    "document": "a report",
    "year": 2015,
    "kind": "N of N",
    "sentence": "Only 34 of 118 children in distant placements have an advocate.",
    "statements": [
        {"quote": "34 of 118", "count": 34, "total": 117, "percent": None, "words": None, "basis": "printed"}
        | {"verdict": None}
    ],
}
FIGURES = """\
How much of each letter is completely right: numbers, verdict and measure
letter            statements  precision  recall     F1  found F1  numbers F1  verdict F1  rows F1  facts
eastmere-2015-01           2      0.000   0.000  0.000     0.500       0.000       0.000    0.000    0/1
together                   2      0.000   0.000  0.000     0.500       0.000       0.000    0.000    0/1

All letters
         right  read  expected  precision  recall     F1
found        1     2         2      0.500   0.500  0.500  the statement was noticed
numbers      0     2         2      0.000   0.000  0.000  and its count and total are right
verdict      0     2         2      0.000   0.000  0.000  and which way they count
all          0     2         2      0.000   0.000  0.000  and what is judged
rows         0     1         1      0.000   0.000  0.000  an analyst's rows: measure, how many sufficient, of how many
role         1     2         2      0.500   0.500  0.500  found, and its role is right
basis        1     2         2      0.500   0.500  0.500  found, and its basis is right

rule    read  found  numbers  all
n of m     2      1        0    0
missed, by basis: 1 words

unchecked-2015-02 was not measured: nobody has checked its findings yet.

Sentences from other inspections: 80
         right  read  expected  precision  recall     F1
found       78    80        80      0.975   0.975  0.975  the statement was noticed
numbers     76    80        80      0.950   0.950  0.950  and its count and total are right
read with a wrong number: 2 of 80 (2.5%)
"""
FAULTS = """
eastmere-2015-01, cases: expected 11, read 20

eastmere-2015-01, 1.1, wrong: count
  Plans were sufficient in seven of the ten cases, which is better by a little than it was when we
  last came here.
  expected  “in seven of the ten” · 6 of 10 · sufficient · reoffending.planning · headline · printed
  read      “seven of the ten” · 7 of 10 · sufficient · reoffending.planning · headline · printed ·
  by the rule “n of m”

eastmere-2015-01, 1.2, missed
  Most reviews were late.
  expected  “Most reviews” · not counted · insufficient · no measure · breakdown · words · “Most”

eastmere-2015-01, 1.2, not expected
  Most reviews were late.
  read      “late” · not counted · printed · by the rule “n of m”
"""


@pytest.fixture
def evaluation() -> Evaluation:
    """A letter with a fault of each kind, a letter that is not measured, and sentences."""
    long = "Plans were sufficient in seven of the ten cases, which is better by a little than it was when we last came"
    letter = letter_of([("reoffending", "Reoffending", [("1.1", f"{long} here."), ("1.2", "Most reviews were late.")])])
    judged = {"measure": "reoffending.planning", "role": "headline", "verdict": "sufficient", "count": 7, "total": 10}
    findings = (finding_of(letter, "seven of the ten", **judged), finding_of(letter, "late"))
    fields = {"paragraph": "1.1", "quote": "in seven of the ten", "basis": "printed", "words": None}
    plans = CheckedEntry.model_validate(fields | judged | {"count": 6})
    reviews = CheckedEntry.model_validate(
        {"paragraph": "1.2", "quote": "Most reviews", "basis": "words", "words": "Most"}
        | {"measure": None, "role": "breakdown", "verdict": "insufficient", "count": None, "total": None}
    )
    return Evaluation(
        letters=(
            evaluate_letter(
                Reading(letter=letter, findings=findings, numbers=(), problems=()),
                Source(id="eastmere-2015-01", sha256="e" * 64, cases=11),
                [plans, reviews],
            ),
        ),
        not_measured={"unchecked-2015-02": "nobody has checked its findings yet."},
        sentences=SentenceFigures(
            sentences=80,
            found=Score(right=78, read=80, expected=80),
            numbers=Score(right=76, read=80, expected=80),
            wrong=2,
            faults=(),
            outcomes=(),
        ),
    )


@pytest.fixture
def corpus(tmp_path: Path) -> Callable[..., Path]:
    """Makes a corpus of Ellerport as text under the given names, each with these files beside or instead."""

    def made(**letters: dict[str, bytes]) -> Path:
        for name, files in letters.items():
            folder = tmp_path / "corpus" / name
            folder.mkdir(parents=True)
            for file in ("letter.txt", "letter.yml", "findings.yml"):
                (folder / file).write_bytes((ELLERPORT / file).read_bytes())
            for file, content in files.items():
                (folder / file).write_bytes(content)
        return tmp_path / "corpus"

    return made


def printed(*arguments: str | Path) -> str:
    ended = CliRunner().invoke(cli.sqs, list(map(str, arguments)), standalone_mode=False, catch_exceptions=False)
    assert ended.return_value == 0
    return ended.output


def test_figures_come_first_and_then_every_fault_with_its_sentence(evaluation: Evaluation) -> None:
    lines = "\n".join(report(evaluation, letters=False, brief=False, width=100))
    assert f"{lines}\n" == FIGURES + FAULTS


def test_in_brief_long_sentences_are_cut_short(evaluation: Evaluation) -> None:
    lines = list(report(evaluation, letters=False, brief=True, width=60))
    assert "  Plans were sufficient in seven of the ten cases, which ..." in lines
    assert "  Most reviews were late." in lines


def test_every_figure_of_each_letter_is_told_when_asked_for(evaluation: Evaluation) -> None:
    plain, full = (list(report(evaluation, letters=letters, brief=False, width=100)) for letters in (False, True))
    added = full[4 : len(full) - len(plain) + 4]
    assert added[:3] == ["", "eastmere-2015-01", "         right  read  expected  precision  recall     F1"]
    assert full[:4] + full[4 + len(added) :] == plain


def test_a_difference_of_basis_alone_is_no_fault_to_read_through(evaluation: Evaluation) -> None:
    (figures,) = evaluation.letters
    of_basis = tuple(fault.model_copy(update={"differs": ("basis",)}) for fault in figures.faults[:1])
    lines = report(
        Evaluation(letters=(figures.model_copy(update={"faults": of_basis}),), not_measured={}),
        letters=False,
        brief=False,
        width=100,
    )
    assert not [line for line in lines if "wrong: basis" in line]


def test_methodology_s_table_gives_f1_for_each_letter_and_for_the_sentences(evaluation: Evaluation) -> None:
    assert table(evaluation) == (
        "| Letter | Statements | Found | Numbers | Verdict | All | Rows |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n"
        "| eastmere-2015-01 | 2 | 0.500 | 0.000 | 0.000 | 0.000 | 0.000 |\n"
        "| **together** | 2 | 0.500 | 0.000 | 0.000 | 0.000 | 0.000 |\n"
        "| 80 sentences of other inspections | 80 | 0.975 | 0.950 |  |  |  |"
    )


def test_a_program_gets_every_figure_and_every_fault(evaluation: Evaluation) -> None:
    told = machine_readable(evaluation)
    assert json.loads(json.dumps(told)) == told
    (letter,) = told["letters"]
    found = {"right": 1, "read": 2, "expected": 2, "precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert (letter["scores"]["found"], told["overall"]["found"]) == (found, found)
    assert letter["facts"] == [{"name": "cases", "expected": "11", "read": "20", "right": False}]
    assert letter["rules"] == [{"rule": "n of m", "read": 2, "found": 1, "numbers": 0, "all": 0}]
    assert [(fault["kind"], fault["paragraph"], fault["differs"]) for fault in letter["faults"]] == [
        ("wrong", "1.1", ["count"]),
        ("missed", "1.2", []),
        ("not expected", "1.2", []),
    ]
    assert (letter["faults"][0]["expected"]["count"], letter["faults"][0]["read"]["count"]) == (6, 7)
    assert told["not_measured"] == {"unchecked-2015-02": "nobody has checked its findings yet."}
    assert (told["sentences"]["scores"]["numbers"]["f1"], told["sentences"]["wrong_share"]) == (0.95, 0.025)


def test_the_command_measures_letters_and_sentences_and_ends_with_0(
    corpus: Callable[..., Path], tmp_path: Path
) -> None:
    slip = (ELLERPORT / "findings.yml").read_bytes().replace(b"count: 7", b"count: 6")
    (tmp_path / "real.jsonl").write_text(json.dumps(SENTENCE), encoding="utf-8")
    letters, sentences = corpus(slip={"findings.yml": slip}), tmp_path / "real.jsonl"
    arguments: list[str | Path] = ["evaluate", "--corpus", letters, "--sentences", sentences]
    told = json.loads(printed(*arguments, "--json"))
    (letter,) = told["letters"]
    wrong = [fault for fault in letter["faults"] if fault["kind"] == "wrong"]
    assert (6, 7) in [(fault["expected"]["count"], fault["read"]["count"]) for fault in wrong]
    assert (told["sentences"]["scores"]["numbers"]["right"], told["sentences"]["wrong"]) == (0, 1)
    assert "\nsentence 1, wrong: total\n  Only 34 of 118 children" in printed(*arguments)


def test_in_a_letter_that_cannot_be_read_everything_is_missed(corpus: Callable[..., Path]) -> None:
    measured = evaluate(letters_in(corpus(whole={}, torn={"letter.pdf": b"Dear Chief Executive"})))
    torn, whole = measured.letters
    assert torn.scores["all"] == Score(right=0, read=0, expected=whole.scores["all"].expected)
    assert {fault.kind for fault in torn.faults} == {"missed"}
    assert not any(fact.right for fact in torn.facts)
    lines = list(report(measured, letters=False, brief=True, width=200))
    said = "torn could not be read, so every statement in it is missed: letter.pdf: the file is not a PDF"
    assert [line for line in lines if line.startswith(said)]
    assert not [line for line in lines if line.startswith("torn, ")]


@pytest.mark.parametrize(
    ("why", "files", "reason"),
    [
        ("nothing entered yet", {"findings.yml": b""}, "nobody has checked its findings yet."),
        ("a slip of the pen", {"findings.yml": b"colour: red\n"}, "findings.yml, line 1: there must be a list here"),
        ("facts that cannot be used", {"letter.yml": b"colour: red\n"}, "letter.yml, line 1: colour is not a key"),
    ],
)
def test_a_letter_that_is_not_measured_is_named_and_the_others_are_measured(
    corpus: Callable[..., Path], why: str, files: dict[str, bytes], reason: str
) -> None:
    measured = evaluate(letters_in(corpus(other=files, whole={})))
    assert [figures.letter for figures in measured.letters] == ["whole"], why
    assert reason in measured.not_measured["other"]


def test_a_file_of_sentences_that_is_not_there_stops_the_command(corpus: Callable[..., Path]) -> None:
    with pytest.raises(CorpusError, match=r"none\.jsonl cannot be opened"):
        printed("evaluate", "--corpus", corpus(whole={}), "--sentences", "none.jsonl")
