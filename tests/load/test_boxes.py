import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from models.letter import Letter
from models.reading import Reading
from models.source import Source
from models.text import Line
from tests.support.letters_by_hand import span_of
from tests.support.readings import Query, build, cambridgeshire, eastmere

FIRST_LINE = "Assessment was sufficient in 17 out"
LETTER = "cambridgeshire-2014-04"


def _printed(letter: Letter) -> Letter:
    """The letter with paragraph 1.1 over two pages, broken after `17 out`; each character is a third of a point."""
    paragraph = next(part for part in letter.paragraphs if part.key == "1.1")
    middle = span_of(letter, FIRST_LINE).end
    lines = []
    for line in letter.transcript.lines:
        if line.start != paragraph.start:
            lines.append(line)
            continue
        for start, end, page in ((paragraph.start, middle, 2), (middle + 1, paragraph.end, 3)):
            edges = tuple(100 + place / 3 for place in range(end - start + 1))
            lines.append(
                Line(start=start, end=end, page=page, top=50.004, bottom=61, edges=edges, bold=False, gap_above=None)
            )
    return letter.model_copy(
        update={"transcript": letter.transcript.model_copy(update={"lines": tuple(lines)})},
    )


def _with_letter(reading: tuple[Source, Reading], letter: Letter) -> tuple[Source, Reading]:
    source, read = reading
    return source, read.model_copy(update={"letter": letter})


@pytest.fixture
def query(tmp_path: Path) -> Iterator[Query]:
    held = cambridgeshire()
    path = build(tmp_path / "sqs.db", [_with_letter(held, _printed(held[1].letter)), eastmere()])
    with closing(sqlite3.connect(path)) as connection:
        yield lambda sql: connection.execute(sql).fetchall()


def test_each_printed_line_of_a_paragraph_has_a_box_round_its_own_letters(query: Query) -> None:
    assert query("select * from boxes where paragraph like '%/1.1' and finding is null order by page") == [
        (f"{LETTER}/1.1/line-1", LETTER, f"{LETTER}/1.1", None, 2, 100.0, 50.0, 111.67, 61.0),
        (f"{LETTER}/1.1/line-2", LETTER, f"{LETTER}/1.1", None, 3, 100.0, 50.0, 119.67, 61.0),
    ]


def test_each_printed_line_that_a_quotation_touches_has_a_box_round_the_words_quoted(query: Query) -> None:
    finding = f"{LETTER}/1.1/29"
    assert query("select * from boxes where finding like '%/1.1/29' order by page") == [
        (f"{finding}/line-1", LETTER, f"{LETTER}/1.1", finding, 2, 109.67, 50.0, 111.67, 61.0),
        (f"{finding}/line-2", LETTER, f"{LETTER}/1.1", finding, 3, 100.0, 50.0, 105.0, 61.0),
    ]


def test_every_paragraph_and_every_finding_has_boxes_and_the_closing_has_none(query: Query) -> None:
    assert query("select id from paragraphs except select paragraph from boxes where finding is null") == []
    assert query("select id from findings except select finding from boxes") == []
    assert query("select distinct page from boxes where letter like 'camb%' order by page") == [(1,), (2,), (3,), (4,)]


def test_a_quotation_lies_within_the_line_of_its_paragraph(query: Query) -> None:
    assert (
        query(
            """select quotation.id from boxes as quotation where finding is not null and not exists (
            select 1 from boxes as line
            where line.paragraph = quotation.paragraph and line.finding is null and line.page = quotation.page
                and line.top = quotation.top and line.bottom = quotation.bottom
                and line.x0 <= quotation.x0 and quotation.x1 <= line.x1
        )"""
        )
        == []
    )


def test_a_letter_of_plain_text_has_no_boxes(tmp_path: Path) -> None:
    source, reading = eastmere()
    transcript = reading.letter.transcript.model_copy(update={"lines": (), "pages": None})
    path = build(
        tmp_path / "sqs.db",
        [_with_letter((source, reading), reading.letter.model_copy(update={"transcript": transcript}))],
    )
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("select (select count(*) from boxes), count(*) from findings").fetchall() == [(0, 2)]
