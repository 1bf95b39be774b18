"""Sets of areas: who belongs to which, and what stands for an area of another time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import boundaries
from warehouse.catalogue import catalogue


@pytest.mark.parametrize(("boundary", "count"), [("63", 63), ("34", 34)])
def test_a_set_has_its_provinces_their_earlier_names_and_the_country(boundary, count):
    found = boundaries.members(boundary)
    assert {"vn", "hue", "thua-thien-hue"} <= found
    assert len(found) == count + 2


@pytest.mark.parametrize(
    ("areas", "boundary", "expected"),
    [
        (("hai-phong", "ha-tay"), None, ("hai-phong", "ha-tay")),
        (("hai-phong", "hai-duong"), "34", ("hai-phong-2025",)),
        (("hai-phong-2025",), "63", ("hai-duong", "hai-phong")),
        (("ha-tay",), "63", ("ha-noi",)),
        (("ha-tay",), "34", ("ha-noi",)),
        (("vn", "thua-thien-hue"), "34", ("vn", "thua-thien-hue")),
    ],
)
def test_what_stands_for_an_area(areas, boundary, expected):
    found = boundaries.translated(areas, boundary)
    assert (found if boundary is None else tuple(sorted(found))) == (
        expected if boundary is None else tuple(sorted(expected))
    )


@given(st.lists(st.sampled_from(sorted(catalogue().areas)), max_size=5), st.sampled_from(boundaries.BOUNDARIES))
def test_nothing_outside_the_set_is_left_and_nobody_is_lost(areas, boundary):
    found = boundaries.translated(areas, boundary)
    assert set(found) <= boundaries.members(boundary)
    assert bool(found) == bool(areas)


def test_behind_todays_provinces_stand_the_figures_of_their_parts():
    assert set(boundaries.observed(("hai-phong-2025",), "34")) == {"hai-phong-2025", "hai-phong", "hai-duong"}
    assert boundaries.observed(("hai-phong-2025",), None) == ("hai-phong-2025",)
    assert boundaries.observed((), None) == ()
