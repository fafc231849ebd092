"""The command `sqs review`, its answers piped in: how it ends, and what it refuses."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main as cli
from pipeline.cli.interview import terminal
from pipeline.errors import CorpusError
from tests.support.reviewers import changed, drafts, found_in
from tests.support.small_letter import ASSESSMENT, CASES, PLANS, READ, REVIEWS, TEXT, put


def sqs_review(corpus: Path, *arguments: str, typed: str = "") -> tuple[int, str]:
    ended = CliRunner().invoke(
        cli.sqs,
        ["review", "--terminal", "--corpus", str(corpus), *arguments],
        input=typed,
        standalone_mode=False,
        catch_exceptions=False,
    )
    return ended.return_value, ended.output


def test_answers_can_be_piped_in_one_a_line(folder: Path) -> None:
    status, out = sqs_review(folder.parent, folder.name, typed="a\nr\nA plan only.\nskip\nb\ns\nq\n")
    assert status == 0
    assert found_in(folder) == (CASES, changed(ASSESSMENT, rejected=True, note="A plan only."), *drafts(PLANS, REVIEWS))
    assert out.endswith(
        "\n\nAccepted 1, corrected 0, rejected 1, skipped 1. Left unchecked: 2.\nNext:\n"
        f"  sqs check eastmere-2014-10 --corpus {folder.parent}\n"
        f"  sqs review eastmere-2014-10 --corpus {folder.parent}\n"
    )


def test_at_the_end_what_is_next_is_told(folder: Path) -> None:
    status, out = sqs_review(folder.parent, folder.name, typed="a\n" * 4)
    assert status == 0
    assert out.endswith(
        "\nAccepted 4, corrected 0, rejected 0, skipped 0. Left unchecked: 0.\nNext:\n"
        f"  sqs check eastmere-2014-10 --corpus {folder.parent}\n"
    )
    status, out = sqs_review(folder.parent, folder.name)
    assert (status, out) == (
        0,
        "eastmere-2014-10: 4 findings, all of them checked. Use --all to go through them\nagain.\n",
    )
    status, out = sqs_review(folder.parent, folder.name, "--all", typed="a\n")
    assert "A person has checked this." in out


def test_a_letter_without_numbers_has_nothing_to_go_over(tmp_path: Path) -> None:
    text = TEXT.partition("Context")[0] + "Context\n\nWe examined cases.\n\n1. Reduce the likelihood of reoffending\n\n"
    put(tmp_path, text=f"{text}- 1.1. Assessment was good.\n")
    status, out = sqs_review(tmp_path, "eastmere-2014-10")
    assert (status, out) == (0, "eastmere-2014-10: no findings were read, and there are no entries.\n")


@pytest.mark.parametrize(
    ("letter", "told"),
    [
        ("eastmere", "There is no letter eastmere in"),
        ("c-malformed", "c-malformed/findings.yml, line 1: paragraph must be text"),
        ("d-no-letter", "d-no-letter: letter.txt: this is not a Short Quality Screening letter"),
        ("e-marked", "e-marked: letter.txt is marked unreadable in letter.yml: Too faint."),
        ("f-empty", "f-empty contains neither letter.pdf nor letter.txt"),
    ],
)
def test_what_cannot_be_gone_over_is_said_in_a_sentence(tmp_path: Path, letter: str, told: str) -> None:
    put(tmp_path, "b-good", *READ)
    put(tmp_path, "c-malformed").joinpath("findings.yml").write_text("- paragraph: 1.1\n")
    put(tmp_path, "d-no-letter", text="Dear Chief Executive")
    put(tmp_path, "e-marked").joinpath("letter.yml").write_text("unreadable: Too faint.\n")
    (tmp_path / "f-empty").mkdir()
    with pytest.raises(CorpusError) as stopped:
        sqs_review(tmp_path, letter)
    assert told in str(stopped.value)


def test_a_file_outside_any_corpus_cannot_be_gone_over(tmp_path: Path) -> None:
    file = tmp_path / "eastmere.txt"
    file.write_text(TEXT)
    with pytest.raises(
        CorpusError, match="is not in a folder of its own, so it cannot be reviewed: add it to the corpus with"
    ):
        sqs_review(tmp_path, str(file))
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("platform", "environment", "opener"),
    [
        ("linux", {}, None),
        ("linux", {"DISPLAY": ":0"}, "xdg-open"),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, "xdg-open"),
        ("darwin", {}, "open"),
        ("darwin", {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}, None),
    ],
)
def test_a_picture_is_opened_where_there_is_a_screen(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], opener: str | None
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(shutil, "which", lambda program: f"/usr/bin/{program}")
    begun = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_: begun.append(command))
    assert terminal.Terminal(80, colour=False, has_keys=False).look_at(Path("a.png")) == (opener is not None)
    assert begun == ([[f"/usr/bin/{opener}", "a.png"]] if opener else [])
