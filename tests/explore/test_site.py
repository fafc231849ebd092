import asyncio
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from urllib.request import urlopen

import pytest

from models.reading import Reading
from models.source import Source
from pipeline.corpus.folders import PROJECT
from pipeline.errors import SqsError
from pipeline.explore.serve import explore, listener_on
from pipeline.explore.site import site
from tests.support.processes import begin
from tests.support.readings import build, cambridgeshire, eastmere
from tests.support.site_pages import site_of

METADATA = PROJECT / "metadata.yml"
INVENTED = "Invented letters: no such service exists."
FACSIMILE = "Typeset facsimile"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of a facsimile and an invented letter, in a folder with a space in its name, under a name of its own."""
    return build(tmp_path_factory.mktemp("a build") / "of two.db", [cambridgeshire(), eastmere()])


def _page(database: Path, address: str) -> tuple[int, str]:
    async def ask() -> tuple[int, str]:
        response = await site_of(database).client.get(address)
        return response.status_code, response.text

    return asyncio.run(ask())


PAGES = [
    "/",
    "/sqs",
    "/sqs?sql=select+*+from+letters",
    "/sqs/letters",
    "/sqs/letters/cambridgeshire-2014-04",
    "/sqs/letters/eastmere-2015-01",
    "/sqs/findings",
    "/sqs/findings/eastmere-2015-01~2F2~2E1~2F0",
    "/sqs/areas/cambridgeshire",
    "/sqs/sufficiency",
    "/sqs/measure_summary",
    "/sqs/finding_details",
    "/sqs/coverage",
    "/sqs/how-one-service-does",
]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_says_that_there_are_invented_letters(database: Path, address: str) -> None:
    status, page = _page(database, address)
    assert status == 200
    assert INVENTED in page


def test_a_page_that_does_not_exist_says_so_and_leaves_no_trace(
    database: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    status, page = _page(database, "/sqs/nothing-of-the-kind")
    assert status == 404
    assert INVENTED in page
    assert capfd.readouterr() == ("", "")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of one published letter whose own file is at hand."""
    source, reading = cambridgeshire()
    return build(
        tmp_path_factory.mktemp("published") / "sqs.db", [(source.model_copy(update={"facsimile": False}), reading)]
    )


@pytest.mark.parametrize("address", PAGES[:4])
def test_published_letters_carry_no_warning(published: Path, address: str) -> None:
    _, page = _page(published, address)
    assert "message-warning" not in page


@pytest.mark.parametrize(
    ("address", "said"),
    [
        pytest.param("/", True, id="the first page"),
        pytest.param("/sqs", True, id="the database"),
        pytest.param("/sqs/letters/cambridgeshire-2014-04", True, id="the letter"),
        pytest.param("/sqs/findings/cambridgeshire-2014-04~2F1~2E1~2F29", True, id="a finding of it"),
        pytest.param("/sqs/paragraphs/cambridgeshire-2014-04~2F1~2E1", True, id="a paragraph of it"),
        pytest.param("/sqs/letters/eastmere-2015-01", False, id="another letter"),
        pytest.param("/sqs/findings/eastmere-2015-01~2F2~2E1~2F0", False, id="a finding of another letter"),
        pytest.param("/sqs/areas/cambridgeshire", False, id="its service"),
    ],
)
def test_a_facsimile_is_called_one_where_it_is_shown(database: Path, address: str, *, said: bool) -> None:
    status, page = _page(database, address)
    assert status == 200
    assert (f"{FACSIMILE}:" in page) is said


@pytest.mark.parametrize(
    "address", ["/sqs/letters", "/sqs/finding_details", "/sqs/sufficiency", "/sqs?sql=select+*+from+letters"]
)
def test_marks_of_letters_are_shown_in_words(database: Path, address: str) -> None:
    _, page = _page(database, address)
    assert ">typeset facsimile<" in page.replace("\n", "").replace(" <", "<").replace("> ", ">")
    assert ">invented<" in page


@pytest.mark.parametrize(
    "address",
    [
        "/sqs/findings",
        "/sqs/findings/eastmere-2015-01~2F2~2E1~2F0",
        "/sqs/paragraphs?_search=plans",
        "/sqs/finding_details",
        "/sqs/cues",
        "/sqs/letters/eastmere-2015-01",
        "/sqs/how-one-service-does",
        "/sqs/what-inspectors-said?words=plans",
        "/sqs/findings?_facet=quote",
    ],
)
def test_words_of_a_letter_are_words_and_never_markup(database: Path, address: str) -> None:
    _, page = _page(database, address)
    assert "<script>alert(" not in page
    assert "<b>Made up" not in page
    assert ("&lt;script&gt;alert(" in page) or ("&lt;b&gt;Made up" in page) or address.endswith("cues")


def test_the_whole_file_can_be_downloaded(database: Path) -> None:
    async def ask() -> bytes:
        content: bytes = (await site_of(database).client.get("/sqs.db")).content
        return content

    assert asyncio.run(ask()) == database.read_bytes()


@pytest.mark.parametrize("sql", ["delete+from+letters", "drop+table+letters", "insert+into+build+values+(1,2)"])
def test_nothing_can_be_written(database: Path, sql: str) -> None:
    before = database.read_bytes()
    status, _ = _page(database, f"/sqs?sql={sql}")
    assert status == 400
    assert database.read_bytes() == before


def test_no_row_is_cut_off(tmp_path: Path) -> None:
    source, reading = eastmere()
    letters: list[tuple[Source, Reading]] = [
        (source.model_copy(update={"id": f"eastmere-{number}"}), reading) for number in range(1_001)
    ]
    _, page = _page(build(tmp_path / "sqs.db", letters), "/sqs.json?sql=select+id+from+letters&_shape=objects")
    assert page.count('"id": "eastmere-') == 1_001
    assert '"truncated": false' in page


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param("missing.db", None, "run `sqs build` first", id="no file"),
        pytest.param("text.db", b"not a database", "was not written by this version of `sqs build`", id="no database"),
        pytest.param("empty.db", b"", "was not written by this version of `sqs build`", id="an empty file"),
        pytest.param("100%.db", b"", "without the characters", id="a name that cannot be told from an address"),
    ],
)
def test_what_is_no_build_is_refused_in_a_sentence(
    tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(SqsError, match=message):
        site(tmp_path / name, METADATA)


def test_somebody_elses_database_is_refused_in_a_sentence(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("create table letters (id)")
    connection.close()
    with pytest.raises(SqsError, match="was not written by this version of `sqs build`"):
        site(tmp_path / "other.db", METADATA)


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "cannot be read"), ("title: [", "is not valid YAML"), ("- title", "must contain keys and values")],
)
def test_a_description_that_cannot_be_used_is_refused_in_a_sentence(
    tmp_path: Path, database: Path, content: str | None, message: str
) -> None:
    if content is not None:
        (tmp_path / "metadata.yml").write_text(content, encoding="utf-8")
    with pytest.raises(SqsError, match=message):
        site(database, tmp_path / "metadata.yml")


SERVE = """
import sys
from pathlib import Path
from pipeline.explore.serve import explore
database, metadata, port = sys.argv[1:]
explore(Path(database), metadata=Path(metadata), port=int(port), on_ready=lambda address: print(address, flush=True))
"""


def test_it_answers_on_the_next_free_port_once_it_says_so_and_ends_quietly(database: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command: list[str | Path] = [sys.executable, "-c", SERVE, database, METADATA, str(port)]
        serving = begin(command, cwd=PROJECT, stderr=subprocess.PIPE)
        with serving:
            assert serving.stdout
            address = serving.stdout.readline().strip()
            with urlopen(address) as response:  # noqa: S310 - the address that our own server printed
                page = response.read().decode()
            serving.send_signal(signal.SIGINT)
            out, err = serving.communicate(timeout=20)
    assert address.startswith("http://127.0.0.1:")
    assert port < int(address.split(":")[2].strip("/")) < port + 50
    assert INVENTED in page
    assert (serving.returncode, out, err) == (0, "", "")


def test_no_answer_waits_for_its_beginning_to_be_acknowledged() -> None:
    with listener_on("127.0.0.1", 8300) as listener, socket.create_connection(listener.getsockname()[:2]):
        connection, _ = listener.accept()
        with connection:
            assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_where_no_port_is_free_it_says_which_were_tried(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.explore.serve.PORTS_TRIED", 1)
    with ExitStack() as held:
        port = held.enter_context(socket.create_server(("127.0.0.1", 0))).getsockname()[1]
        with pytest.raises(SqsError, match=f"All the ports from {port} to {port} are taken"):
            explore(database, metadata=METADATA, port=port, on_ready=lambda _: None)


def test_a_host_that_is_not_this_machines_is_refused_in_a_sentence(database: Path) -> None:
    with pytest.raises(SqsError, match="cannot be used"):
        explore(database, metadata=METADATA, host="192.0.2.1", on_ready=lambda _: None)
