"""What is said where a cluster cannot be used: no scheduler, none of ours, or one that reads letters in another way."""

import re
import socket
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from distributed import LocalCluster

from pipeline.build import cluster as build_cluster
from tests.support.small_letter import put
from tests.support.sqs_command import sqs

pytestmark = pytest.mark.slow

workers = partial(LocalCluster, n_workers=1, threads_per_worker=1, dashboard_address=":0")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    put(tmp_path / "corpus")
    return tmp_path / "corpus"


def refused(corpus: Path, address: str) -> str:
    """What is said of a build that makes no database."""
    database = corpus.parent / "sqs.db"
    status, out, err = sqs("build", "--corpus", corpus, "--db", database, "--scheduler", address)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert not database.exists()
    return err


def test_workers_with_another_sqs_are_refused(corpus: Path) -> None:
    with workers(env={"SQS_READER": "pdfplumber"}) as cluster:
        said = refused(corpus, cluster.scheduler_address)
    assert " has other rules, code or libraries than this machine: install the same version of sqs" in said


def test_workers_without_sqs_are_refused_before_they_see_a_letter(corpus: Path) -> None:
    with workers(preload=["import sys\nsys.modules['pipeline'] = None\n"]) as cluster:
        said = refused(corpus, cluster.scheduler_address)
    assert re.search(r"The worker at \S+ cannot do what it is asked \(.*'pipeline'.*\): install the same version", said)


def test_a_cluster_without_workers_is_refused(corpus: Path) -> None:
    with workers(n_workers=0) as cluster:
        said = refused(corpus, cluster.scheduler_address)
    assert f"has no workers: start some with `dask worker {cluster.scheduler_address} --nthreads 1`." in said


def test_a_scheduler_of_another_version_is_refused(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_cluster, "__version__", "0.1")
    with workers() as cluster:
        said = refused(corpus, cluster.scheduler_address)
    assert ", and this machine 0.1: install the same version on all machines." in said


@pytest.mark.parametrize("listening", [False, True])
def test_where_no_scheduler_answers_a_sentence_says_so_in_time(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, *, listening: bool
) -> None:
    monkeypatch.setattr(build_cluster, "REACHED_WITHIN", 2)
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        if listening:
            other.listen()  # a server of another kind, which never says a word
        address = f"tcp://127.0.0.1:{other.getsockname()[1]}"
        begun = time.monotonic()
        said = refused(corpus, address)
    assert time.monotonic() - begun < 6
    assert said.startswith(f"sqs: No scheduler answers at {address} within 2 seconds: start one with `dask scheduler`")


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("nonsense", "nonsense cannot be a scheduler's address (missing port number in address 'nonsense'): write it"),
        ("tcp://host:http", "tcp://host:http cannot be a scheduler's address"),
        ("mail://host:1", "mail://host:1 cannot be a scheduler's address"),
        ("tls://127.0.0.1:1", "No certificates are known for tls://127.0.0.1:1: name them in dask's own settings"),
    ],
)
def test_what_is_no_address_is_refused_at_once(address: str, says: str, corpus: Path) -> None:
    assert refused(corpus, address).startswith(f"sqs: {says}")


WITHOUT_THE_LIBRARY = """
import sys
sys.modules["distributed"] = None
sys.argv = ["sqs", *sys.argv[1:]]
from pipeline.cli.main import main
main()
"""


def test_without_the_library_a_sentence_says_what_to_install(corpus: Path) -> None:
    command = [sys.executable, "-c", WITHOUT_THE_LIBRARY, "build", "--scheduler", "tcp://127.0.0.1:8786"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=corpus.parent)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        "sqs: A cluster needs dask.distributed, which is not installed: run `pip install 'sqs-letters[cluster]'`.\n"
    )


def test_a_build_without_a_scheduler_never_loads_the_library(corpus: Path) -> None:
    code = (
        "import sys; from pipeline.cli import main as cli; cli._status(); "
        "sys.exit(sorted({'distributed', 'dask'} & {name.split('.')[0] for name in sys.modules}) or 0)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, "build"], capture_output=True, text=True, check=False, cwd=corpus.parent
    )
    assert (ended.returncode, ended.stderr) == (0, "")
