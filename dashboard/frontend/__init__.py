"""The few scripts that run in the browser, each a file beside this module and a function here.

They never ask another host for anything. All they keep is in the reader's own browser: that its hint was seen.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any

import streamlit as st

HERE = Path(__file__).parent
PAGE = "chiso-page"
NARROW = 640
"""Width of a window in pixels up to which Streamlit stacks columns."""


BEFORE = {"page": ("ahead",)}
"""Scripts that stand in front of a component's own."""


@cache
def _component(name: str) -> Any:
    script = "\n".join((HERE / f"{part}.js").read_text(encoding="utf-8") for part in (*BEFORE.get(name, ()), name))
    style = HERE / f"{name}.css"
    css = style.read_text(encoding="utf-8") if style.exists() else None
    return st.components.v2.component(f"chiso_{name}", html="<div\nid='root'></div>", js=script, css=css)


def _place(name: str, data: bytes, key: str, **how: Any) -> None:
    """Put a component on the page.

    Its data go as bytes (`packed`): in a mapping Streamlit looks for tables, and loads pandas for that; and what it
    writes as JSON it writes twice.
    """
    _component(name)(data=data, key=key, **how)


def packed(data: Mapping[str, Any]) -> bytes:
    """Data as a component's script reads them."""
    return json.dumps(data, ensure_ascii=False).encode()


@cache
def chart_library() -> str | None:
    """The file of Streamlit's own pages that draws charts; None where it is not to be found, it is a matter of time."""
    found = list(files("streamlit").joinpath("static/static/js").iterdir())
    named = [file.name for file in found if file.name.startswith("PlotlyChart.")]
    return named[0] if len(named) == 1 else None


def settle_page(language: str, hint: dict[str, str], said: Mapping[str, str], *, charts: bool, ahead: bool) -> None:
    """Tell the browser the page's language, and learn of a theme chosen while the page is open; see `theme`.

    Learns as well whether the page is narrow; see `is_narrow`. `hint` has a `title`, a `text` and the name of the
    button `close`; it is shown at the first visit only. `said`: what Streamlit says of itself, by its words in another
    language. `charts`: whether the page will have some; `ahead`: whether the first can be asked for by itself.
    """
    data = {
        "language": language, "theme": theme(), "narrow": is_narrow(), "widest": NARROW, "hint": hint,
        "said": dict(said), "charts": chart_library() if charts else None, "ahead": ahead,
    }  # fmt: skip
    _place("page", packed(data), PAGE, height="content", on_theme_change=lambda: None, on_narrow_change=lambda: None)


def theme() -> str:
    """`light` or `dark`, as the reader sees the page now."""
    return str(st.session_state.get(PAGE, {}).get("theme") or st.context.theme.type or "light")


def is_narrow() -> bool:
    """Whether the page is as narrow as a phone: as the browser last said, before that by its name."""
    told = st.session_state.get(PAGE, {}).get("narrow")
    return "Mobile" in str(st.context.headers.get("User-Agent", "")) if told is None else bool(told)


def picture_buttons(
    figure: Mapping[str, Any], key: str, name: str, labels: dict[str, str], width: int, height: int
) -> None:
    """Buttons that save a figure as PNG and SVG, drawn by the browser at the given size in pixels.

    `labels` names the buttons by format, and says with `failed` what to do where the browser cannot.
    """
    data = {"figure": figure, "name": name, "labels": labels, "width": width, "height": height}
    _place("pictures", packed(data), f"pictures-{key}")


def year_slider(card: str, data: bytes, years: Sequence[int], chosen: Callable[[int], None]) -> None:
    """A slider that draws each of the `years` into the chart of a card; `chosen` is called where it comes to rest.

    `data` are those of `slider`.
    """
    key = f"years-{card}"

    def rested() -> None:
        asked = st.session_state.get(key, {}).get("year")
        if asked in years:
            chosen(asked)

    _place("years", data, key, height="content", on_year_change=rested)


def slider(
    card: str, label: str, year: int, years: Sequence[int], told: Sequence[str], drawn: Mapping[str, Any]
) -> bytes:
    """What a slider that stands at `year` needs in the browser.

    `told` says each year in words; `drawn` holds their `pictures` and the `pool` of rings these share (`pooled`).
    """
    return packed({"card": f"card-{card}", "label": label, "year": year, "years": years, "told": told, **drawn})


def pooled(figures: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Figures as `pictures` with a common `pool`: each ring of a filled outline and each hover text is sent once."""
    rings: dict[Any, int] = {}
    texts: dict[str, int] = {}

    def thin(trace: Mapping[str, Any]) -> Mapping[str, Any]:
        if "fill" in trace:
            ends = zip(_parted(trace["x"]), _parted(trace["y"]), strict=True)
            own = {"rings": [rings.setdefault(ring, len(rings)) for ring in ends]}
        elif "hovertext" in trace:
            own = {
                "x": trace["x"],
                "y": trace["y"],
                "texts": [texts.setdefault(t, len(texts)) for t in trace["hovertext"]],
            }
        else:
            return trace
        return {name: part for name, part in trace.items() if name not in {"x", "y", "hovertext"}} | own

    pictures = [{"traces": [thin(trace) for trace in figure["data"]], "layout": figure["layout"]} for figure in figures]
    return {"pictures": pictures, "pool": {"rings": list(rings), "texts": list(texts)}}


def _parted(coordinates: Sequence[float | None]) -> list[tuple[float, ...]]:
    """The runs of numbers between the Nones that lift the pen."""
    return [tuple(run) for pen, run in groupby(coordinates, lambda c: c is not None) if pen]  # type: ignore[arg-type]
