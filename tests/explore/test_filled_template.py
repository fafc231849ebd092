"""Our templates are filled in at once, and compiled once on a machine that has room for them."""

import asyncio
import tempfile
from pathlib import Path

import pytest
from jinja2 import FileSystemBytecodeCache

from pipeline.explore.site import site
from tests.support.served_site import METADATA, PUBLISHED, built

pytestmark = pytest.mark.slow


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def home_of(database: Path) -> str:
    async def ask() -> str:
        answer = await site(database, METADATA).client.get("/")
        assert answer.status_code == 200
        text: str = answer.text
        return text

    return asyncio.run(ask())


def test_compiled_templates_are_kept_for_the_next_start_and_change_nothing(tmp_path: Path, own_folder: Path) -> None:
    database = built(PUBLISHED, tmp_path / "one.db")
    first = home_of(database)
    kept = {each.name: each.stat().st_mtime_ns for each in own_folder.rglob("sqs-*.cache")}
    assert kept
    assert home_of(database) == first
    assert {each.name: each.stat().st_mtime_ns for each in own_folder.rglob("sqs-*.cache")} == kept


def test_a_disk_without_room_for_compiled_templates_harms_no_page(
    tmp_path: Path, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(FileSystemBytecodeCache, "dump_bytecode", full)
    assert "<h1" in home_of(built(PUBLISHED, tmp_path / "one.db"))
    assert not [*own_folder.rglob("sqs-*.cache")]


def test_pages_are_made_where_no_temporary_folder_is_this_users_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsafe(_: object) -> str:
        raise RuntimeError("Cannot determine safe temp directory.")

    monkeypatch.setattr(FileSystemBytecodeCache, "_get_default_cache_dir", unsafe)
    assert "<h1" in home_of(built(PUBLISHED, tmp_path / "one.db"))
