import os
import re
import stat
import subprocess
import tomllib
from pathlib import Path
from shutil import copy, copytree, which

import pytest

from pipeline.corpus.folders import PROJECT

TOOLS = ("sh", "make", "touch", "sed", "expand", "rm", "find", "echo", "mkdir", "cat", "chmod")

# Stands for Python: makes an environment out of itself, and writes down what it is asked for.
PYTHON = """\
#!/bin/sh
printf '%s\\n' "$*" >> asked
case "$1 $2" in
"-c import sys"*) exit 0 ;;
"-m venv")
    mkdir -p "$3/bin"
    for name in python sqs ruff mypy pytest; do cat "$0" > "$3/bin/$name"; done
    chmod +x "$3"/bin/* ;;
esac
"""
PINNED = re.compile(r"([A-Za-z0-9_.-]+)==[0-9][0-9A-Za-z.]*( ; [^#]+?)?( +--hash=sha256:[0-9a-f]{64})+")
INSTALL = "-m pip install --quiet --quiet --disable-pip-version-check"
TOO_OLD = "#!/bin/sh\nexit 1\n"
NO_VENV = '#!/bin/sh\n[ "$1" = -c ]\n'

pytestmark = pytest.mark.skipif(which("make") is None, reason="make is not installed")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("Makefile", "pyproject.toml"):
        copy(PROJECT / name, tmp_path / name)
    copytree(PROJECT / "requirements", tmp_path / "requirements")
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        if found := which(tool):
            (tmp_path / "bin" / tool).symlink_to(found)
    return tmp_path


def executable(path: Path, script: str) -> None:
    path.write_text(script)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def make(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": str(checkout / "bin"), "HOME": os.environ.get("HOME", "/")}
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)


def asked(checkout: Path) -> list[str]:
    return (checkout / "asked").read_text().splitlines()


def test_make_alone_lists_every_target(checkout: Path) -> None:
    listed = re.findall(r"^  make ([a-z]+)", make(checkout).stdout, re.MULTILINE)
    assert " ".join(listed) == "help explore demo build quick test outcomes bench stress lock clean"
    (phony,) = re.findall(r"^\.PHONY: (.+)$", (checkout / "Makefile").read_text(), re.MULTILINE)
    assert sorted(phony.split()) == sorted(listed)


def test_explore_fetches_builds_and_serves(checkout: Path) -> None:
    executable(checkout / "bin" / "python3", PYTHON)
    ended = make(checkout, "explore", "PORT=8005")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert asked(checkout)[-3:] == [
        f"{INSTALL} --no-deps --require-hashes -r requirements/use.txt",
        f"{INSTALL} --no-deps --no-build-isolation -e .",
        "explore --corpus corpus --db sqs.db --port 8005",
    ]


def test_the_demonstration_is_made_of_the_invented_letters_in_a_file_of_its_own(checkout: Path) -> None:
    executable(checkout / "bin" / "python3", PYTHON)
    ended = make(checkout, "demo", "PORT=8006")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert asked(checkout)[-1] == "explore --corpus tests/letters --db demo.db --port 8006"


def test_the_second_time_nothing_is_fetched(checkout: Path) -> None:
    executable(checkout / "bin" / "python3", PYTHON)
    make(checkout, "explore")
    (checkout / "asked").unlink()
    make(checkout, "explore")
    assert asked(checkout) == ["explore --corpus corpus --db sqs.db --port 8001"]


@pytest.mark.parametrize("changed", ["pyproject.toml", "requirements/use.txt"])
def test_what_is_needed_is_fetched_again_when_it_changes(checkout: Path, changed: str) -> None:
    executable(checkout / "bin" / "python3", PYTHON)
    make(checkout, "build")
    (checkout / "asked").unlink()
    later = (checkout / ".venv" / ".for-use").stat().st_mtime + 10
    os.utime(checkout / changed, (later, later))
    make(checkout, "build")
    assert [line.split(" ")[:3] for line in asked(checkout)][:1] == [["-m", "pip", "install"]]


@pytest.mark.parametrize(("target", "tests"), [("test", ""), ("quick", " -m not (scan or browser or kill or slow)")])
def test_the_tests_look_at_style_then_types_then_behaviour(checkout: Path, target: str, tests: str) -> None:
    executable(checkout / "bin" / "python3", PYTHON)
    assert make(checkout, target).returncode == 0
    assert asked(checkout)[-6:] == [
        f"{INSTALL} --no-deps --require-hashes -r requirements/work.txt",
        f"{INSTALL} --no-deps --no-build-isolation -e .",
        "check",
        "format --check",
        "",
        f"-n auto --dist loadfile --no-loadscope-reorder{tests}",
    ]


def test_outcomes_are_those_of_every_letter_and_of_the_sentences(checkout: Path) -> None:
    executable(checkout / "bin" / "python3", PYTHON)
    assert make(checkout, "outcomes").returncode == 0
    corpora = "--corpus corpus --corpus tests/letters"
    files = "--sentences tests/real-sentences.jsonl --outcomes tests/outcomes.tsv"
    assert asked(checkout)[-1] == f"evaluate {corpora} {files}"


def test_a_python_that_is_too_old_is_passed_over_for_one_that_is_not(checkout: Path) -> None:
    executable(checkout / "bin" / "python3.11", TOO_OLD)
    executable(checkout / "bin" / "python3", PYTHON)
    assert make(checkout, "build").returncode == 0


@pytest.mark.parametrize("pythons", [[], ["python3"], ["python3", "python3.11"]])
def test_without_a_python_that_is_new_enough_a_sentence_says_so(checkout: Path, pythons: list[str]) -> None:
    for name in pythons:
        executable(checkout / "bin" / name, TOO_OLD)
    ended = make(checkout, "explore")
    assert ended.returncode == 2
    assert ended.stderr.startswith(
        "Python 3.11 or newer is needed but was not found: install it, or say where it is with make "
    )
    assert not (checkout / ".venv").exists()


def test_a_python_that_cannot_make_environments_is_named_with_the_cure(checkout: Path) -> None:
    executable(checkout / "bin" / "python3", NO_VENV)
    ended = make(checkout, "explore")
    assert ended.returncode == 2
    assert "python3 cannot create an environment: install its venv module" in ended.stderr


def test_cleaning_leaves_a_fresh_checkout(checkout: Path) -> None:
    executable(checkout / "bin" / "python3", PYTHON)
    before = {path.name for path in checkout.iterdir()}
    make(checkout, "build")
    for made in ("sqs.db", ".sqs-cache/entry.json", "models/__pycache__/base.pyc"):
        (checkout / made).parent.mkdir(parents=True, exist_ok=True)
        (checkout / made).touch()
    make(checkout, "clean")
    assert {path.name for path in checkout.iterdir()} - before == {"asked", "models"}
    assert not list((checkout / "models").iterdir())


@pytest.mark.parametrize(("file", "extras"), [("use.txt", ()), ("work.txt", ("dev", "ocr"))])
def test_every_library_is_pinned_with_the_hashes_of_its_files(file: str, extras: tuple[str, ...]) -> None:
    about = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    project = about["project"]
    wanted = [*about["build-system"]["requires"], *project["dependencies"]]
    wanted += [requirement for extra in extras for requirement in project["optional-dependencies"][extra]]
    words = (PROJECT / "requirements" / file).read_text().replace("\\\n", "")
    lines = [line for line in words.splitlines() if not line.startswith("#")]
    pinned = [PINNED.fullmatch(line) for line in lines]
    assert all(pinned)
    names = {normal(match[1]) for match in pinned if match}
    assert {normal(re.split(r"[<>=]", requirement)[0]) for requirement in wanted} <= names


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
