"""`python -m tests`: the quick tests first, then the slow and browser ones; stops at the first part that fails."""

import sys

import pytest

QUICK = "not slow and not browser"

if __name__ == "__main__":
    arguments = sys.argv[1:]
    for part in (QUICK, f"not ({QUICK})"):
        status = pytest.main(["-m", part, *arguments])
        if status != pytest.ExitCode.OK:
            sys.exit(status)
