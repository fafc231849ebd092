"""What the documents say is so: the README's rows, the commands, the links."""

import re
from pathlib import Path

import pytest

from pipeline.build.letters import read_letter
from pipeline.cli.main import sqs
from pipeline.corpus.folders import PROJECT, letter_in
from pipeline.language.rule_files import FOLDER

DOCUMENTS = [
    "README.md",
    "METHODOLOGY.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "corpus/README.md",
    "tests/letters/README.md",
    "docs/glossary.md",
    "docs/second-reader.md",
    "pipeline/rules/README.md",
]

SCREEN = 40
"""Lines of a terminal on a laptop."""


def words_of(document: str) -> str:
    return (PROJECT / document).read_text(encoding="utf-8")


def test_the_rows_of_the_readme_are_the_rows_of_the_letter() -> None:
    _, reading = read_letter(letter_in(PROJECT / "corpus" / "cambridgeshire-2014-04"))
    transcript = reading.letter.transcript
    read = [
        (
            "cambridgeshire-2014-04", finding.paragraph, str(transcript.page_of(finding)), finding.measure,
            finding.role, finding.verdict, str(finding.count), str(finding.total), finding.basis, finding.rule,
        )
        for finding in reading.findings
        if finding.paragraph == "1.4"
    ]  # fmt: skip
    told = [
        tuple(cell.strip() for cell in line.strip("| ").split("|"))
        for line in words_of("README.md").splitlines()
        if line.startswith("| cambridgeshire-2014-04")
    ]
    assert len(told) == 2
    assert [row for row in read if row in told] == told


def test_the_sentence_of_the_readme_stands_in_the_letter() -> None:
    _, reading = read_letter(letter_in(PROJECT / "corpus" / "cambridgeshire-2014-04"))
    quoted = " ".join(re.findall(r"^> (.*)$", words_of("README.md"), re.MULTILINE)).replace("**", "")
    assert len(quoted) > 80
    assert quoted in reading.letter.text


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_command_that_is_told_of_exists(document: str) -> None:
    told = set(re.findall(r"^\s*(?:`)?sqs ([a-z]+)", words_of(document), re.MULTILINE))
    assert told
    assert told <= set(sqs.commands)


def test_the_readme_tells_of_every_command() -> None:
    assert set(re.findall(r"^sqs ([a-z]+)", words_of("README.md"), re.MULTILINE)) == set(sqs.commands)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_within_the_project_leads_somewhere(document: str) -> None:
    folder = (PROJECT / document).parent
    for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", words_of(document)):
        assert (folder / link).exists(), link


def test_the_readme_of_the_rules_names_every_file_beside_it_and_fits_a_screen() -> None:
    told = set(re.findall(r"`([a-z_]+\.(?:yml|csv))`", words_of("pipeline/rules/README.md")))
    assert {path.name for path in Path(FOLDER).iterdir()} == {*told, "README.md"}
    assert len(words_of("pipeline/rules/README.md").splitlines()) <= SCREEN


def test_the_readme_of_the_rules_names_code_that_is_there() -> None:
    told = re.findall(r"`(interpret/[a-z_/]+\.py)`", words_of("pipeline/rules/README.md"))
    assert len(told) == 3
    assert [file for file in told if not (PROJECT / "pipeline" / file).is_file()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_documents_name_no_person_and_no_address_of_one(document: str) -> None:
    words = words_of(document)
    assert not re.search(r"[\w.]+@[\w.]+", words)
    assert not re.search(r"\b0\d{3,4} ?\d{3} ?\d{3,4}\b", words)
