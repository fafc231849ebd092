"""A rule file with something wrong in it stops everything with its line; no letter is called unreadable for it."""

import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from pipeline.corpus.folders import PROJECT
from tests.support.small_letter import put

RULES = Path("pipeline", "rules")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the code with a database of one letter."""
    copied = tmp_path_factory.mktemp("project")
    copytree(PROJECT / "pipeline", copied / "pipeline", ignore=ignore_patterns("__pycache__"))
    copytree(PROJECT / "models", copied / "models", ignore=ignore_patterns("__pycache__"))
    put(copied / "corpus")
    (copied / "corpus" / "areas.csv").write_text("slug,name,nation,region\neastmere,Eastmere,England,South\n")
    assert build(copied) == (0, "")
    return copied


def build(project: Path) -> tuple[int, str]:
    code = "from pipeline.cli.main import main; main()"
    ended = subprocess.run(
        [sys.executable, "-c", code, "build"], cwd=project, capture_output=True, text=True, check=False
    )
    return ended.returncode, ended.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "was", "now", "sentence"),
    [
        ("verdict_phrases.yml", "\nbad:\n", "\n bad:\n", "line {line}: this is not valid YAML"),
        (
            "verdict_phrases.yml",
            "\nbad:\n",
            "\nbad:\n  - sufficient*\n",
            "is listed under good and under bad: remove one",
        ),
        (
            "verdict_phrases.yml",
            "\nbad:\n",
            "\nbad:\n  - no\n",
            "line {below}: what is listed here is not text: put it",
        ),
        (
            "topics_to_measures.yml",
            "has: [panel]",
            "has: [pannel]",
            "there is no feature pannel: take one from topic_phrases.yml.",
        ),
        (
            "topics_to_measures.yml",
            "court.panel-report.overall",
            "court.pannel",
            "there is no measure court.pannel: take one from",
        ),
        ("number_phrases.yml", "pattern:", "patern:", "number_phrases.yml"),
        ("headings.yml", "\n", "\n<<<<<<< HEAD\n", "line 2: Git could not join two versions here"),
    ],
)
def test_it_is_named_with_its_line_and_the_database_stays(
    project: Path, name: str, was: str, now: str, sentence: str
) -> None:
    file, database = project / RULES / name, project / "sqs.db"
    before, held = file.read_text(encoding="utf-8"), database.read_bytes()
    file.write_text(before.replace(was, now, 1), encoding="utf-8")
    try:
        status, err = build(project)
    finally:
        file.write_text(before, encoding="utf-8")
    assert status == 2
    line = before[: before.index(was)].count("\n") + 2
    assert f"pipeline/rules/{name}" in err
    assert sentence.format(line=line, below=line + 1) in err
    assert database.read_bytes() == held
