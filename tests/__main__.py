"""`python -m tests`: the quick tests, then the slow ones, then those in a browser; stops at the first part that fails."""

import sys

import pytest

PARTS = (
    ["-m", "not slow and not browser", "-n", "auto"],
    ["-m", "slow and not browser", "-n", "auto", "--dist", "loadfile"],  # those of a file share what they set up
    ["-m", "browser"],  # one at a time: browsers and clocks do not share a machine well
)

if __name__ == "__main__":
    for part in PARTS:
        status = pytest.main([*part, *sys.argv[1:]])
        if status != pytest.ExitCode.OK:
            sys.exit(status)
