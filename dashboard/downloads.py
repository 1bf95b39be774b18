"""What a reader takes away: files that hold what the chart shows and explain themselves a year later.

Tables come from `warehouse.export`; the web page carries Plotly with it and asks nobody for anything.
PNG and SVG are drawn by the browser (`dashboard.frontend`) from the figure made by `dashboard.charts.printed`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

import polars as pl

from dashboard import tables
from dashboard.words import Words
from warehouse.export import to_bytes

MIME = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json",
    "html": "text/html",
    "zip": "application/zip",
    "pdf": "application/pdf",
}
NOT_FOR_READERS = ["area_line", "line", "measure", "lower", "upper", "lower_open", "upper_open", "spread"]
TEMPLATE = Path(__file__).parent / "frontend" / "chart.html"


@dataclass(frozen=True, slots=True)
class About:
    """What every file says of itself."""

    title: str
    subtitle: str
    unit: str
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    version: str
    published: str
    address: str
    breaks: tuple[str, ...] = ()
    """Why the series is cut."""

    def told(self, words: Words) -> dict[str, str]:
        """The same by heading, for a sheet of notes."""
        return {
            words("about.title"): self.title,
            words("about.filters"): self.subtitle,
            words("about.unit"): self.unit,
            words("about.left_out"): " ".join(self.notes) or words("about.nothing"),
            **({words("about.breaks"): ". ".join(self.breaks)} if self.breaks else {}),
            words("about.sources"): "\n".join(self.sources),
            words("about.version"): f"{self.version} ({self.published})",
            words("about.address"): self.address,
            words("about.terms"): words("about.terms_text"),
        }


def file_name(title: str) -> str:
    """A name for files: the title without diacritics, in ASCII."""
    plain = unicodedata.normalize("NFD", title.replace("đ", "d").replace("Đ", "D"))
    ascii_only = plain.encode("ascii", "ignore").decode().lower()
    return "chiso-" + re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:80]


def table_bytes(rows: pl.DataFrame, file_format: str, about: About, words: Words) -> bytes:
    """The rows of a chart as a file, with names beside the codes, the version and the address of the view."""
    if "observation_id" not in rows.columns:
        counts = rows.with_columns(pl.lit(about.version).alias("version"), pl.lit(about.address).alias("view"))
        return to_bytes(counts, file_format, about.told(words))
    names = {
        "indicator_name": [words.indicator(code) for code in rows["indicator"]],
        "area_name": [words.area(code) for code in rows["area"]],
        "period": [words.period(row) for row in rows.iter_rows(named=True)],
        "figure": [words.figure(row).replace("\N{NO-BREAK SPACE}", " ") for row in rows.iter_rows(named=True)],
    }
    listed = rows.with_columns(
        *(pl.Series(name, values, dtype=pl.String) for name, values in names.items()),
        pl.lit(about.version).alias("version"),
        pl.lit(about.address).alias("view"),
    )
    listed = listed.with_columns(pl.selectors.list().list.join(" "))
    kept = [name for name in [*names, *listed.columns] if name not in NOT_FOR_READERS]
    return to_bytes(listed.select(list(dict.fromkeys(kept))), file_format, about.told(words))


def page_bytes(figure: Mapping[str, Any], rows: pl.DataFrame, about: About, words: Words) -> bytes:
    """A web page of its own with the chart, its table and its sources; it needs no network."""
    texts = {
        "language": words.language,
        "title": escape(about.title),
        "subtitle": escape(about.subtitle),
        "notes": "".join(f"<p>{escape(note)}</p>" for note in about.notes),
        "about": "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in about.told(words).items()),
        "table": _table(rows, words),
        "figure": json.dumps(figure, ensure_ascii=False).replace("<", "\\u003c"),
        "plotly": files("plotly").joinpath("package_data/plotly.min.js").read_text(encoding="utf-8"),
    }
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(texts).encode()


def _table(rows: pl.DataFrame, words: Words) -> str:
    shown = tables.readable(rows, words) if "observation_id" in rows.columns else rows
    heads = "".join(f"<th>{escape(words(f'column.{name}'))}</th>" for name in shown.columns)
    lines = ("".join(f"<td>{escape(str(cell or ''))}</td>" for cell in row) for row in shown.iter_rows())
    return f"<tr>{heads}</tr>" + "".join(f"<tr>{line}</tr>" for line in lines)
