"""The years in a chart's subtitle are those of what is drawn, not of what was left out."""

import pytest

from dashboard import changes, figures, store
from dashboard.cards import Style
from dashboard.charts.base import years
from dashboard.filters import Filters
from dashboard.here import Here
from dashboard.palette import LIGHT
from dashboard.words import Words

CARDS = {"lines": figures.lines_card, "multiples": figures.multiples_card, "strip": changes.strip_card}


@pytest.mark.slow
@pytest.mark.parametrize("bounds", [True, False])
@pytest.mark.parametrize("card", CARDS)
def test_the_years_told_are_those_drawn(reader, card, bounds):
    words = Words("en")
    seen = 0
    for indicator in sorted({*store.options(reader)["indicator"]}):
        here = Here(
            words, Filters(lang="en", indicator=indicator, bounds=bounds), LIGHT, reader, f"http://localhost/{card}"
        )
        found = figures.figures(here)
        made = CARDS[card](here, found) if found.rows.height else None
        chart = made.draw(Style(words, LIGHT)) if made else None
        if chart is None or chart.rows.is_empty():
            continue
        first, last = years(chart.rows)
        told = str(first) if first == last else f"{first}–{last}"
        assert told in made.subtitle.split(" · "), indicator
        seen += 1
    assert seen > 2
