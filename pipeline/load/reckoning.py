"""The tables that are reckoned from the others: results with their statistics, and what letters come to together."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.load.body import Row
from pipeline.load.changes import changes
from pipeline.load.statistics import Figure, Limits, chance, false_discovery, interval, limits, spread, wilson

LARGEST_SAMPLE = 1_000
"""Cases: no sample is larger, and a misprint may be."""

Group = tuple[str, int]
"""A measure, and whether its letters are invented."""


JUDGED = ("wilson_low", "wilson_high", "interval", "chance", "false_discovery")
"""The columns of `results` that `results_reckoned` lacks."""

PUT_DOWN = (
    "coverage",
    "services",
    "letters_in_order",
    "results_by_basis",
    "letters_by_share",
    "funnel_points",
    "measure_summary",
    "measure_years",
    "findings_in_order",
    "paragraphs_in_order",
)
"""The tables whose rows are those of a view, so that they are worked out once; the view ends in `_reckoned`."""


def reckon(connection: sqlite3.Connection) -> None:
    """The reckoned tables filled, in a database that holds all the others and the views, and none of these rows.

    What is not yet judged stands in a table of its own, which SQLite lays aside on the disk: memory holds the results
    on one measure at a time.
    """
    added = ", ".join(f"null as {column}" for column in JUDGED)
    connection.execute(f"create temp table judged as select *, {added} from results_reckoned")  # noqa: S608 - our own
    connection.execute("create index temp.judged_by_measure on judged (measure, invented, letter)")
    regions = dict(connection.execute("select id, region from letters"))
    groups = connection.execute("select distinct measure, ifnull(invented, 0) from judged order by 1, 2").fetchall()
    for group in groups:
        rows = _results_on(connection, group)
        _judge(rows)
        connection.executemany(
            f"update judged set {', '.join(f'{column} = :{column}' for column in JUDGED)} where rowid = :rowid",  # noqa: S608 - names of our own
            rows,
        )
        named: Row = {"measure": group[0], "invented": group[1]}
        _insert(connection, "pooled", [named | row for row in _pooled(rows, regions)])
        _insert(connection, "funnel_limits", [named | row for row in _funnel(rows)])
    columns = ", ".join(f'"{name}"' for _, name, *_ in connection.execute("pragma temp.table_info(judged)"))
    connection.execute(f"insert into results ({columns}) select {columns} from judged order by letter, measure")  # noqa: S608 - names of our own
    connection.execute("drop table temp.judged")
    _insert(connection, "changes", changes(connection))
    for table in PUT_DOWN:
        connection.execute(f"insert into {table} select * from {table}_reckoned")  # noqa: S608 - our own names


def _results_on(connection: sqlite3.Connection, group: Group) -> list[Row]:
    cursor = connection.execute(
        "select rowid, letter, published, sufficient, total, bound, in_sums from judged "
        "where measure = ? and ifnull(invented, 0) = ? order by letter",
        group,
    )
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _judge(rows: Iterable[Row]) -> None:
    """Give the results on one measure their intervals, and how often chance alone would take them so far out."""
    summed = [row for row in rows if row["in_sums"]]
    share = _share(figures) if (figures := [_figure(row) for row in summed]) else 0.0
    chances = [chance(figure, share) for figure in figures]
    for row in rows:
        low, high, method = interval(*_figure(row), row["bound"]) if row["total"] else (None, None, None)  # type: ignore[arg-type]  # a word of the schema's
        row |= {"wilson_low": low, "wilson_high": high, "interval": method, "chance": None, "false_discovery": None}
    for row, its_chance, rate in zip(summed, chances, false_discovery(chances), strict=True):
        row |= {"chance": its_chance, "false_discovery": rate}


def _pooled(rows: Iterable[Row], regions: Mapping[str, str | None]) -> Iterable[Row]:
    """The figures of a measure put together: all of them, those of each year, and those of each region."""
    parts: defaultdict[tuple[str, str], list[Figure]] = defaultdict(list)
    for row in rows:
        if row["in_sums"]:
            year = str(row["published"])[:4] if row["published"] else "not known"
            region = regions[str(row["letter"])] or "not known"
            for part in (("all", "all"), (year, "all"), ("all", region)):
                parts[part].append(_figure(row))
    for (period, region), figures in sorted(parts.items()):
        sufficient, total = _sums(figures)
        low, high = wilson(sufficient, total)
        differ = spread(figures)
        yield {
            "period": period,
            "region": region,
            "letters": len(figures),
            "sufficient": sufficient,
            "total": total,
            "wilson_low": low,
            "wilson_high": high,
            "dispersion": differ.dispersion if differ else None,
            "correlation": differ.correlation if differ else None,
            "spread_low": differ.low if differ else None,
            "spread_high": differ.high if differ else None,
        }


def _funnel(rows: Sequence[Row]) -> Iterable[Row]:
    """The lines of a measure's funnel, for each number of cases up to its largest sample, doubtful ones among them."""
    figures = [_figure(row) for row in rows if row["in_sums"]]
    if not figures:
        return
    share = _share(figures)
    largest = min(max(int(row["total"] or 0) for row in rows), LARGEST_SAMPLE)
    differ = spread(figures)
    plain = limits(share, largest)
    wider = limits(share, largest, differ.correlation) if differ else [None] * largest
    for line, wide in zip(plain, wider, strict=True):
        yield {"n": line.n, "share": share, **_as_shares(line, ""), **_as_shares(wide, "wider_")}


def _as_shares(line: Limits | None, prefix: str) -> Mapping[str, float | None]:
    """A share is divided as SQLite divides it, so that one that lies on a line is not taken to lie outside."""
    names = Limits._fields[1:]
    return {f"{prefix}{name}": getattr(line, name) / line.n if line else None for name in names}


def _figure(row: Row) -> Figure:
    return int(row["sufficient"] or 0), int(row["total"] or 0)


def _sums(figures: Sequence[Figure]) -> Figure:
    return sum(met for met, _ in figures), sum(total for _, total in figures)


def _share(figures: Sequence[Figure]) -> float:
    sufficient, total = _sums(figures)
    return sufficient / total


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    for row in rows:
        columns, values = ", ".join(row), ", ".join(f":{name}" for name in row)
        connection.execute(f"insert into {table} ({columns}) values ({values})", row)  # noqa: S608 - names of our own
