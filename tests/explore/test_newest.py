"""A site that runs while its database is built anew shows the newer build, and never some of each."""

import asyncio
from pathlib import Path

import httpx
import pytest

from pipeline.explore.newest import NewestSite
from pipeline.explore.site import site
from tests.support.readings import build, cambridgeshire, eastmere

ADDRESSES = ("/letters", "/sqs/letters.json?_shape=array", "/sqs.json?sql=select+id+from+letters", "/sqs/what-is-here")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return build(tmp_path / "sqs.db", [cambridgeshire()])


def test_a_newer_build_is_shown_whole_and_said_to_be_there(database: Path) -> None:
    said: list[str] = []
    newest = NewestSite(lambda: site(database), database, said.append)

    async def asked() -> tuple[list[str], list[str]]:
        await newest.begin()
        transport = httpx.ASGITransport(newest)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            before = [(await client.get(address)).text for address in ADDRESSES]
            build(database, [eastmere()])
            return before, [(await client.get(address)).text for address in ADDRESSES]

    before, after = asyncio.run(asked())
    assert ["Cambridgeshire" in text or "cambridgeshire" in text for text in before[:3]] == [True] * 3
    assert [text for text in after if "ambridgeshire-2014" in text] == []
    assert ["eastmere" in text for text in after[:3]] == [True] * 3
    assert said == [f"{database} was built anew: the site shows it from now on."]


def put_in_its_place(database: Path, content: bytes | None) -> None:
    database.rename(database.with_name("older.db"))
    if content is not None:
        database.write_bytes(content)


@pytest.mark.parametrize("content", [None, b"", b"a diary"])
def test_what_is_no_build_changes_nothing_on_the_site(database: Path, content: bytes | None) -> None:
    said: list[str] = []
    newest = NewestSite(lambda: site(database), database, said.append)

    async def asked() -> list[str]:
        await newest.begin()
        await asyncio.to_thread(put_in_its_place, database, content)
        transport = httpx.ASGITransport(newest)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return [(await client.get(address)).text for address in ADDRESSES * 3]

    assert all("ambridgeshire" in text for text in asyncio.run(asked())[:3])
    assert all("was not written by this version" in words for words in said)
    assert len(said) <= 1
