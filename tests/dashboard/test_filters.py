"""Filters and addresses: what is written is read back, and what is not valid is said."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.filters import PARAMETERS, Filters, address, query, read
from warehouse.catalogue import catalogue

CASES = {
    "": Filters(),
    "lang=en": Filters(lang="en"),
    "indicator=members_disciplined": Filters(indicator="members_disciplined"),
    "area=soc-trang&area=an-giang-2025": Filters(areas=("soc-trang", "an-giang-2025")),
    "from=2015&to=2020": Filters(first_year=2015, last_year=2020),
    "year=2020&provinces=63": Filters(year=2020, boundary="63"),
    "scale=index&base=2015": Filters(scale="index", base=2015),
    "before=2015&after=2020": Filters(before=2015, after=2020),
    "window=M06&parts=0&bounds=0": Filters(window="M06", parts=False, bounds=False),
    "measure=percent.rated": Filters(measure="percent.rated"),
    "body=party_committees&breakdown=reprimand": Filters(body="party_committees", breakdown="reprimand"),
    "indicator=members_admitted_per_1000&provinces=34": Filters(indicator="members_admitted_per_1000", boundary="34"),
    "version=20261126T114342316307Z": Filters(version="20261126T114342316307Z"),
    "province=ha-noi&map=shapes&all=1": Filters(province="ha-noi", map="shapes", everything=True),
}


def parsed(text: str) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for name, _, value in (pair.partition("=") for pair in text.split("&") if pair):
        values.setdefault(name, []).append(value)
    return values


@pytest.mark.parametrize("text", CASES)
def test_an_address_is_read(text):
    assert read(parsed(text)) == (CASES[text], [])


@pytest.mark.parametrize("text", CASES)
def test_defaults_are_not_written(text):
    assert query(CASES[text]) == parsed(text)


@pytest.mark.parametrize(
    ("text", "invalid"),
    [
        ("lang=fr", ["lang"]),
        ("indicator=nothing", ["indicator"]),
        ("area=atlantis", ["area"]),
        ("from=19x5", ["from"]),
        ("year=99999", ["year"]),
        ("provinces=64", ["provinces"]),
        ("parts=yes", ["parts"]),
        ("window=X99", ["window"]),
        ("version=../../x", ["version"]),
    ],
)
def test_what_is_not_valid_is_named_and_left_at_its_default(text, invalid):
    assert read(parsed(text)) == (Filters(), invalid)


def test_of_several_areas_the_valid_ones_stay():
    assert read(parsed("area=ha-noi&area=atlantis")) == (Filters(areas=("ha-noi",)), ["area"])


def test_every_filter_has_a_parameter():
    assert {p.field for p in PARAMETERS} == set(Filters.__dataclass_fields__)


YEARS = st.none() | st.integers(1930, 2100)
ANY = st.builds(
    Filters,
    lang=st.sampled_from(["vi", "en"]),
    indicator=st.sampled_from(list(catalogue().indicators)),
    areas=st.lists(st.sampled_from(list(catalogue().areas)), unique=True, max_size=4).map(tuple),
    first_year=YEARS,
    last_year=YEARS,
    year=YEARS,
    boundary=st.sampled_from([None, "63", "34"]),
    parts=st.booleans(),
    bounds=st.booleans(),
    everything=st.booleans(),
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(ANY)
def test_any_filters_survive_the_address(filters):
    assert read(query(filters)) == (filters, [])


def test_the_address_of_a_view_is_whole():
    assert address("http://x/indicator", Filters(areas=("ha-noi",))) == "http://x/indicator?area=ha-noi"
    assert address("http://x/", Filters()) == "http://x/"
