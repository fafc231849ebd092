"""A letter added to a corpus: its folder, its facts, and what is said of it."""

import re
from datetime import date
from pathlib import Path
from shutil import copy

import pytest
import yaml

from models.source import Source
from pipeline.annotations.entries import findings_in
from pipeline.cli.exit_codes import DOUBTFUL
from pipeline.corpus.facts import source_of
from pipeline.corpus.folders import PROJECT, letter_in
from pipeline.corpus.inspections import inspections_in
from pipeline.curate.add.facts import facts_as_text
from tests.support.add_command import DATED, add, files_in, names_in
from tests.support.sqs_command import sqs

FACTS = ("area", "title", "published", "fieldwork_start", "fieldwork_end", "cases")
FOLDERS = [folder for corpus in ("corpus", "tests/letters") for folder in sorted((PROJECT / corpus).glob("*-20*"))]
NOT_KNOWN = "A file supplied by a maintainer; where it was published is not noted."
LINE = "Eastmere,2014-10-22,2014-09-29,2014-10-01,the letter itself"
LIST = "area_name,published,fieldwork_start,fieldwork_end,known_from\n"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "a letter.txt"
    path.write_text(DATED)
    return path


def facts_in(folder: Path) -> dict[str, object]:
    return dict(yaml.safe_load((folder / "letter.yml").read_text()))


@pytest.mark.parametrize("held", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.slow
def test_a_letter_under_another_name_gets_the_folder_and_the_facts_that_people_gave_it(
    corpus: Path, tmp_path: Path, held: Path
) -> None:
    file = letter_in(held).file_to_read
    add(corpus, copy(file, tmp_path / f"Some letter{file.suffix}"))
    added = corpus / held.name
    assert names_in(corpus) == [held.name]
    assert names_in(added) == ["findings.yml", file.name, "letter.yml"]
    assert (added / file.name).read_bytes() == file.read_bytes()
    assert facts_in(added) == {fact: facts_in(held)[fact] for fact in FACTS} | {"source": NOT_KNOWN}
    assert {entry.checked for entry in findings_in(added / "findings.yml").entries} == {False}
    status, out, _ = sqs("check", "--corpus", corpus)
    assert status == 0
    told = " ".join(out.split())
    assert re.match(rf"{held.name}: 0 confirmed, 0 changed, 0 lost, 0 new, \d+ unread, \d+ unchecked", told)


def test_what_was_read_what_is_doubtful_and_what_is_to_be_done_is_said(
    corpus: Path, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (corpus / "inspections.csv").write_text(LIST)
    monkeypatch.chdir(corpus.parent)
    monkeypatch.setenv("COLUMNS", "100")
    status, out, err = sqs("add", letter.name)
    doubtful = [line for line in out.splitlines() if line.startswith("  - No heading like")]
    assert (status, err, len(doubtful)) == (DOUBTFUL, "", 7)
    assert (
        re.sub(r"  - No heading like .*\n(    .*\n)?", "", out)
        == """\
Read:
  area             Eastmere
  title            Report of Short Quality Screening (SQS) of youth offending work in Eastmere
  published        2014-10-22
  fieldwork_start  2014-09-29
  fieldwork_end    2014-10-01
  cases            20
  source           A file supplied by a maintainer; where it was published is not noted.
  3 paragraphs, 4 findings, 1 number that no rule recognises, 9 problems

Doubtful:
  - It is not known where the letter was published: write its address in letter.yml, as `source`.
  - No service in areas.csv is called Eastmere. No service has a similar name. If it is one of the
    services, run `sqs service "Eastmere" SLUG`, which adds the name to areas.csv; otherwise add the
    service there.

corpus/eastmere-2014-10 now contains letter.txt, letter.yml and findings.yml. None of the findings
has been checked yet.
inspections.csv now lists this inspection:
  Eastmere,2014-10-22,2014-09-29,2014-10-01,the letter itself

What to do next:
  sqs show eastmere-2014-10 --numbers  show the letter and what was read in it
  sqs review eastmere-2014-10          go through its findings one by one
  sqs check eastmere-2014-10           see if it is still read the way you checked it
  git add corpus                       then commit it and open a pull request
"""
    )


@pytest.mark.parametrize("before", [LIST, LIST.rstrip("\n"), LIST.replace("\n", "\r\n"), f"\ufeff{LIST}"])
def test_an_inspection_that_was_not_listed_is_and_the_list_stays_as_it_was(
    corpus: Path, letter: Path, before: str
) -> None:
    listed = corpus / "inspections.csv"
    listed.write_bytes(before.encode())
    assert f"inspections.csv would list this inspection: {LINE}" in add(corpus, letter, "--dry-run")
    assert listed.read_bytes() == before.encode()
    assert f"inspections.csv now lists this inspection: {LINE}" in add(corpus, letter)
    end = "\r\n" if "\r" in before else "\n"
    assert listed.read_bytes().decode() == f"{before.rstrip()}{end}{LINE}{end}"
    assert [each.published for each in inspections_in(corpus, ())] == ["2014-10-22"]


def test_an_inspection_that_is_listed_is_said_to_be(corpus: Path, letter: Path) -> None:
    (corpus / "inspections.csv").write_text(f"{LIST}{LINE}\n")
    said = add(corpus, letter)
    assert "inspections.csv already lists this inspection (the letter itself); its letter was missing until" in said
    assert (corpus / "inspections.csv").read_text() == f"{LIST}{LINE}\n"


def test_an_inspection_that_is_listed_with_other_days_of_the_month_is_a_doubt(corpus: Path, letter: Path) -> None:
    other = f"{LIST}{LINE.replace('-29', '-22').replace('10-22', '10-21').replace('10-01', '09-26')}\n"
    (corpus / "inspections.csv").write_text(other)
    assert "lists an inspection of this service in the same month with other dates" in add(corpus, letter)
    assert (corpus / "inspections.csv").read_text() == other


def test_a_corpus_without_a_list_of_inspections_wants_no_line(corpus: Path, letter: Path) -> None:
    assert "inspections.csv" not in add(corpus, letter)


def test_a_dry_run_says_the_same_and_writes_nothing(corpus: Path, letter: Path) -> None:
    planned = add(corpus, letter, "--dry-run")
    assert names_in(corpus) == []
    assert "Nothing was written: without --dry-run, " in planned
    done = add(corpus, letter)
    assert planned.partition("Nothing was written")[0] == done.partition(f"{corpus}/eastmere")[0]
    assert planned.endswith("What to do next: Run the same command without --dry-run to add the letter.")


def test_a_letter_about_a_service_that_is_not_listed_ends_with_the_status_of_a_doubt(
    corpus: Path, letter: Path, tmp_path: Path
) -> None:
    assert sqs("add", letter, "--corpus", corpus)[0] == DOUBTFUL
    plain = copy(PROJECT / "tests" / "letters" / "kirkholme-2014-05" / "letter.txt", tmp_path / "letter again.txt")
    copy(PROJECT / "tests" / "letters" / "areas.csv", corpus)
    assert sqs("add", plain, "--corpus", corpus)[0] == 0


def test_what_is_to_be_done_names_a_corpus_that_is_not_the_usual_one(corpus: Path, letter: Path) -> None:
    assert f"sqs review eastmere-2014-10 --corpus {corpus} go through" in add(corpus, letter)


def test_a_service_under_another_of_its_names_has_its_usual_folder_and_the_name_that_is_printed(
    corpus: Path, letter: Path
) -> None:
    letter.write_text(DATED.replace("Eastmere", "Hull"))
    said = add(corpus, letter)
    assert "area Hull (Kingston-upon-Hull in areas.csv) title" in said
    assert "No service in areas.csv" not in said
    assert facts_in(corpus / "kingston-upon-hull-2014-10")["area"] == "Hull"


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Cambridgshire", "It may be Cambridgeshire (cambridgeshire: Cambridgeshire is spelt nearly alike)."),
        ("Bournemouth", "It may be Bournemouth and Poole (bournemouth-and-poole: Bournemouth is part of Bourne"),
        ("Nowhere", "No service has a similar name."),
    ],
)
def test_a_service_that_is_not_listed_is_said_to_be_so_with_names_that_are_near(
    corpus: Path, letter: Path, name: str, near: str
) -> None:
    letter.write_text(DATED.replace("Eastmere", name))
    said = add(corpus, letter)
    assert f"No service in areas.csv is called {name}. {near}" in said
    assert names_in(corpus) == [f"{name.lower()}-2014-10"]


def test_what_a_person_says_of_the_letter_is_written_down(corpus: Path, letter: Path) -> None:
    letter.write_text(DATED.replace("Date of publication: 22 October 2014\n\n", ""))
    address = "https://example.org/letter.pdf"
    said = add(corpus, letter, "--area", "Hull YOS", "--published", "2014-11-05", "--source", address)
    facts = facts_in(corpus / "kingston-upon-hull-2014-11")
    assert (facts["area"], facts["published"], facts["source"]) == ("Hull YOS", date(2014, 11, 5), address)
    assert "letter.yml gives Hull YOS as the area, but the letter says Eastmere; check which is right." in said
    assert "It is not known where the letter was published" not in said


def test_a_fieldwork_that_ends_before_it_begins_is_doubtful_and_not_written_down(corpus: Path, letter: Path) -> None:
    letter.write_text(DATED.replace("from 29th September to 1st October", "from 19th to 17th September"))
    said = add(corpus, letter)
    assert "fieldwork_start not found fieldwork_end not found cases 20" in said
    assert "The first day of fieldwork (2014-09-19) is after the last day of fieldwork (2014-09-17); correct" in said
    assert not {"fieldwork_start", "fieldwork_end"} & facts_in(corpus / "eastmere-2014-10").keys()


@pytest.mark.parametrize("area", ["Ynys Môn", "no", "2014-04-23", "Norfolk: north", "- 'A' \"B\" # C", "20", " x"])
def test_facts_are_written_so_that_they_are_read_alike(corpus: Path, area: str) -> None:
    folder = corpus / "somewhere-2014-10"
    folder.mkdir()
    (folder / "letter.txt").touch()
    bare = source_of(letter_in(folder))
    source = Source(**bare.model_dump(include={"id", "sha256"}), area=area, published=date(2014, 10, 22), cases=0)
    (folder / "letter.yml").write_text(facts_as_text(source), encoding="utf-8")
    assert source_of(letter_in(folder)) == source


def test_nothing_but_the_folder_is_made(corpus: Path, letter: Path) -> None:
    before = files_in(corpus.parent)
    add(corpus, letter)
    assert {path for path in files_in(corpus.parent) if path not in before} == {
        f"corpus/eastmere-2014-10/{name}" for name in ("letter.txt", "letter.yml", "findings.yml")
    }


def test_a_file_whose_name_begins_like_an_address_is_a_file(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(corpus.parent)
    Path("Re: letter.txt").write_text(DATED)
    add(corpus, "Re: letter.txt")
    assert names_in(corpus) == ["eastmere-2014-10"]
