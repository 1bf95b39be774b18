"""The few scripts that run in the browser, each a file beside this module and a function here.

They never ask another host for anything. All they keep is in the reader's own browser: that its hint was seen.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

HERE = Path(__file__).parent
PAGE = "chiso-page"
NARROW = 640
"""Width of a window in pixels up to which Streamlit stacks columns."""


@cache
def _component(name: str) -> Any:
    script = (HERE / f"{name}.js").read_text(encoding="utf-8")
    style = HERE / f"{name}.css"
    css = style.read_text(encoding="utf-8") if style.exists() else None
    return st.components.v2.component(f"chiso_{name}", html="<div\nid='root'></div>", js=script, css=css)


def settle_page(language: str, hint: dict[str, str]) -> None:
    """Tell the browser the page's language, and learn of a theme chosen while the page is open; see `theme`.

    Learns as well whether the page is narrow; see `is_narrow`. `hint` has a `title`, a `text` and the name of the
    button `close`; it is shown at the first visit only.
    """
    data = {"language": language, "theme": theme(), "narrow": is_narrow(), "widest": NARROW, "hint": hint}
    _component("page")(
        data=data, key=PAGE, height="content", on_theme_change=lambda: None, on_narrow_change=lambda: None
    )  # fmt: skip


def theme() -> str:
    """`light` or `dark`, as the reader sees the page now."""
    return str(st.session_state.get(PAGE, {}).get("theme") or st.context.theme.type or "light")


def is_narrow() -> bool:
    """Whether the page is as narrow as a phone: as the browser last said, before that by its name."""
    told = st.session_state.get(PAGE, {}).get("narrow")
    return "Mobile" in str(st.context.headers.get("User-Agent", "")) if told is None else bool(told)


def picture_buttons(
    figure: dict[str, Any], key: str, name: str, labels: dict[str, str], width: int, height: int
) -> None:
    """Buttons that save a figure as PNG and SVG, drawn by the browser at the given size in pixels.

    `labels` names the buttons by format, and says with `failed` what to do where the browser cannot.
    """
    data = {"figure": figure, "name": name, "labels": labels, "width": width, "height": height}
    _component("pictures")(data=data, key=f"pictures-{key}")
