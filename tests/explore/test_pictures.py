"""The lines of a letter as they are printed: shown from the very file that was read, and only where they may be."""

import asyncio
import shutil
import sys
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from datasette.utils import tilde_encode
from PIL import Image

from pipeline.corpus.digest import sha256_of
from pipeline.corpus.folders import PROJECT
from pipeline.explore.originals import NotAtHandError, original, use_corpus
from pipeline.explore.pages.pictures import picture
from pipeline.explore.site import site
from tests.support.letter_pages import (
    LETTERS,
    PRINTED,
    TYPED,
    Letter,
    letter_page,
    nested,
    place_of,
)
from tests.support.readings import build
from tests.support.site_pages import METADATA, ask_anew, rows_of


def test_every_finding_of_a_printed_letter_has_its_picture(read: Path) -> None:
    page = letter_page(read, PRINTED)
    rows = rows_of(read, "findings-of-a-letter", letter=PRINTED)
    assert len(page.images) == len(rows)
    for row in rows:
        image = page.images[place_of(row)]
        paragraph, _, offset = place_of(row).rpartition("/")
        assert image["src"] == f"/letters/{PRINTED}/picture/{paragraph}.png?finding={offset}"
        assert image["loading"] == "lazy"
        assert image["alt"] == f"The lines on page {row['page']} that say this"


def test_the_picture_is_a_png_that_a_browser_may_keep(read: Path) -> None:
    address = f"/letters/{PRINTED}/picture/1.1.png"
    plain, marked = ask_anew(read, address, f"{address}?finding=87", corpus=LETTERS)
    for answer in (plain, marked):
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "image/png"
        assert answer.headers["cache-control"] == "max-age=3600"
    sizes = [Image.open(BytesIO(answer.content)).size for answer in (plain, marked)]
    assert sizes[0] == sizes[1]
    assert plain.content != marked.content


def test_a_picture_is_drawn_once(read: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[object] = []

    async def draw(*what: object) -> bytes:
        drawn.append(what)
        return b"a picture"

    monkeypatch.setattr(sys.modules[picture.__module__], "drawn_apart", draw)
    address = f"/letters/{PRINTED}/picture/1.1.png"
    answers = ask_anew(read, address, address, f"{address}?finding=87", address, corpus=LETTERS)
    assert [answer.content for answer in answers] == [b"a picture"] * 4
    assert len(drawn) == 2


def test_other_pages_answer_while_a_picture_is_drawn(read: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow(*_: object) -> bytes:
        begun.set()
        await asyncio.wait_for(go_on.wait(), timeout=20)
        return b"a picture"

    monkeypatch.setattr(sys.modules[picture.__module__], "drawn_apart", slow)

    async def at_once() -> tuple[int, bytes]:
        client = site(read, METADATA, LETTERS).client
        drawing = asyncio.create_task(client.get(f"/letters/{PRINTED}/picture/1.1.png"))
        await asyncio.wait_for(begun.wait(), timeout=20)
        other = await client.get("/letters")
        assert not drawing.done()
        go_on.set()
        return other.status_code, (await drawing).content

    assert asyncio.run(at_once()) == (200, b"a picture")


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        (f"{PRINTED}/picture/9.9.png", "No letter here has this paragraph."),
        ("nowhere/picture/1.1.png", "No letter here has this paragraph."),
        (f"{PRINTED}/picture/1.1.png?finding=1", "This paragraph has no finding at this place."),
        (f"{PRINTED}/picture/1.1.png?finding=", "This paragraph has no finding at this place."),
        (f"{TYPED}/picture/1.1.png", "The letter came as plain text, so there is no page to show."),
    ],
)
def test_where_there_is_no_picture_a_sentence_says_why(read: Path, address: str, reason: str) -> None:
    (answer,) = ask_anew(read, f"/letters/{address}", corpus=LETTERS)
    assert answer.status_code == 404
    assert reason in unescape(answer.text)


NOT_AT_HAND = "The letter's PDF is not available, so its pages cannot be shown."
NOT_THE_ONE = "The letter's PDF is not the one that was read, so its pages are not shown."


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Path]:
    """A folder for the letters' files, empty as yet; whatever is put there, nothing is added to it."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    yield folder
    assert {path.name for path in folder.rglob("*")} <= {PRINTED, "letter.pdf"}


def _put(corpus: Path, kind: str) -> None:
    original_file = LETTERS / PRINTED / "letter.pdf"
    if kind == "a folder that leads elsewhere":
        (corpus / PRINTED).symlink_to(LETTERS / PRINTED)
    elif kind != "nothing":
        (corpus / PRINTED).mkdir()
    if kind == "a file that leads elsewhere":
        (corpus / PRINTED / "letter.pdf").symlink_to(original_file)
    elif kind == "another file":
        (corpus / PRINTED / "letter.pdf").write_bytes(original_file.read_bytes() + b"\n")
    elif kind == "the file":
        shutil.copy(original_file, corpus / PRINTED)
    elif kind == "a circle":
        (corpus / PRINTED / "letter.pdf").symlink_to(corpus / PRINTED / "letter.pdf")


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("the file", None),
        ("nothing", NOT_AT_HAND),
        ("an empty folder", NOT_AT_HAND),
        ("a folder that leads elsewhere", NOT_AT_HAND),
        ("a file that leads elsewhere", NOT_AT_HAND),
        ("a circle", NOT_AT_HAND),
        ("another file", NOT_THE_ONE),
    ],
)
def test_only_the_very_file_that_was_read_is_shown_from_inside_the_corpus(
    read: Path, corpus: Path, kind: str, reason: str | None
) -> None:
    _put(corpus, kind)
    first, *_ = rows_of(read, "findings-of-a-letter", letter=PRINTED)
    of_finding = f"/letters/{PRINTED}/findings/{tilde_encode(place_of(first))}"
    picture, page, finding = ask_anew(
        read, f"/letters/{PRINTED}/picture/1.1.png", f"/letters/{PRINTED}", of_finding, corpus=corpus
    )
    assert picture.status_code == (404 if reason else 200)
    assert page.status_code == 200
    assert bool(Letter(page.text).images) is (reason is None)
    if reason:
        assert reason in unescape(picture.text)
        assert unescape(page.text).count(reason) == unescape(finding.text).count(reason) == 1


class Site:
    """Stands for Datasette, of which nothing is asked but to be told from others."""


@pytest.mark.parametrize("letter", ["../elsewhere", "/etc", "", "\0", "x" * 300])
def test_no_letters_name_leads_out_of_the_corpus(tmp_path: Path, letter: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    shutil.copy(LETTERS / PRINTED / "letter.pdf", tmp_path / "elsewhere")
    (tmp_path / "corpus").mkdir()
    served = Site()
    use_corpus(served, tmp_path / "corpus")
    sha256 = sha256_of(LETTERS / PRINTED / "letter.pdf")
    with pytest.raises(NotAtHandError, match="not available"):
        original(served, {"letter": letter, "pages": 5, "sha256": sha256})


def test_without_a_corpus_of_its_own_the_site_shows_the_projects() -> None:
    file = PROJECT / "corpus" / "cambridgeshire-2014-04" / "letter.pdf"
    letter = {"letter": "cambridgeshire-2014-04", "pages": 6, "sha256": sha256_of(file)}
    assert original(Site(), letter) == file.read_bytes()


def test_lines_that_hold_an_address_or_a_telephone_number_have_no_picture_and_the_card_says_why(tmp_path: Path) -> None:
    file = LETTERS / PRINTED / "letter.pdf"
    source, reading = nested()
    letter = source.model_copy(update={"id": PRINTED, "sha256": sha256_of(file)})
    database = build(tmp_path / "sqs.db", [(letter, reading)])
    page = letter_page(database, PRINTED)
    assert sorted(page.images) == ["2.1/0", "2.1/19", "2.1/31", "2.1/68"]
    reason = "These lines contain an email address or telephone number, so no picture of them is shown."
    assert reason in page.cards["2.2/0"]
    addresses = (f"/letters/{PRINTED}/picture/2.1.png", f"/letters/{PRINTED}/picture/2.2.png")
    shown, withheld = ask_anew(database, *addresses, corpus=LETTERS)
    assert (shown.status_code, withheld.status_code) == (200, 404)
    assert reason in withheld.text


def test_the_place_of_the_corpus_is_told_nowhere(read: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "secret-place"
    corpus.mkdir()
    addresses = ["/letters", f"/letters/{PRINTED}", f"/letters/{PRINTED}/picture/1.1.png", "/-/metadata.json", "/data"]
    for answer in ask_anew(read, *addresses, corpus=corpus):
        assert "secret-place" not in answer.text
