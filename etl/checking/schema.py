"""The Pandera schema of an observation, made from `warehouse.records.Observation` and the rules.

Nothing is stated here that the record class or `etl.checking.rules` do not say. Importing this
module loads Pandera; the dashboard never does.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pandera.polars as pa
import polars as pl

from etl.checking.rules import Rule, rules
from warehouse.catalogue import catalogue
from warehouse.columns import Field, columns
from warehouse.frames import TYPES
from warehouse.records import Observation


@cache
def observation_schema() -> pa.DataFrameSchema:
    """Columns, types, code lists, least values and row rules; eager frames only."""
    return pa.DataFrameSchema(
        {field.name: _column(field) for field in columns(Observation)},
        checks=[pa.Check(_row_check(rule), name=rule.code) for rule in rules()],
        strict="filter",
    )


def _column(field: Field) -> pa.Column:
    checks = []
    if field.about.codes:
        checks.append(pa.Check(_in_codes(field.about.codes), name=_code_rule(field)))
    if field.about.minimum is not None:
        checks.append(pa.Check(_at_least(field.about.minimum), name="value_negative"))
    if field.type is float:
        checks.append(pa.Check(_finite, name="value_invalid"))
    return pa.Column(TYPES[field.type], checks=checks, nullable=field.nullable)


def _code_rule(field: Field) -> str:
    return "area_unknown" if field.name == "area" else "code_unknown"


def _in_codes(code_list: str) -> Any:
    codes = catalogue().codes_of(code_list)
    return lambda data: data.lazyframe.select(pl.col(data.key).is_in(codes))


def _at_least(minimum: float) -> Any:
    return lambda data: data.lazyframe.select(pl.col(data.key) >= minimum)


def _finite(data: Any) -> pl.LazyFrame:
    frame: pl.LazyFrame = data.lazyframe
    return frame.select(pl.col(data.key).is_finite())


def _row_check(rule: Rule) -> Any:
    return lambda data: data.lazyframe.select(rule.holds.fill_null(value=True))
