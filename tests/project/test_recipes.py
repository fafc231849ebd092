"""The recipes of CONTRIBUTING.md: each command is run as it stands there, in a copy of the project."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import copy, copytree, ignore_patterns, rmtree, which

import pytest
import yaml

from pipeline.annotations.entries import entries_in
from pipeline.cli.exit_codes import ALL_WELL, DOUBTFUL
from pipeline.corpus.folders import PROJECT

LETTER = PROJECT / "tests" / "letters" / "ellerport-2014-10"
KEPT = {"ellerport-2014-10", "aldmoor-2013-06"}
SCREEN = 40
"""Lines of a terminal on a laptop."""

needs_git = pytest.mark.skipif(which("git") is None, reason="git is not installed")


def recipe(title: str) -> str:
    words = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (found,) = re.findall(rf"^## {title}\n(.*?)(?=^## )", words, re.MULTILINE | re.DOTALL)
    return str(found)


def commands(title: str, stand_for: Mapping[str, str]) -> list[str]:
    """The commands of a recipe, without remarks, its example's names replaced by those of a letter at hand."""
    blocks = re.findall(r"^```sh\n(.*?)^```", recipe(title), re.MULTILINE | re.DOTALL)
    lines = [re.sub(r"\s+#.*", "", line) for block in blocks for line in block.splitlines()]
    for name, other in stand_for.items():
        lines = [line.replace(name, other) for line in lines]
    return lines


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project with its own history, and two invented letters."""
    copied = tmp_path / "project"
    leave = ignore_patterns(".*", "*.egg-info", "__pycache__", "*.db", "real-sentences.jsonl", "commissioned")
    copytree(PROJECT, copied, ignore=leave)
    for folder in (copied / "tests" / "letters").iterdir():
        if folder.is_dir() and folder.name not in KEPT:
            rmtree(folder)
    copy(LETTER / "letter.pdf", copied / "some-letter.pdf")
    run(copied, "git init --quiet && git add --all && git commit --quiet --message 'As it was'")
    return copied


def run(project: Path, command: str, said: str = "") -> str:
    place = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(project),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "Test",
        "GIT_AUTHOR_EMAIL": "",
        "GIT_COMMITTER_NAME": "Test",
        "GIT_COMMITTER_EMAIL": "",
        "NO_COLOR": "1",
    }
    done = subprocess.run(
        ["bash", "-c", command], cwd=project, env=place, input=said, capture_output=True, text=True, check=False
    )
    added = DOUBTFUL if command.startswith("sqs add ") else ALL_WELL  # no service of an invented letter is listed
    assert done.returncode in {ALL_WELL, added}, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def run_all(project: Path, lines: Sequence[str], said: str = "") -> str:
    asked_here = [line.replace("sqs review ", "sqs review --terminal ") for line in lines]  # no browser answers here
    return "".join(run(project, line, said if " review " in line else "") for line in asked_here)


STAND_FOR = {"rotherham-2013-01": "ellerport-2014-10"}


@pytest.mark.slow
@needs_git
def test_a_letter_is_added_and_then_checked_by_the_recipes(project: Path) -> None:
    adding = commands("Add a letter", STAND_FOR)
    assert len(adding) < 10
    said = run_all(project, adding)
    assert "corpus/ellerport-2014-10" in said
    folder = project / "corpus" / "ellerport-2014-10"
    facts, known = (yaml.safe_load((place / "letter.yml").read_text()) for place in (folder, LETTER))
    told = ("area", "title", "published", "fieldwork_start", "fieldwork_end", "cases")
    assert {name: facts[name] for name in told} == {name: known[name] for name in told}
    assert not any(entry.checked for entry in entries_in(folder / "findings.yml"))
    assert run(project, "git status --short") == ""

    checking = commands("Check a letter", STAND_FOR)
    assert "make outcomes" in checking  # it needs an environment of its own, as `make test` does
    run_all(project, [each for each in checking if not each.startswith("make ")], said="a\na\na\nq\n")
    entries = entries_in(folder / "findings.yml")
    assert sum(entry.checked for entry in entries) == 3
    assert len(entries) > 40


@pytest.mark.slow
@needs_git
def test_a_phrase_is_taught_by_the_recipe(project: Path) -> None:
    rules = project / "pipeline" / "rules" / "verdict_phrases.yml"
    taught = rules.read_text(encoding="utf-8")
    looking, trying, keeping, *after = [each for each in commands("Teach a phrase", {}) if not each.startswith("make ")]
    assert "“painstaking”: in no list" in run(project, looking)
    assert "Tried: with “painstaking*” under good" in run(project, trying)
    assert rules.read_text(encoding="utf-8") == taught
    run_all(project, [keeping, *after])
    assert "\n  - painstaking*\n" in rules.read_text(encoding="utf-8")


@pytest.mark.parametrize("title", ["Add a letter", "Check a letter", "Teach a phrase"])
def test_a_recipe_fits_a_screen(title: str) -> None:
    assert len(recipe(title).strip().splitlines()) < SCREEN
