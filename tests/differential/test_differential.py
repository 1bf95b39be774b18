"""`series`, `series_window`, the sums of `series_today` and what is derived: SQL and an independent Polars program must agree.

Every column of every row is compared, over generated observations that collide as real reports do.
"""

from __future__ import annotations

from contextlib import closing
from datetime import datetime

import duckdb
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.differential import derived, generator, reference
from warehouse import loading
from warehouse.catalogue import catalogue
from warehouse.frames import frame_of
from warehouse.records import Rejection, Run

SIZES = [
    pytest.param((20_000, generator.FEW_AREAS), id="twenty thousand"),
    pytest.param((1_000_000, None), id="a million", marks=pytest.mark.slow),
]
FRACTIONS = ["value", "value_max", "lower", "upper"]


@pytest.fixture(scope="module", params=SIZES)
def pair(request, tmp_path_factory):
    """A warehouse of generated observations, and the observations and sources themselves."""
    count, areas = request.param
    observations, sources = generator.generate(count, seed=20_250_701, areas=areas)
    path = tmp_path_factory.mktemp("generated") / "w.duckdb"
    loading.write(path, observations, sources, frame_of((), Rejection), [_run()])
    with closing(duckdb.connect(str(path), read_only=True)) as connection:
        ids = _read(connection, "SELECT document, observation_id FROM observation")
        yield connection, observations.join(ids, on="document"), sources


def _run() -> Run:
    day = datetime(2026, 1, 1)  # noqa: DTZ001  (the warehouse keeps UTC without a zone)
    return Run(
        run_id="test",
        command="build",
        started=day,
        finished=day,
        program_version="0",
        content_hash="",
        documents=1,
        observations=0,
        rejections=0,
        conflicts=0,
    )


def _read(connection: duckdb.DuckDBPyConnection, query: str) -> pl.DataFrame:
    return pl.DataFrame(connection.sql(query).to_arrow_table())


def test_every_interval(pair):
    connection, observations, sources = pair
    found = _read(connection, "SELECT observation_id, lower, upper, lower_open, upper_open FROM observation")
    expected = reference.figures(observations, sources)
    same_rows(found, _plain(expected).select(found.columns), ["observation_id"], semi=True)


@pytest.mark.parametrize("view", ["series", "series_window"])
def test_every_column_of_every_row(pair, view):
    connection, observations, sources = pair
    found = _read(connection, f"FROM {view}")
    expected = getattr(reference, view)(observations, sources)
    part = "coverage" if view == "series" else "window"
    assert found.height > 1500
    same_rows(found, _plain(expected), [*reference.KEY, part])


def test_todays_provinces(pair):
    connection, observations, sources = pair
    found = _read(connection, "FROM series_today").drop("figure_id")
    expected = _plain(reference.series_today(reference.series(observations, sources)))
    sums = expected.filter(pl.col("parts_total") > 1)
    assert min(sums["value"].is_null().sum(), sums["value"].is_not_null().sum()) > 20
    same_rows(found, expected, [*reference.KEY, "coverage"])


@pytest.mark.parametrize("table", ["series_derived", "series_derived_today"])
def test_derived_indicators(pair, table):
    connection, observations, sources = pair
    found = _read(connection, f"FROM {table}").drop("figure_id", "figures")
    chosen = reference.series(observations, sources)
    known = reference.series_today(chosen) if table.endswith("today") else chosen
    expected = derived.series_derived(known).with_columns(basis=pl.col("basis").replace("", None))
    assert set(catalogue().derivations) == set(found.filter(pl.col("value").is_not_null())["indicator"])
    assert set(REFUSALS[table]) <= set(expected["refusal"].drop_nulls())
    same_rows(found, expected, [*reference.KEY, "coverage"])


REFUSALS = {
    "series_derived": ("denominator_missing", "denominator_far", "previous_missing"),
    "series_derived_today": (
        *("numerator_incomplete", "denominator_incomplete", "previous_incomplete"),
        *("denominator_apart", "denominator_missing", "previous_missing"),
    ),
}
"""Reasons that must occur among the generated figures, so that each is compared."""


@pytest.mark.parametrize("table", ["series_derived", "series_derived_today"])
def test_what_a_derived_figure_is_computed_from_are_the_figures_of_its_inputs(pair, table):
    connection, *_ = pair
    rows = _read(connection, f"SELECT figure_id, figures, inputs FROM {table}")
    sums = _read(connection, "SELECT figure_id, inputs FROM series_today WHERE observation_id IS NULL")
    of_sum = dict(sums.iter_rows())
    for _, figures, inputs in rows.iter_rows():
        assert [i for figure in figures for i in of_sum.get(figure, [figure])] == inputs
    assert rows["figure_id"].is_unique().all()


def _plain(rows: pl.DataFrame) -> pl.DataFrame:
    """The reference's rows in units and with empty bases, as the warehouse has them."""
    back = [pl.col(name) / reference.SCALE for name in FRACTIONS if name in rows.columns]
    return rows.with_columns(*back, basis=pl.col("basis").replace("", None))


def same_rows(found: pl.DataFrame, expected: pl.DataFrame, key: list[str], *, semi: bool = False) -> None:
    """Compare two frames in all columns; lines by what they join, not by what they are called."""
    sides = [_comparable(side.select(found.columns), key) for side in (found, expected)]
    if semi:
        sides[0] = sides[0].join(sides[1].select(key), on=key, how="semi").sort(key)
    assert_frame_equal(*sides, check_dtypes=False, rel_tol=1e-12, abs_tol=1e-12)


def _comparable(rows: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    ordered = rows.sort(key, nulls_last=True)
    if "line" not in ordered.columns:
        return ordered
    first = pl.struct(key).first().over("line").struct.json_encode()
    return ordered.with_columns(line=pl.when(pl.col("line").is_not_null()).then(first))
