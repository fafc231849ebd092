"""Charts: each between its numbers in words and its rows as a table."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from datasette import NotFound, Response
from markupsafe import Markup

from pipeline.explore.database import Answer, Datasette, Row, answer
from pipeline.explore.page import page

DASHBOARDS = "datasette-dashboards"
DASHBOARD = "charts"


@dataclass(frozen=True)
class Chart:
    """A chart as `metadata.yml` describes it, with the rows that it draws."""

    name: str
    title: str
    description: str
    display: Mapping[str, Any]
    """Vega-Lite, without data and without colours."""
    answer: Answer
    sentences: tuple[str, ...]
    """What it shows, in words: one sentence for the published letters, one for the invented."""


async def charts(datasette: Datasette, request: Datasette) -> Response:
    """The charts of one theme, and those of all letters."""
    dashboard = datasette.plugin_config(DASHBOARDS)[DASHBOARD]
    themes = await answer(datasette, "themes-with-results")
    theme = _chosen(themes, request.args.get("theme"))
    words = await answer(datasette, "charts-in-words", theme=theme)
    return await page(
        datasette,
        request,
        "charts",
        description=dashboard["description"],
        themes=themes,
        theme=theme,
        words=words,
        map_in_words=_sentences(words.rows, "map"),
        charts=[
            Chart(
                name=name,
                title=chart["title"],
                description=chart["description"],
                display=chart["display"],
                answer=await answer(datasette, chart["saved_query"], theme=theme),
                sentences=_sentences(words.rows, name),
            )
            for name, chart in dashboard["charts"].items()
        ],
    )


async def dashboards(datasette: Datasette) -> Response:
    """The way from the plugin's own pages, which say nothing to whoever cannot see a chart, to the page of charts."""
    return Response.redirect(datasette.urls.path("/charts"))


def link_of_pin(popup: str) -> Markup | None:
    """What the map says in a pin's window, as a link for the table: to the page of the service."""
    try:
        pin = json.loads(popup)
    except ValueError:
        return None
    if not isinstance(pin, dict) or not str(pin.get("link")).startswith("../services/"):
        return None
    return Markup('<a href="{}">{}</a>').format(pin["link"], pin.get("title"))


def _chosen(themes: Answer, asked: str | None) -> str:
    """The theme asked for, else the first; none where no letter gives a result. NotFound if there is no such theme."""
    known = [row["theme"] for row in themes.rows]
    if asked and asked not in known:
        raise NotFound(f"No theme with results has this name. The themes are: {', '.join(known) or 'none'}.")
    return asked or next(iter(known), "")


def _sentences(rows: tuple[Row, ...], chart: str) -> tuple[str, ...]:
    return tuple(row["sentence"] for row in rows if row["chart"] == chart)
