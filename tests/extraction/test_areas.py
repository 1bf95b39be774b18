"""Whose figure it is: named in full, by a district, by the paper, or nobody's."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import account, extract

PUBLISHED = date(2023, 7, 10)
FIGURE = "6 tháng đầu năm 2023, toàn tỉnh kết nạp 812 đảng viên."


def areas(text, **known):
    return [o.area for o in extract(Document(name="a.txt", text=text, published=PUBLISHED, **known))]


@pytest.mark.parametrize(
    ("text", "known", "area"),
    [
        (f"Đảng bộ tỉnh Hòa Bình họp. {FIGURE}", {}, "hoa-binh"),
        (f"Đảng bộ tỉnh Hoà Bình họp. {FIGURE}", {}, "hoa-binh"),
        (f"Tỉnh ủy TT-Huế họp. {FIGURE}", {}, "thua-thien-hue"),
        (f"Tỉnh ủy BR-VT họp. {FIGURE}", {}, "ba-ria-vung-tau"),
        (f"Tỉnh ủy Đắc Lắc họp. {FIGURE}", {}, "dak-lak"),
        (f"Ban Tổ chức Tỉnh ủy họp tại huyện Ninh Hải. {FIGURE}", {}, "ninh-thuan"),
        (f"Ban Tổ chức Tỉnh ủy họp. {FIGURE}", {"publisher": "Báo Bắc Kạn (BBK)"}, "bac-kan"),
        (f"Ban Tổ chức Tỉnh ủy họp. {FIGURE}", {"publisher": "Báo Đồng Khởi"}, "ben-tre"),
        (f"Ban Tổ chức Tỉnh ủy họp. {FIGURE}", {"url": "https://baoninhthuan.com.vn/a.htm"}, "ninh-thuan"),
        (f"Ban Tổ chức Tỉnh ủy họp. {FIGURE}", {"title": "Lai Châu: phát triển đảng viên"}, "lai-chau"),
        (f"Ban Tổ chức Tỉnh ủy họp. {FIGURE}", {"area": "soc-trang"}, "soc-trang"),
        (f"Tỉnh ủy Sóc Trăng họp. {FIGURE.replace('toàn tỉnh', 'cả nước').replace('812', '81.200')}", {}, "vn"),
    ],
)
def test_the_area_is_named(text, known, area):
    assert areas(text, **known) == [area]


def test_an_area_that_nothing_names_is_not_guessed():
    found = account(Document(name="a.txt", text=f"Ban Tổ chức Tỉnh ủy họp. {FIGURE}", published=PUBLISHED))
    assert found.observations == []
    assert [(u.indicator, u.value) for u in found.unresolved] == [("members_admitted", 812)]


@pytest.mark.parametrize(
    "unit",
    [
        "Đảng bộ huyện Ninh Phước",
        "Đảng bộ Khối các cơ quan tỉnh",
        "Đảng bộ Công an tỉnh",
        "Đảng bộ Quân sự tỉnh",
        "Thành ủy Dĩ An",
        "Đảng bộ thành phố Hải Dương",
        "Đảng ủy xã Vĩnh Quới",
        "Đảng bộ Trường Đại học Cần Thơ",
        "Huyện ủy Chư Sê",
        "Chi bộ ấp Hòa Long",
    ],
)
def test_a_lower_unit_is_not_its_province(unit):
    text = f"Tỉnh ủy Sóc Trăng họp tổng kết. 6 tháng đầu năm 2023, {unit} kết nạp 52 đảng viên."
    assert areas(text) == []


def test_a_list_of_districts_follows_the_provincial_total():
    text = f"Tỉnh ủy Ninh Thuận họp. {FIGURE} Trong đó, Đảng bộ huyện Ninh Phước kết nạp 52 đảng viên, Đảng bộ huyện Ninh Sơn 13 đảng viên."
    assert areas(text) == ["ninh-thuan"]


@pytest.mark.parametrize(("day", "area"), [("30/6/2025", "phu-tho"), ("31/12/2025", "phu-tho-2025")])
def test_a_name_used_twice_goes_by_the_day(day, area):
    document = Document(
        name="a.txt",
        text=f"Tính đến ngày {day}, Đảng bộ tỉnh Phú Thọ có 152.000 đảng viên.",
        published=date(2026, 1, 5),
    )
    assert [o.area for o in extract(document)] == [area]


@pytest.mark.parametrize("party", ["Đảng Cộng sản Trung Quốc", "Đảng Nhân dân Cách mạng Lào"])
def test_other_parties_are_not_ours(party):
    assert areas(f"Năm 2022, {party} trên cả nước kết nạp 240.000 đảng viên.") == []


def test_a_company_in_a_picture_is_not_whom_the_report_is_about():
    text = (
        "Đến hết quý I/2014, toàn Đảng bộ có 655 tổ chức cơ sở đảng.\n\nChi bộ Công ty CP May Bạc Liêu trao quyết định "
        "kết nạp\n(Ảnh: Minh Tâm)\n\nNăm 2013, tổ chức cơ sở đảng đạt trong sạch, vững mạnh chiếm 81,5%."
    )
    found = extract(Document(name="a.txt", text=text, published=PUBLISHED, url="https://baobaclieu.vn/xay-dung-dang/1"))
    assert [(o.indicator, o.area, o.value) for o in found] == [
        ("orgs_grassroots", "bac-lieu", 655),
        ("org_clean_strong_pct", "bac-lieu", 81.5),
    ]


def test_the_sum_of_what_all_provinces_report_is_the_country_s():
    text = (
        "Tổng hợp báo cáo của các tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung ương, Ban Tổ chức Trung ương cho biết:\n\n"
        "Năm 2013, số tổ chức cơ sở đảng trong sạch, vững mạnh chiếm 61,2%. Một số nơi có tỷ lệ tổ chức cơ sở đảng "
        "trong sạch, vững mạnh cao là: Sóc Trăng (90,4%), Hà Giang (88,1%)."
    )
    assert areas(text) == ["vn", "soc-trang", "ha-giang"]


def test_what_goes_on_about_a_province_is_the_province_s():
    text = (
        "Sinh hoạt ở Chi bộ thôn Nà Pàn kéo dài đến trưa. Chi bộ có 19 đảng viên.\n\nNhìn rộng ra toàn tỉnh, theo Ban Tổ "
        "chức Tỉnh ủy Lai Châu, từ đầu nhiệm kỳ 2020 - 2025 đến tháng 6/2023, các cấp ủy đã xóa tên 151 đảng viên. Chỉ "
        "riêng 6 tháng năm 2023 là 38 trường hợp xóa tên."
    )
    found = extract(Document(name="a.txt", text=text, published=PUBLISHED))
    assert [(o.indicator, o.area, o.value) for o in found] == [
        ("members_removed", "lai-chau", 151),
        ("members_removed", "lai-chau", 38),
    ]


def test_where_its_organisations_are_makes_no_bank_the_country():
    text = (
        "Đảng ủy Khối Doanh nghiệp Trung ương dự hội nghị tổng kết của một ngân hàng. Năm 2022, Đảng bộ ngân hàng kết nạp "
        "305 đảng viên, nâng tổng số lên 3.812 đảng viên tại 97 tổ chức cơ sở đảng trong cả nước; 88,6% tổ chức cơ sở "
        "đảng hoàn thành tốt nhiệm vụ."
    )
    assert areas(text) == []


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Chuyển biến trong công tác kiểm tra, giám sát ở Chư Sê",
            (
                "Công tác kiểm tra, giám sát ở Đảng bộ huyện Chư Sê có nhiều chuyển biến.\n\nNăm 2023, cấp ủy các cấp kiểm "
                "tra 40 tổ chức đảng và 60 đảng viên. Toàn huyện kỷ luật 12 đảng viên."
            ),
        ),
        (
            "Nâng chất lượng kiểm tra, giám sát",
            (
                "Theo Chủ nhiệm UBKT Huyện ủy Đak Pơ, năm 2023, cấp ủy các cấp kiểm tra 40 tổ chức đảng và kỷ luật 12 đảng "
                "viên. Tỉnh ủy đánh giá cao kết quả này."
            ),
        ),
        (
            "Thành ủy Pleiku tổng kết công tác kiểm tra",
            (
                "Năm 2023, cấp ủy các cấp của Đảng bộ thành phố kiểm tra 140 tổ chức đảng. UBKT các cấp giám sát 90 tổ chức "
                "đảng."
            ),
        ),
        (
            "Đảng ủy Khối các cơ quan tổng kết",
            "Năm 2023, cấp ủy các cấp trong Đảng bộ Khối kiểm tra 140 tổ chức đảng. UBKT các cấp giám sát 90 tổ chức đảng.",
        ),
    ],
)
def test_all_levels_of_a_unit_in_a_provinces_paper_are_the_units(title, text):
    assert not extract(
        Document(name="a.txt", text=text, title=title, publisher="Báo Gia Lai", published=date(2024, 1, 10))
    )


NAMESAKE = "Từ đầu năm 2023, {} đã kết nạp 241 đảng viên."


@pytest.mark.parametrize("title", ["Quảng Ninh: Kết nạp 241 đảng viên", None])
def test_a_province_by_name_that_the_text_calls_a_district_is_the_district(title):
    text = (
        f"Quảng Ninh kết nạp 241 đảng viên\n\nCác cấp ủy trên địa bàn huyện Quảng Ninh tạo nguồn.\n\n"
        f"{NAMESAKE.format('Quảng Ninh')}"
    )
    assert extract(Document(name="a.txt", text=text, published=PUBLISHED, title=title)) == []


def test_a_province_that_has_a_district_of_its_name_is_the_province():
    text = (
        f"Điện Biên kết nạp 1.241 đảng viên\n\n{NAMESAKE.format('toàn tỉnh Điện Biên')} Riêng huyện Điện Biên 98 người."
    )
    assert {o.area for o in extract(Document(name="a.txt", text=text, published=PUBLISHED))} == {"dien-bien"}
