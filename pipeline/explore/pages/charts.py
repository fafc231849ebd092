"""Charts: each with what is seen as its title, its figures as a table, and itself as a file."""

import asyncio
from datetime import UTC, datetime

from datasette import NotFound, Response

from pipeline.explore.charts.figures import numbers_chart, shares_chart, years_chart
from pipeline.explore.charts.files import as_png, as_svg
from pipeline.explore.charts.funnel import funnel, funnel_sheet
from pipeline.explore.charts.layout import ChartSheet, sheet
from pipeline.explore.charts.lines import LineChart
from pipeline.explore.charts.spine import spine_chart
from pipeline.explore.database import Answer, Datasette, Row, answer
from pipeline.explore.dates import day
from pipeline.explore.drawing import drawn_apart
from pipeline.explore.page import page
from pipeline.language.plurals import quantity

QUERIES = {
    "put-together": "measures-put-together",
    "by-year": "shares-by-year",
    "samples": "cases-examined",
    "basis": "where-numbers-come-from",
    "held": "inspections-by-year",
}
"""The charts by name, and the saved query whose rows each draws."""

NOTES = {
    "put-together": "All letters combined, measure by measure. The mark is the share, the line its 95% interval. "
    "Doubtful figures are left out.",
    "by-year": "By the year in which letters were published. Each year’s letters are about different services, so a "
    "difference between years may not be a change. Doubtful figures are left out.",
    "samples": "How many letters are based on how many cases. The smaller the sample, the less one letter can show.",
    "basis": "Each result, by where its numbers come from, and by whether a person has checked it.",
    "held": "Inspections by the year of the visit. The list of those whose letter is not here comes from public "
    "sources and is not complete.",
}

TALLEST = 10_000
"""Of a sheet; with more the picture would be larger than most programs open."""

EVIDENCE = {"few": "Few letters or cases: read with care"}


async def charts(datasette: Datasette, request: Datasette) -> Response:
    """The charts of one theme, and those of all letters; NotFound where no theme with results has the name."""
    themes = await answer(datasette, "themes-with-results")
    theme = _chosen(themes, request.args.get("theme"))
    of_theme, of_letters, drawn = await asyncio.gather(
        answer(datasette, "charts-in-words", theme=theme),
        answer(datasette, "letters-in-words"),
        asyncio.gather(*(_chart(datasette, name, theme) for name in QUERIES)),
    )
    return await page(
        datasette,
        request,
        "charts",
        themes=themes,
        theme=theme,
        words=(of_theme, of_letters),
        map_in_words=_sentences(of_letters.rows, "map"),
        charts=[(chart, _sentences(of_theme.rows + of_letters.rows, chart.name)) for chart in drawn],
    )


async def chart_file(datasette: Datasette, request: Datasette) -> Response:
    """A chart as SVG or PNG, with its title, source and date; NotFound where there is nothing to draw."""
    drawing = await _sheet(datasette, request)
    if drawing.height > TALLEST:
        raise NotFound("This chart has too many lines to be drawn on one sheet: take its rows, or choose a theme.")
    if request.url_vars["form"] == "svg":
        return Response(as_svg(drawing), content_type="image/svg+xml; charset=utf-8")
    return Response(body=await drawn_apart(as_png, drawing), content_type="image/png")


async def _sheet(datasette: Datasette, request: Datasette) -> ChartSheet:
    name, asked = request.url_vars["chart"], request.args
    held = await answer(datasette, "what-is-here")
    made, source = datetime.now(UTC).date(), _source(held.rows)
    if name == "funnel":
        measure = asked.get("measure") or ""
        together, points, limits = await asyncio.gather(
            *(
                answer(datasette, query, measure=measure)
                for query in ("measures-put-together", "funnel-of-a-measure", "limits-of-a-funnel")
            )
        )
        first = limits.first["invented"]
        plot = funnel(
            (row for row in points.rows if row["invented"] == first),
            (row for row in limits.rows if row["invented"] == first),
        )
        return funnel_sheet(plot, together.first, made=made, source=source)
    if name == "spine":
        profile = await answer(datasette, "profile-of-a-letter", letter=asked.get("letter") or "nothing")
        return sheet(spine_chart(profile, profile.first["area_name"] or ""), made=made, source=source)
    if name not in QUERIES:
        raise NotFound(f"There is no chart {name}. The charts are: {', '.join(QUERIES)}.")
    themes = await answer(datasette, "themes-with-results")
    chart = await _chart(datasette, name, _chosen(themes, asked.get("theme")))
    if not chart.lines:
        raise NotFound("There is nothing to draw yet: no letter here has rows for this chart.")
    return sheet(chart, made=made, source=source)


async def _chart(datasette: Datasette, name: str, theme: str) -> LineChart:
    rows, note = await answer(datasette, QUERIES[name], theme=theme), NOTES[name]
    if name == "put-together":
        return shares_chart(name, note, rows, EVIDENCE)
    if name == "by-year":
        return years_chart(name, note, rows)
    if name == "samples":
        seen = _largest(rows.rows, "letters", "The most common size of sample: {cases} cases ({letters} letters)")
        return numbers_chart(name, note, rows, seen=seen, label=_cases, noun="letter")
    if name == "basis":
        seen = _largest(rows.rows, "results", "Where numbers most often come from: {basis}, {seen} ({results} results)")
        return numbers_chart(name, note, rows, seen=seen, label=_basis, noun="result")
    held, missing = (
        sum(row["inspections"] for row in rows.rows if row["held"] == kind)
        for kind in ("letter here", "no letter here")
    )
    seen = f"{quantity(held, 'inspection')} with a letter here, {missing} known without one" if rows.rows else ""
    return numbers_chart(name, note, rows, seen=seen, label=_held, noun="inspection")


def _largest(rows: tuple[Row, ...], count: str, words: str) -> str:
    """The words, filled in from the row with the highest count; empty where there are no rows."""
    return words.format(**max(rows, key=lambda row: row[count])) if rows else ""


def _cases(row: Row) -> str:
    return "number of cases not known" if row["cases"] == "not known" else f"{row['cases']} cases"


def _basis(row: Row) -> str:
    doubtful = f", {row['of_these_doubtful']} of them doubtful" if row["of_these_doubtful"] else ""
    return f"{row['basis']}, {row['seen']}{doubtful}"


def _held(row: Row) -> str:
    return f"{row['year']}, {row['held']}"


def _source(held: tuple[Row, ...]) -> str:
    said = []
    for row in held:
        dates = f"{day(row['first_published']) or 'not dated'} to {day(row['last_published']) or 'not dated'}"
        if row["invented"]:
            said.append(f"{quantity(row['letters'], 'invented letter')}, written for tests: no such service exists.")
        else:
            said.append(
                "HM Inspectorate of Probation, Short Quality Screening, "
                f"{quantity(row['letters'], 'letter')} of {dates}, Open Government Licence v3.0."
            )
    return " ".join(said)


def _chosen(themes: Answer, asked: str | None) -> str:
    """The theme asked for, else the first; none where no letter gives a result. NotFound if there is no such theme."""
    known = [row["theme"] for row in themes.rows]
    if asked and asked not in known:
        raise NotFound(f"No theme with results has this name. The themes are: {', '.join(known) or 'none'}.")
    return asked or next(iter(known), "")


def _sentences(rows: tuple[Row, ...], chart: str) -> tuple[str, ...]:
    return tuple(row["sentence"] for row in rows if row["chart"] == chart)
