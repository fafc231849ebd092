"""A release as one Excel workbook: a sheet for each table, and a key that says what each column means."""

from datetime import date, datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from pipeline.export.tables import ReleaseColumn, ReleasedBuild, Value

MOST_CHARACTERS = 32_767
"""So many fit into a cell; Excel would refuse the file."""
CUT = " [cut short: the whole text is in the CSV file]"

KEY = ("Sheet", "Column", "Type", "Unit", "What it holds", "Possible values", "Why it may be empty")
WIDTHS = {"text": 24, "integer": 9, "number": 11, "boolean": 9, "date": 12}
LONG = {"quote", "sentence", "text", "message", "definition", "doubt_in_words"}


def workbook(build: ReleasedBuild) -> bytes:
    """The file. Text stays text (paragraph 1.10, a cell that begins with =); nothing in it says when it was written."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    newest = date.fromisoformat(build.about.get("date", "2012-01-01"))
    # A workbook must have a date: that of the newest letter, so that the same letters give the same bytes.
    book.set_properties(
        {"title": "Short Quality Screening letters", "created": datetime(newest.year, newest.month, newest.day)}  # noqa: DTZ001 - Excel knows no zones
    )
    heading, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    _key(book, build, heading)
    for table in build.tables:
        sheet = book.add_worksheet(table.name)
        _header(sheet, [column.name for column in table.columns], len(table.rows), heading)
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, 60 if column.name in LONG else WIDTHS[column.type])
        for line, row in enumerate(table.rows, start=1):
            for place, (value, column) in enumerate(zip(row, table.columns, strict=True)):
                _write(sheet, (line, place), value, column, day)
    book.close()
    return content.getvalue()


def _key(book: Workbook, build: ReleasedBuild, heading: Format) -> None:
    sheet = book.add_worksheet("Key")
    described = [(table, column) for table in build.tables for column in table.columns]
    _header(sheet, KEY, len(described), heading)
    for place, width in enumerate((14, 24, 10, 20, 80, 60, 40)):
        sheet.set_column(place, place, width)
    for line, (table, column) in enumerate(described, start=1):
        words = (
            table.name,
            column.name,
            column.type,
            column.unit,
            column.description,
            column.explained,
            column.missing,
        )
        for place, word in enumerate(words):
            sheet.write_string(line, place, word or "")


def _header(sheet: Worksheet, names: list[str] | tuple[str, ...], rows: int, heading: Format) -> None:
    for place, name in enumerate(names):
        sheet.write_string(0, place, name, heading)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows, len(names) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{rows + 1}"})


def _write(sheet: Worksheet, place: tuple[int, int], value: Value, column: ReleaseColumn, day: Format) -> None:
    if value is None:
        return
    if column.type == "text":
        words = str(value)
        whole = len(words) <= MOST_CHARACTERS
        sheet.write_string(*place, words if whole else words[: MOST_CHARACTERS - len(CUT)] + CUT)
    elif column.type == "date":
        sheet.write_datetime(*place, datetime.fromisoformat(str(value)), day)
    elif column.type == "boolean":
        sheet.write_boolean(*place, bool(value))
    else:
        sheet.write_number(*place, float(value))
