"""The areas: names, dates, orders and successions, measured against an independent list and the resolutions."""

import json
import re
import sqlite3
import unicodedata
from collections import Counter, defaultdict
from contextlib import closing
from datetime import date, timedelta
from importlib.resources import files

import duckdb
import pytest

from warehouse.catalogue import REFORM_DATE, catalogue, stands
from warehouse.records import Area


def words(text: str) -> list[str]:
    return text.split()


FOUND = catalogue()
PLACES = [area for area in FOUND.areas.values() if area.kind != "country"]
UNCHANGED = words("""
ha-noi hue lai-chau dien-bien son-la lang-son quang-ninh thanh-hoa nghe-an ha-tinh cao-bang
""")
LEGACY, TODAY = "admin_units_legacy", "admin_units"


def slug(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    return re.sub(r"[^a-z]+", "-", "".join(c for c in plain if not unicodedata.combining(c)).lower())


def independent(table: str, *fields: str) -> set[tuple[str, ...]]:
    """The provinces of the package vietnamadminunits: its two tables are read, its parser is never asked."""
    # its own `get_data` never closes its connection
    with closing(sqlite3.connect(str(files("vietnamadminunits") / "data" / "dataset.db"))) as package:
        rows = package.execute(f"SELECT {', '.join(fields)} FROM {table}").fetchall()
    return {tuple(map(str, row)) for row in rows}


def ids_on(day: date) -> set[str]:
    return {area.id for area in FOUND.areas_on(day)}


def predecessors(day: date, kind: str) -> dict[str, set[str]]:
    before: defaultdict[str, set[str]] = defaultdict(set)
    for step in FOUND.successions:
        if (step.date, step.kind) == (day, kind):
            before[step.successor].add(step.predecessor)
    return dict(before)


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(1996, 12, 31), 53),
        (date(1997, 1, 1), 61),
        (date(2003, 12, 31), 61),
        (date(2004, 1, 1), 64),
        (date(2008, 7, 31), 64),
        (date(2008, 8, 1), 63),
        (date(2024, 12, 31), 63),
        (date(2025, 6, 30), 63),
        (date(2025, 7, 1), 34),
    ],
)
def test_so_many_provinces_stood_on_that_day(day: date, number: int) -> None:
    assert len(FOUND.areas_on(day)) == number


def test_eleven_provinces_went_through_the_reform_unchanged() -> None:
    assert ids_on(REFORM_DATE - timedelta(days=1)) & ids_on(REFORM_DATE) == set(UNCHANGED)
    assert all(FOUND.areas[area].valid_to is None for area in UNCHANGED)


@pytest.mark.parametrize("area", PLACES, ids=lambda area: area.id)
def test_an_id_is_the_slug_of_the_name(area: Area) -> None:
    assert area.id in {slug(area.name_vi), f"{slug(area.name_vi)}-2025", f"{slug(area.name_vi)}-before-2004"}
    assert area.id.endswith("-2025") == (area.valid_from == REFORM_DATE)
    assert area.id.endswith("-before-2004") == (area.valid_to == date(2003, 12, 31))


@pytest.mark.parametrize("area", PLACES, ids=lambda area: area.id)
def test_an_area_is_whole(area: Area) -> None:
    assert area.name_en.isascii()
    assert unicodedata.is_normalized("NFC", area.name_vi)
    assert area.region is not None
    assert area.gso_code is None or re.fullmatch(r"\d\d", area.gso_code)
    assert area.gso_code is not None or (area.valid_to is not None and area.valid_to < date(2004, 1, 1))
    assert area.valid_from is None or area.valid_to is None or area.valid_from < area.valid_to


def test_an_area_ends_the_day_before_another_follows() -> None:
    following = [step for step in FOUND.successions if step.kind != "partial"]
    assert {step.predecessor for step in following} | {"ha-tay"} == {a.id for a in PLACES if a.valid_to}
    assert {step.successor for step in following} == {a.id for a in PLACES if a.valid_from}
    for step in following:
        assert FOUND.areas[step.predecessor].valid_to == step.date - timedelta(days=1)
        assert FOUND.areas[step.successor].valid_from == step.date


def test_the_country_always_stands_and_has_no_order_among_provinces() -> None:
    country = FOUND.areas["vn"]
    assert (country.kind, country.region, country.order_vi, country.order_north_south) == ("country", None, 0, 0)
    assert stands(country, date(1990, 1, 1))
    assert stands(country, date(2030, 1, 1))
    assert "vn" not in ids_on(REFORM_DATE)


def test_each_old_province_of_the_reform_has_one_successor() -> None:
    merged = Counter(step.predecessor for step in FOUND.successions if step.date == REFORM_DATE)
    assert set(merged) == ids_on(REFORM_DATE - timedelta(days=1)) - set(UNCHANGED)
    assert set(merged.values()) == {1}


def test_each_merged_province_has_two_or_three_predecessors() -> None:
    merged = predecessors(REFORM_DATE, "merge")
    assert len(merged) == 23
    assert Counter(map(len, merged.values())) == {2: 17, 3: 6}
    assert set(merged) == ids_on(REFORM_DATE) - set(UNCHANGED)
    assert all(successor.removesuffix("-2025") in before for successor, before in merged.items())


def test_the_splits_are_those_of_1997_and_2004() -> None:
    whole = [step for step in FOUND.successions if step.kind == "split"]
    after: defaultdict[str, set[str]] = defaultdict(set)
    for step in whole:
        after[f"{step.date:%Y} {step.predecessor}"].add(step.successor)
    assert dict(after) == {
        "1997 bac-thai": {"bac-kan", "thai-nguyen"},
        "1997 ha-bac": {"bac-giang", "bac-ninh"},
        "1997 hai-hung": {"hai-duong", "hung-yen"},
        "1997 nam-ha": {"ha-nam", "nam-dinh"},
        "1997 vinh-phu": {"vinh-phuc", "phu-tho"},
        "1997 quang-nam-da-nang": {"quang-nam", "da-nang"},
        "1997 song-be": {"binh-duong", "binh-phuoc"},
        "1997 minh-hai": {"bac-lieu", "ca-mau"},
        "2004 dak-lak-before-2004": {"dak-lak", "dak-nong"},
        "2004 lai-chau-before-2004": {"lai-chau", "dien-bien"},
        "2004 can-tho-before-2004": {"can-tho", "hau-giang"},
    }


def test_hanoi_grew_in_2008_and_hue_only_changed_its_name() -> None:
    assert predecessors(date(2008, 8, 1), "partial") == {"ha-noi": {"ha-tay", "vinh-phuc", "hoa-binh"}}
    assert predecessors(date(2025, 1, 1), "rename") == {"hue": {"thua-thien-hue"}}
    assert FOUND.areas["ha-tay"].valid_to == date(2008, 7, 31)
    assert FOUND.areas["thua-thien-hue"].valid_to == date(2024, 12, 31)


def test_every_succession_names_its_resolution() -> None:
    basis = {(step.date, step.legal_basis) for step in FOUND.successions}
    assert len(basis) == len({effective for effective, _ in basis}) == 5
    for effective, text in basis:
        passed = re.search(r"ngày (\d+)/(\d+)/(\d{4})", text)
        assert passed, text
        day, month, year = map(int, passed.groups())
        assert timedelta(0) < effective - date(year, month, day) < timedelta(days=70)


@pytest.mark.parametrize(
    ("table", "day"), [(LEGACY, REFORM_DATE - timedelta(days=1)), (TODAY, REFORM_DATE)], ids=["63", "34"]
)
def test_names_kinds_and_codes_agree_with_an_independent_list(table: str, day: date) -> None:
    ours = {(a.gso_code, a.name_vi, "Thành phố" if a.kind == "city" else "Tỉnh") for a in FOUND.areas_on(day)}
    theirs = independent(table, "provinceCode", "provinceShort", "province")
    assert ours == {(code, short, full.removesuffix(f" {short}")) for code, short, full in theirs}


def test_the_merger_agrees_with_an_independent_list() -> None:
    names = dict(independent(LEGACY, "provinceKey", "provinceShort"))
    today = dict(independent(TODAY, "provinceKey", "provinceShort"))
    mapping = json.loads((files("vietnamadminunits") / "data" / "converter_2025.json").read_text(encoding="utf-8"))
    theirs = {today[new]: {names[old] for old in olds} for new, olds in mapping["DICT_PROVINCE"].items()}
    ours = {
        FOUND.areas[new].name_vi: {FOUND.areas[old].name_vi for old in olds}
        for new, olds in predecessors(REFORM_DATE, "merge").items()
    }
    unchanged = {FOUND.areas[area].name_vi: {FOUND.areas[area].name_vi} for area in UNCHANGED}
    assert ours | unchanged == theirs


def test_the_vietnamese_order_is_that_of_the_collation() -> None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE place (id VARCHAR, name VARCHAR)")
        connection.execute(
            "INSERT INTO place SELECT unnest($ids), unnest($names)",
            {"ids": [a.id for a in PLACES], "names": [a.name_vi for a in PLACES]},
        )
        collated = connection.execute("SELECT id FROM place ORDER BY name COLLATE vi, id").fetchall()
    assert [area for (area,) in collated] == [a.id for a in sorted(PLACES, key=lambda a: a.order_vi)]
    names = [a.name_vi for a in FOUND.areas_on(REFORM_DATE)]
    assert names.index("Cần Thơ") < names.index("Đà Nẵng") < names.index("Đồng Tháp") < names.index("Gia Lai")


@pytest.mark.parametrize("order", ["order_vi", "order_north_south"])
def test_an_order_has_no_ties_and_no_gaps(order: str) -> None:
    assert sorted(getattr(area, order) for area in PLACES) == list(range(1, len(PLACES) + 1))


@pytest.mark.parametrize("day", [date(2024, 12, 31), REFORM_DATE])
def test_north_to_south_follows_the_codes_of_the_statistics_office(day: date) -> None:
    codes = [a.gso_code for a in sorted(FOUND.areas_on(day), key=lambda a: a.order_north_south)]
    assert codes == sorted(codes, key=str)
    assert (codes[0], codes[-1]) == ("01", "96")


@pytest.mark.parametrize(
    ("day", "sizes"),
    [
        (
            date(2024, 12, 31),
            {
                "northern_midlands_mountains": 14,
                "red_river_delta": 11,
                "north_central": 6,
                "south_central_coast": 8,
                "central_highlands": 5,
                "southeast": 6,
                "mekong_delta": 13,
            },
        ),
        (
            REFORM_DATE,
            {
                "northern_midlands_mountains": 9,
                "red_river_delta": 6,
                "north_central": 5,
                "south_central_highlands": 6,
                "southeast": 3,
                "mekong_delta": 5,
            },
        ),
    ],
)
def test_regions_are_as_large_as_their_decrees_say(day: date, sizes: dict[str, int]) -> None:
    assert Counter(area.region for area in FOUND.areas_on(day)) == sizes
