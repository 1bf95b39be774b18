"""The score on our own corpus does not fall."""

from pathlib import Path

import pytest

from tests.score.scoring import score

CORPUS = Path(__file__).parent.parent / "corpus"


@pytest.mark.slow
def test_the_open_part_keeps_its_score():
    total = score(CORPUS / "open")
    assert total.found.total() >= 4750
    assert total.precision >= 0.987, total.lines
    assert total.recall >= 0.949, total.lines
