"""The reading side: one read-only door to a published version, and the questions that may be asked.

The connection has no access to files or network beyond the warehouse and its configuration is
locked; every value is a bound parameter. Each thread asks through a cursor of its own. Answers are
Polars frames; nothing is summed or averaged here that the series does not already say.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from warehouse import versions
from warehouse.answers import Answers
from warehouse.comparing import Ranking, rank, rank_window
from warehouse.errors import WarehouseError
from warehouse.fetching import fetch
from warehouse.pairing import INDEX, indexed
from warehouse.statements import first_line, statement
from warehouse.versions import current_id

__all__ = [
    "Proof",
    "Ranking",
    "Reader",
    "Selection",
    "Version",
    "WarehouseError",
    "current_id",
    "known_versions",
    "open_reader",
]

SAFE: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "lock_configuration": "true",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which observations are wanted; an empty tuple or None asks for all."""

    indicators: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    breakdowns: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What is known of a published version as a whole; `published` is UTC."""

    id: str
    published: datetime
    observations: int
    sources: int
    rejections: int
    conflicts: int


@dataclass(frozen=True, slots=True)
class Proof:
    """An observation with its source, and what else was published of the same key and period.

    `rule` is the code of the rule by which `chosen` stands before `others`; "only" where none does.
    """

    chosen: dict[str, Any]
    others: pl.DataFrame
    rule: str


def known_versions(warehouse: Path) -> list[str]:
    """The ids of all versions on disk, newest first."""
    return [path.stem for path in reversed(versions.kept(warehouse))]


def open_reader(warehouse: Path, version: str | None = None) -> Reader:
    """Open a version by its id, or the published one; where that is damaged, the newest older one that is sound.

    Raises:
        WarehouseError: nothing was published yet, the version is not kept, or none can be opened.
    """
    published = versions.current(warehouse)
    if published is None:
        raise WarehouseError(f"{warehouse}: nothing published yet; run `chiso build`")
    if version is not None:
        return _open_named(warehouse, version)
    older = [path for path in reversed(versions.kept(warehouse)) if path.name < published.name]
    problem = WarehouseError(f"{published}: missing; run `chiso build`")
    for candidate in [published, *older]:
        try:
            return Reader(candidate)
        except WarehouseError as error:
            problem = error
    raise problem


def _open_named(warehouse: Path, version: str) -> Reader:
    path = next((path for path in versions.kept(warehouse) if path.stem == version), None)
    if path is None:
        raise WarehouseError(
            f"version {version}: not kept; the last {versions.KEPT} are: {', '.join(known_versions(warehouse))}"
        )
    return Reader(path)


class Reader:
    """Questions to one published version. Safe to share between threads; never changes."""

    def __init__(self, version: Path) -> None:
        """Open one version file read-only. Raises `WarehouseError` where it is not sound."""
        self._local = threading.local()
        self._answers = Answers()
        self.path = version
        versions.refuse_other_edition(version)
        try:
            self._connection = duckdb.connect(str(version), read_only=True, config=SAFE)
            self.version = self._version()
        except duckdb.Error as error:
            raise WarehouseError(f"{version}: cannot be opened: {first_line(error)}; run `chiso build`") from error

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def ask(self, name: str, **values: object) -> pl.DataFrame:
        """The answer to the statement of that name in `warehouse/sql/`, with bound values; kept for who asks again."""
        question = name, *(tuple(value) if isinstance(value, list) else value for value in values.values())
        return self._answers.get(question, lambda: self._query(name, values))

    def _query(self, name: str, values: dict[str, object]) -> pl.DataFrame:
        if not hasattr(self._local, "cursor"):
            self._local.cursor = self._connection.cursor()
        return fetch(self._local.cursor, statement(name), values)

    def series(
        self,
        indicator: str,
        breakdown: str = "total",
        body: str = "all",
        areas: tuple[str, ...] = (),
        first_year: int | None = None,
        last_year: int | None = None,
    ) -> pl.DataFrame:
        """Rows of `series` (`records.SeriesRow`) of one indicator, by area and time: areas as reported."""
        return self._ask_key("ask_series", indicator, breakdown, body, areas, first_year, last_year)

    def windows(
        self,
        indicator: str,
        breakdown: str = "total",
        body: str = "all",
        areas: tuple[str, ...] = (),
        first_year: int | None = None,
        last_year: int | None = None,
    ) -> pl.DataFrame:
        """Rows of `series_window` (`records.WindowRow`): parts of years, each comparable with its like only."""
        return self._ask_key("ask_windows", indicator, breakdown, body, areas, first_year, last_year)

    def today(
        self,
        indicator: str,
        breakdown: str = "total",
        body: str = "all",
        areas: tuple[str, ...] = (),
        first_year: int | None = None,
        last_year: int | None = None,
    ) -> pl.DataFrame:
        """Rows of `series_today` (`results.TodayRow`): today's 34 provinces; a sum without all parts has no value."""
        return self._ask_key("ask_today", indicator, breakdown, body, areas, first_year, last_year)

    def _ask_key(
        self,
        name: str,
        indicator: str,
        breakdown: str,
        body: str,
        areas: tuple[str, ...],
        first_year: int | None,
        last_year: int | None,
    ) -> pl.DataFrame:
        key = {"indicator": indicator, "breakdown": breakdown, "body": body, "areas": list(areas)}
        return self.ask(name, **key, first_year=first_year, last_year=last_year)

    def derived(
        self,
        indicator: str,
        areas: tuple[str, ...] = (),
        first_year: int | None = None,
        last_year: int | None = None,
        *,
        today: bool = False,
    ) -> pl.DataFrame:
        """Rows of `series_derived` (`results.DerivedRow`) of one derived indicator of the catalogue.

        With `today` those of `series_derived_today`: merged provinces from the sums of their predecessors.
        """
        name = "ask_derived_today" if today else "ask_derived"
        return self.ask(name, indicator=indicator, areas=list(areas), first_year=first_year, last_year=last_year)

    def ranking(
        self, indicator: str, year: int, breakdown: str = "total", body: str = "all", boundary: str = "63"
    ) -> Ranking:
        """Figures of one year side by side, over the 63 or the 34 provinces; see `warehouse.comparing`."""
        return rank(self.series(indicator, breakdown, body, (), year, year), year, boundary)

    def today_ranking(self, indicator: str, year: int, breakdown: str = "total", body: str = "all") -> Ranking:
        """The same over today's 34 provinces, sums of predecessors among them; sums that miss a part are `lacking`."""
        return rank(self.today(indicator, breakdown, body, (), year, year), year, "34")

    def derived_ranking(
        self, indicator: str, year: int, body: str = "all", boundary: str = "63", *, today: bool = False
    ) -> Ranking:
        """The same of a derived indicator, with `today` from sums too; what may not be computed is `lacking`."""
        rows = self.derived(indicator, (), year, year, today=today).filter(pl.col("body") == body)
        return rank(rows, year, boundary)

    def derived_options(self) -> pl.DataFrame:
        """Which derived indicator × breakdown × body have figures; columns as in `options`."""
        return self.ask("ask_derived_options")

    def computed(self, figure_id: str) -> dict[str, Any]:
        """The sum (`results.TodayRow`), derived figure (`results.DerivedRow`) or index (`pairing.indexed`) of that id.

        Raises:
            WarehouseError: the version has no such figure.
        """
        for name in ("ask_sum", "ask_derived_figure", "ask_derived_today_figure"):
            rows = self.ask(name, figure_id=figure_id).to_dicts()
            if rows:
                return rows[0]
        if figure_id.startswith(INDEX):
            return self._index(figure_id)
        raise WarehouseError(f"{figure_id}: no such figure in version {self.version.id}; reload the page")

    def window_ranking(
        self, indicator: str, year: int, window: str, breakdown: str = "total", body: str = "all", boundary: str = "63"
    ) -> Ranking:
        """Figures of one part of one year side by side (`M06`, `Q3` …), never of another; see `rank_window`."""
        return rank_window(self.windows(indicator, breakdown, body, (), year, year), year, window, boundary)

    def observations(self, selection: Selection) -> pl.DataFrame:
        """Every published observation of a selection (`records.PublishedObservation`)."""
        values = {f.name: getattr(selection, f.name) for f in fields(selection)}
        return self.ask("ask_observations", **{k: list(v) if isinstance(v, tuple) else v for k, v in values.items()})

    def citations(self, indicators: tuple[str, ...]) -> pl.DataFrame:
        """Who published the figures on charts of some indicators: `observation_id publisher title published url`."""
        return self.ask("ask_citations", indicators=list(indicators))

    def options(self) -> pl.DataFrame:
        """Which indicator × breakdown × body have figures: areas, first_year, last_year, figures."""
        return self.ask("ask_options")

    def coverage(self) -> pl.DataFrame:
        """How many figures each indicator has by area and year."""
        return self.ask("ask_coverage")

    def sources(self) -> pl.DataFrame:
        """All sources (`records.Source`) with `figures`, how many observations each gave."""
        return self.ask("ask_sources")

    def changes(self) -> pl.DataFrame:
        """What this version has otherwise than the one before it (`results.ChangeRow`)."""
        return self.ask("ask_changes")

    def ledger(self) -> pl.DataFrame:
        """What does not fit together (`results.LedgerRow`) and who published it, conflicts and wide gaps first."""
        return self.ask("ask_ledger")

    def rejections(self) -> pl.DataFrame:
        """All rows and files that were not published (`records.Rejection`)."""
        return self.ask("ask_rejections")

    def runs(self) -> pl.DataFrame:
        """The runs that led to this version (`records.Run`), newest first."""
        return self.ask("ask_runs")

    def proof(self, observation_id: str) -> Proof:
        """What stands behind one mark. Raises `WarehouseError` where the version has no such observation."""
        rows = self.ask("ask_proof", observation_id=observation_id).to_dicts()
        chosen = next((row for row in rows if row["observation_id"] == observation_id), None)
        if chosen is None:
            raise WarehouseError(f"{observation_id}: no such observation in version {self.version.id}; reload the page")
        others = self.ask("ask_proof", observation_id=observation_id).filter(pl.col("observation_id") != observation_id)
        return Proof(chosen, others, deciding_rule(chosen, others.to_dicts()))

    def _index(self, figure_id: str) -> dict[str, Any]:
        _, *ids = figure_id.split(":")
        rows = pl.concat([self.ask("ask_figure", figure_id=part) for part in dict.fromkeys(ids)])
        if rows.height:
            found, _ = indexed(rows, rows["year"][0])
            if wanted := found.filter(pl.col("figure_id") == figure_id).to_dicts():
                return wanted[0]
        raise WarehouseError(f"{figure_id}: no such figure in version {self.version.id}; reload the page")

    def _version(self) -> Version:
        return Version(**self.ask("ask_version").row(0, named=True))


def deciding_rule(chosen: dict[str, Any], others: list[dict[str, Any]]) -> str:
    """The first rule of the order of choice that sets the chosen figure before the best of the others."""
    if not others:
        return "only"
    best = min(others, key=lambda row: row["standing"])
    steps = zip(RULES, chosen["standing"], best["standing"], strict=True)
    return next((rule for rule, mine, theirs in steps if mine != theirs), "source_id")


RULES = ("confidence", "reported", "full_period", "final", "exact", "publisher", "later", "confidence_rank")
"""The order of choice, as `standing` in `ask_proof.sql` spells it out."""
