"""Where the warehouse lies when nobody says otherwise."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path


def default_warehouse() -> Path:
    """`CHISO_WAREHOUSE` where it is set, else `chiso/chiso.duckdb` in the user's data folder."""
    named = os.environ.get("CHISO_WAREHOUSE")
    return Path(named) if named else user_data_path("chiso", appauthor=False) / "chiso.duckdb"
