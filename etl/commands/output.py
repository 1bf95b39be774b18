"""Where commands print: results to standard output, everything else to standard error."""

from __future__ import annotations

import sys


def say(line: str) -> None:
    """One line of progress or note."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def tell(line: str) -> None:
    """One line of result."""
    sys.stdout.write(line + "\n")
