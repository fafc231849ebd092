"""What checked letters teach: the same letters teach the same, to the byte, and no voice hears the letter left out."""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
import yaml

from pipeline.annotations.real_sentences import real_sentences
from pipeline.cli import learning
from pipeline.corpus.folders import PROJECT, letters_in
from pipeline.curate.learn import CheckedLetter, LearningResult, learn, steps, unseen
from pipeline.curate.learn.lessons import lessons_of
from pipeline.curate.learn.letters import prepare
from pipeline.curate.learn.passages import checked_passages
from pipeline.curate.learn.sentences import as_checked_letters
from pipeline.curate.learn.sharing import share_out
from pipeline.curate.learn.teaching_letters import teaching_letters
from pipeline.curate.learn.thresholds import SURE_ROWS_RIGHT
from pipeline.curate.learn.write import write
from pipeline.interpret.weights import Weights
from tests.support.small_letter import CASES, PLANS, READ, TEXT, put
from tests.support.sqs_command import sqs

pytestmark = pytest.mark.slow

FILES = ["measure_voice.csv", "verdict_voice.csv", "weights.yml"]
OTHER = TEXT.replace("Eastmere", "Westmere").replace("17 out of", "16 out of").replace("Plans had", "Planning had")
OTHER_READ = [
    each.model_copy(update={"quote": each.quote.replace("17", "16"), "count": 16}) if each.count == 17 else each
    for each in READ
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three small letters, two of them of the same words."""
    made = tmp_path_factory.mktemp("corpus")
    put(made, "eastmere-2014-10", *READ)
    put(made, "westmere-2014-10", *OTHER_READ, text=OTHER)
    put(made, "northmere-2014-10", *READ)
    return made


@pytest.fixture(scope="module")
def passages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few of the project's passages."""
    path = tmp_path_factory.mktemp("passages") / "some.yml"
    content = yaml.safe_load((PROJECT / "tests" / "interpret" / "mechanisms.yml").read_text(encoding="utf-8"))
    path.write_text(yaml.safe_dump({way: entries[:1] for way, entries in content.items()}), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def sentences(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few of the project's sentences."""
    path = tmp_path_factory.mktemp("sentences") / "some.jsonl"
    lines = (PROJECT / "tests" / "real-sentences.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:12]), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def others(passages: Path, sentences: Path) -> list[CheckedLetter]:
    """What teaches beside the letters."""
    return [*checked_passages(passages), *as_checked_letters(real_sentences(sentences))]


@pytest.fixture(scope="module")
def letters(corpus: Path) -> list[CheckedLetter]:
    return [each.checked for each in teaching_letters(letters_in(corpus))[0]]


def written(learned: LearningResult, folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in write(learned.weights, learned.seen, folder)}


@pytest.fixture(scope="module")
def taught(
    letters: list[CheckedLetter], others: list[CheckedLetter], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """What is learned from the small letters, passages and sentences in this very process."""
    return written(learn(letters, others), tmp_path_factory.mktemp("rules"))


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_letters_teach_the_same_bytes_in_any_process(
    corpus: Path, passages: Path, sentences: Path, taught: dict[str, bytes], tmp_path: Path, seed: str
) -> None:
    teaching = ["--corpus", corpus, "--passages", passages, "--sentences", sentences]
    arguments = ["learn", *teaching, "--to", tmp_path / "rules"]
    ended = subprocess.run(
        [sys.executable, "-c", "from pipeline.cli.main import main; main()", *map(str, arguments)],
        cwd=PROJECT,
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=False,
    )
    said = " ".join(ended.stdout.split())
    many = len(checked_passages(passages))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert said.startswith(f"Learned from 3 letters, {many} passages and 12 sentences; ")
    assert said.endswith(f" weights.yml, measure_voice.csv and verdict_voice.csv were saved in {tmp_path / 'rules'}.")
    assert {file.name: file.read_bytes() for file in (tmp_path / "rules").iterdir()} == taught


def test_neither_the_order_of_the_letters_nor_the_number_of_processes_changes_what_is_learned(
    letters: list[CheckedLetter], others: list[CheckedLetter], taught: dict[str, bytes], tmp_path: Path
) -> None:
    assert sorted(taught) == FILES
    assert all(len(content) > 1000 for content in taught.values())
    assert written(learn(letters, others, processes=2), tmp_path) == taught


def test_no_voice_has_heard_the_letter_that_it_speaks_on(letters: list[CheckedLetter]) -> None:
    mistaken = [
        entry.model_copy(update={"verdict": "insufficient", "measure": "public.review"}) if entry.total else entry
        for entry in letters[0].entries
    ]
    before, after = (
        unseen(known, together=1) for known in (letters, [letters[0]._replace(entries=mistaken), *letters[1:]])
    )
    own, *others = (letter.id for letter in letters)
    assert before[own].voices.measure == after[own].voices.measure
    assert before[own].voices.verdict == after[own].voices.verdict
    assert all(before[other].voices.measure != after[other].voices.measure for other in others)
    assert all(before[other].voices.verdict != after[other].voices.verdict for other in others)


def test_passages_teach_and_are_never_left_out(letters: list[CheckedLetter], passages: Path) -> None:
    short = checked_passages(passages)
    by_letters, by_both = unseen(letters), unseen(letters, short)
    assert by_both.keys() == by_letters.keys() == {letter.id for letter in letters}
    assert all(by_both[name].numbers != by_letters[name].numbers for name in by_both)


@pytest.mark.parametrize("together", [1, 4])
def test_each_step_is_announced(letters: list[CheckedLetter], passages: Path, together: int) -> None:
    taken: list[None] = []
    short = checked_passages(passages)[:3]
    learning_from = learn if together > 1 else partial(unseen, together=1)
    learning_from(letters, short, on_step=lambda: taken.append(None))
    assert len(taken) == steps(len(letters), len(short), together=together)


def test_only_letters_that_are_checked_to_their_end_teach(corpus: Path, tmp_path: Path) -> None:
    draft = PLANS.model_copy(update={"checked": False})
    put(tmp_path, "bare-2014-10")
    put(tmp_path, "begun-2014-10", CASES, draft)
    (put(tmp_path, "slip-2014-10", *READ) / "findings.yml").write_text("colour: red\n", encoding="utf-8")
    (put(tmp_path, "torn-2014-10", *READ) / "letter.pdf").write_bytes(b"Dear Chief Executive")
    known, not_used = teaching_letters([*letters_in(corpus), *letters_in(tmp_path)])
    assert [each.source.id for each in known] == [letter.id for letter in letters_in(corpus)]
    assert list(not_used) == ["bare-2014-10", "begun-2014-10", "slip-2014-10", "torn-2014-10"]
    bare, begun, slip, torn = not_used.values()
    assert bare == "nobody has checked its findings yet."
    assert begun == "some of its entries are not checked yet."
    assert "findings.yml, line 1: " in slip
    assert torn.startswith("letter.pdf: the file is not a PDF")


def test_the_command_names_each_letter_that_taught_nothing(corpus: Path, passages: Path, tmp_path: Path) -> None:
    put(tmp_path / "more", "bare-2014-10")
    arguments = ("--corpus", corpus, "--corpus", tmp_path / "more", "--passages", passages, "--to", tmp_path / "rules")
    status, out, _ = sqs("learn", *arguments)
    assert status == 0
    assert out.startswith("bare-2014-10 was not used: nobody has checked its findings yet.\nLearned from 3 letters")


def test_what_cannot_be_learned_from_is_said_in_a_sentence(corpus: Path, tmp_path: Path) -> None:
    put(tmp_path / "one", "eastmere-2014-10", *READ)
    (tmp_path / "list.yml").write_text("[1, 2]", encoding="utf-8")
    for arguments, sentence in (
        (("--corpus", tmp_path / "one"), "Learning needs at least two checked letters: name more folders with"),
        (("--corpus", corpus, "--corpus", tmp_path / "one"), "Two letters are called eastmere-2014-10: rename one"),
        (("--corpus", corpus, "--passages", tmp_path / "no.yml"), "no.yml cannot be opened (No such file or directory"),
        (("--corpus", corpus, "--passages", tmp_path / "list.yml"), "list.yml is not a file of passages: see"),
    ):
        status, out, err = sqs("learn", "--passages", PROJECT / "tests" / "interpret" / "mechanisms.yml", *arguments)
        assert (status, out) == (2, "")
        assert sentence in err


@pytest.mark.parametrize("command", [("learn",), ("evaluate", "--unseen")])
def test_without_scipy_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]) -> None:
    monkeypatch.setattr(learning, "find_spec", {"numpy": object()}.get)
    status, out, err = sqs(*command)
    assert (status, out) == (2, "")
    assert err == "sqs: Learning needs scipy, which is not installed: pip install 'sqs-letters[learn]'.\n"


def test_only_what_learns_needs_scipy(corpus: Path) -> None:
    code = "import sys; sys.modules['scipy'] = None; from pipeline.cli.main import main; main()"
    for arguments in (
        ["--help"],
        ["evaluate", "--corpus", str(corpus)],
        ["evaluate", "--json", "--corpus", str(corpus)],
    ):
        ended = subprocess.run(
            [sys.executable, "-c", code, *arguments], cwd=PROJECT, capture_output=True, text=True, check=False
        )
        assert (arguments, ended.returncode, ended.stderr) == (arguments, 0, "")


def test_work_is_shared_out_in_the_order_of_the_tasks() -> None:
    tasks = [(2, power) for power in range(20)]
    assert list(share_out(pow, tasks, 2)) == list(share_out(pow, tasks, 1)) == [2**power for power in range(20)]


def test_a_fault_in_one_task_is_the_fault_of_all() -> None:
    with pytest.raises(ZeroDivisionError):
        list(share_out(divmod, [(1, 1), (1, 0)], 2))


def test_a_sentence_teaches_what_is_a_finding_and_nothing_of_what_is_judged(sentences: Path) -> None:
    learned = lessons_of((prepare(each), Weights()) for each in as_checked_letters(real_sentences(sentences)))
    assert len(learned.finding) >= 12
    assert learned.measure == []
    assert learned.measure_examples == []


def test_methodology_says_how_often_sure_rows_were_right() -> None:
    words = (PROJECT / "METHODOLOGY.md").read_text(encoding="utf-8")
    assert f"at least {SURE_ROWS_RIGHT:.1%} of such rows were right" in words
