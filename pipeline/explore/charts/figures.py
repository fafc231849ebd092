"""Charts of shares, and of numbers, from the rows of saved queries. Nothing is reckoned but where marks stand."""

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from pipeline.explore.charts.lines import ChartBand, ChartGroup, ChartLine, LineChart
from pipeline.explore.charts.signs import CONTRADICTED, is_contradicted, is_doubtful, is_from_few
from pipeline.explore.database import Answer, Row
from pipeline.explore.small_samples import is_enough_for_a_share, is_enough_to_draw
from pipeline.language.plurals import plural, quantity

PER_CENTS = tuple((f"{value}%" if value == 100 else str(value), float(value)) for value in range(0, 101, 25))  # noqa: PLR2004

STEPS, TICKS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10**6), 5


def figure_in_words(row: Row) -> str:
    """The count, the share and its interval, and its marks: at least 17 of 20 (85%, 95% interval 64 to 95)."""
    bound = f"{row['bound']} " if row.get("bound") else ""
    said = f"{bound}{row['sufficient']} of {row['total']}"
    if is_enough_to_draw(row["total"]):
        share = f"{row['per_cent']}%, " if is_enough_for_a_share(row["total"]) else ""
        said += f" ({share}95% interval {row['interval_from']} to {row['interval_to']})"
    elif is_doubtful(row):
        said += ", doubtful"  # nothing is drawn that could be hollow
    return f"{said} {CONTRADICTED}" if is_contradicted(row) else said


def shares_chart(name: str, note: str, answer: Answer, words: Mapping[str, str]) -> LineChart:
    """Each measure of `measures-put-together` as a share with its interval; `words` are the headings of evidence."""
    rows = [row for row in answer.rows if row["total"]]
    return LineChart(
        name=name,
        seen=_extremes(rows),
        note=note,
        groups=_grouped(
            rows, lambda row: words.get(row["evidence"], ""), lambda row: row["label"], "/measures/{measure}"
        ),
        ticks=PER_CENTS,
        answer=answer,
    )


def years_chart(name: str, note: str, answer: Answer) -> LineChart:
    """Each measure of `shares-by-year`, a line for each year."""
    rows = [row for row in answer.rows if row["total"]]
    years = sorted({row["year"] for row in rows if row["year"] != "not known"})
    measures = len({row["measure"] for row in rows})
    return LineChart(
        name=name,
        seen=_by_year(quantity(measures, "measure"), years),
        note=note,
        groups=_grouped(rows, lambda row: row["label"], lambda row: row["year"], "/measures/{measure}?year={year}"),
        ticks=PER_CENTS,
        answer=answer,
    )


def _by_year(measures: str, years: list[str]) -> str:
    if not years:
        return ""
    return f"{measures} by year, {years[0]} to {years[-1]}" if len(years) > 1 else f"{measures} in {years[0]}"


def numbers_chart(
    name: str, note: str, answer: Answer, *, seen: str, label: Callable[[Row], str], noun: str
) -> LineChart:
    """A bar for each row; `noun` is what is counted, in the column that is its plural."""
    count = plural(noun, 2)
    most = max((row[count] for row in answer.rows), default=1) or 1
    step = next(step for step in STEPS if most / step <= TICKS)
    return LineChart(
        name=name,
        seen=seen,
        note=note,
        groups=tuple(
            ChartGroup(
                _kind(invented, answer.rows),
                tuple(
                    ChartLine(
                        label(row), quantity(row[count], noun), "", (ChartBand("bar", 0, _place(row[count], most)),)
                    )
                    for row in members
                ),
            )
            for invented, members in groupby(answer.rows, key=lambda row: row["invented"])
        ),
        ticks=tuple((f"{value:,}", _place(value, most)) for value in range(0, most + 1, step)),
        answer=answer,
    )


def _place(value: float, most: float) -> float:
    return round(100 * value / most, 1)


def _kind(invented: int, rows: Iterable[Row]) -> str:
    mixed = len({row["invented"] for row in rows}) > 1
    return {0: "Published letters", 1: "Invented letters"}[invented] if mixed else ""


def _grouped(
    rows: list[Row], heading: Callable[[Row], str], label: Callable[[Row], str], link: str
) -> tuple[ChartGroup, ...]:
    def titled(row: Row) -> str:
        return ": ".join(filter(None, (heading(row), _kind(row["invented"], rows))))

    return tuple(
        ChartGroup(title, tuple(_share_line(row, label(row), link.format(**row)) for row in members))
        for title, members in groupby(rows, key=titled)
    )


def _share_line(row: Row, label: str, link: str) -> ChartLine:
    if not is_enough_to_draw(row["total"]):
        return ChartLine(label, figure_in_words(row), link)
    return ChartLine(
        label=label,
        said=figure_in_words(row),
        link=link,
        bands=(ChartBand("few" if is_from_few(row) else "interval", row["interval_from"], row["interval_to"]),),
        at=row["per_cent"],
    )


def _extremes(rows: list[Row]) -> str:
    """What is most and least often sufficient, of the measures with enough letters and cases."""
    enough = sorted(
        (row for row in rows if row["evidence"] == "enough"), key=lambda row: row["sufficient"] / row["total"]
    )
    if len(enough) < 2:  # noqa: PLR2004 - one measure has no other to differ from
        return f"{quantity(len(rows), 'measure')} with figures, all letters combined" if rows else ""
    least, most = enough[0], enough[-1]
    lowest, highest = (f"{row['label']}, {row['per_cent']}%" for row in (least, most))
    return f"Least often sufficient: {lowest}. Most often: {highest}"
