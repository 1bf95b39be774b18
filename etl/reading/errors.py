"""The one error of reading: a file that cannot be read, told in one line."""

from __future__ import annotations

from pathlib import Path


class ReadError(ValueError):
    """A file or record cannot be read. The message is one line: where, what, how to mend."""

    def __init__(self, path: Path, what: str, mend: str, *, row: int | None = None) -> None:
        place = f"{path}, row {row}" if row is not None else str(path)
        super().__init__(f"{place}: {' '.join(what.split())}; {mend}")
        self.path = path
        self.what = what
        self.mend = mend
        self.row = row
