"""Checking candidates: what passes becomes an observation, what does not is kept with its rule and mend.

`check` is the one entrance; parsing, rules and the Pandera schema have modules of their own. Nothing
is corrected here and nothing is published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import polars as pl

from etl.checking.parsing import ROW, typed
from etl.checking.rules import SHARED, everything_holds, shared_hold
from etl.documents import source_id_of_text
from warehouse.catalogue import catalogue
from warehouse.frames import coded_schema_of, frame_of, schema_of
from warehouse.records import Observation, Rejection

Result = TypeVar("Result")

SLICE = 250_000
"""Rows that are typed and judged at a time: what that takes of memory does not grow with the table."""

AT_ONCE = min(4, pl.thread_pool_size())
"""Slices at a time. Most of what a rule asks is one column's matter, which Polars leaves to one thread."""

PROBLEM: dict[str, Any] = {ROW: pl.Int64, "rule": pl.String, "column": pl.String, "value": pl.String}

IDENTITY = [name for name in schema_of(Observation) if name != "document"]
"""Two rows equal in all of these are one figure, from whichever file they were read."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The rows that passed (`Observation`, codes as enumerations) and the rejections (columns of `Rejection`)."""

    valid: pl.DataFrame
    rejections: pl.DataFrame


def check(candidates: pl.DataFrame) -> Checked:
    """Check candidate rows.

    `candidates` has some or all columns of `Observation`, as texts or typed, and `file` and `row`
    to name a row by. A row without `document` was read from the table `file`. Each broken rule of a
    row gives one rejection; a row with none passes.
    """
    parts, doubtful = _plainly_right(candidates)
    hashes = pl.concat([part.select(IDENTITY).hash_rows() for part in parts])
    if doubtful.is_empty() and hashes.n_unique() == len(hashes):
        del candidates  # no row is to be told of: its cells, half of the memory, can go
        return Checked(_joined(parts).drop(ROW), frame_of([], Rejection))
    return _sorted_out(candidates, _joined(parts), doubtful)


def _sorted_out(candidates: pl.DataFrame, right: pl.DataFrame, doubtful: pl.Series) -> Checked:
    """The same where some rows break a rule or are there twice."""
    sound, problems = _examined(candidates, doubtful)
    whole = right if sound.is_empty() else pl.concat([right, sound]).sort(ROW)
    again = _repeated(whole)
    duplicates = whole.filter(again).select(
        ROW, rule=pl.lit("duplicate"), column=pl.lit(None, pl.String), value=pl.lit(None, pl.String)
    )
    valid = whole.drop(ROW) if duplicates.is_empty() else whole.filter(~again).drop(ROW)
    return Checked(valid, _rejections(pl.concat([problems, duplicates]), candidates))


def _plainly_right(candidates: pl.DataFrame) -> tuple[list[pl.DataFrame], pl.Series]:
    """The rows that break no rule, typed, in slices; and the numbers of the others, which are to be examined.

    Every rule is asked of all rows at once, so that ten million good ones cost seconds; which rule a row breaks
    is not told.
    """
    right, doubtful = zip(*_in_slices(candidates, _judged), strict=True)
    return list(right), pl.concat(doubtful)


def _judged(part: pl.DataFrame, first: int) -> tuple[pl.DataFrame, pl.Series]:
    """Of a slice that begins with candidate `first`: the rows that break no rule, and the numbers of the others."""
    cells, unread = typed(part, coded_schema_of(Observation), first)
    parsed = _with_source(cells, part["file"])
    holds = parsed.select(pl.all_horizontal(everything_holds())).to_series()
    holds &= _shared_part_holds(parsed)
    holds &= ~parsed[ROW].is_in(unread[ROW].implode()) if unread.height else holds
    return parsed if holds.all() else parsed.filter(holds), parsed[ROW].filter(~holds)


def _shared_part_holds(parsed: pl.DataFrame) -> pl.Series:
    """Which rows hold what is asked of areas and periods alone; each of these is judged once."""
    part = parsed.select(SHARED)
    wrong = part.unique().filter(~pl.all_horizontal(shared_hold()))
    if wrong.is_empty():
        return pl.Series([True]).new_from_index(0, parsed.height)
    told = part.join(wrong.with_columns(wrong=True), on=SHARED, how="left", nulls_equal=True, maintain_order="left")
    return told["wrong"].is_null()


def _joined(parts: list[pl.DataFrame]) -> pl.DataFrame:
    """The parts as one frame in one piece, to be picked from in any order; they are emptied column by column."""
    return pl.DataFrame(
        [pl.concat([part.drop_in_place(name) for part in parts]).rechunk() for name in parts[0].columns]
    )


def _in_slices(rows: pl.DataFrame, work: Callable[[pl.DataFrame, int], Result]) -> Iterator[Result]:
    """What `work` makes of each slice, which it is given with the number of its first row; in the order of the rows."""
    starts = range(0, max(1, rows.height), SLICE)
    with ThreadPoolExecutor(AT_ONCE) as workers:
        yield from workers.map(lambda first: work(rows.slice(first, SLICE), first), starts)


def _examined(candidates: pl.DataFrame, doubtful: pl.Series) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Of some candidates those that are sound after all, and every problem of the others, with Pandera."""
    coded: dict[Any, Any] = {ROW: pl.Int64} | coded_schema_of(Observation)
    if doubtful.is_empty():
        return pl.DataFrame(schema=coded), pl.DataFrame(schema=PROBLEM)
    part = candidates[doubtful]
    cells, unread = typed(part, schema_of(Observation))
    parsed = _with_source(cells, part["file"])
    readable = parsed.join(unread.select(ROW).unique(), on=ROW, how="anti").sort(ROW)
    broken = _broken_rules(readable)
    sound = readable.join(broken.select(ROW).unique(), on=ROW, how="anti").sort(ROW)
    numbered = pl.col(ROW).map_elements(doubtful.__getitem__, return_dtype=pl.Int64)
    problems = pl.concat([unread, broken]).with_columns(numbered)
    return sound.cast(coded).with_columns(numbered), problems


def _repeated(rows: pl.DataFrame) -> pl.Series:
    """Which rows are equal to one before them; only rows of equal hash are compared in full."""
    hashes = rows.select(IDENTITY).hash_rows()
    suspects = hashes.is_duplicated()
    if not suspects.any():
        return suspects
    alike = rows.filter(suspects)
    again = alike.filter(~pl.struct(IDENTITY).is_first_distinct())[ROW]
    return rows[ROW].is_in(again.implode())


def reject(rule: str, file: str, *, row: int | None = None, value: str | None = None, record: str = "{}") -> Rejection:
    """A rejection of a whole file, a document's figure, or a row that is no row."""
    return Rejection(rule=rule, mend=mend_of(rule), file=file, row=row, value=value, record=record)


def mend_of(rule: str) -> str:
    """How to mend a broken rule, in English."""
    return catalogue().codes["mend"][rule].en


def _with_source(parsed: pl.DataFrame, files: pl.Series) -> pl.DataFrame:
    """What the program fills in for a row of a table: its document, method and source."""
    method = pl.lit("table").cast(parsed.schema["method"])
    named = parsed.with_columns(document=pl.col("document").fill_null(files), method=pl.col("method").fill_null(method))
    if not named["source_id"].has_nulls():
        return named
    key = named["url"]
    if key.has_nulls():
        # What `etl.documents.source_id` hashes, so that each source is hashed once.
        unaddressed = pl.concat_str("document", pl.col("title").fill_null(""), _day_text("published"), separator="\n")
        key = named.select(pl.coalesce("url", unaddressed)).to_series()
    key = key.alias("key")
    ids = (
        key.unique()
        .to_frame()
        .with_columns(named_id=pl.col("key").map_elements(source_id_of_text, return_dtype=pl.String))
    )
    found = key.to_frame().join(ids, on="key", how="left", maintain_order="left")["named_id"]
    return named.with_columns(source_id=pl.col("source_id").fill_null(found))


def _day_text(column: str) -> pl.Expr:
    return pl.col(column).dt.to_string("iso:strict").fill_null("")


def _broken_rules(frame: pl.DataFrame) -> pl.DataFrame:
    """Every rule of the Pandera schema that a row breaks: candidate, rule, column, value."""
    import pandera.polars as pa  # noqa: PLC0415  (1.8 s that only a check needs)

    from etl.checking.schema import observation_schema  # noqa: PLC0415

    try:
        observation_schema().validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return _located(errors.failure_cases, frame)
    return pl.DataFrame(schema=PROBLEM)


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
