# ruff: noqa: T201  printing is what this command is for
"""Prints the score of both parts of the corpus; of the part kept unread only counts, never its texts."""

import argparse
from pathlib import Path

from tests.score.rewording import articles, effect, figures, rewordings
from tests.score.scoring import score

CORPUS = Path(__file__).parent.parent / "corpus"


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", nargs="?", type=Path, help="a folder of articles with expected.csv")
    arguments.add_argument("-v", "--verbose", action="store_true", help="list each error of the open part")
    arguments.add_argument("--reworded", action="store_true", help="what other words change in the open part instead")
    given = arguments.parse_args()
    if given.reworded:
        report_of_rewordings(given.folder or CORPUS / "open", verbose=given.verbose)
        return
    for folder in [given.folder] if given.folder else [CORPUS / "open", CORPUS / "kept"]:
        if (folder / "expected.csv").exists():
            report(folder, verbose=given.verbose and folder.name != "kept")


def report(folder, *, verbose):
    total = score(folder)
    print(f"{folder.name}: precision {total.precision:.4f}, recall {total.recall:.4f}", end=" ")
    print(f"(found {total.found.total()}, missed {total.missed.total()}, invented {total.invented.total()})")
    for indicator in sorted({*total.missed, *total.invented}):
        print(
            f"  {indicator}: found {total.found[indicator]}, missed {total.missed[indicator]}, invented {total.invented[indicator]}"
        )
    print("  errors:", ", ".join(f"{kind} {count}" for kind, count in total.errors.most_common()) or "none")
    for line in total.lines if verbose else []:
        print("   ", line)


def report_of_rewordings(folder, *, verbose):
    known = [(document, figures(document)) for document in articles(folder)]
    for name, (find, put) in rewordings().items():
        done = effect(known, find, put)
        print(f"{name}: articles {done.articles}, figures lost {len(done.lost)}, come {len(done.come)}")
        for sign, rows in (("-", done.lost), ("+", done.come)) if verbose else ():
            for row in rows:
                print("   ", sign, *row)


main()
