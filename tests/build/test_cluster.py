"""Letters read by the workers of a cluster of dask.distributed, and what is said where that cannot be."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Timer

import pytest
from distributed import LocalCluster

from models.reading import Unreadable
from pipeline.build import cluster as build_cluster
from pipeline.build import letters as build_letters
from pipeline.build.cache import Cache, cache_beside
from pipeline.build.cluster import cluster_at
from pipeline.build.letters import read_corpus, read_letter, results_of
from pipeline.corpus.folders import PROJECT, LetterFolder, letters_in
from pipeline.errors import SqsError
from tests.support.ellerport import PDF
from tests.support.processes import begin
from tests.support.small_letter import READ, TEXT, put
from tests.support.sqs_command import SQS, sqs

pytestmark = pytest.mark.slow

NAMES = tuple(f"east{letter}mere-2014-10" for letter in "abcdefgh")
LETTERS = PROJECT / "tests" / "letters"
workers = partial(LocalCluster, n_workers=2, threads_per_worker=1, dashboard_address=":0")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a scheduler whose workers give a letter up once it has cost one of them its life."""
    with workers(scheduler_kwargs={"allowed_failures": 0}) as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name in NAMES:
        put(tmp_path / "corpus", name, *READ, text=f"{TEXT}\nThis letter is {name}.\n")
    return tmp_path / "corpus"


@pytest.fixture
def no_process_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_letters, "shared_out", lambda *_, **__: pytest.fail("it is read by a process here"))


def built(folder: Path, *options: str | Path) -> tuple[bytes, tuple[int, str, str]]:
    """The database that is built in the folder, and what is said of it."""
    folder.mkdir()
    said = sqs("build", "--corpus", LETTERS, "--db", folder / "sqs.db", *options)
    return (folder / "sqs.db").read_bytes(), said


def test_a_cluster_gives_the_bytes_that_processes_give(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_processes, _ = built(tmp_path / "processes")
    monkeypatch.setattr(build_letters, "shared_out", lambda *_, **__: pytest.fail("it is read by a process here"))
    by_cluster, (status, out, err) = built(tmp_path / "cluster", "--scheduler", address)
    assert (status, err) == (0, "")
    assert out.startswith(f"{tmp_path / 'cluster' / 'sqs.db'} holds ")
    assert by_cluster == by_processes


def dies(letter: LetterFolder, *, cache: Cache) -> object:
    """The letter read, unless it is the third: that ends the process that reads it."""
    if letter.id == NAMES[2]:
        os._exit(9)
    return read_letter(letter, cache=cache)


@pytest.mark.usefixtures("no_process_reads")
def test_a_letter_that_kills_its_worker_costs_no_other(address: str, corpus: Path, tmp_path: Path) -> None:
    letters, cache = letters_in(corpus), cache_beside(tmp_path / "sqs.db")
    with cluster_at(address) as crew:
        results = dict(results_of(letters, dies, cache=cache, at_hand=cache.has_reading, crew=crew))
    lost = {letter.id: result for letter, result in results.items() if isinstance(result, Unreadable)}
    assert len(results) == len(NAMES)
    assert NAMES[2] in lost
    # With it may go the letter that was to be read next by the same worker: nobody knows which of them it was.
    assert len(lost) <= 2
    assert {result.reason for result in lost.values()} == {"BrokenProcessPool"}


def test_a_worker_that_is_killed_on_the_way_costs_nothing_where_letters_are_given_again(
    corpus: Path,
) -> None:
    alone = read_corpus(letters_in(corpus), processes=1)
    with workers() as cluster, cluster_at(cluster.scheduler_address) as crew:
        processes = [worker.process.process.pid for worker in cluster.workers.values()]
        told: list[int] = []

        def kill_one() -> None:
            told.append(processes[0])
            if len(told) == 1:
                os.kill(processes[0], signal.SIGKILL)

        assert read_corpus(letters_in(corpus), crew=crew, on_letter=kill_one) == alone
    assert len(told) == len(NAMES)


def test_where_the_scheduler_goes_that_is_said_and_what_was_read_is_kept(corpus: Path, tmp_path: Path) -> None:
    cache, cluster = cache_beside(tmp_path / "sqs.db"), workers()
    told: list[None] = []

    def close() -> None:
        told.append(None)
        if len(told) == 1:
            cluster.close()

    with cluster, pytest.raises(SqsError) as error, cluster_at(cluster.scheduler_address) as crew:
        read_corpus(letters_in(corpus), cache=cache, crew=crew, on_letter=close)
    assert str(error.value).endswith(
        "has gone: start it again and repeat the command; what its workers have read is kept."
    )
    assert len(list(cache.folder.glob("reading-*"))) == len(told) >= 1


def test_where_all_workers_go_for_good_that_is_said(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_cluster, "WITHOUT_WORKERS", 2)
    with (
        workers() as cluster,
        pytest.raises(SqsError, match="has no workers: start some with"),
        cluster_at(cluster.scheduler_address) as crew,
    ):
        read_corpus(letters_in(corpus), crew=crew, on_letter=lambda: cluster.scale(0))


def test_a_build_broken_off_ends_within_two_seconds(address: str, tmp_path: Path) -> None:
    for copy in range(40):
        (tmp_path / "corpus" / f"copy-{copy}").mkdir(parents=True)
        (tmp_path / "corpus" / f"copy-{copy}" / "letter.pdf").write_bytes(PDF.read_bytes() + b"%% %d\n" % copy)
    command: list[str | Path] = [SQS, "build", "--scheduler", address]
    with begin(command, stderr=subprocess.PIPE, cwd=tmp_path, start_new_session=True) as build:
        overdue = Timer(60, partial(os.killpg, build.pid, signal.SIGKILL))
        overdue.start()
        while not list(tmp_path.glob(".sqs-cache/rows-*.json")):
            assert build.poll() is None
            time.sleep(0.02)
        begun = time.monotonic()
        os.killpg(build.pid, signal.SIGINT)  # as ^C in a terminal does
        out, err = build.communicate()
        overdue.cancel()
    assert time.monotonic() - begun < 2
    assert (build.returncode, out, err.strip()) == (130, "", "Stopped.")
    assert not (tmp_path / "sqs.db").exists()
