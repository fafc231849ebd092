import logging
import multiprocessing
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from models.reading import Reading
from models.text import Transcript
from pipeline.build import cache as cache_module
from pipeline.build import fingerprint, rule_check
from pipeline.build import stages as build_stages
from pipeline.build.cache import Cache, cache_beside
from pipeline.build.letters import read_corpus, read_letter
from pipeline.corpus.folders import letter_in, letters_in
from pipeline.errors import CorpusError, NotPdfError, SqsError
from pipeline.read import read
from tests.support.ellerport import ELLERPORT

pytestmark = pytest.mark.slow

NAMES = ("alston-2013-02", "ellerport-2014-10", "zennor-2012-01")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Three letters as text, all of them Ellerport's under other names."""
    for name in NAMES:
        folder = tmp_path / "corpus" / name
        folder.mkdir(parents=True)
        for file in ("letter.txt", "letter.yml", "findings.yml"):
            (folder / file).write_bytes((ELLERPORT / file).read_bytes())
    return tmp_path / "corpus"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return cache_beside(tmp_path / "sqs.db")


def refuse(*_: object, **__: object) -> None:
    raise AssertionError("this stage was not to run again")


def fails_on(letter: str, with_: Callable[[], object]) -> Callable[[Path], Transcript]:
    """A stand-in for `read` that fails on one letter and reads the others."""

    def read_or_fail(path: Path) -> Transcript:
        if path.parent.name == letter:
            with_()
        return read(path)

    return read_or_fail


def raise_(error: Exception) -> None:
    raise error


def test_a_letter_is_read_through_all_the_stages() -> None:
    source, read = read_letter(letter_in(ELLERPORT))
    assert (source.id, source.cases) == ("ellerport-2014-10", 8)
    assert len(read.letter.paragraphs) > 10
    assert len(read.findings) > 10
    assert all(0 <= finding.start < finding.end <= len(read.letter.text) for finding in read.findings)
    assert any(finding.checked for finding in read.findings)


def test_letters_come_in_the_order_of_the_corpus_however_they_are_shared_out(corpus: Path) -> None:
    alone, shared = (read_corpus(letters_in(corpus), processes=processes) for processes in (1, 2))
    assert alone == shared
    assert [source.id for source, _ in alone[0]] == list(NAMES)


@pytest.mark.parametrize("processes", [1, 2])
def test_progress_is_told_once_a_letter(corpus: Path, processes: int) -> None:
    told: list[None] = []
    read_corpus(letters_in(corpus), processes=processes, on_letter=lambda: told.append(None))
    assert len(told) == len(NAMES)


@pytest.mark.parametrize("processes", [1, 2])
def test_one_unreadable_letter_stops_no_other(corpus: Path, processes: int) -> None:
    (corpus / NAMES[0] / "letter.pdf").write_bytes(b"no PDF at all")
    (corpus / NAMES[2] / "letter.yml").write_text("colour: red\n")
    read, unreadable = read_corpus(letters_in(corpus), processes=processes)
    assert [source.id for source, _ in read] == [NAMES[1]]
    assert [(letter.id, letter.file, letter.reason) for letter in unreadable] == [
        (NAMES[0], "letter.pdf", NotPdfError.__name__),
        (NAMES[2], "letter.txt", CorpusError.__name__),
    ]


def test_a_findings_yml_that_cannot_be_meant_makes_its_own_letter_unreadable(corpus: Path) -> None:
    (corpus / NAMES[1] / "findings.yml").write_text('- paragraph: "1.1"\n  quote: ten of 13\n')
    read, unreadable = read_corpus(letters_in(corpus), processes=1)
    assert [source.id for source, _ in read] == [NAMES[0], NAMES[2]]
    assert [(letter.id, letter.message) for letter in unreadable] == [
        (NAMES[1], f"{NAMES[1]}/findings.yml, line 1: measure is missing: add it.")
    ]


def test_a_checked_entry_that_does_not_fit_is_an_error_of_a_letter_that_is_read_all_the_same(corpus: Path) -> None:
    file = corpus / NAMES[0] / "findings.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("We examined eight cases", "We inspected eight cases"))
    _, read = read_letter(letters_in(corpus)[0])
    (problem,) = (problem for problem in read.problems if problem.check == "checked entry does not fit")
    assert (problem.severity, problem.paragraph) == ("error", "context.2")
    assert problem.message.startswith("findings.yml, line 1: paragraph context.2 does not contain “We inspected eight")
    assert len(read.findings) > 10


def test_a_letter_can_be_read_by_the_rules_alone(corpus: Path) -> None:
    _, read = read_letter(letters_in(corpus)[0].by_rules_alone)
    assert len(read.findings) > 10
    assert not any(finding.checked for finding in read.findings)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (TypeError("text"), "letter.txt could not be read because of a fault in sqs (TypeError); please report it."),
        (
            RecursionError(),
            "letter.txt could not be read because of a fault in sqs (RecursionError); please report it.",
        ),
        (
            PermissionError(13, "Permission denied"),
            "letter.txt cannot be opened (Permission denied): check that it is there and that you may read it.",
        ),
    ],
)
def test_an_unforeseen_fault_in_one_letter_is_a_sentence(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, message: str
) -> None:
    monkeypatch.setattr(build_stages, "read", fails_on(NAMES[1], lambda: raise_(error)))
    read, unreadable = read_corpus(letters_in(corpus), processes=1)
    assert [source.id for source, _ in read] == [NAMES[0], NAMES[2]]
    assert [(letter.reason, letter.message) for letter in unreadable] == [(type(error).__name__, message)]


@pytest.mark.parametrize(("level", "traced"), [(logging.DEBUG, True), (logging.INFO, False)])
def test_where_a_fault_arose_is_logged_for_those_who_ask(
    corpus: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    level: int,
    *,
    traced: bool,
) -> None:
    monkeypatch.setattr(build_stages, "read", fails_on(NAMES[1], lambda: raise_(TypeError("text"))))
    with caplog.at_level(level, logger="pipeline"):
        read_corpus(letters_in(corpus), processes=1)
    assert ("Traceback" in caplog.text) == traced


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="a stand-in is only inherited by a fork")
def test_a_letter_that_kills_its_process_stops_no_other(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_stages, "read", fails_on(NAMES[0], lambda: os._exit(9)))
    read, unreadable = read_corpus(letters_in(corpus), processes=2)
    assert [source.id for source, _ in read] == [NAMES[1], NAMES[2]]
    assert [(letter.id, letter.reason) for letter in unreadable] == [(NAMES[0], "BrokenProcessPool")]


def test_a_fault_in_the_rules_stops_everything(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rule_check, "check_rules", lambda: raise_(SqsError("number_phrases.yml has no blocks.")))
    with pytest.raises(SqsError, match="no blocks"):
        read_corpus(letters_in(corpus), processes=1)


def test_a_letter_that_has_not_changed_is_not_read_again(
    corpus: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read_corpus(letters_in(corpus), cache=cache, processes=1)
    for stage in ("read", "segment", "extract", "interpret", "validate"):
        monkeypatch.setattr(build_stages, stage, refuse)
    assert read_corpus(letters_in(corpus), cache=cache, processes=1) == first


def test_a_change_of_rules_reads_no_page_again(corpus: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read_letter(letters_in(corpus)[0], cache=cache)
    monkeypatch.setattr(fingerprint, "understanding_code", lambda: "other rules")
    monkeypatch.setattr(build_stages, "read", refuse)
    assert read_letter(letters_in(corpus)[0], cache=cache) == first


@pytest.mark.parametrize("damage", [b"", b"{", b"null", b"\xff\xfe", b'{"text": "another noun"}'])
def test_a_damaged_entry_is_made_again(corpus: Path, cache: Cache, damage: bytes) -> None:
    first = read_letter(letters_in(corpus)[0], cache=cache)
    entries = {entry: entry.read_bytes() for entry in cache.folder.iterdir()}
    for entry in entries:
        entry.write_bytes(damage)
    assert read_letter(letters_in(corpus)[0], cache=cache) == first
    assert {entry: entry.read_bytes() for entry in cache.folder.iterdir()} == entries


def test_an_entry_that_cannot_be_written_costs_nothing_else(
    corpus: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", lambda *_: raise_(OSError(28, "No space left on device")))
    assert read_letter(letters_in(corpus)[0], cache=cache) == read_letter(letters_in(corpus)[0])


def test_a_reading_is_the_same_after_it_was_kept() -> None:
    _, read = read_letter(letter_in(ELLERPORT))
    assert Reading.model_validate_json(read.model_dump_json()) == read


def test_old_entries_are_pruned_but_for_the_newest(corpus: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "SPARE_ENTRIES", 2)
    letter = letters_in(corpus)[0]
    source, _ = read_letter(letter, cache=cache)
    used = {entry.name for entry in cache.folder.iterdir()}
    for age in range(4):
        (cache.folder / f"reading-{age}.json").touch()
        os.utime(cache.folder / f"reading-{age}.json", (1000 - age, 1000 - age))
    cache.prune([(letter, source.sha256)])
    assert {entry.name for entry in cache.folder.iterdir()} == used | {"reading-0.json", "reading-1.json"}


def test_a_cache_that_cannot_be_made_says_where() -> None:
    with pytest.raises(SqsError, match=r"^Nothing can be written in /proc \(.+\): name another place with --db\.$"):
        cache_beside(Path("/proc/sqs.db"))
