"""A page gives its article, and what it says of itself: its day, its encoding, what of it is no article."""

import re
import unicodedata
from datetime import date

import pytest

from etl.reading import read

LINE = "Năm 2023, Đảng bộ tỉnh Sóc Trăng kết nạp 2.145 đảng viên mới."
PAGE = f"""<!doctype html><html lang="vi"><head><title>Sóc Trăng tổng kết công tác xây dựng Đảng</title>
<meta property="article:published_time" content="2024-01-03T20:12:00+07:00"></head><body>
<nav><a href="/">Trang chủ</a><a href="/x">Chính trị 999</a></nav>
<article><h1>Sóc Trăng tổng kết công tác xây dựng Đảng</h1>
<p>{LINE} Các cấp ủy đã bám sát chương trình công tác và hoàn thành những việc được giao trong năm qua.</p>
<p>Công tác kiểm tra, giám sát được thực hiện theo kế hoạch, góp phần giữ nghiêm kỷ luật trong toàn đảng bộ tỉnh.</p>
<table><tr><th>Nội dung</th><th>2023</th></tr><tr><td>Đảng viên mới</td><td>2.145</td></tr></table>
</article><footer>Lượt xem: 12.345</footer></body></html>"""


def documents(path):
    return list(read(path))


def test_html_gives_the_main_text_its_tables_and_metadata(tmp_path):
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (document,) = documents(tmp_path / "a.html")
    assert LINE in document.text
    assert "2.145" in document.text.partition(LINE)[2]
    assert "12.345" not in document.text
    assert "Trang chủ" not in document.text
    assert document.published == date(2024, 1, 3)


def test_the_day_of_a_page_is_that_of_publication_not_of_the_last_change(tmp_path):
    stated = (
        '{"@type":"NewsArticle","datePublished":"2024-01-03T08:00:00+07:00","dateModified":"2024-02-09T08:00:00+07:00"}'
    )
    changed = PAGE.replace("<title>", f'<script type="application/ld+json">{stated}</script><title>')
    (tmp_path / "a.html").write_text(re.sub("<meta property.*?>", "", changed), encoding="utf-8")
    assert documents(tmp_path / "a.html")[0].published == date(2024, 1, 3)


ARTICLE = '<script type="application/ld+json">{}</script>'
UNDATED = re.sub("<meta property.*?>", "", PAGE).replace("<nav>", "<div>Hôm nay, thứ bảy 28/11/2026</div><nav>")


@pytest.mark.parametrize(
    ("place", "stated", "day"),
    [
        ("<title>", ARTICLE.format('{"@type": "NewsArticle", "datePublished": "2024-01-03T18:30:00Z"}'), 4),
        (
            "<title>",
            ARTICLE.format(
                '{"@graph": [{"@type": "WebSite", "datePublished": "2010-01-01"},'
                ' {"@type": ["Article"], "datePublished": "2024-01-03T08:00:00+07:00"}]}'
            ),
            3,
        ),
        ("<title>", '<meta name="pubdate" content="03/01/2024 08:00">', 3),
        ("<title>", '<meta property="article:published_time" content="Wed, 03 Jan 2024 20:00:00 GMT">', 4),
        ("<title>", '<meta property="article:published_time" content="2024-01-03T08:00:00+07:00">', 3),
        ("<p>", "<time pubdate>03/01/2024</time>", 3),
        ("<p>", '<time datetime="2024-01-03">Thứ tư</time>', 3),
        ("<p>", "<div><span>Thứ tư, 03/01/2024 | 08:00 GMT+7</span><span>Nguyên An</span></div>", 3),
        ("<title>", '<meta property="article:modified_time" content="2024-02-09T08:00:00+07:00">', None),
        ("<title>", '<meta name="pubdate" content="1/3/2024 8:00:00 AM">', None),  # may be American
        ("<p>", "<p>Đại hội họp ngày 03/01/2024</p>", None),
        ("<title>", ARTICLE.format("{broken"), None),
    ],
)
def test_the_day_of_a_page_is_one_that_it_states_as_the_day_of_publication(tmp_path, place, stated, day):
    (tmp_path / "a.html").write_text(UNDATED.replace(place, stated + place, 1), encoding="utf-8")
    assert documents(tmp_path / "a.html")[0].published == (day and date(2024, 1, day))


def old(text):
    """Vietnamese as windows-1258 writes it: the tone behind its letter."""
    written = ""
    for letter in text:
        *base, tone = unicodedata.normalize("NFD", letter) if ord(letter) > 0x7F else [letter]
        if tone not in "\u0300\u0301\u0303\u0309\u0323":  # a hat, or under the dot
            base, tone = unicodedata.normalize("NFD", letter), ""
            tone = next((mark for mark in base if mark in "\u0300\u0301\u0303\u0309\u0323"), "")
            base = [mark for mark in base if mark != tone]
        written += unicodedata.normalize("NFC", "".join(base)) + tone
    return written.encode("cp1258")


@pytest.mark.parametrize("declared", ["", '<meta charset="utf-8">', '<meta charset="iso-8859-1">'])
def test_a_page_in_an_old_encoding_is_read_whatever_it_declares(tmp_path, declared):
    (tmp_path / "a.html").write_bytes(old(PAGE.replace("<title>", f"{declared}<title>")))
    assert LINE in documents(tmp_path / "a.html")[0].text


def test_a_page_with_a_broken_letter_is_read(tmp_path):
    (tmp_path / "a.html").write_bytes(PAGE.encode().replace("bám".encode(), b"b\xc3m"))
    assert LINE in documents(tmp_path / "a.html")[0].text


def article(tmp_path, body):
    inside = PAGE.partition("<table>")[0] + body + "</article></body></html>"
    (tmp_path / "a.html").write_text(inside, encoding="utf-8")
    return documents(tmp_path / "a.html")[0].text.splitlines()[3:]


LAST = "Các cấp ủy đã bám sát chương trình công tác và hoàn thành những việc được giao trong năm."


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (
            "<p>Xóa tên 112<sup><a href='#1'>[1]</a></sup> đảng viên<sup>2</sup>, rộng 15 m<sup>2</sup>, ngày 2<sup>nd</sup>.</p>",
            ["Xóa tên 112 đảng viên, rộng 15 m2, ngày 2nd."],
        ),
        (
            (
                "<table><caption>Bảng 1. Kết quả năm 2023</caption><tr><th>Nội dung</th><th>Số lượng</th></tr>"
                "<tr><td>Đảng viên mới</td><td>2.145<sup>3</sup></td></tr></table>"
            ),
            ["Bảng 1. Kết quả năm 2023", "Đảng viên mới, Số lượng: 2.145."],
        ),
        (
            (
                "<figure><table><tr><th>Nội dung</th><th>Số lượng</th></tr><tr><td>Đảng viên mới</td><td>2.145</td></tr></table>"
                "<figcaption>Bảng 1. Kết quả năm 2023</figcaption></figure>"
            ),
            ["Bảng 1. Kết quả năm 2023", "Đảng viên mới, Số lượng: 2.145."],
        ),
        (
            "<ul><li>Kết nạp 2.145 đảng viên:<ul><li>Nữ 812</li><li>Người có đạo 97</li></ul></li><li>Xóa tên 112</li></ul>",
            ["- Kết nạp 2.145 đảng viên:", "+ Nữ 812", "+ Người có đạo 97", "- Xóa tên 112"],
        ),
        ("<dl><dt>Kết nạp</dt><dd>2.145</dd><dt>Xóa tên</dt><dd>112</dd></dl>", ["- Kết nạp: 2.145", "- Xóa tên: 112"]),
        (
            (
                "<p hidden>Kết nạp 1 đảng viên.</p><p style='color: red; display:none'>Kết nạp 2 đảng viên.</p>"
                "<template><p>Kết nạp 3 đảng viên.</p></template><p>Xóa tên <del>4</del> 112 đảng viên.</p>"
            ),
            ["Xóa tên 112 đảng viên."],
        ),
        (
            (
                "<p><a href='/1'><b>Cà Mau kết nạp 1.200 đảng viên</b></a></p><div>&gt;&gt; Xem thêm: <a href='/2'>An Giang kết nạp 1.300 đảng viên</a></div>"
                "<p>Theo <a href='/3'>Tỉnh ủy</a>, xóa tên 112 đảng viên.</p>"
            ),
            ["Theo Tỉnh ủy, xóa tên 112 đảng viên."],
        ),
    ],
)
def test_what_of_a_page_is_its_article(tmp_path, body, lines):
    assert article(tmp_path, f"{body}<p>{LAST}</p>") == [*lines, LAST]


@pytest.mark.parametrize("called", ['h2 class="sapo"', 'div class="news-sapo detail"', 'div class="hometext m-bottom"'])
def test_the_lead_beside_the_main_text_is_read_once(tmp_path, called):
    opening = "(BST) - Sáng 4/1, Tỉnh ủy Sóc Trăng tổng kết; tổng số đảng viên toàn tỉnh là 38.020."
    part = f"<{called}><strong>{opening}</strong></{called.split()[0]}>"
    apart = PAGE.replace("<article><h1>", "<div><h1>").replace("</h1>", f"</h1><span>Tin</span>{part}</div><article>")
    inside = PAGE.replace("</h1>", f"</h1><p>{opening}</p>")
    other = PAGE.replace("</article>", f"</article><div><h3>Khác</h3>{part.replace('38.020', '99')}</div>")
    for page, times in ((apart, 1), (inside, 1), (other, 0)):
        (tmp_path / "a.html").write_text(page, encoding="utf-8")
        text = documents(tmp_path / "a.html")[0].text
        assert (text.count(opening), text.count(LINE)) == (times, 1)


def test_a_table_that_only_lays_out_a_page_is_read_as_paragraphs(tmp_path):
    body = f"{LINE}<br><br>{LAST} {LAST} {LAST} {LAST} {LAST}<br>Xóa tên 112 đảng viên.<p>{LAST}</p>"
    table = "<table><tr><th>Nội dung</th><th>2023</th></tr><tr><td>Đảng viên mới</td><td>2.145</td></tr></table>"
    (tmp_path / "a.html").write_text(
        f"<html><body><table><tr><td>Trang chủ</td><td>{body}{table}</td></tr></table></body></html>"
    )
    lines = documents(tmp_path / "a.html")[0].text.splitlines()
    assert [line for line in lines if line != "Trang chủ"] == [
        LINE,
        " ".join([LAST] * 5),
        "Xóa tên 112 đảng viên.",
        LAST,
        "Đảng viên mới, 2023: 2.145.",
    ]


@pytest.mark.parametrize(("declared", "encoding"), [("windows-1258", "cp1258"), ("utf-16", "utf-16")])
def test_a_page_is_read_in_the_encoding_it_declares(tmp_path, declared, encoding):
    page = PAGE.replace("<title>", f'<meta charset="{declared}"><title>').replace("Sóc", "Soc")
    tones = {letter: unicodedata.normalize("NFD", letter) for letter in set(page) if letter not in "âêôăơưđÂÊÔĂƠƯĐ"}
    written = page.translate(str.maketrans(tones)) if encoding == "cp1258" else page
    for base, mark, whole in (("a", "\u0302", "â"), ("e", "\u0302", "ê"), ("o", "\u0302", "ô"), ("o", "\u031b", "ơ")):
        written = written.replace(base + mark, whole) if encoding == "cp1258" else written
    (tmp_path / "a.html").write_bytes(written.encode(encoding, errors="replace"))
    assert "2.145 đảng viên" in unicodedata.normalize("NFC", documents(tmp_path / "a.html")[0].text)
