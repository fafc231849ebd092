"""A folder of letters as a maintainer may have gathered them: many of use, some not."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from zipfile import ZipFile

import yaml

from pipeline.corpus.areas import areas_in
from pipeline.corpus.folders import PROJECT
from tests.support.layouts import Layout
from tests.support.typeset import typeset

LAYOUT = Layout("one of many", size=9.0)
FIRST_PAGE = 3600
"""Characters."""
FOREIGN = (
    "Joint targeted area inspection of the response to abuse and neglect in Eastmere\n\nBetween 9 and 13 May 2016, "
    "four inspectorates undertook a joint inspection. Of 12 cases examined, eight were well managed.\n"
)
SOURCES = [
    folder
    for corpus in ("tests/letters", "tests/commissioned")
    for folder in sorted((PROJECT / corpus).glob("*-20*"))
    if (folder / "letter.txt").is_file()
]


def letters_renamed(number: int) -> Iterator[tuple[str, bytes]]:
    """So many letters of the tests, shortened, of other services and years, each with its service's short name."""
    services = [area for area in areas_in(PROJECT / "corpus") if re.fullmatch("[A-Z][a-z]+", area.name)]
    for folder, service in zip(SOURCES[:number], services[:number], strict=True):
        area = yaml.safe_load((folder / "letter.yml").read_text(encoding="utf-8"))["area"]
        text = (folder / "letter.txt").read_text(encoding="utf-8").replace(area, service.name)
        yield service.slug, typeset(_in_another_year(_shortened(text)), LAYOUT)


def _shortened(text: str) -> str:
    """The letter without what follows its first page or so: its letterhead, and the beginning of its first theme."""
    return text[: text.find("\n", FIRST_PAGE) + 1]


def _in_another_year(text: str) -> str:
    step = -1 if "2016" in text else 1
    return re.sub(r"\b201[1-6]\b", lambda year: str(int(year[0]) + step), text)


def put_batch(folder: Path, letters: Sequence[tuple[str, bytes]], held: Sequence[bytes]) -> None:
    """The folder with these letters but the last, which is in an archive with the first; and with what is of no use."""
    folder.mkdir()
    for service, content in letters[:-1]:
        (folder / f"SQS {service}.pdf").write_bytes(content)
    for position, content in enumerate(held):
        (folder / f"held {position}.pdf").write_bytes(content)
    (folder / "damaged 0.pdf").write_bytes(letters[0][1][:3000])
    (folder / "damaged 1.pdf").write_bytes(b"%PDF-1.4 nothing more")
    (folder / "foreign.pdf").write_bytes(typeset(FOREIGN, LAYOUT))
    with ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("a/first again.pdf", letters[0][1])
        archive.writestr("a/last.pdf", letters[-1][1])
        archive.writestr("__MACOSX/a/._last.pdf", b"shadow")
