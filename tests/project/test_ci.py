"""The script that shows a reviewer which rows a change alters."""

import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import copy, copytree, ignore_patterns, which

import pytest

from pipeline.corpus.folders import PROJECT

pytestmark = pytest.mark.slow

LETTERS = {"corpus": "ellerport-2014-10", "tests/letters": "aldmoor-2013-06"}

# Stands for make and for sqs: each writes down what it was asked, and with whose code.
MAKE = """\
#!/bin/sh
echo "make $*" >>"$ASKED"
case "$*" in *" -C "*) cd "$3" ;; esac
mkdir -p .venv/bin && cp "$FAKE_SQS" .venv/bin/sqs
"""
FAKE = """\
#!/bin/sh
echo "$0 in $PYTHONPATH: $*" >>"$ASKED"
echo "$* was asked."
"""

needs_git = pytest.mark.skipif(which("git") is None, reason="git is not installed")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the code with its own history, one commit, and a letter in each corpus."""
    copied = tmp_path / "project"
    for part in (".ci", "models", "pipeline", "requirements"):
        copytree(PROJECT / part, copied / part, ignore=ignore_patterns("__pycache__"))
    for file in ("pyproject.toml", "Makefile", ".gitignore"):
        copy(PROJECT / file, copied / file)
    for corpus, letter in LETTERS.items():
        folder = copied / corpus / letter
        folder.mkdir(parents=True)
        copy(PROJECT / "tests" / "letters" / letter / "letter.txt", folder / "letter.txt")
    copy(PROJECT / "tests" / "letters" / "areas.csv", copied / "corpus" / "areas.csv")
    git(copied, "init", "--quiet")
    git(copied, "add", "--all")
    git(copied, "commit", "--quiet", "--message", "As it was")
    return copied


def git(project: Path, *arguments: str) -> str:
    who = {f"GIT_{role}_{what}": "Test" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = os.environ | who | {"GIT_CONFIG_GLOBAL": os.devnull}
    return subprocess.run(
        ["git", *arguments], cwd=project, env=environment, capture_output=True, text=True, check=True
    ).stdout


def rows(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`.ci/rows` in that project, with a place of its own for what it needs only while it runs."""
    temporary = project.parent / "temporary"
    temporary.mkdir(exist_ok=True)
    ended = subprocess.run(
        [project / ".ci" / "rows", *arguments],
        env=os.environ | {"TMPDIR": str(temporary)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert list(temporary.iterdir()) == []
    return ended


def teach(project: Path, word: str) -> None:
    """Another word for none, among those of `number_words.yml`."""
    rules = project / "pipeline" / "rules" / "number_words.yml"
    words = rules.read_text(encoding="utf-8")
    assert words.count("nought: [") == 1
    rules.write_text(words.replace("nought: [", f"nought: [{word}, ", 1), encoding="utf-8")


@needs_git
def test_a_reviewer_reads_the_rows_that_a_change_alters(project: Path) -> None:
    letter = project / "tests" / "letters" / "aldmoor-2013-06" / "letter.txt"
    words = letter.read_text(encoding="utf-8")
    assert "good enough in 15 cases (83%)" in words
    letter.write_text(
        words.replace("good enough in 15 cases (83%)", "good enough in zilch of the 18 cases", 1), encoding="utf-8"
    )
    git(project, "commit", "--quiet", "--all", "--message", "A word that no rule knows")
    (project / ".venv").symlink_to(sys.prefix)
    teach(project, "zilch")

    ended = rows(project, "HEAD")
    assert (ended.returncode, ended.stderr) == (0, "")
    unchanged, changed = ended.stdout.split("## Rows of `tests/letters`\n")
    assert unchanged.startswith("## Rows of `corpus`\n\n- base.db holds 1 letter, ")
    assert re.search(
        r"^- From base\.db to change\.db: 0 gained, 0 lost, 0 changed, [1-9]\d* the same\.$", unchanged, re.MULTILINE
    )
    assert "<details>" not in unchanged
    assert re.search(
        r"^- From base\.db to change\.db: 1 gained, 0 lost, [1-9] changed, [1-9]\d* the same\.$", changed, re.MULTILINE
    )
    assert re.search(
        r"^- aldmoor-2013-06: 1 gained in 1\.1; [1-9] changed in [\w., ]+ \(role\b.*\)$", changed, re.MULTILINE
    )
    shown = re.findall(r"<details>.*?\n\n(.*)\n\n</details>", changed, re.DOTALL)
    assert len(shown) == 1
    assert all(line.startswith("    ") for line in shown[0].splitlines())
    assert "gained: “good enough in zilch of the 18 cases”" in shown[0]
    assert re.search(r"verdict +– +sufficient", shown[0])
    assert re.search(r"role +headline +breakdown", shown[0]), "the summary no longer gives the result"
    assert (
        git(project, "status", "--short", "--", "pipeline", "tests", "corpus") == " M pipeline/rules/number_words.yml\n"
    )


@needs_git
def test_a_commit_that_is_not_there_is_named(project: Path) -> None:
    ended = rows(project, "no-such-branch")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == ".ci/rows: There is no commit no-such-branch here: name another, or fetch it first.\n"


@pytest.fixture
def with_stand_ins(tmp_path: Path) -> dict[str, str]:
    """An environment in which make and sqs only write down what they are asked, in the file `ASKED`."""
    (tmp_path / "bin").mkdir()
    for name, script in (("make", MAKE), ("sqs", FAKE)):
        (tmp_path / "bin" / name).write_text(script)
        (tmp_path / "bin" / name).chmod(0o755)
    return {
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "FAKE_SQS": str(tmp_path / "bin" / "sqs"),
        "ASKED": str(tmp_path / "asked"),
    }


def asked(environment: dict[str, str], project: Path) -> list[str]:
    """What was asked, with short names for the files here and for those of the commit."""
    words = Path(environment["ASKED"]).read_text().replace(str(project), "HERE")
    return re.sub(r"/\S*/temporary/[^/\s]+/base", "BASE", words).splitlines()


@needs_git
def test_each_side_runs_its_own_code_on_its_own_letters(project: Path, with_stand_ins: dict[str, str]) -> None:
    ended = rows(project, "HEAD", **with_stand_ins)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert asked(with_stand_ins, project) == [
        "make --silent .venv/.for-use",
        *(
            f"HERE/.venv/bin/sqs in {line}"
            for corpus in LETTERS
            for line in (
                f"BASE: build --corpus BASE/{corpus} --db base.db",
                f"HERE: build --corpus HERE/{corpus} --db change.db",
                "HERE: diff --brief base.db change.db",
                "HERE: diff base.db change.db",
            )
        ),
    ]


@needs_git
@pytest.mark.parametrize("file", ["pyproject.toml", "requirements/use.txt"])
def test_a_base_that_asks_for_other_libraries_is_read_with_them(
    project: Path, with_stand_ins: dict[str, str], file: str
) -> None:
    with (project / file).open("a") as opened:
        opened.write("\n# changed\n")
    assert rows(project, "HEAD", **with_stand_ins).returncode == 0
    lines = asked(with_stand_ins, project)
    assert lines[:2] == ["make --silent .venv/.for-use", "make --silent -C BASE .venv/.for-use"]
    assert [line.split(" in ")[0] for line in lines[2:5]] == [
        "BASE/.venv/bin/sqs",
        "HERE/.venv/bin/sqs",
        "HERE/.venv/bin/sqs",
    ]


@needs_git
@pytest.mark.parametrize(("status", "ends"), [(1, 0), (2, 2), (3, 2)])
def test_letters_that_cannot_be_read_stop_nothing_and_a_build_that_fails_does(
    project: Path, with_stand_ins: dict[str, str], status: int, ends: int
) -> None:
    Path(with_stand_ins["FAKE_SQS"]).write_text(f'{FAKE}case "$1" in build) exit {status} ;; esac\n')
    ended = rows(project, "HEAD", **with_stand_ins)
    assert ended.returncode == ends
    assert (".ci/rows: base.db of corpus could not be built." in ended.stderr) == bool(ends)


@needs_git
def test_a_summary_is_cut_before_it_is_too_long_and_says_so(project: Path, with_stand_ins: dict[str, str]) -> None:
    Path(with_stand_ins["FAKE_SQS"]).write_text(f'{FAKE}[ "$1" = build ] || {{ seq 4003; echo "The counts."; }}\n')
    ended = rows(project, "HEAD", **with_stand_ins)
    first, _ = ended.stdout.split("## Rows of `tests/letters`\n")
    assert "- The counts.\n" in first
    assert "\n    3999\n\n4 more lines: run .ci/rows to read them.\n\n</details>" in first
