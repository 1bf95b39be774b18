"""Every rule refuses what it should, names row, column and mend, and lets the rest of the file through."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.checking import check, mend_of
from etl.checking.rules import rules
from warehouse.catalogue import catalogue

GOOD = {
    "indicator": "members_admitted",
    "breakdown": "total",
    "body": "all",
    "area": "soc-trang",
    "value": "7448",
    "value_max": "",
    "qualifier": "exact",
    "unit": "persons",
    "basis": "",
    "statistic": "value",
    "period_start": "2023-01-01",
    "period_end": "2023-12-31",
    "period_kind": "year",
    "confidence": "",
    "url": "https://example.org/a",
    "title": "",
    "publisher": "",
    "published": "",
}


def rows(*changes: dict) -> pl.DataFrame:
    """Cells of a table as strings: the good row, then one changed row each."""
    table = [GOOD, *({**GOOD, "url": f"https://example.org/{n}", **change} for n, change in enumerate(changes))]
    return pl.DataFrame(table).with_columns(file=pl.lit("t.csv"), row=pl.int_range(2, len(table) + 2))


PERCENT = {"indicator": "org_good_pct", "unit": "percent", "basis": "rated", "value": "60"}

BROKEN = {
    "unknown indicator": ({"indicator": "members_admited"}, "code_unknown", "indicator"),
    "unknown qualifier": ({"qualifier": "circa"}, "code_unknown", "qualifier"),
    "unknown area": ({"area": "sai-gon"}, "area_unknown", "area"),
    "bad date": ({"period_end": "2023-13-31"}, "date_invalid", "period_end"),
    "a date in words": ({"published": "hôm qua"}, "date_invalid", "published"),
    "start after end": ({"period_start": "2024-01-01"}, "period_reversed", "period_start"),
    "negative count": ({"value": "-1"}, "value_negative", "value"),
    "not a number": ({"value": "7.448,5"}, "value_invalid", "value"),
    "infinite": ({"value": "inf"}, "value_invalid", "value"),
    "no value": ({"value": ""}, "value_missing", "value"),
    "percent over 1000": ({**PERCENT, "value": "7448"}, "percent_too_large", "value"),
    "no source": ({"url": ""}, "source_missing", "url"),
    "a title without a day": ({"url": "", "title": "Tổng kết"}, "source_missing", "url"),
    "wrong unit": ({"unit": "badges"}, "unit_wrong", "unit"),
    "wrong breakdown": ({"breakdown": "dissolution"}, "breakdown_wrong", "breakdown"),
    "body of an indicator without one": ({"body": "party_committees"}, "body_wrong", "body"),
    "basis of a count": ({"basis": "rated"}, "basis_wrong", "basis"),
    "average of a count": ({"statistic": "annual_average"}, "statistic_wrong", "statistic"),
    "upper end without a range": ({"qualifier": "nearly", "value_max": "8000"}, "range_invalid", "value_max"),
    "range without an upper end": ({"qualifier": "range"}, "range_invalid", "value_max"),
    "range upside down": ({"qualifier": "range", "value_max": "7000"}, "range_invalid", "value_max"),
    "a year of nine months": ({"period_end": "2023-09-30"}, "period_kind_mismatch", "period_kind"),
    "an area that is no more": (
        {"area": "hai-phong", "period_start": "2026-01-01", "period_end": "2026-12-31"},
        "area_not_alive",
        "area",
    ),
    "an area not yet there": ({"area": "hai-phong-2025"}, "area_not_alive", "area"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_row_is_refused_and_the_good_one_passes(case):
    change, rule, column = BROKEN[case]
    checked = check(rows(change))
    assert checked.valid.height == 1
    found = checked.rejections.row(0, named=True)
    assert (found["rule"], found["column"], found["file"], found["row"]) == (rule, column, "t.csv", 3)
    assert found["mend"] == mend_of(rule)
    assert checked.rejections.height == 1


def test_every_rule_has_a_case_and_texts_in_both_languages():
    tested = {rule for _, rule, _ in BROKEN.values()} | {
        "duplicate",
        "row_malformed",
        "file_unreadable",
        "area_unresolved",
    }
    assert {rule.code for rule in rules()} <= tested
    codes = catalogue().codes
    assert set(codes["rule"]) == set(codes["mend"]) == tested


def test_the_second_of_two_equal_rows_is_a_duplicate():
    checked = check(rows({"url": GOOD["url"]}))
    assert checked.valid.height == 1
    assert checked.rejections.select("rule", "row").rows() == [("duplicate", 3)]


def test_several_problems_of_a_row_are_all_named():
    checked = check(rows({"unit": "badges", "area": "nowhere", "value": "-5"}))
    assert set(checked.rejections["rule"]) == {"unit_wrong", "area_unknown", "value_negative"}


def test_defaults_are_those_of_the_contract():
    optional = ["breakdown", "body", "value_max", "basis", "statistic", "confidence", "publisher", "title", "published"]
    row = check(rows().drop(optional)).valid.row(0, named=True)
    assert (row["breakdown"], row["body"], row["statistic"], row["status"], row["confidence"]) == (
        "total",
        "all",
        "value",
        "reported",
        "high",
    )
    assert (row["basis"], row["value_max"], row["method"], row["document"]) == (None, None, "table", "t.csv")


def test_the_basis_of_a_percentage_defaults_to_the_catalogue():
    percent = rows(PERCENT, {**PERCENT, "basis": ""}).drop("title")[1:]
    assert check(percent).valid["basis"].to_list() == ["rated", "rated"]


def test_an_exact_figure_with_an_upper_end_is_a_range():
    row = check(rows({"value": "60000", "value_max": "65000"})).valid.row(1, named=True)
    assert (row["qualifier"], row["value"], row["value_max"]) == ("range", 60000, 65000)


def test_a_term_may_outlive_a_merged_province():
    term = {"area": "tay-ninh", "period_start": "2020-01-01", "period_end": "2025-12-31", "period_kind": "term"}
    assert check(rows(term)).rejections.is_empty()


def test_the_source_id_is_the_hash_of_the_address():
    import hashlib

    assert check(rows()).valid["source_id"].to_list() == [hashlib.sha256(b"https://example.org/a").hexdigest()[:16]]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(sorted(BROKEN)), max_size=6), st.permutations(range(7)))
def test_each_row_is_either_published_or_refused(cases, order):
    table = rows(*(BROKEN[case][0] for case in cases))
    shuffled = table[[place for place in order if place < table.height]]
    checked = check(shuffled)
    refused = set(checked.rejections["row"])
    assert checked.valid.height + len(refused) == table.height
