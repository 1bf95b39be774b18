"""The versions on disk: when each was published, what changed in it, and the way to read an older one."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from dashboard import controls, tables
from dashboard.here import Here
from dashboard.words import Words
from warehouse.paths import default_warehouse
from warehouse.reader import Version, WarehouseError, current_id, known_versions, open_reader

MOST = 500
"""Changes of one version shown on the page."""

KINDS = ("added", "changed", "withdrawn")


@dataclass(frozen=True, slots=True)
class Kept:
    """A version on disk with its difference from the one before; `version` is None where it cannot be opened."""

    id: str
    version: Version | None
    changes: pl.DataFrame


@st.cache_resource(show_spinner=False, max_entries=20)
def kept(warehouse: str, version: str) -> Kept:
    """What one version says of itself; read once, since a version never changes."""
    try:
        with closing(open_reader(Path(warehouse), version)) as reader:
            return Kept(version, reader.version, reader.changes())
    except WarehouseError:
        return Kept(version, None, pl.DataFrame())


def show(here: Here) -> None:
    """The last versions, newest first; each can be read, and its changes listed."""
    words, warehouse = here.words, default_warehouse()
    st.header(words("version.title"), anchor="versions")
    st.write(words("version.text"))
    for number, version in enumerate(known_versions(warehouse)):
        _version(here, kept(str(warehouse), version), is_latest=version == current_id(warehouse), is_open=number == 0)


def _version(here: Here, found: Kept, *, is_latest: bool, is_open: bool) -> None:
    words = here.words
    if found.version is None:
        st.caption(words("version.unreadable", version=found.id))
        return
    with st.expander(_heading(words, found, is_latest=is_latest), expanded=is_open, key=f"version-{found.id}"):
        counts = {"observations": found.version.observations, "sources": found.version.sources}
        st.caption(words("version.holds", id=found.id, **counts))
        wanted = None if is_latest else found.id
        st.button(
            words("version.open"), key=f"open-{found.id}", icon=":material/history:",
            disabled=found.id == here.reader.version.id, on_click=partial(_open, here, wanted),
        )  # fmt: skip
        _changes(words, found)


def _open(here: Here, version: str | None) -> None:
    controls.go(here.filters.but(version=version))


def _heading(words: Words, found: Kept, *, is_latest: bool) -> str:
    assert found.version is not None  # noqa: S101  an unreadable one has no heading
    parts = [
        words.moment(found.version.published),
        *([words("version.latest")] if is_latest else []),
        difference(words, found.changes),
    ]
    return " · ".join(parts)


def difference(words: Words, changes: pl.DataFrame) -> str:
    """How many figures were added, changed and withdrawn, in a line."""
    counted = dict(changes.group_by("kind").len().iter_rows())
    told = [words(f"version.{kind}", n=counted[kind]) for kind in KINDS if kind in counted]
    return ", ".join(told) or words("version.same")


def _changes(words: Words, found: Kept) -> None:
    if found.changes.is_empty():
        return
    if found.changes.height > MOST:
        st.caption(words("data.first", n=MOST))
    shown = readable(found.changes.head(MOST), words)
    config = {name: st.column_config.TextColumn(words(f"change.{name}")) for name in shown.columns}
    tables.shown(shown, hide_index=True, placeholder="–", column_config=config, alt=words("version.title"))


def readable(changes: pl.DataFrame, words: Words) -> pl.DataFrame:
    """The changes in words: what was, what is."""
    rows = [
        {
            "kind": words.label("change_kind", row["kind"]),
            "indicator": _indicator(row, words),
            "area": words.area(row["area"]),
            "period": words.period(row),
            "before": _figure(row, words, "previous_"),
            "now": _figure(row, words, ""),
            "unit": tables.unit(row, words),
        }
        for row in changes.iter_rows(named=True)
    ]
    names = ("kind", "indicator", "area", "period", "before", "now", "unit")
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String))


def _indicator(row: Mapping[str, Any], words: Words) -> str:
    parts = [words.indicator(row["indicator"])]
    if row["breakdown"] != "total":
        parts.append(words.label("breakdown", row["breakdown"]))
    if row["body"] != "all":
        parts.append(words.label("body", row["body"]))
    return " · ".join(parts)


def _figure(row: Mapping[str, Any], words: Words, side: str) -> str | None:
    if row[f"{side}value"] is None:
        return None
    return words.figure(
        {"unit": row["unit"], **{name: row[f"{side}{name}"] for name in ("value", "value_max", "qualifier")}}
    )
