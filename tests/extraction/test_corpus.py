"""The score on our own corpus does not fall."""

from pathlib import Path

import pytest

from tests.score.rewording import articles, effect, figures, rewordings
from tests.score.scoring import score

CORPUS = Path(__file__).parent.parent / "corpus"


@pytest.mark.slow
def test_the_open_part_keeps_its_score():
    total = score(CORPUS / "open")
    assert total.found.total() >= 4750
    assert total.precision >= 0.987, total.lines
    assert total.recall >= 0.949, total.lines


@pytest.fixture(scope="module")
def known():
    return [(document, figures(document)) for document in articles(CORPUS / "open")]


@pytest.mark.slow
@pytest.mark.parametrize("name", rewordings())
def test_other_words_for_the_same_change_no_figure(known, name):
    done = effect(known, *rewordings()[name])
    assert done.articles
    assert not done.lost
    assert not done.come
