"""Checking candidates: what passes becomes an observation, what does not is kept with its rule and mend.

`check` is the one entrance; parsing, rules and the Pandera schema have modules of their own. Nothing
is corrected here and nothing is published.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from etl.checking.parsing import ROW, typed
from etl.documents import source_id
from warehouse.catalogue import catalogue
from warehouse.frames import schema_of
from warehouse.records import Observation, Rejection

IDENTITY = [name for name in schema_of(Observation) if name != "document"]
"""Two rows equal in all of these are one figure, from whichever file they were read."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The rows that passed (columns of `Observation`) and the rejections (columns of `Rejection`)."""

    valid: pl.DataFrame
    rejections: pl.DataFrame


def check(candidates: pl.DataFrame) -> Checked:
    """Check candidate rows.

    `candidates` has some or all columns of `Observation`, as texts or typed, and `file` and `row`
    to name a row by. A row without `document` was read from the table `file`. Each broken rule of a
    row gives one rejection; a row with none passes.
    """
    cells, unread = typed(candidates)
    parsed = _with_source(cells, candidates["file"])
    readable = parsed.join(unread.select(ROW).unique(), on=ROW, how="anti").sort(ROW)
    broken = _broken_rules(readable)
    sound = readable.join(broken.select(ROW).unique(), on=ROW, how="anti").sort(ROW)
    again = sound.filter(~pl.struct(IDENTITY).is_first_distinct())
    duplicates = again.select(
        ROW, rule=pl.lit("duplicate"), column=pl.lit(None, pl.String), value=pl.lit(None, pl.String)
    )
    problems = pl.concat([unread, broken, duplicates])
    valid = sound.join(duplicates.select(ROW), on=ROW, how="anti").sort(ROW).drop(ROW)
    return Checked(valid, _rejections(problems, candidates))


def reject(rule: str, file: str, *, row: int | None = None, value: str | None = None, record: str = "{}") -> Rejection:
    """A rejection of a whole file, a document's figure, or a row that is no row."""
    return Rejection(rule=rule, mend=mend_of(rule), file=file, row=row, value=value, record=record)


def mend_of(rule: str) -> str:
    """How to mend a broken rule, in English."""
    return catalogue().codes["mend"][rule].en


def _with_source(parsed: pl.DataFrame, files: pl.Series) -> pl.DataFrame:
    """What the program fills in for a row of a table: its document, method and source."""
    filled = {"document": pl.col("document").fill_null(files), "method": pl.col("method").fill_null("table")}
    named = parsed.with_columns(**filled)
    keys = ["url", "document", "title", "published"]
    sources = named.select(keys).unique()
    ids = pl.Series("named_id", [source_id(**row) for row in sources.iter_rows(named=True)], dtype=pl.String)
    joined = named.join(sources.with_columns(ids), on=keys, how="left", nulls_equal=True, maintain_order="left")
    return joined.with_columns(source_id=pl.col("source_id").fill_null(pl.col("named_id"))).drop("named_id")


def _broken_rules(frame: pl.DataFrame) -> pl.DataFrame:
    """Every rule of the Pandera schema that a row breaks: candidate, rule, column, value."""
    import pandera.polars as pa  # noqa: PLC0415  (1.8 s that only a check needs)

    from etl.checking.schema import observation_schema  # noqa: PLC0415

    try:
        observation_schema().validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return _located(errors.failure_cases, frame)
    return pl.DataFrame(schema={ROW: pl.Int64, "rule": pl.String, "column": pl.String, "value": pl.String})


def _located(failures: pl.DataFrame, frame: pl.DataFrame) -> pl.DataFrame:
    """Pandera's failure cases, with our rule codes, columns and row numbers."""
    from etl.checking.rules import rules  # noqa: PLC0415

    blamed = {rule.code: rule.column for rule in rules()}
    is_column = pl.col("schema_context") == "Column"
    named = failures.select(
        ROW=frame[ROW].gather(failures["index"].cast(pl.UInt32)),
        rule=pl.col("check").replace({"not_nullable": "value_missing"}),
        column=pl.when(is_column).then("column").otherwise(pl.col("check").replace_strict(blamed, default=None)),
        value=pl.when(is_column).then("failure_case"),
    ).rename({"ROW": ROW})
    return named.unique(maintain_order=True)


def _rejections(problems: pl.DataFrame, candidates: pl.DataFrame) -> pl.DataFrame:
    """The problems as `Rejection` rows, in the order of the candidates."""
    ordered = problems.sort(ROW, "rule", "column")
    rows = candidates[ordered[ROW].to_list()]
    record = rows.drop("file", "row").select(pl.struct(pl.all()).struct.json_encode()).to_series()
    mends = {rule: label.en for rule, label in catalogue().codes["mend"].items()}
    return pl.DataFrame(
        {
            "rule": ordered["rule"],
            "mend": ordered["rule"].replace_strict(mends),
            "file": rows["file"],
            "row": rows["row"].cast(pl.Int64),
            "column": ordered["column"],
            "value": _cell_values(ordered, rows),
            "record": record,
        },
        schema=schema_of(Rejection),
    )


def _cell_values(problems: pl.DataFrame, rows: pl.DataFrame) -> pl.Series:
    """The cell a problem is about, as it was given."""
    columns = problems["column"].to_list()
    cells = [
        row.get(column) if column else None for column, row in zip(columns, rows.iter_rows(named=True), strict=True)
    ]
    return pl.Series("value", [None if cell is None else str(cell) for cell in cells], dtype=pl.String)
