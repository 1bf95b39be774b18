"""Whether a file is of the kind that its ending says, seen before a library opens it."""

from __future__ import annotations

from pathlib import Path
from zipfile import is_zipfile

from etl.reading.errors import ReadError

BEGINS = {".pdf": b"%PDF-", ".docx": b"PK\x03\x04", ".xlsx": b"PK\x03\x04"}
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""How office files before 2007 begin; a newer one with a password is wrapped in such a one."""
SEARCHED = 1024
"""Bytes among which a PDF's heading may stand."""


def confirm(path: Path, name: str) -> None:
    """Raise `ReadError` where a PDF or office file is not what its ending says, or is locked by a password."""
    heading = BEGINS.get(path.suffix.lower())
    if heading is None:
        return
    with path.open("rb") as file:
        begin = file.read(SEARCHED)
    if not begin:
        raise ReadError(f"{name}: cannot be read (an empty file); save it again", "empty")
    if begin.startswith(OLD_OFFICE):
        raise ReadError(
            f"{name}: cannot be read (locked by a password, or saved as before 2007); "
            f"take the password off and save it as {path.suffix}",
            "locked",
        )
    if heading not in begin:
        raise ReadError(f"{name}: cannot be read (not a {path.suffix} file inside); save it as one", "disguised")
    if heading.startswith(b"PK") and not is_zipfile(path):
        raise ReadError(f"{name}: cannot be read (cut short or damaged); fetch it again", "broken")
