"""The box of the head: everything with figures is found in both spellings, and leads to its page."""

import pytest

from dashboard import controls, finding
from dashboard.filters import Filters
from dashboard.words import Words, folded, undiacritical
from warehouse.catalogue import catalogue


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", catalogue().areas)
def test_an_area_is_found_in_both_spellings(language, code):
    offered = controls.searchable(Words(language), code).lower()
    name = catalogue().areas[code].name_vi
    assert folded(name) in offered or undiacritical(name) == name
    assert Words(language).place(code).lower() in offered


@pytest.mark.parametrize("code", [*catalogue().indicators, *catalogue().derivations])
def test_an_indicator_is_found_in_both_spellings(code):
    words = Words("vi")
    offered = controls.searchable_indicator(words, code).lower()
    assert words.indicator(code).lower() in offered
    assert folded(words.indicator(code)) in offered


@pytest.mark.parametrize(
    ("code", "page", "changed"),
    [
        ("soc-trang", "province", {"province": "soc-trang"}),
        ("members_disciplined", "indicator", {"indicator": "members_disciplined"}),
        ("2019", "data", {"everything": True, "first_year": 2019, "last_year": 2019}),
    ],
)
def test_what_is_found_leads_to_its_page_and_keeps_the_language(code, page, changed):
    assert finding.towards(Filters(lang="en"), code) == (page, Filters(lang="en", **changed))


def test_letters_lose_their_marks_and_nothing_else():
    assert undiacritical("Đắk Lắk, Thừa Thiên Huế (2025)") == "Dak Lak, Thua Thien Hue (2025)"
    assert folded("Đảng viên ĐƯỢC kết nạp") == "dang vien duoc ket nap"
