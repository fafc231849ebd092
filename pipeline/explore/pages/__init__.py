"""The pages that the site adds to Datasette's own, each under its address."""

from collections.abc import Iterable

from pipeline.explore.page import View, cache_answers
from pipeline.explore.pages.charts import chart_file, charts
from pipeline.explore.pages.compare import compare
from pipeline.explore.pages.coverage import coverage
from pipeline.explore.pages.data import data
from pipeline.explore.pages.feed import feed
from pipeline.explore.pages.findings import finding
from pipeline.explore.pages.glossary import glossary
from pipeline.explore.pages.home import home
from pipeline.explore.pages.json_described import json_described
from pipeline.explore.pages.letters import letter, letters
from pipeline.explore.pages.measures import measure, measures
from pipeline.explore.pages.pictures import picture
from pipeline.explore.pages.printed import printed_page, printed_picture
from pipeline.explore.pages.search import search
from pipeline.explore.pages.services import service, services
from pipeline.explore.pages.workbooks import workbook

Route = tuple[str, View]

PAGES: Iterable[Route] = (
    (r"^/$", home),
    (r"^/services$", services),
    (r"^/services/(?P<service>[^/]+)$", service),
    (r"^/measures$", measures),
    (r"^/measures/(?P<measure>[^/]+)$", measure),
    (r"^/compare$", compare),
    (r"^/letters$", letters),
    (r"^/letters/(?P<letter>[^/]+)$", letter),
    (r"^/letters/(?P<letter>[^/]+)/pages/(?P<page>[1-9][0-9]{0,3})$", printed_page),
    (r"^/letters/(?P<letter>[^/]+)/findings/(?P<place>[^/]+)$", finding),
    (r"^/search$", search),
    (r"^/charts$", charts),
    (r"^/data$", data),
    (r"^/data/json$", json_described),
    (r"^/glossary$", glossary),
    (r"^/coverage$", coverage),
)

ROUTES: Iterable[Route] = (
    *((pattern, cache_answers(view)) for pattern, view in PAGES),
    # A file says the day on which it was drawn, so it is drawn anew.
    (r"^/charts/(?P<chart>[a-z-]+)\.(?P<form>svg|png)$", chart_file),
    (r"^/excel/(?P<query>[a-z-]+)\.xlsx$", workbook),
    (r"^/feed\.xml$", feed),
    # Pictures are kept by what they show, in a place of their own.
    (r"^/letters/(?P<letter>[^/]+)/pages/(?P<page>[1-9][0-9]{0,3})\.png$", printed_picture),
    (r"^/letters/(?P<letter>[^/]+)/picture/(?P<paragraph>[^/]+)\.png$", picture),
)
