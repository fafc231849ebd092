"""What a person with bad intentions, or a slip of the keyboard, can get out of the site: nothing but its pages."""

import asyncio
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from pipeline.corpus.folders import PROJECT
from pipeline.explore.guard import HEADERS, OURS
from pipeline.explore.pages import ROUTES
from pipeline.explore.site import SETTINGS, site
from tests.support.served_site import METADATA, pages
from tests.support.site_pages import ask, site_of

DATASETTES = [
    "/sqs",
    "/sqs/letters",
    "/sqs/letters/eastmere-2015-01",
    "/sqs/findings?_facet=quote",
    "/sqs/letters?_next=nonsense",
    "/sqs/how-one-service-does",
    "/sqs/what-inspectors-said?words=plan",
    "/sqs?sql=select+*+from+build",
    "/-/versions",
    "/-/plugins",
    "/-/metadata",
]
DATA = [
    "/sqs.json",
    "/sqs/letters.json?_shape=objects",
    "/sqs/letters.csv",
    "/sqs/how-one-service-does.json",
    "/sqs.json?sql=select+*+from+sqlite_master",
    "/-/versions.json",
    "/-/plugins.json",
    "/-/metadata.json",
    "/.json",
]
FAULTY = [
    "/nothing",
    "/nothing.json",
    "/letters/nothing",
    "/sqs/nothing",
    "/sqs/letters/nothing",
    "/sqs/letters/a,b",
    "/sqs/letters?_size=much",
    "/sqs/letters?_sort=nothing",
    "/sqs?sql=drop+table+letters",
    "/sqs?sql=select",
    "/sqs.json?sql=select+nothing",
    "/-/static/nothing.css",
    "/-/static-plugins/sqs-letters/nothing.css",
]


@pytest.fixture(scope="module")
def answers(database: Path) -> dict[str, Any]:
    """What a GET of each kind of address answers."""
    addresses = [*pages(database), *DATASETTES, *DATA, *FAULTY, "/-/static/app.css", "/sqs.db"]
    return dict(zip(addresses, ask(database, *addresses), strict=True))


def test_every_answer_carries_the_headers_that_keep_a_browser_safe(answers: dict[str, Any]) -> None:
    for address, answer in answers.items():
        said = {name: len(answer.headers.get_list(name)) for name in (*HEADERS, "content-security-policy")}
        assert (address, said) == (address, dict.fromkeys(said, 1))
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["referrer-policy"] in ("same-origin", "no-referrer")
        policy = answer.headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "http" not in policy


def test_our_own_pages_let_no_script_run_that_stands_in_them(database: Path, answers: dict[str, Any]) -> None:
    for address in pages(database):
        scripts = re.search("script-src([^;]*);", answers[address].headers["content-security-policy"])
        assert scripts
        assert (address, "unsafe-inline" in scripts[1]) == (address, False)


@pytest.mark.parametrize("prefix", ["", "/under/here"])
def test_under_a_base_url_every_page_is_guarded_and_no_link_leaves_it(
    database: Path, monkeypatch: pytest.MonkeyPatch, prefix: str
) -> None:
    """A proxy before the site may take the prefix off, or leave it."""
    monkeypatch.setitem(SETTINGS, "base_url", "/under/here/")

    async def asked() -> list[tuple[str, str, list[str]]]:
        datasette = site(database, METADATA)
        await datasette.invoke_startup()
        found = []
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=datasette.app()), base_url="http://x") as client:
            for address in pages(database):
                answer = await client.get(f"{prefix}{address}")
                out = re.findall(r'(?:href|src|action)="(/(?!under/here/)[^"]*)"', answer.text)
                found.append((address, answer.headers["content-security-policy"], out))
        return found

    for address, policy, out in asyncio.run(asked()):
        assert (address, policy, out) == (address, OURS, [])


def test_no_answer_sets_a_cookie(answers: dict[str, Any]) -> None:
    assert [address for address, answer in answers.items() if "set-cookie" in answer.headers] == []


def test_no_answer_says_where_on_the_machine_anything_is(database: Path, answers: dict[str, Any]) -> None:
    places = [str(database.parent), "secret-place", str(PROJECT), "site-packages", str(Path.home())]
    for address, answer in answers.items():
        found = [place for place in places if place.encode() in answer.content]
        assert (address, found) == (address, [])


def test_good_addresses_answer_and_others_say_what_is_wrong(answers: dict[str, Any]) -> None:
    for address, answer in answers.items():
        good = answer.status_code == 200
        assert (address, good) == (address, address not in FAULTY)
        assert answer.status_code in (200, 400, 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"])
def test_nothing_but_reading_is_let_through(database: Path, method: str) -> None:
    for answer in ask(database, "/", "/sqs", "/sqs/letters", "/-/logout", "/nothing", method=method):
        assert answer.status_code == 405
        assert answer.headers["allow"] == "GET, HEAD"
        assert set(HEADERS) <= set(answer.headers)


def test_the_head_of_a_page_can_be_asked_for(database: Path) -> None:
    assert [answer.status_code for answer in ask(database, "/", "/sqs/letters", method="HEAD")] == [200, 200]


KEPT = {"/-/static/", "/-/versions", "/-/plugins", "/-/metadata"}


def test_of_datasettes_own_pages_only_those_of_use_to_a_reader_are_open(database: Path) -> None:
    datasette = site(database, METADATA)
    patterns = [pattern.pattern for pattern, view in datasette._routes() if "datasette" in view.__module__]  # noqa: SLF001 - there is no other list of them
    special = {re.findall(r"^/-/[\w-]+/?", pattern)[0] for pattern in patterns if pattern.startswith("/-/")}
    special = {address for address in special if not address.startswith("/-/static-plugins")}
    shut = sorted(special - KEPT)
    assert len(shut) >= 10
    addresses = [*shut, *(f"{each}.json" for each in shut), "/_internal"]
    assert {answer.status_code for answer in ask(database, *addresses)} == {404}


TRICKS = [
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/etc/passwd",
    "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "%252e%252e%252f%252e%252e%252fetc%252fpasswd",
    "~2E~2E~2F~2E~2E~2Fetc~2Fpasswd",
    "%7E2E%7E2E%7E2Fetc%7E2Fpasswd",
    "..\\..\\etc\\passwd",
    "..%5c..%5cetc%5cpasswd",
    "..%c0%af..%c0%afetc/passwd",
    "....//....//etc/passwd",
    "/etc/passwd",
    "~2Fetc~2Fpasswd",
    "file:~2F~2F~2Fetc~2Fpasswd",
    "passwd%00",
    "passwd~00.png",
    "cambridgeshire-2014-04/../../etc/passwd",
    "cambridgeshire-2014-04~2F..~2F..~2Fetc~2Fpasswd",
    "x" * 300,
]
ADDRESSES = [
    *dict.fromkeys(re.sub(r"\(\?P<\w+>[^)]*\)", "{}", pattern).strip("^$").replace("\\", "") for pattern, _ in ROUTES),
    "/-/static/{}",
    "/-/static-plugins/sqs-letters/{}",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_trick_with_an_address_gets_a_file_or_a_fault(
    database: Path, address: str, capfd: pytest.CaptureFixture[str]
) -> None:
    place = address if "{}" in address else f"{address.rstrip('/')}/{{}}"
    tricks = [place.replace("{}", trick) for trick in TRICKS]
    if place.count("{}") > 1:
        tricks += [place.replace("{}", "cambridgeshire-2014-04", 1).replace("{}", trick) for trick in TRICKS]

    async def asked() -> list[tuple[str, int, bool]]:
        client = site_of(database).client
        found = []
        for trick in tricks:
            answer = await client.get(trick, follow_redirects=True)
            found.append((trick, answer.status_code, "root:" in answer.text))
        return found

    assert [each for each in asyncio.run(asked()) if each[1:] != (404, False)] == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("address", ["//elsewhere.example/", "//elsewhere.example/%20", "/\\elsewhere.example/"])
def test_no_address_leads_to_another_site(database: Path, address: str) -> None:
    (answer,) = ask(database, address)
    assert (answer.status_code, answer.headers.get("location")) == (404, None)


def test_an_address_that_names_another_site_as_a_whole_leads_nowhere(database: Path) -> None:
    async def asked() -> list[Any]:
        datasette = site(database, METADATA)
        await datasette.invoke_startup()
        said: list[Any] = []

        async def receive() -> dict[str, str]:
            return {"type": "http.request"}

        async def send(message: Any) -> None:  # noqa: ANN401 - what ASGI sends
            said.append(message)

        target = "http://elsewhere.example/"
        scope = {"type": "http", "method": "GET", "path": target, "raw_path": target.encode(), "headers": []}
        await datasette.app()({**scope, "query_string": b""}, receive, send)
        return said

    start, *_ = asyncio.run(asked())
    assert start["status"] == 404
    assert b"location" not in {name.lower() for name, _ in start["headers"]}


@pytest.mark.parametrize(
    "sql",
    [
        "select+file+from+pragma_database_list",
        "select+*+from+PRAGMA_Database_List()",
        "with+a+as+(select+*+from+%22pragma_database_list%22)+select+*+from+a",
    ],
)
def test_no_query_learns_where_the_database_is(database: Path, sql: str) -> None:
    (answer,) = ask(database, f"/sqs.json?sql={sql}")
    assert answer.status_code == 400
    assert "prohibited" in answer.json()["error"]


def test_the_columns_of_a_table_can_still_be_asked_for(database: Path) -> None:
    (answer,) = ask(database, "/sqs.json?sql=select+name+from+pragma_table_info('letters')&_shape=arrayfirst")
    assert "facsimile" in answer.json()
