"""The table `cases.toml`, case by case: given observations, the rows the warehouse must make of them."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from etl.checking import check
from warehouse.catalogue import catalogue
from warehouse.frames import frame_of
from warehouse.records import Observation

TABLE = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))
CASES = TABLE["case"]
RULES = {*map(str, range(11, 16)), *map(str, range(18, 28))}
ROWS = ("series", "windows", "today", "derived", "derived_today", "ledger")
NOT_OF_A_ROW = ("of", "by", "report", "source", "year", "day", "until", "span", "kind")


def cases_with(*parts: str) -> list[Any]:
    found = [case for case in CASES if any(part in case for part in parts)]
    return [pytest.param(case, id=case["rule"][:70]) for case in found]


def test_the_table_covers_every_rule():
    assert len(CASES) >= 60
    assert {rule for case in CASES for rule in case.get("domain", [])} == RULES
    assert {rule for case in CASES for rule in case.get("design", [])} == set(TABLE["design"])


def test_each_case_has_a_sentence_of_its_own_and_expects_something():
    assert len({case["rule"] for case in CASES}) == len(CASES)
    for case in CASES:
        assert {*ROWS, "ranking", "rejected", "unknown"} & set(case), case["rule"]
        assert case.get("domain") or case.get("design"), case["rule"]


@pytest.mark.slow
@pytest.mark.parametrize("case", cases_with(*ROWS, "ranking"))
def test_case(warehouse_of, observation, case):
    given = [row for number, row in enumerate(case["given"]) for row in each_area(row, number)]
    figures = [stated(observation, row) for row in given]
    reader = warehouse_of(
        *figures,
        publishers={row["source"]: row["by"] for row in given if "by" in row},
        reports={row["source"]: row["report"] for row in given if "report" in row},
    )
    for part in (part for part in ROWS if part in case):
        assert as_named(answer(reader, part, figures), case[part]) == case[part], part
    if "ranking" in case:
        expect_ranking(reader, figures[0], case["ranking"])


@pytest.mark.parametrize("case", cases_with("rejected"))
def test_refused(observation, case):
    (row,) = case["given"]
    frame = frame_of([stated(observation, {"source": "s"} | row)], Observation).with_columns(
        url=pl.lit("https://example.org/a"), file=pl.lit("t.csv"), row=pl.lit(2)
    )
    checked = check(frame)
    assert checked.valid.is_empty()
    assert checked.rejections["rule"].to_list() == [case["rejected"]]


@pytest.mark.parametrize("case", cases_with("unknown"))
def test_there_is_no_code(case):
    known = catalogue()
    assert not set(case["unknown"]) & {*known.indicators, *known.areas}


def each_area(row: dict, number: int) -> list[dict]:
    """The row with a source of its own; "every province" is one row for each, and a source for each."""
    if row.get("area") != "every province":
        return [{"source": f"s{number}", **row}]
    return [{**row, "area": area.id, "source": area.id} for area in catalogue().areas_on(date(2023, 12, 31))]


def stated(observation, row: dict) -> Observation:
    plain = {name: empty(value) for name, value in row.items() if name not in NOT_OF_A_ROW}
    measured = TABLE["measure"][row["of"]] if "of" in row else {}
    numbers = {name: float(plain[name]) for name in ("value", "value_max") if plain.get(name) is not None}
    return observation(**{**measured, **period(row), **plain, **numbers, "source_id": row["source"]})


def period(row: dict) -> dict:
    if "day" in row:
        return {"period_start": row["day"], "period_end": row["day"], "period_kind": "point"}
    if "until" in row:
        return {"period_start": row["until"].replace(month=1, day=1), "period_end": row["until"], "period_kind": "ytd"}
    if "span" in row:
        return {"period_start": row["span"][0], "period_end": row["span"][1], "period_kind": row["kind"]}
    year = row.get("year", 2023)
    return {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31), "period_kind": "year"}


def empty(value: object) -> object:
    return None if value == "none" else value


def answer(reader, part: str, figures: list[Observation]) -> list[dict]:
    """The rows a reader gets: of every measure given, in the order given."""
    if part == "ledger":
        return by_time(reader.ledger().to_dicts())
    if part.startswith("derived"):
        asked = [reader.derived(code, today=part == "derived_today") for code in sorted(catalogue().derivations)]
        return [row for rows in asked for row in rows.to_dicts()]
    keys = dict.fromkeys((f.indicator, f.breakdown, f.body) for f in figures)
    return [row for key in keys for row in getattr(reader, part)(*key).to_dicts()]


def by_time(rows: list[dict]) -> list[dict]:
    return sorted(rows, key=lambda row: row["period_end"])


def as_named(rows: list[dict], expected: list[dict]) -> list[dict]:
    """The rows with only the columns that are expected of each, lines as letters, empty cells as "none"."""
    lines = dict.fromkeys(row["line"] for row in rows if row.get("line"))
    letters = {line: chr(ord("a") + place) for place, line in enumerate(lines)}
    shown = [{**row, "line": letters.get(row.get("line"))} for row in rows]
    if len(shown) != len(expected):
        return shown
    return [
        {name: readable(row[name], wanted[name]) for name in wanted}
        for row, wanted in zip(shown, expected, strict=True)
    ]


def readable(value: object, wanted: object) -> object:
    if isinstance(value, float):
        return pytest.approx(value, rel=1e-9) if isinstance(wanted, (int, float)) else value
    return "none" if value is None else value


def expect_ranking(reader, figure: Observation, expected: dict) -> None:
    asked = (figure.indicator, expected["year"])
    found = reader.window_ranking(*asked, expected["window"]) if "window" in expected else reader.ranking(*asked)
    areas, ranks = found.frame["area"].to_list(), ["none" if rank is None else rank for rank in found.frame["rank"]]
    said = {"areas": areas, "ranks": ranks, "left_out": found.left_out, "areas_total": found.areas_total}
    first = {"first": areas[:3], "first_ranks": ranks[:3]}
    assert {name: {**said, **first}[name] for name in expected if name in {**said, **first}} == {
        name: value for name, value in expected.items() if name not in {"year", "window"}
    }
