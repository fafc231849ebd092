"""Where tests stand: beside what they test, none leaning on another, and none left out."""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from pipeline.corpus.folders import PROJECT

TESTS = PROJECT / "tests"


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_no_test_file_is_imported() -> None:
    files = list(TESTS.rglob("*.py"))
    assert len(files) > 100
    assert [(file.name, name) for file in files for name in imported(file) if ".test_" in name] == []


def test_each_package_of_the_pipeline_has_its_folder_of_tests() -> None:
    packages = {file.parent.name for file in (PROJECT / "pipeline").glob("*/__init__.py")}
    assert {"read", "build"} <= packages
    assert packages - {file.parent.name for file in TESTS.glob("*/__init__.py")} == set()


def test_no_folder_of_tests_has_a_name_that_pytest_passes_over(request: pytest.FixtureRequest) -> None:
    folders = {file.parent.name for file in TESTS.rglob("test_*.py")}
    passed_over = request.config.getini("norecursedirs")
    assert [name for name in folders for pattern in passed_over if fnmatch(name, pattern)] == []
