"""Where the dashboard's configuration and pages lie, from a clone and from an installed wheel alike.

The options themselves are data: `.streamlit/config.toml` in a clone, `dashboard/config.toml` in a wheel.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SCRIPT = HERE.parent / "streamlit_app.py"
PAGES = HERE / "pages"
NAVIGATION = ("overview", "indicator", "compare", "province", "topic", "data", "sources", "quality", "read", "help")
"""Pages in the order of the navigation, by their address; the first stands at `/`."""

WITHOUT_CHARTS = ("data", "read", "help")
"""Pages, by their address, that have no chart."""


def config_file() -> Path:
    """The configuration that came with this copy of the program."""
    packaged = HERE / "config.toml"
    return packaged if packaged.exists() else HERE.parent / ".streamlit" / "config.toml"


def options(path: Path | None = None) -> dict[str, Any]:
    """All options of the configuration by dotted name, as Streamlit's own flags are called."""
    return _flat(tomllib.loads((path or config_file()).read_text(encoding="utf-8")))


def _flat(table: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in table.items():
        flat |= _flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {f"{prefix}{name}": value}
    return flat
