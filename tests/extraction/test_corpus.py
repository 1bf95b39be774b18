"""The score on our own corpus does not fall."""

from pathlib import Path

import pytest

from tests.score.scoring import score

CORPUS = Path(__file__).parent.parent / "corpus"


@pytest.mark.slow
def test_the_open_part_keeps_its_score():
    total = score(CORPUS / "open")
    assert total.found.total() >= 4700
    assert total.precision >= 0.983, total.lines
    assert total.recall >= 0.942, total.lines
