"""The rows of an answer as an Excel workbook, where the library that writes one is installed."""

from datetime import UTC, datetime, time
from io import BytesIO

from pipeline.explore.database import Answer
from pipeline.explore.saved_queries import saved_queries

MOST_CHARACTERS = 32_767
"""So many fit into a cell; Excel would refuse the file."""

WIDEST, NARROWEST = 60, 9
"""Of a column, in characters."""


def workbook_of(answer: Answer, address: str, whose: str) -> bytes:
    """The workbook: the rows, and on a second sheet what they are, where they come from and whose they are.

    Text stays text, whatever it looks like: paragraph 1.10, a sentence that begins with =.
    """
    import xlsxwriter  # noqa: PLC0415 - not installed everywhere, and slow to load

    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    # The same rows give the same file all day.
    book.set_properties({"created": datetime.combine(datetime.now(UTC), time())})
    heading = book.add_format({"bold": True})
    sheet = book.add_worksheet("Rows")
    names = list(answer.rows[0]) if answer.rows else []
    for place, name in enumerate(names):
        sheet.write_string(0, place, name, heading)
        longest = max(len(str(row[name] or "")) for row in answer.rows)
        sheet.set_column(place, place, min(max(longest, len(name), NARROWEST), WIDEST))
        for line, row in enumerate(answer.rows, start=1):
            value = row[name]
            if isinstance(value, str):
                sheet.write_string(line, place, value[:MOST_CHARACTERS])
            elif value is not None:
                sheet.write_number(line, place, value)
    if names:
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(answer.rows), len(names) - 1)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    _about(book.add_worksheet("About"), answer, address, whose)
    book.close()
    return content.getvalue()


def _about(sheet: object, answer: Answer, address: str, whose: str) -> None:
    described = {query.name: query.description for query in saved_queries()}
    today = datetime.now(UTC).date()
    said = (
        ("What it is", answer.title),
        ("In words", described.get(answer.query, "")),
        ("Asked for", answer.values or "everything"),
        ("Where it is from", address),
        ("Taken on", f"{today.day} {today:%B %Y}"),
        ("Whose it is", whose),
    )
    for line, (name, words) in enumerate(said):
        sheet.write_string(line, 0, name)  # type: ignore[attr-defined]  # the library's type, which is not loaded here
        sheet.write_string(line, 1, words)  # type: ignore[attr-defined]
    sheet.set_column(0, 0, 16)  # type: ignore[attr-defined]
    sheet.set_column(1, 1, 110)  # type: ignore[attr-defined]
