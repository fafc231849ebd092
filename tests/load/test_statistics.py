"""Every statistic of a build is that of SciPy or statsmodels, worked out anew from the rows it is of."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from pipeline.build.cache import Cache
from pipeline.build.letters import read_corpus
from pipeline.corpus.folders import PROJECT, letters_in
from pipeline.load.statistics import difference
from tests.support.readings import build_as_read

pytestmark = pytest.mark.slow

CLOSE = 1e-9
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory, read_before: Cache) -> Iterator[sqlite3.Connection]:
    """The invented letters, which differ as letters do: with bounds, words, doubt and contradictions."""
    path = tmp_path_factory.mktemp("build") / "sqs.db"
    readings, _ = read_corpus(letters_in(PROJECT / "tests" / "letters"), cache=read_before)
    build_as_read(path, readings)
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def rows(connection: sqlite3.Connection, sql: str) -> Rows:
    return [dict(row) for row in connection.execute(sql)]


def summed(connection: sqlite3.Connection) -> dict[str, Rows]:
    """The results that are added up, by their measure."""
    by_measure: defaultdict[str, Rows] = defaultdict(list)
    for row in rows(connection, "select * from results where in_sums order by measure, letter"):
        by_measure[row["measure"]].append(row)
    return by_measure


def test_the_interval_of_each_result_is_wilsons_and_open_where_the_count_is_a_bound(
    connection: sqlite3.Connection,
) -> None:
    results = rows(connection, "select * from results where total is not null")
    assert len(results) > 500
    for row in results:
        bound, total = row["bound"], row["total"]
        fewest = row["sufficient"] + (bound == "more than")
        most = row["sufficient"] - (bound == "fewer than")
        low = proportion_confint(fewest, total, method="wilson")[0] if bound not in {"at most", "fewer than"} else 0.0
        high = proportion_confint(most, total, method="wilson")[1] if bound not in {"at least", "more than"} else 1.0
        assert (row["wilson_low"], row["wilson_high"]) == pytest.approx((low, high), abs=CLOSE)


def test_how_far_letters_differ_is_pearsons_dispersion_and_the_correlation_that_it_implies(
    connection: sqlite3.Connection,
) -> None:
    compared = 0
    for measure, results in summed(connection).items():
        whole = f"select * from pooled where measure = '{measure}' and period = 'all' and region = 'all'"  # noqa: S608 - our own
        (pooled,) = rows(connection, whole)
        figures = [(row["sufficient"], row["total"]) for row in results]
        sufficient, total = (sum(column) for column in zip(*figures, strict=True))
        assert (pooled["letters"], pooled["sufficient"], pooled["total"]) == (len(figures), sufficient, total)
        wilson = proportion_confint(sufficient, total, method="wilson")
        assert (pooled["wilson_low"], pooled["wilson_high"]) == pytest.approx(wilson, abs=CLOSE)
        if len(figures) < 5 or sufficient in {0, total}:
            assert len(figures) >= 5 or pooled["dispersion"] is None
            continue
        compared += 1
        shares, sizes = [met / n for met, n in figures], [n for _, n in figures]
        family = sm.families.Binomial()
        model = sm.GLM(shares, [1.0] * len(figures), family=family, var_weights=sizes).fit(scale="X2")
        assert pooled["dispersion"] == pytest.approx(model.scale, abs=CLOSE)
        correlation = pooled["correlation"]
        design_effect = 1 + correlation * (sum(n * n for _, n in figures) / total - 1)
        student = stats.t.ppf(0.975, len(figures) - 1)
        cases = total / design_effect * (stats.norm.ppf(0.975) / student) ** 2
        spread = proportion_confint(cases * sufficient / total, cases, method="beta")
        assert (pooled["spread_low"], pooled["spread_high"]) == pytest.approx(spread, abs=CLOSE)
        if 0 < correlation < 0.99:
            on_average = sum((1 - n / total) * (1 + (n - 1) * correlation) for _, n in figures)
            assert model.scale * (len(figures) - 1) == pytest.approx(on_average, abs=1e-6)
    assert compared > 10


@pytest.mark.parametrize(("part", "fewest"), [("period", 4), ("region", 1)])
def test_each_year_and_each_region_is_put_together_as_all_are(
    connection: sqlite3.Connection, part: str, fewest: int
) -> None:
    parts = rows(connection, f"select * from pooled where {part} <> 'all'")  # noqa: S608 - one of two names
    assert len({row[part] for row in parts}) >= fewest
    assert {(row["period"] == "all") + (row["region"] == "all") for row in parts} == {1}
    sums = "select sum(sufficient), sum(total), sum(letters) from pooled where"
    assert (
        connection.execute(f"{sums} {part} <> 'all'").fetchone()
        == connection.execute(f"{sums} period = 'all' and region = 'all'").fetchone()
    )
    for row in parts:
        wilson = proportion_confint(row["sufficient"], row["total"], method="wilson")
        assert (row["wilson_low"], row["wilson_high"]) == pytest.approx(wilson, abs=CLOSE)


def test_the_limits_of_a_funnel_are_exact_and_the_wider_ones_those_of_a_beta_binomial(
    connection: sqlite3.Connection,
) -> None:
    lines = rows(
        connection,
        "select funnel_limits.*, correlation from funnel_limits join pooled using (measure, invented)"
        " where period = 'all' and region = 'all' and (n < 6 or n % 7 = 0)",
    )
    assert sum(bool(row["correlation"]) for row in lines) > 20
    for row in lines:
        n, share, rho = row["n"], row["share"], row["correlation"]
        for level, name in ((0.95, "95"), (0.998, "998")):
            low, high = stats.binom.interval(level, n, share)
            drawn = (row[f"low_{name}"] * n, row[f"high_{name}"] * n)
            assert drawn == pytest.approx((max(low, 0), high), abs=CLOSE)
            if rho and 0 < share < 1:
                weight = (1 - rho) / rho
                low, high = stats.betabinom.interval(level, n, share * weight, (1 - share) * weight)
                drawn = (row[f"wider_low_{name}"] * n, row[f"wider_high_{name}"] * n)
                assert drawn == pytest.approx((low, high), abs=CLOSE)


def test_how_unusual_a_result_is_and_how_many_such_are_false_alarms(connection: sqlite3.Connection) -> None:
    for results in summed(connection).values():
        share = sum(row["sufficient"] for row in results) / sum(row["total"] for row in results)
        for row in results:
            lower = stats.binom.cdf(row["sufficient"], row["total"], share)
            upper = stats.binom.sf(row["sufficient"] - 1, row["total"], share)
            assert row["chance"] == pytest.approx(min(1, 2 * min(lower, upper)), abs=CLOSE)
        rates = multipletests([row["chance"] for row in results], method="fdr_bh")[1]
        assert [row["false_discovery"] for row in results] == pytest.approx(rates, abs=CLOSE)


def test_a_result_lies_outside_the_limits_exactly_where_chance_alone_would_bring_it_there_too_rarely(
    connection: sqlite3.Connection,
) -> None:
    placed = rows(
        connection,
        "select 1.0 * sufficient / results.total as share, funnel_limits.*, chance from results"
        " join funnel_limits using (measure, invented) where n = results.total and in_sums",
    )
    outside = [row for row in placed if not row["low_95"] <= row["share"] <= row["high_95"]]
    assert 0 < len(outside) < len(placed)
    assert outside == [row for row in placed if row["chance"] < 0.05]


@pytest.mark.parametrize(("earlier", "later"), [((8, 20), (18, 20)), ((13, 13), (3, 9)), ((0, 5), (0, 30))])
def test_a_change_is_newcombes_difference(earlier: tuple[int, int], later: tuple[int, int]) -> None:
    found = difference(earlier, later)
    counts = (later[0], later[1], earlier[0], earlier[1])
    low, high = confint_proportions_2indep(*counts, method="newcomb", compare="diff", correction=False)
    assert found == pytest.approx((later[0] / later[1] - earlier[0] / earlier[1], low, high), abs=1e-9)


def test_nothing_is_worked_out_from_sql_alone() -> None:
    folder = Path(PROJECT / "pipeline")
    files = {*folder.glob("load/*.sql"), *folder.glob("explore/queries/*.sql")}
    for file in files:
        assert "3.84145" not in file.read_text(encoding="utf-8"), file.name
        assert "newton" not in file.read_text(encoding="utf-8").casefold(), file.name
