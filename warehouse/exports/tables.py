"""The tables of a Data Package: which they are, what links them, and their rows for a selection of observations.

How a table is described is `warehouse.exports.descriptor`; the files are put together in `warehouse.exports.package`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from warehouse.catalogue import catalogue
from warehouse.columns import columns, names
from warehouse.exports.charted import CHARTED, charted
from warehouse.exports.observed import ExportedObservation
from warehouse.frames import frame_of
from warehouse.reader import Reader
from warehouse.records import Area, AreaSuccession, Break, Indicator, Source
from warehouse.results import Derivation

LINKS = {"indicator": ("indicators", "code"), "derivation": ("derivations", "code"), "area": ("areas", "id")}
"""Code lists that are tables of the package, and the column of each that holds the code."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its record class, its key, and its rows; `links` are further columns that refer to a table."""

    name: str
    record: type
    key: str | None
    rows: Callable[[Reader, pl.DataFrame], pl.DataFrame]
    links: tuple[tuple[str, str], ...] = ()

    def references(self) -> list[tuple[str, str, str]]:
        """Column, table and column referred to, for every column that names a row of another table."""
        coded = [
            (f.name, *LINKS[f.about.codes]) for f in columns(self.record) if f.about.codes in LINKS and not f.is_list
        ]
        return [*coded, *((column, table, column) for column, table in self.links)]


def _charted(table: str) -> Callable[[Reader, pl.DataFrame], pl.DataFrame]:
    """The rows of a table behind the charts that rest on nothing but the given observations."""

    def rows(reader: Reader, observations: pl.DataFrame) -> pl.DataFrame:
        found = charted(reader, table)
        if "inputs" not in found.columns:
            return found.join(observations, on="observation_id", how="semi", maintain_order="left")
        given = observations["observation_id"].implode()
        return found.filter(pl.col("inputs").list.eval(pl.element().is_in(given)).list.all())

    return rows


def _sources(reader: Reader, observations: pl.DataFrame) -> pl.DataFrame:
    found = reader.sources().select(names(Source))
    return found.join(observations, on="source_id", how="semi", maintain_order="left")


TABLES = (
    Table("observations", ExportedObservation, "observation_id", lambda _, o: o, (("source_id", "sources"),)),
    *(
        Table(name, CHARTED[name], "observation_id", _charted(name), (("observation_id", "observations"),))
        for name in ("series", "series_window")
    ),
    *(
        Table(name, CHARTED[name], "figure_id", _charted(name))
        for name in ("series_today", "series_derived", "series_derived_today")
    ),
    Table("sources", Source, "source_id", _sources),
    Table("indicators", Indicator, "code", lambda *_: frame_of(catalogue().indicators.values(), Indicator)),
    Table("derivations", Derivation, "code", lambda *_: frame_of(catalogue().derivations.values(), Derivation)),
    Table("areas", Area, "id", lambda *_: frame_of(catalogue().areas.values(), Area)),
    Table("area_successions", AreaSuccession, None, lambda *_: frame_of(catalogue().successions, AreaSuccession)),
    Table("breaks", Break, None, lambda *_: frame_of(catalogue().breaks, Break)),
)  # fmt: skip
"""Every table of the package, in the order of its descriptor."""
