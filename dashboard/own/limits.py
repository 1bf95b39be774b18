"""What a reader may hand in and a session may hold: declared here, told on the page, kept by page and server.

What the reading of one file may take (time, memory, length) is declared where files are read: `etl.LIMITS`.
"""

from __future__ import annotations

from dashboard.words import Words
from etl import ENDINGS, LIMITS

MEGABYTE = 1 << 20
FILES = 10
"""Files that a session holds at once."""
FILE_MEGABYTES = 5
"""Largest file."""
FILES_MEGABYTES = 20
"""All files of a session together."""
RESULTS_MEGABYTES = 16
"""What came of a reading; only that of the last one is held."""
KINDS = list(ENDINGS)


def told(words: Words) -> str:
    """The limits in a reader's words."""
    return words(
        "own.limits",
        files=FILES,
        size=FILE_MEGABYTES,
        together=FILES_MEGABYTES,
        characters=LIMITS.characters,
        rows=LIMITS.rows,
        seconds=LIMITS.seconds,
    )
