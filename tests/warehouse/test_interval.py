"""The interval a wording allows: the cases of the design, as a table."""

import pytest

from warehouse.reader import Selection

CASES = [
    # qualifier, value, value_max -> lower, upper, lower_open, upper_open
    ("exact", 7448, None, 7448, 7448, False, False),
    ("more_than", 24160, None, 24160, 24170, False, True),
    ("more_than", 92000, None, 92000, 93000, False, True),
    ("more_than", 50, None, 50, 55, False, True),  # the unit is at most a tenth of the figure
    ("nearly", 107000, None, 106000, 107000, False, True),
    ("approx", 94000, None, 93000, 95000, False, False),
    ("less_than", 1.5, None, 1.4, 1.5, True, False),
    ("less_than", 2, None, 1.8, 2, True, False),
    ("at_least", 80, None, 80, 88, False, True),
    ("at_most", 5, None, 4.5, 5, True, False),
    ("range", 60000, 65000, 60000, 65000, False, False),
    ("exact", 0, None, 0, 0, False, False),
    ("more_than", 74.48, None, 74.48, 74.49, False, True),
]


def test_interval(warehouse_of, observation, provinces):
    """Each case is the figure of a province of its own, so that one warehouse holds them all."""
    figures = [
        observation(area=area, qualifier=qualifier, value=float(value), value_max=value_max, **_unit(value))
        for area, (qualifier, value, value_max, *_) in zip(provinces, CASES, strict=False)
    ]
    found = warehouse_of(*figures).observations(Selection()).rows_by_key("area", named=True, unique=True)
    for area, (qualifier, value, value_max, lower, upper, *opened) in zip(provinces, CASES, strict=False):
        row = found[area]
        assert (row["lower"], row["upper"]) == pytest.approx((lower, upper)), (qualifier, value, value_max)
        assert [row["lower_open"], row["upper_open"]] == opened, (qualifier, value, value_max)


def _unit(value: float) -> dict:
    return {"unit": "percent", "indicator": "members_admitted_target_pct", "basis": "target"} if value < 100 else {}
