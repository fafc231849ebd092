"""Letters read by others: threads, processes and whatever else is an executor; what comes back, and what is lost."""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from models.text import Transcript
from pipeline.build import letters as build_letters
from pipeline.build import parcels
from pipeline.build import stages as build_stages
from pipeline.build.cache import cache_beside
from pipeline.build.crews import Crew
from pipeline.build.database import build
from pipeline.build.letters import read_corpus
from pipeline.corpus.folders import PROJECT, letters_in
from pipeline.errors import RuleError, SqsError
from tests.support.small_letter import READ, TEXT, put
from tests.support.stand_in_executor import StandIn

pytestmark = pytest.mark.slow

NAMES = ("alston-2013-02", "eastmere-2014-10", "zennor-2012-01")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name in NAMES:
        put(tmp_path / "corpus", name, *READ, text=f"{TEXT}\nThis letter is {name}.\n")
    return tmp_path / "corpus"


def two_threads() -> Crew:
    return Crew(ThreadPoolExecutor(2), lambda: 2)


def no_stage_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    for stage in ("read", "segment", "interpret"):
        monkeypatch.setattr(build_stages, stage, lambda *_, **__: pytest.fail("it is read here"))


def no_process_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_letters, "shared_out", lambda *_, **__: pytest.fail("it is read by a process here"))


@pytest.mark.parametrize("kind", [ThreadPoolExecutor, ProcessPoolExecutor])
@pytest.mark.slow
def test_a_crew_gives_the_bytes_that_processes_give(kind: type[Executor], tmp_path: Path) -> None:
    corpus = PROJECT / "tests" / "letters"

    def built(name: str, crew: Crew | None) -> bytes:
        database = tmp_path / name / "sqs.db"
        database.parent.mkdir()
        build(letters_in(corpus), corpus=corpus, database=database, fingerprint="", on_letter=lambda: None, crew=crew)
        return database.read_bytes()

    with kind(2) as executor:  # type: ignore[call-arg]
        assert built("crew", Crew(executor, lambda: 2)) == built("processes", None)
    kept = [{file.name for file in (tmp_path / name / ".sqs-cache").iterdir()} for name in ("crew", "processes")]
    assert kept[0] == kept[1]


def test_readings_come_in_the_order_of_the_corpus_and_each_is_told(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = read_corpus(letters_in(corpus), processes=1)
    no_process_reads(monkeypatch)
    told: list[None] = []
    assert read_corpus(letters_in(corpus), crew=two_threads(), on_letter=lambda: told.append(None)) == alone
    assert len(told) == len(NAMES)


def test_each_unreadable_letter_is_named_as_if_it_were_read_here(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (corpus / NAMES[0] / "letter.pdf").write_bytes(b"no PDF at all")
    (corpus / NAMES[1] / "findings.yml").write_text('- paragraph: "1.1"\n  quote: ten of 13\n')
    (corpus / NAMES[2] / "second.yml").write_text("- nothing\n")
    put(corpus, "bodmin-2014-01")
    (corpus / "bodmin-2014-01" / "letter.yml").write_text("colour: red\n")
    (corpus / "SQS Leeds (2014).pdf").write_bytes(b"no PDF either")
    (corpus / "empty-2014-01").mkdir()
    alone = read_corpus(letters_in(corpus), processes=1)
    assert len(alone[1]) == 6
    no_process_reads(monkeypatch)
    assert read_corpus(letters_in(corpus), crew=two_threads()) == alone


def test_a_letter_in_a_folder_that_is_a_link_is_named_as_if_it_were_read_here(corpus: Path) -> None:
    (corpus / NAMES[0]).rename(corpus / "_alston")
    (corpus / NAMES[0]).symlink_to(corpus / "_alston")
    (corpus / "_alston" / "findings.yml").write_text('- paragraph: "1.1"\n  quote: ten of 13\n')
    alone = read_corpus(letters_in(corpus), processes=1)
    assert len(alone[1]) == 1
    assert read_corpus(letters_in(corpus), crew=two_threads()) == alone


def test_what_comes_back_is_kept_and_what_is_kept_goes_along(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = cache_beside(tmp_path / "sqs.db")
    first = read_corpus(letters_in(corpus), crew=two_threads(), cache=cache)
    with monkeypatch.context() as patched:
        no_stage_runs(patched)
        assert read_corpus(letters_in(corpus), cache=cache, processes=1) == first
    for entry in cache.folder.glob("reading-*"):
        entry.unlink()
    monkeypatch.setattr(build_stages, "read", lambda _: pytest.fail("a page is read again"))
    assert read_corpus(letters_in(corpus), crew=two_threads(), cache=cache) == first


def test_a_letter_at_hand_is_sent_nowhere(corpus: Path, tmp_path: Path) -> None:
    cache = cache_beside(tmp_path / "sqs.db")
    first = read_corpus(letters_in(corpus), cache=cache, processes=1)
    nobody = Crew(StandIn(lambda _: pytest.fail("it is sent")), lambda: 1)
    assert read_corpus(letters_in(corpus), cache=cache, crew=nobody) == first


def test_another_sqs_on_a_worker_is_refused_with_what_is_other(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = parcels.versions()

    def refused(place: int, value: str) -> str:
        theirs = [*ours]
        theirs[place] = (theirs[place][0], value)
        monkeypatch.setattr(parcels, "versions", lambda: tuple(theirs))
        with pytest.raises(SqsError) as error:
            read_corpus(letters_in(corpus), crew=two_threads())
        return str(error.value)

    assert f" has sqs 0.0.1, and this machine {ours[0][1]}: install the same version of sqs" in refused(0, "0.0.1")
    assert " has other rules, code or libraries than this machine: install the same" in refused(1, "another digest")
    assert " recognises text by other programs (tesseract 1) than this machine" in refused(2, "tesseract 1")


def test_a_worker_without_sqs_is_refused(corpus: Path) -> None:
    def answer(_: object) -> object:
        raise ModuleNotFoundError("No module named 'pipeline'")

    with pytest.raises(SqsError, match=r"cannot do what it is asked \(No module named 'pipeline'\): install the same"):
        read_corpus(letters_in(corpus), crew=Crew(StandIn(answer), lambda: 1))


def test_a_fault_in_the_rules_stops_everything(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(_: Path) -> Transcript:
        raise RuleError("bands.yml has no bands.")

    monkeypatch.setattr(build_stages, "read", faulty)
    with pytest.raises(SqsError, match="no bands"):
        read_corpus(letters_in(corpus), crew=two_threads())
