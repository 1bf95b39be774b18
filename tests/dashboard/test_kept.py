"""What a view shows is made once for all who look at it, and anew where anything it depends on differs."""

from dataclasses import fields, replace

import pytest

from dashboard.filters import Filters
from dashboard.here import Here
from dashboard.palette import DARK, LIGHT
from dashboard.words import Words
from warehouse.reader import open_reader

OTHERWISE = {
    "lang": "en", "indicator": "members_admitted", "breakdown": "female", "body": "party_committees",
    "measure": "percent", "areas": ("ha-noi",), "province": "ha-noi", "topic": "discipline", "first_year": 2019,
    "last_year": 2020, "year": 2021, "before": 2019, "after": 2020, "boundary": "63", "window": "M06", "parts": False,
    "bounds": False, "map": "shapes", "everything": True, "scale": "index", "base": 2019, "version": "older",
}  # fmt: skip


@pytest.fixture
def here(built):
    return Here(Words("vi"), Filters(), LIGHT, open_reader(built), "http://localhost/indicator")


def made(here, what="chart"):
    """What a view gives, an object of its own each time it is made."""
    return here.kept(what, lambda: [here])


def test_two_readers_of_one_view_share_what_was_made(here):
    assert made(here) is made(replace(here, page="http://other-name/indicator"))


@pytest.mark.parametrize("filter_", [field.name for field in fields(Filters)])
def test_every_filter_is_part_of_the_view(here, filter_):
    other = replace(here, filters=here.filters.but(**{filter_: OTHERWISE[filter_]}))
    assert made(other) is not made(here)


@pytest.mark.parametrize(
    "otherwise",
    [
        {"words": Words("en")},
        {"colours": DARK},
        {"narrow": True},
        {"page": "http://localhost/compare"},
    ],
)
def test_so_are_language_colours_width_and_page(here, otherwise):
    assert made(replace(here, **otherwise)) is not made(here)


def test_two_things_of_one_view_are_kept_apart(here):
    assert made(here, "chart") is not made(here, "another chart")
