"""`sqs evaluate --unseen`: each letter read by what the others teach, for a person, for a program, and to keep."""

import json
from pathlib import Path

import pytest

from pipeline.annotations.real_sentences import ExpectedShare, RealSentence, halves_of
from pipeline.cli.text.unseen import report, wrong_rows
from pipeline.corpus.folders import letters_in
from pipeline.curate.evaluate.evaluation import UnseenEvaluation
from pipeline.curate.evaluate.reliability import MEASURED, scores_of
from pipeline.curate.evaluate.unseen import evaluate_unseen
from tests.support.small_letter import READ, put
from tests.support.sqs_command import sqs

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four small letters, one of which a person reads otherwise than the others, one open, one unchecked."""
    made = tmp_path_factory.mktemp("corpus")
    odd = [entry.model_copy(update={"measure": "public.review"}) if entry.total == 13 else entry for entry in READ]
    for name, entries in (("eastmere", READ), ("northmere", READ), ("southmere", READ), ("westmere", odd)):
        (put(made, f"{name}-2014-10", *entries) / "letter.yml").write_text("complete: AB, 2 May\n")
    put(made, "open-2014-10", *READ)
    put(made, "bare-2014-10")
    return made


@pytest.fixture(scope="module")
def measured(corpus: Path) -> UnseenEvaluation:
    return evaluate_unseen(letters_in(corpus), processes=1)


@pytest.fixture
def letters_alone(tmp_path: Path) -> list[str | Path]:
    """The options with which nothing teaches but letters."""
    passages, sentences = tmp_path / "none.yml", tmp_path / "none.jsonl"
    passages.write_text("{}", encoding="utf-8")
    sentences.write_text("", encoding="utf-8")
    return ["--passages", passages, "--sentences", sentences]


def test_each_letter_is_read_by_what_the_others_teach(measured: UnseenEvaluation) -> None:
    assert [figures.letter for figures in measured.letters] == [
        "eastmere-2014-10", "northmere-2014-10", "southmere-2014-10", "westmere-2014-10",
    ]  # fmt: skip
    assert measured.not_measured == {
        "bare-2014-10": "nobody has checked its findings yet.",
        "open-2014-10": (
            "4 of its 4 entries are checked, but nobody has said that it is complete: when no statement is missing, "
            "write `complete:` in letter.yml with your initials and the day."
        ),
    }
    assert (measured.checked, measured.shown) == (16, 0)
    *alike, odd = ({name: score.f1 for name, score in figures.scores.items()} for figures in measured.letters)
    assert all(scores["all"] == 1 for scores in alike)
    assert odd["numbers"] == 1
    assert odd["all"] == 0.75  # nobody else reads the last statement so


def test_the_outcomes_make_the_same_figures(measured: UnseenEvaluation) -> None:
    assert scores_of(measured.rated) == {name: measured.overall[name] for name in MEASURED}
    assert all(outcome.confidence != "-" and outcome.certainty != "-" for outcome in measured.rated)


def test_the_report_ends_with_every_wrong_row_the_surest_first(measured: UnseenEvaluation) -> None:
    lines = list(report(measured, letters=False, brief=False, width=100))
    for heading in (
        "Each letter, read with weights that were learned without it",
        "bare-2014-10 was not measured: nobody has checked its findings yet.",
        "How sure the rows are, and how many are right in numbers, verdict and measure",
        "How many rows are right at each level of confidence or above (bars start at 80%)",
        "1 wrong row, most confident first",
    ):
        assert heading in lines
    ((letter, fault),) = wrong_rows(measured)
    assert (letter, fault.differs) == ("westmere-2014-10", ("measure",))
    assert fault.read is not None
    told = f"{fault.read.confidence:.3f} {fault.read.certainty}: westmere-2014-10, 1.2, wrong: measure"
    place = lines.index(told)
    assert lines[place + 1] == "  Reviews were sufficient in ten of 13 cases."
    assert lines[place - 2] == "1 wrong row, most confident first"


def test_wrong_rows_are_those_read_and_wrong_in_what_decides(measured: UnseenEvaluation) -> None:
    *others, figures = measured.letters
    (fault,) = figures.faults
    assert fault.read is not None
    surer = fault.model_copy(
        update={"read": fault.read.model_copy(update={"confidence": 0.999}), "differs": ("total",)}
    )
    of_basis = fault.model_copy(update={"differs": ("basis", "role")})
    missed = fault.model_copy(update={"read": None, "differs": ()})
    unexpected = fault.model_copy(
        update={"expected": None, "differs": (), "read": fault.read.model_copy(update={"confidence": 0.001})}
    )
    faults = (fault, of_basis, unexpected, missed, surer)
    changed = measured.model_copy(update={"letters": (*others, figures.model_copy(update={"faults": faults}))})
    assert [each for _, each in wrong_rows(changed)] == [surer, fault, unexpected]


def test_the_command_prints_figures_or_json_or_writes_outcomes(
    corpus: Path, letters_alone: list[str | Path], tmp_path: Path
) -> None:
    arguments = ("evaluate", "--unseen", "--corpus", corpus, *letters_alone)
    status, out, err = sqs(*arguments)
    assert (status, err) == (0, "")
    assert out.startswith("Each letter, read with weights that were learned without it\n")
    status, told, _ = sqs(*arguments, "--json")
    content = json.loads(told)
    assert content.keys() == {
        "letters", "overall", "not_measured", "checked", "shown", "sentences", "reliability", "curve", "certainties",
        "outcomes",
    }  # fmt: skip
    assert [rows["called"] for rows in content["certainties"]] == ["sure", "likely", "doubtful"]
    assert sum(rows["rows"] for rows in content["reliability"]) == content["curve"][-1]["rows"] == 16
    assert content["curve"][-1]["precision"] == 15 / 16
    path = tmp_path / "unseen.tsv"
    status, out, _ = sqs(*arguments, "--outcomes", path)
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    assert head.split("\t")[-3:] == ["row", "confidence", "certainty"]
    assert lines == sorted("\t".join(outcome.values()) for outcome in content["outcomes"])
    assert out.endswith(f"{path} holds 16 statements; 16 changed.\n")
    assert sqs(*arguments, "--outcomes", path)[1] == f"{path} holds 16 statements; 0 changed.\n"


def test_neither_file_of_outcomes_is_written_over_the_other(
    corpus: Path, letters_alone: list[str | Path], tmp_path: Path
) -> None:
    path = tmp_path / "outcomes.tsv"
    assert sqs("evaluate", "--corpus", corpus, "--outcomes", path)[0] == 0
    held = path.read_bytes()
    unseen = ("evaluate", "--unseen", "--corpus", corpus, *letters_alone)
    status, _, err = sqs(*unseen, "--outcomes", path)
    assert (status, err) == (
        2,
        f"sqs: {path} does not contain outcomes of unseen letters: name another file.\n",
    )
    assert path.read_bytes() == held


def test_each_half_of_the_sentences_is_read_by_what_the_other_half_teaches(corpus: Path) -> None:
    """Both halves say the same; what a person makes of it differs, so neither half is read as its own people say."""
    said = "Nine out of 12 children live with foster carers."
    share = ExpectedShare(
        quote="Nine out of 12", count=9, total=12, percent=None, words=None, basis="printed", verdict=None
    )
    sentences = [
        RealSentence(document=document, year=2015, kind="N of N", sentence=said, statements=stated)
        for document, stated in [("a report", (share,)), ("b report", ())] * 20
    ]
    assert halves_of(sentences) == {"a report": 0, "b report": 1}
    figures = evaluate_unseen(letters_in(corpus), (), sentences, processes=1).sentences
    assert figures is not None
    assert (figures.sentences, figures.found.expected, figures.found.right) == (40, 20, 0)
    assert figures.found.read == 20
