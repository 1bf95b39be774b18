"""A page as a laid-out report on A4: its charts, their tables, notes and sources, with texts that can be searched."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template

import polars as pl

from dashboard import tables
from dashboard.printing.printer import printer
from dashboard.printing.shown import Shown
from dashboard.words import Words

TEMPLATE = Path(__file__).parent / "report.html"
MOST = 60
"""Rows of a table that are printed; the files hold all of them."""


def pdf_bytes(title: str, facts: str, shown: Sequence[Shown], words: Words) -> bytes:
    """The report of a page. Raises `CannotPrint` without a browser."""
    html = Template(TEMPLATE.read_text(encoding="utf-8")).substitute(_texts(title, facts, shown, words))
    return printer().page(html, _footer(title, shown, words))


def _texts(title: str, facts: str, shown: Sequence[Shown], words: Words) -> dict[str, str]:
    first = shown[0].about
    return {
        "language": words.language,
        "title": escape(title),
        "facts": escape(facts),
        "made": escape(words("card.made", version=first.version, published=first.published)),
        "charts": "".join(_chart(item, words) for item in shown),
        "sources_title": escape(words("about.sources")),
        "sources": "".join(f"<li>{escape(source)}</li>" for source in _sources(shown)),
        "cite_title": escape(words("card.cite")),
        "cite": escape(shown[0].citation.replace(first.title, title, 1)),
        "terms": escape(words("about.terms_text")),
        "address_title": escape(words("about.address")),
        "address": escape(first.address),
    }


def _chart(item: Shown, words: Words) -> str:
    width, height = item.bare["layout"]["width"], item.bare["layout"]["height"]
    drawn = printer().picture(item.bare, "svg", width, height).decode("utf-8")
    notes = [words("card.left_out", notes="; ".join(item.about.notes))] if item.about.notes else []
    notes += [words("card.breaks", reasons="; ".join(item.about.breaks))] if item.about.breaks else []
    told = "".join(f'<p class="note">{escape(note)}</p>' for note in [*notes, item.source_line])
    subtitle = (
        item.about.subtitle if item.about.unit in item.about.subtitle else f"{item.about.subtitle} · {item.about.unit}"
    )
    return (
        f"<section><h2>{escape(item.about.title)}</h2>"
        f'<p class="subtitle">{escape(subtitle)}</p>'
        f'<figure aria-label="{escape(item.alt, quote=True)}">{drawn}</figure>'
        f"{_table(item.rows, words)}{told}</section>"
    )


def _table(rows: pl.DataFrame, words: Words) -> str:
    cited = "observation_id" in rows.columns
    top = rows.head(MOST)
    if cited:
        shown = tables.readable(top, words).select("area", "period", "figure", "unit", "publisher")
        shown = shown.rename({name: words(f"column.{name}") for name in shown.columns})
    else:
        shown = tables.headed(top, words)
    heads = "".join(f"<th>{escape(name)}</th>" for name in shown.columns)
    lines = "".join(
        "<tr>" + "".join(f"<td>{escape(str(cell if cell is not None else '–'))}</td>" for cell in row) + "</tr>"
        for row in shown.iter_rows()
    )
    more = f'<p class="note">{escape(words("data.first", n=MOST))}</p>' if rows.height > MOST else ""
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>{more}"


def _sources(shown: Sequence[Shown]) -> list[str]:
    return list(dict.fromkeys(source for item in shown for source in item.about.sources))


def _footer(title: str, shown: Sequence[Shown], words: Words) -> str:
    told = escape(f"{words('name')} · {title} · {shown[0].about.version}")
    style = "font-size:7px;width:100%;padding:0 15mm;font-family:'DejaVu Sans',sans-serif;color:#555;display:flex"
    return (
        f'<div style="{style}"><span style="flex:1">{told}</span>'
        '<span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>'
    )
