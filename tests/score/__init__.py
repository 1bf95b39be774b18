"""The score of the extractor on our own corpus: `python -m tests.score`."""
