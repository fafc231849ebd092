"""A database of many letters, made by copying the rows of a few: as large as a whole corpus, in seconds."""

import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copyfile

from pipeline.load.reckoning import PUT_DOWN, reckon

TABLES = ("sections", "paragraphs", "findings", "alternatives", "cues", "numbers", "problems", "boxes")
"""The tables of what stands in a letter, those referred to before those that refer."""

PLACES = {"id", "letter", "paragraph", "finding"}
"""The columns that hold the id of a letter, or of something in one, which begins with the letter's."""

PLACE_OF_A_HEADING = ("paragraphs", "heading")
"""One more, for in the table of sections a heading is what is printed."""

PLAN = """
create temp table copies (letter text, number integer, copy text, area text, area_name text, row integer);

insert into copies
with recursive
originals as (
    select id, area_name, row_number() over (order by id) - 1 as place, count(*) over () as letters from letters
),
counted (row) as (
    select letters from originals where letters < :letters
    union
    select row + 1 from counted where row + 1 < :letters
)
select
    originals.id,
    counted.row / originals.letters,
    originals.id || '-' || (counted.row / originals.letters),
    lower(replace(originals.area_name, ' ', '-')) || '-' || (counted.row / originals.letters),
    originals.area_name || ' ' || (counted.row / originals.letters),
    counted.row
from counted
join originals on originals.place = counted.row % originals.letters;

create index temp.copies_by_letter on copies (letter);

create temp table pins as
select row_number() over (order by slug) - 1 as place, count(*) over () as areas, nation, region, latitude, longitude
from areas;
"""

AREAS = """
insert or ignore into areas (slug, name, nation, region, latitude, longitude)
select copies.area, copies.area_name, pins.nation, pins.region, pins.latitude, pins.longitude
from copies
join pins on pins.place = copies.row % pins.areas
where copies.area is not null
"""

LETTERS = """
insert into letters
select
    copies.copy, 'letters/' || copies.copy, copies.area, copies.area_name, areas.nation, areas.region, letters.title,
    letters.published, letters.fieldwork_start, letters.fieldwork_end, letters.cases, letters.pages, letters.facsimile,
    letters.invented, letters.scanned, letters.note, letters.source, letters.sha256, null
from letters
join copies on copies.letter = letters.id
left join areas on areas.slug = copies.area
"""


def copies_of(database: Path, into: Path, letters: int) -> None:
    """A database at `into` with that many letters: those of `database`, and copies of them in turn.

    The seventh copy of `ellerport-2014-10` is `ellerport-2014-10-7`, of the area `Ellerport 7`, which stands in the
    list of areas with the region of one that was there before. The ids of what stands in it begin with its own.
    """
    copyfile(database, into)
    with closing(sqlite3.connect(into, isolation_level=None)) as connection:
        connection.executescript("pragma synchronous = off; pragma journal_mode = memory; begin;")
        for statement in PLAN.split(";\n"):
            connection.execute(statement, {"letters": letters} if ":letters" in statement else {})
        connection.execute(AREAS)
        connection.execute(LETTERS)
        for table in TABLES:
            connection.execute(_copied(connection, table))
        for table in ("paragraphs", "findings"):
            connection.execute(f"insert into {table}_fts ({table}_fts) values ('rebuild')")  # noqa: S608 - two names
        for table in (*PUT_DOWN, "changes", "funnel_limits", "pooled", "results"):
            connection.execute(f"delete from {table}")  # noqa: S608 - a few names
        reckon(connection)
        connection.execute("commit")


def _copied(connection: sqlite3.Connection, table: str) -> str:
    """The statement that copies the rows of a table, for each copy of their letter."""
    columns = [row[1] for row in connection.execute(f"pragma table_info({table})")]
    values = [
        f"""copies.copy || substr({table}."{column}", length(copies.letter) + 1)"""
        if column in PLACES or (table, column) == PLACE_OF_A_HEADING
        else f'{table}."{column}"'
        for column in columns
    ]
    letter = f"substr({table}.id, 1, instr({table}.id, '/') - 1)"
    return f"insert into {table} select {', '.join(values)} from {table} join copies on copies.letter = {letter}"  # noqa: S608 - names of our own
