"""The rows of letters: made where a letter is read, kept on disk, and loaded one letter after the other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.build import shelving
from pipeline.build import stages as build_stages
from tests.support.small_letter import TEXT, put
from tests.support.sqs_command import sqs

pytestmark = pytest.mark.slow

NAMES = ("alston-2013-02", "bodmin-2014-01", "zennor-2012-01")
OTHER = TEXT.replace("17 out of the 20", "16 out of the 20")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name in NAMES:
        put(tmp_path / "corpus", name, text=TEXT.replace("Eastmere", name.split("-")[0].title()))
    assert sqs("build", "--corpus", tmp_path / "corpus", "--db", tmp_path / "sqs.db")[0] == 0
    return tmp_path / "corpus"


def built_anew(corpus: Path, folder: Path) -> bytes:
    """The bytes of a database built where nothing is kept."""
    folder.mkdir()
    assert sqs("build", "--corpus", corpus, "--db", folder / "sqs.db")[0] == 0
    return (folder / "sqs.db").read_bytes()


def noting(file: Path, work: Callable[..., object]) -> Callable[..., object]:
    """The same work, with a line in the file each time that it is done, in whichever process."""

    def noted(*args: object, **kwargs: object) -> object:
        with file.open("a", encoding="utf-8") as lines:
            lines.write(f"{args[0]}\n")
        return work(*args, **kwargs)

    return noted


def edited(corpus: Path) -> None:
    (corpus / NAMES[1] / "letter.txt").write_text(OTHER.replace("Eastmere", "Bodmin"), encoding="utf-8")


def corrected(corpus: Path) -> None:
    (corpus / NAMES[1] / "letter.yml").write_text("cases: 19\n", encoding="utf-8")


def left_out(corpus: Path) -> None:
    (corpus / NAMES[1]).rename(corpus / "_bodmin")


def doubled(corpus: Path) -> None:
    put(corpus, "bodmin-2014-01-b", text=(corpus / NAMES[1] / "letter.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("change", "made_again"), [(edited, 1), (corrected, 1), (left_out, 0), (doubled, 1)])
def test_after_a_change_only_that_letter_is_made_again_and_the_bytes_are_those_of_a_whole_build(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None], made_again: int
) -> None:
    change(corpus)
    with monkeypatch.context() as watched:
        watched.setattr(shelving, "made", noting(tmp_path / "made", shelving.made))
        sqs("build", "--corpus", corpus, "--db", tmp_path / "sqs.db")
    made = (tmp_path / "made").read_text(encoding="utf-8").splitlines() if (tmp_path / "made").exists() else []
    assert len(made) == made_again
    assert (tmp_path / "sqs.db").read_bytes() == built_anew(corpus, tmp_path / "anew")


def test_another_list_of_services_has_rows_made_again_and_no_letter_read(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (corpus / "areas.csv").write_text("slug,name,nation,region\nalston,Alston,England,North West\n", encoding="utf-8")
    with monkeypatch.context() as watched:
        watched.setattr(build_stages, "interpret", lambda *_: pytest.fail("it is understood again"))
        sqs("build", "--corpus", corpus, "--db", tmp_path / "sqs.db")
    assert (tmp_path / "sqs.db").read_bytes() == built_anew(corpus, tmp_path / "anew")


@pytest.mark.parametrize("damage", [b"", b"[]", b"\xff"])
def test_damaged_rows_are_made_again(corpus: Path, tmp_path: Path, damage: bytes) -> None:
    before = (tmp_path / "sqs.db").read_bytes()
    (tmp_path / "sqs.db").unlink()
    for entry in (tmp_path / ".sqs-cache").glob("rows-*"):
        entry.write_bytes(damage)
    sqs("build", "--corpus", corpus, "--db", tmp_path / "sqs.db")
    assert (tmp_path / "sqs.db").read_bytes() == before


def test_rows_that_cannot_be_kept_are_held_until_they_are_loaded(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (tmp_path / "sqs.db").read_bytes()
    monkeypatch.setattr("pipeline.build.cache._write", lambda *_: None)
    assert built_anew(corpus, tmp_path / "anew") == before
    assert not list((tmp_path / "anew" / ".sqs-cache").glob("rows-*"))
