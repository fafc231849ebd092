"""Each chart has what is seen as its title, its figures as a table, its rows behind it, and itself as a file."""

import io
import re
import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PIL import Image

from pipeline.explore.charts.files import as_png, as_svg
from pipeline.explore.charts.funnel import funnel, funnel_sheet
from pipeline.explore.charts.layout import LINE, WIDTH, SheetShape, Words, sheet
from pipeline.explore.charts.lines import ChartBand, ChartGroup, ChartLine, LineChart
from pipeline.explore.charts.signs import Sign
from pipeline.explore.database import Answer
from pipeline.explore.pages.charts import QUERIES
from tests.support.readings import build
from tests.support.site_pages import asked, page_of, rows_of

COUNTS = {"samples": "letters", "basis": "results", "held": "inspections"}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("empty") / "sqs.db", [], [])


@pytest.mark.parametrize("name", QUERIES)
def test_a_chart_has_its_numbers_in_words_and_its_rows_in_three_forms(seven_letters: Path, name: str) -> None:
    page = page_of(seven_letters, "/charts?theme=reoffending")
    assert {name, f"{name}-in-words"} <= set(page.ids)
    sentences = [row["sentence"] for row in rows_of(seven_letters, "charts-in-words", theme="reoffending")]
    assert all(sentence in page.words for sentence in sentences)
    for form in ("", ".csv", ".json"):
        assert [link for link in page.links if re.match(rf"/sqs/{QUERIES[name]}{re.escape(form)}(\?|$)", link)]


@pytest.mark.parametrize("name", QUERIES)
def test_every_figure_of_the_rows_stands_beside_its_mark(seven_letters: Path, name: str) -> None:
    words = page_of(seven_letters, "/charts?theme=reoffending").words
    rows = rows_of(seven_letters, QUERIES[name], theme="reoffending")
    assert rows
    for row in rows:
        if name in COUNTS:
            assert f"{row[COUNTS[name]]} {COUNTS[name][:-1]}" in words
        elif row["total"]:
            assert f"{row['sufficient']} of {row['total']} ({row['per_cent']}%, 95% interval" in words


def test_the_title_says_what_is_seen(seven_letters: Path) -> None:
    words = page_of(seven_letters, "/charts?theme=reoffending").words
    assert (
        "Least often sufficient: Label of reoffending.review, 25%. Most often: Label of reoffending.assessment, 75%"
        in words
    )
    assert "2 measures by year, 2013 to 2015" in words
    assert "The most common size of sample: 20 to 24 cases (6 letters)" in words
    assert "7 inspections with a letter here, 2 known without one" in words


@pytest.mark.parametrize("name", QUERIES)
def test_a_chart_as_a_file_stands_by_itself(seven_letters: Path, name: str) -> None:
    answer = asked(seven_letters, f"/charts/{name}.svg?theme=reoffending")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml; charset=utf-8")
    drawing = ET.fromstring(answer.text)  # noqa: S314 - our own
    words = " ".join("".join(drawing.itertext()).split())
    today = datetime.now(UTC).date()
    title = drawing.findtext("{http://www.w3.org/2000/svg}title") or ""
    assert title in page_of(seven_letters, "/charts?theme=reoffending").words
    assert "Source: HM Inspectorate of Probation" in words
    assert f"Drawn on {today.day} {today:%B %Y}" in words
    for row in rows_of(seven_letters, QUERIES[name], theme="reoffending"):
        if row.get("total"):
            assert f"{row['sufficient']} of {row['total']}" in words
    assert re.findall(r"(?:href|src|url)\W", answer.text) == []
    picture = asked(seven_letters, f"/charts/{name}.png?theme=reoffending")
    image = Image.open(io.BytesIO(picture.content))
    assert (picture.headers["content-type"], image.width) == ("image/png", 2 * WIDTH)
    assert len(image.getcolors(2**24) or ()) > 10  # words and marks, not an empty sheet


@pytest.mark.parametrize("address", ["spine.svg?letter=nothing", "spine.png", "funnel.svg?measure=no", "nothing.svg"])
def test_where_there_is_nothing_to_draw_there_is_no_file(seven_letters: Path, address: str) -> None:
    assert asked(seven_letters, f"/charts/{address}").status_code == 404


@pytest.mark.parametrize("address", ["spine.svg?letter=service-2", "funnel.svg?measure=reoffending.assessment"])
def test_the_charts_of_other_pages_are_files_too(seven_letters: Path, address: str) -> None:
    drawing = ET.fromstring(asked(seven_letters, f"/charts/{address}").text)  # noqa: S314 - our own
    words = "".join(drawing.itertext())
    assert "Source: " in words
    assert "95% " in words


def test_a_band_and_a_mark_stand_where_their_figures_are() -> None:
    line = ChartLine(
        "One & two",
        "5 of 10",
        "",
        (ChartBand("interval", 20, 60),),
        at=40,
        sign=Sign("square", "above", doubtful=False),
    )
    nothing = Answer("", "", (), "", "")
    chart = LineChart("one", "Seen <here>", "Note", (ChartGroup("", (line,)),), (("0", 0), ("100%", 100)), nothing)
    drawn = sheet(chart, made=datetime(2026, 11, 3, tzinfo=UTC).date(), source="tests.")
    words = {item.text: item.x for item in drawn.items if isinstance(item, Words)}
    (square,) = (item for item in drawn.items if isinstance(item, SheetShape) and item.fill == "#00616b")
    middle = sum(x for x, _ in square.points) / 4
    assert middle == pytest.approx(words["0"] + 0.4 * (words["100%"] - words["0"]), abs=0.2)
    text = as_svg(drawn)
    assert "<title>Seen &lt;here&gt;</title>" in text
    assert "One &amp; two" in text
    assert "Drawn on 3 November 2026" in text
    assert Image.open(io.BytesIO(as_png(drawn))).height == 2 * drawn.height > LINE


def test_each_chart_and_the_map_have_a_sentence_and_nothing_else_has(seven_letters: Path) -> None:
    queries = ("charts-in-words", "letters-in-words")
    said = [row["chart"] for query in queries for row in rows_of(seven_letters, query)]
    assert set(said) == {*QUERIES, "map"}


def test_a_theme_is_chosen_by_name_and_the_first_is_shown_unasked(seven_letters: Path) -> None:
    assert "Label of reoffending.review" in page_of(seven_letters, "/charts").words
    chosen = page_of(seven_letters, "/charts?theme=public").words
    assert "Label of public.planning" in chosen
    assert "Label of reoffending.review" not in chosen


@pytest.mark.parametrize("theme", ["sentence", "nonsense", "<script>alert(1)</script>", "' or 1=1 --"])
@pytest.mark.parametrize("page", ["/charts", "/charts/put-together.svg"])
def test_a_theme_without_results_is_not_found(seven_letters: Path, page: str, theme: str) -> None:
    answer = asked(seven_letters, f"{page}?theme={theme}")
    assert answer.status_code == 404
    assert "<script>alert" not in answer.text


def test_without_letters_the_page_says_that_there_is_nothing_to_draw(empty: Path) -> None:
    assert page_of(empty, "/charts").words.count("There is nothing to draw yet") == len(QUERIES)


def test_a_page_of_charts_needs_no_script_but_for_its_button_to_print(seven_letters: Path) -> None:
    answer = asked(seven_letters, "/charts")
    assert re.findall(r"<script[^>]*/(\w+)\.js", answer.text) == ["print"]
    assert answer.text.count("<script") == 1
    loaded = re.findall(r'<link rel="stylesheet"[^>]*? href="([^"]+)"', answer.text)
    assert [address for address in loaded if not address.startswith("/-/static")] == []
    assert "unsafe" not in answer.headers["content-security-policy"]


def test_a_funnel_of_letters_that_all_have_few_cases_is_a_sheet_without_lines() -> None:
    row = {"label": "Planning", "sufficient": 2, "total": 3, "per_cent": 67}
    drawn = funnel_sheet(funnel((), ()), row, made=date(2026, 11, 29), source="Source: a test")
    assert "2 of 3" in "".join(ET.fromstring(as_svg(drawn)).itertext())  # noqa: S314 - our own
