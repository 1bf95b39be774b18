"""An answer is the same frame whether it comes row by row or over the bridge."""

import subprocess
import sys
from datetime import date

import duckdb
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from warehouse import fetching

PLAIN_VALUES = {
    "BIGINT": st.integers(-(2**63), 2**63 - 1),
    "BIGINT[]": st.lists(st.integers(-(2**63), 2**63 - 1), max_size=3),
    "BOOLEAN": st.booleans(),
    "DATE": st.dates(date(1000, 1, 1)),
    "DOUBLE": st.floats(allow_nan=False),
    "INTEGER": st.integers(-(2**31), 2**31 - 1),
    "TIMESTAMP": st.datetimes(),
    "VARCHAR": st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    "VARCHAR[]": st.lists(st.sampled_from(["Nghệ An", "", "vn"]), max_size=3),
}
CURSOR = duckdb.connect()


def both(query, **values):
    """What comes row by row, and what comes over the bridge."""
    over_the_bridge = CURSOR.sql(query, params=values).to_arrow_table()
    return fetching._few(CURSOR, query, values), pl.DataFrame(over_the_bridge)


def test_every_plain_type_is_tried():
    assert PLAIN_VALUES.keys() == fetching.PLAIN.keys()


@given(st.data())
@pytest.mark.parametrize("kind", PLAIN_VALUES)
def test_both_ways_give_the_same_frame(kind, data):
    value = data.draw(st.none() | PLAIN_VALUES[kind])
    row_by_row, over_the_bridge = both(f"SELECT CAST($value AS {kind}) AS told, NULL::{kind} AS untold", value=value)
    assert_frame_equal(row_by_row, over_the_bridge)


def test_an_answer_without_rows_keeps_its_columns():
    assert_frame_equal(*both("SELECT 'vn' AS area, DATE '2025-12-31' AS period_end WHERE false"))


def test_many_rows_and_other_types_are_left_to_the_bridge():
    assert fetching._few(CURSOR, "SELECT range AS n FROM range($n)", {"n": fetching.FEW}).height == fetching.FEW
    assert fetching._few(CURSOR, "SELECT range AS n FROM range($n)", {"n": fetching.FEW + 1}) is None
    assert fetching._few(CURSOR, "SELECT 1.5::DECIMAL(3, 1) AS share", {}) is None
    assert fetching.fetch(CURSOR, "SELECT 1.5::DECIMAL(3, 1) AS share", {}).height == 1


def test_what_a_page_asks_first_needs_no_bridge(built):
    code = (
        "import sys; from pathlib import Path; from warehouse.reader import open_reader;"
        "reader = open_reader(Path(sys.argv[1])); rows = reader.series('members_admitted');"
        "print(rows.height > 0, sorted({'numpy', 'pyarrow'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code, built], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "True []"
