"""One spelling for what means the same, with a map that leads back to the original."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extraction import extract
from etl.extraction.normalise import normalise
from tests.extraction.samples import report

LETTERS = "aăâeêioôơuưyđbcdghklmnpqrstvx ỷủòáểữậẵ\u00ad\u200b\u00a0-–“”*.,:;()!?%0123456789\r\nÐ"


@given(st.text(LETTERS, max_size=60))
def test_normalising_twice_changes_nothing(text):
    once = normalise(text).text
    assert normalise(once).text == once


@given(st.text(LETTERS, max_size=60))
def test_the_two_unicode_forms_read_alike(text):
    composed, decomposed = (normalise(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))
    assert composed.text == decomposed.text


@given(st.text(LETTERS, max_size=60), st.integers(0, 59))
def test_every_character_knows_where_it_came_from(text, index):
    normal = normalise(unicodedata.normalize("NFD", text))
    assert len(normal.text) == len(normal.lower) == len(normal.starts) == len(normal.ends)
    if index < len(normal.text) and normal.text[index].isdigit():
        start, end = normal.span(index, index + 1)
        assert normal.original[start:end] == normal.text[index]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("uỷ ban", "ủy ban"),
        ("Hoà Bình", "Hòa Bình"),
        ("Ðảng", "Đảng"),
        ("tổ\u00a0chức", "tổ chức"),
        ("chi\u200b bộ", "chi bộ"),
        ("kết nạp 642 đảng viên ( nữ 251 ) , đạt 91,7 % .", "kết nạp 642 đảng viên (nữ 251), đạt 91,7%."),
        ("chi&nbsp;bộ &nbsp; cơ sở", "chi bộ cơ sở"),
    ],
)
def test_spellings_of_one_word(one, other):
    assert normalise(one).text == normalise(other).text


@pytest.mark.parametrize("mark", ["¹", "²³", "[3]", "[^4]", "[*]", "(2)", "<sup>(5)</sup>"])
def test_the_mark_of_a_footnote_is_no_part_of_the_number_it_hangs_on(mark):
    text = f"Năm 2023, Đảng bộ tỉnh Sóc Trăng kết nạp 1.745{mark} đảng viên mới, đạt 104,5%{mark} chỉ tiêu."
    found = extract(report().__class__(name="a.txt", text=text))
    assert [(o.indicator, o.value) for o in found] == [
        ("members_admitted", 1745),
        ("members_admitted_target_pct", 104.5),
    ]
    assert [text[o.span_start : o.span_end] for o in found] == ["1.745", "104,5"]


def test_a_number_in_brackets_behind_a_form_of_discipline_is_no_footnote():
    assert normalise("khiển trách(12), cảnh cáo (6), Bảng[a](b)").text == "khiển trách(12), cảnh cáo (6), Bảng[a](b)"


def test_tone_stays_where_the_syllable_is_closed():
    assert normalise("toàn tỉnh, quý, huỳnh, khoản").text == "toàn tỉnh, quý, huỳnh, khoản"


@pytest.mark.parametrize(
    "text",
    [
        "N¨m 2003, §¶ng bé tØnh Sãc Tr¨ng ®· kÕt n¹p ®­îc 1.745 ®¶ng viªn míi.",
        "Naêm 2003, Ñaûng boä tænh Soùc Traêng ñaõ keát naïp ñöôïc 1.745 ñaûng vieân môùi.",
    ],
)
def test_text_in_old_fonts_is_read(text):
    (o,) = extract(report(published=None).__class__(name="old.txt", text=text))
    assert (o.indicator, o.value, o.area) == ("members_admitted", 1745, "soc-trang")
    assert text[o.span_start : o.span_end] == "1.745"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Đã có 310 đảng viên (ĐV) mới. ĐV nữ là 90.", "Đã có 310 đảng viên (ĐV) mới. Đảng viên nữ là 90."),
        ("Kết nạp 12 đoàn viên (ĐV) vào Đảng; 5 ĐV là đảng viên.", None),
        ("Kết nạp 12 ĐV.", None),
        ("Các doanh nghiệp, DN nhỏ và ngành TN-DN.", "Các doanh nghiệp, doanh nghiệp nhỏ và ngành TN-doanh nghiệp."),
        ("Chi bộ (CB) 1 và CB 2.", "Chi bộ (CB) 1 và chi bộ 2."),
        ("Chi bộ và CB, công chức.", None),
        ("Kết nạp 512đ/c, có 96/512 đ/c nữ.", "Kết nạp 512 đồng chí, có 96/512 đồng chí nữ."),
    ],
)
def test_abbreviations_are_read_as_the_words_that_the_text_has_for_them(text, read):
    normal = normalise(text)
    assert normal.text == (read or text)
    place = normal.text.index("." if "." in normal.text else ",")
    assert text[slice(*normal.span(place, place + 1))] == text[text.index(normal.text[place])]


def test_a_report_that_abbreviates_is_read_as_one_that_does_not():
    text = (
        "Trong nhiệm kỳ 2010-2015, toàn tỉnh Hà Nam kết nạp được trên 7 nghìn đảng viên (ĐV), "
        "tỷ lệ phát triển ĐV mới bình quân hàng năm đạt 3,4% so với tổng số ĐV của Đảng bộ tỉnh."
    )
    found = [
        (o.indicator, o.value, o.statistic) for o in extract(report(published=None).__class__(name="a", text=text))
    ]
    assert found == [("members_admitted", 7000.0, "value"), ("members_admitted_share_pct", 3.4, "annual_average")]


def test_a_text_cut_into_words_is_read_as_one_that_is_not():
    text = "Năm 2023, toàn tỉnh Sóc Trăng kết nạp 1.642 đảng viên (nữ 751), đạt 91,7% kế hoạch; kỷ luật 4 tổ chức đảng, 137 đảng viên."
    cut = re.sub(r" ?([,;:()%])", r" \1 ", text).replace("91 , 7", "91,7")
    joined = re.sub(r"(toàn|kết|đảng|kỷ|tổ|kế) (tỉnh|nạp|viên|luật|chức|hoạch)", r"\1_\2", cut)
    told, again, joint = (
        [(o.indicator, o.breakdown, o.value) for o in extract(report(t))] for t in (text, cut, joined)
    )
    assert told == again == joint
    assert len(told) == 5
