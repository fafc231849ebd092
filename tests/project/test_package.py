"""The package as others install it: all it needs is in it or declared, and it works far from the checkout."""

import ast
import os
import re
import sqlite3
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import packages_distributions
from pathlib import Path
from shutil import copy, copytree, ignore_patterns
from typing import Any
from urllib.request import urlopen

import pytest
import yaml

from pipeline import __version__
from pipeline.corpus.folders import PROJECT
from tests.support.processes import begin

ABOUT: dict[str, Any] = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = ABOUT["optional-dependencies"]
OURS = {"models", "pipeline", "tests"}
WANTED_BY = {"pipeline/curate/learn/fit.py": "learn", "pipeline/export/parquet.py": "export",
             "pipeline/export/workbook.py": "export", "pipeline/explore/workbook.py": "export",
             "pipeline/curate/second/models.py": "second-reader", "pipeline/build/cluster.py": "cluster"}  # fmt: skip
"""The files that need an extra; `sqs` says so where it is not installed."""

DISTRIBUTIONS = packages_distributions()

LETTER = PROJECT / "corpus" / "cambridgeshire-2014-04" / "letter.pdf"


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def names_of(requirements: list[str]) -> set[str]:
    return {normal(re.split(r"[<>=\[]", requirement)[0]) for requirement in requirements}


def imported(file: Path) -> set[str]:
    """The distributions that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    modules = {name.split(".")[0] for name in found} - OURS - set(sys.stdlib_module_names)
    return {normal(DISTRIBUTIONS[module][0]) for module in modules} - {"pydantic-core"}  # pydantic brings its own


@pytest.mark.parametrize("folder", ["models", "pipeline", "tests"])
def test_whatever_is_imported_is_declared(folder: str) -> None:
    always = names_of(ABOUT["dependencies"])
    for file in (PROJECT / folder).rglob("*.py"):
        place = file.relative_to(PROJECT).as_posix()
        extra = "dev" if folder == "tests" else WANTED_BY.get(place)
        assert imported(file) <= always | names_of(EXTRAS[extra] if extra else []), place


def test_whatever_an_extra_brings_the_developers_have() -> None:
    brought = set().union(*(names_of(EXTRAS[extra]) for extra in ("cluster", "export", "learn")))
    assert brought <= names_of(EXTRAS["dev"])


def test_a_citation_names_the_version() -> None:
    cited = yaml.safe_load((PROJECT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (cited["version"], cited["license"], cited["title"]) == (__version__, ABOUT["license"], ABOUT["name"])


def test_the_page_of_an_index_shows_no_picture_and_no_link_that_it_could_not_follow() -> None:
    words = (PROJECT / ABOUT["readme"]).read_text(encoding="utf-8")
    assert "![" not in words
    assert "](" not in re.sub(r"\]\(https://", "", words)


def run(*command: str | Path, folder: Path, ok: tuple[int, ...] = (0,)) -> str:
    """What a command prints, run in that folder, with nothing of the checkout on its path."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode in ok, f"{command}: {ended.stdout}{ended.stderr}"
    return ended.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive made of the checkout, and the wheel made of that archive."""
    source, dist = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    for part in ("models", "pipeline", "tests", "corpus", "docs", "requirements", ".ci", ".github"):
        copytree(PROJECT / part, source / part, ignore=ignore_patterns("__pycache__"))
    for file in PROJECT.iterdir():
        if file.is_file() and (not file.name.startswith(".") or file.name == ".gitignore"):
            copy(file, source)
    run(sys.executable, "-m", "build", "--outdir", dist, source, folder=dist)
    return dist


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an empty environment in which the wheel was installed.

    On the lowest Python with the lowest versions, which is the harder road and saves a second environment; on others,
    for which the lowest versions have no wheels, with those of requirements/.
    """
    place = tmp_path_factory.mktemp("environment")
    uv, python = Path(sys.executable).with_name("uv"), place / "bin" / "python"
    run(uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable, place, folder=place)
    lowest = f">={sys.version_info[0]}.{sys.version_info[1]}" == ABOUT["requires-python"]
    tested: list[str | Path] = ["-c", PROJECT / "requirements" / "use.txt"]
    versions = ["--resolution", "lowest-direct"] if lowest else tested
    (wheel,) = built.glob("*.whl")
    run(uv, "pip", "install", "--quiet", "--python", python, *versions, f"{wheel}[export]", folder=place)
    return place / "bin"


@pytest.fixture
def flat(tmp_path: Path) -> Path:
    """An empty folder with a folder of PDFs in it."""
    (tmp_path / "letters").mkdir()
    copy(LETTER, tmp_path / "letters" / "SQS Cambridgeshire (2014).pdf")
    return tmp_path


@pytest.mark.slow
def test_the_source_archive_holds_what_its_own_tests_need(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as files:
        names = {name.partition("/")[2] for name in files.getnames()}
    parts = ("models", "pipeline", "tests", "corpus", "docs", "requirements", ".ci", ".github")
    wanted = {
        file.relative_to(PROJECT).as_posix()
        for part in parts
        for file in (PROJECT / part).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert wanted | {"Makefile", "requirements/use.txt", "metadata.yml", "CITATION.cff", "README.md"} <= names


@pytest.mark.slow
def test_the_whole_road_is_walked_in_an_empty_folder(installed: Path, flat: Path) -> None:
    sqs = installed / "sqs"
    assert run(sqs, "--version", folder=flat) == f"sqs, version {__version__}\n"
    assert "1 letter, 46 findings" in run(sqs, "build", "--corpus", "letters", folder=flat)
    assert "Held: 1 letter" in run(sqs, "status", "--corpus", "letters", folder=flat)
    shown = run(sqs, "show", "letters/SQS Cambridgeshire (2014).pdf", "--csv", folder=flat)
    assert shown == run(sqs, "show", "sqs-cambridgeshire-2014", "--corpus", "letters", "--csv", folder=flat)
    ours = run(Path(sys.executable).with_name("sqs"), "show", "sqs-cambridgeshire-2014", "--corpus", flat / "letters",
               "--csv", folder=flat)  # fmt: skip
    assert shown == ours, "other versions of libraries read another letter"
    again = subprocess.run(
        [sqs, "add", "letters/SQS Cambridgeshire (2014).pdf", "--corpus", "letters"],
        cwd=flat, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "already in the corpus, as sqs-cambridgeshire-2014" in again.stderr
    (flat / "kept").mkdir()
    assert "cambridgeshire-2014-04" in run(
        sqs, "add", "letters/SQS Cambridgeshire (2014).pdf", "--corpus", "kept", folder=flat
    )
    assert (flat / "kept" / "cambridgeshire-2014-04" / "letter.pdf").is_file()


@pytest.fixture
def site(installed: Path, flat: Path) -> Iterator[str]:
    """The address of the site that the installed command serves."""
    command: list[str | Path] = [installed / "sqs", "explore", "--corpus", "letters", "--port", "8701"]
    with begin(command, cwd=flat) as server:
        assert server.stdout
        yield next(line.split()[4] for line in server.stdout if "The site is at" in line)
        server.terminate()


@pytest.mark.slow
def test_the_installed_site_shows_the_letter_with_pictures_of_its_lines(site: str) -> None:
    with urlopen(f"{site}letters/sqs-cambridgeshire-2014") as answer:  # noqa: S310 - our own address
        assert "17 out of the 20 cases" in answer.read().decode()
    with urlopen(f"{site}letters/sqs-cambridgeshire-2014/picture/1~2E1.png") as answer:  # noqa: S310 - our own address
        assert answer.headers["content-type"] == "image/png"
    with urlopen(f"{site}charts") as answer:  # noqa: S310 - our own address
        assert "<h1>Charts</h1>" in answer.read().decode()


@pytest.mark.slow
def test_the_installed_plugin_leaves_another_database_alone(installed: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "cats.db")) as connection:
        connection.execute("create table cats (name text)")
    ask = (installed / "datasette", tmp_path / "cats.db", "--get")
    assert "cats" in run(*ask, "/", folder=tmp_path)
    assert "Short Quality Screening" not in run(*ask, "/", folder=tmp_path)
    assert "Database not found" in run(*ask, "/letters", folder=tmp_path, ok=(1,))


@pytest.mark.slow
def test_the_library_gives_findings_far_from_the_checkout(installed: Path, flat: Path) -> None:
    words = "from pipeline import findings; print(len(findings('letters/SQS Cambridgeshire (2014).pdf')))"
    assert run(installed / "python", "-c", words, folder=flat) == "46\n"
