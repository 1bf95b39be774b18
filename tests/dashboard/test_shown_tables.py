"""Tables on the pages: what a source wrote is shown as it is, and no spreadsheet runs it as a formula."""

import ast

import polars as pl
import pytest

from dashboard import tables
from tests.conftest import ROOT

FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "-1+cmd", "@SUM(A1)", "\t=1", "\r=1", "=", "-2+3", "-1,5;x")
PLAIN = ("", "a=b", "7.448", "-25 %", "-1,5", "+3", "−4", "Đắk Lắk", None)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_like_a_formula_begins_with_an_invisible_joiner(text):
    rows = pl.DataFrame({"a": [text], "b": [1]})
    assert tables.harmless(rows).rows() == [(tables.JOINER + text, 1)]


@pytest.mark.parametrize("text", PLAIN)
def test_numbers_and_other_texts_stay_as_they_are(text):
    rows = pl.DataFrame({"a": [text]}, schema={"a": pl.String})
    assert tables.harmless(rows).equals(rows)


def test_every_table_of_the_pages_is_shown_that_way():
    calls = [
        (path.name, node.lineno)
        for path in sorted((ROOT / "dashboard").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "dataframe"
    ]
    assert [name for name, _ in calls] == ["tables.py"]
