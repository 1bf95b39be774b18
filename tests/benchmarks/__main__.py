"""`python -m tests.benchmarks NAME`: print ratios of one run. Nothing here is a test; none fails for being slow."""

from __future__ import annotations

import argparse
from importlib import import_module

NAMES = ("extraction", "parallel", "storage", "pages", "serving", "curves")


def main() -> None:
    """Read the arguments and run one benchmark."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--megabytes", type=float, default=4.0, help="extraction: size of the text")
    parser.add_argument("--documents", type=int, default=2000, help="parallel: number of documents")
    parser.add_argument("--observations", type=int, default=100_000, help="storage: number of rows")
    parser.add_argument("--generated", type=int, default=0, help="pages: the same again on so many generated rows")
    parser.add_argument("--readers", type=int, default=20, help="serving: sessions at once")
    parser.add_argument("--curve", choices=("documents", "observations", "readers"), default="documents", help="curves")
    parser.add_argument("--most", type=int, default=10_000, help="curves: the largest size that is measured")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each, of which the median counts")
    parser.add_argument("--peers", action="store_true", help="beside peers, where `.[benchmark]` is installed")
    arguments = parser.parse_args()
    wanted = {
        "extraction": ("megabytes", "rounds", "peers"),
        "parallel": ("documents", "rounds"),
        "storage": ("observations", "rounds", "peers"),
        "pages": ("rounds", "peers", "generated"),
        "serving": ("readers", "rounds"),
        "curves": ("curve", "most", "rounds"),
    }[arguments.name]
    import_module(f"tests.benchmarks.{arguments.name}").run(**{name: getattr(arguments, name) for name in wanted})


if __name__ == "__main__":
    main()
