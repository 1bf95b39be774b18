"""`python -m tests`: the quick tests first, then the slow and browser ones; stops at the first part that fails."""

import sys

import pytest

QUICK = "not slow and not browser"
PARTS = (
    ["-m", QUICK, "-n", "auto"],
    ["-m", f"not ({QUICK})"],  # one at a time: browsers and clocks do not share a machine well
)

if __name__ == "__main__":
    for part in PARTS:
        status = pytest.main([*part, *sys.argv[1:]])
        if status != pytest.ExitCode.OK:
            sys.exit(status)
