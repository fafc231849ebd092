"""What comes of a letter where those who were to read it are lost, or send back something else."""

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from models.text import Transcript
from pipeline.build import crews, workers
from pipeline.build import stages as build_stages
from pipeline.build.cache import Cache
from pipeline.build.crews import Crew
from pipeline.build.letters import read_corpus
from pipeline.build.parcels import Delivery
from pipeline.corpus.folders import letters_in
from pipeline.errors import TooLargeError
from pipeline.read import read
from tests.support.small_letter import READ, TEXT, put
from tests.support.stand_in_executor import StandIn

pytestmark = pytest.mark.slow

NAMES = ("alston-2013-02", "eastmere-2014-10", "zennor-2012-01")
inherits = pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="a stand-in is inherited by a fork")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name in NAMES:
        put(tmp_path / "corpus", name, *READ, text=f"{TEXT}\nThis letter is {name}.\n")
    return tmp_path / "corpus"


def test_a_worker_that_dies_costs_its_letter_alone(corpus: Path) -> None:
    class KilledError(Exception):
        """The engine's own word for it."""

    def answer(work: Callable[[], object]) -> object:
        if executor.given == 2:
            raise KilledError
        return work()

    executor = StandIn(answer)
    found, (lost,) = read_corpus(letters_in(corpus), crew=Crew(executor, lambda: 1, (KilledError,)))
    assert [source.id for source, _ in found] == [NAMES[0], NAMES[2]]
    assert (lost.id, lost.reason) == (NAMES[1], "BrokenProcessPool")
    assert lost.message.startswith("letter.txt crashed the process that was reading it")


@inherits
@pytest.mark.slow
def test_a_letter_that_breaks_a_pool_costs_no_other(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def die_or_read(path: Path) -> Transcript:
        if "alston" in path.parent.name:
            os._exit(9)
        return read(path)

    monkeypatch.setattr(build_stages, "read", die_or_read)
    with ProcessPoolExecutor(2) as executor:
        found, (lost,) = read_corpus(letters_in(corpus), crew=Crew(executor, lambda: 2))
    assert [source.id for source, _ in found] == [NAMES[1], NAMES[2]]
    assert (lost.id, lost.reason) == (NAMES[0], "BrokenProcessPool")


@pytest.mark.slow
def test_a_letter_that_takes_too_long_is_given_up_where_it_is_read(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def compute_or_read(path: Path) -> Transcript:
        while "eastmere" in path.parent.name:
            pass
        return read(path)

    monkeypatch.setattr(build_stages, "read", compute_or_read)
    monkeypatch.setattr(workers, "SECONDS", 3)
    with ThreadPoolExecutor(2) as executor:
        found, (lost,) = read_corpus(letters_in(corpus), crew=Crew(executor, lambda: 2))
    assert [source.id for source, _ in found] == [NAMES[0], NAMES[2]]
    assert (lost.id, lost.reason) == (NAMES[1], TooLargeError.__name__)
    assert lost.message.startswith("letter.txt took too long to read and was given up")


def damaged(work: Callable[[], object]) -> object:
    delivery = work()
    assert isinstance(delivery, Delivery)
    return Delivery(None, {name: content[:-1] + b"?" for name, content in delivery.entries.items()})


def astray(work: Callable[[], object]) -> object:
    delivery = work()
    assert isinstance(delivery, Delivery)
    return Delivery(None, {f"../{name}": content for name, content in delivery.entries.items()})


def cancelled(_: object) -> object:
    raise CancelledError


def full(_: object) -> object:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("answer", [damaged, astray, lambda _: Delivery(None, {}), cancelled, full])
def test_what_does_not_come_back_whole_is_read_here(
    corpus: Path, answer: Callable[[Callable[[], object]], object]
) -> None:
    alone = read_corpus(letters_in(corpus), processes=1)
    assert read_corpus(letters_in(corpus), crew=Crew(StandIn(answer), lambda: 2)) == alone


def test_only_entries_that_are_whole_are_kept(tmp_path: Path) -> None:
    assert not Cache(tmp_path).put({"reading-0.json": b"no checksum"})
    assert not Cache(tmp_path).put({"../reading-0.json": b"no checksum"})
    assert not list(tmp_path.iterdir())


def test_a_letter_that_never_comes_back_is_given_up_and_the_others_are_read_here(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Silent(Executor):
        def submit(self, *_: Any, **__: Any) -> Future[Any]:  # noqa: ANN401
            return Future()

    monkeypatch.setattr(workers, "HOUR", 30)
    minutes = iter(range(0, 1000, 20))
    monkeypatch.setattr(crews, "monotonic", lambda: next(minutes))
    found, (lost,) = read_corpus(letters_in(corpus), crew=Crew(Silent(), lambda: 2))
    assert [source.id for source, _ in found] == [*NAMES[1:]]
    assert (lost.id, lost.reason) == (NAMES[0], TooLargeError.__name__)


def test_a_file_that_goes_before_it_is_sent_is_named(corpus: Path) -> None:
    def answer(work: Callable[[], object]) -> object:
        (corpus / NAMES[1] / "letter.txt").unlink(missing_ok=True)
        return work()

    found, (lost,) = read_corpus(letters_in(corpus), crew=Crew(StandIn(answer), lambda: 1))
    assert [source.id for source, _ in found] == [NAMES[0], NAMES[2]]
    assert lost.message.startswith("letter.txt cannot be opened")
