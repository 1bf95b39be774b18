"""Every format gives the article's text and what is known of it; what is broken gives one line."""

import gzip
import json
from dataclasses import replace
from datetime import date

import docx
import polars as pl
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from etl.documents import Document
from etl.extraction import extract
from etl.reading import ReadError, RecordError, is_document, read
from tests.extraction.samples import rows

LINE = "Năm 2023, Đảng bộ tỉnh Sóc Trăng kết nạp 2.145 đảng viên mới."


def documents(path):
    return list(read(path))


@pytest.mark.parametrize("content", [LINE.encode(), LINE.encode("utf-8-sig")])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "A.TXT"])
def test_plain_text_is_kept_as_it_is(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    (document,) = documents(tmp_path / name)
    assert (document.text, document.name) == (LINE, name)


def test_front_matter_of_markdown_says_what_is_known(tmp_path):
    fields = 'title: "Tổng kết: năm 2023"\npublisher: Báo Sóc Trăng\npublished: 2024-01-05T23:30:00Z\nurl: https://example.org/a\ntags: [a]'
    for name, mark in (("a.md", "---"), ("b.md", "----"), ("c.txt", "---")):
        (tmp_path / name).write_text(f"{mark}\n{fields}\n{mark}\n\n{LINE}\n", encoding="utf-8")
    document, *others = [documents(tmp_path / name)[0] for name in ("a.md", "b.md", "c.txt")]
    assert (document.title, document.publisher) == ("Tổng kết: năm 2023", "Báo Sóc Trăng")
    assert (document.url, document.published) == ("https://example.org/a", date(2024, 1, 6))
    assert document.text == others[1].text
    assert [(other.title, other.published) for other in others] == [(None, None)] * 2


def test_newlines_are_kept(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"m\xe1\xbb\x99t\r\nhai\n\nba")
    assert documents(tmp_path / "a.txt")[0].text == "một\r\nhai\n\nba"


def test_docx_gives_paragraphs_and_tables_in_order(tmp_path):
    file = docx.Document()
    file.add_paragraph("Trước bảng")
    table = file.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Đảng viên mới", "2.145"
    file.add_paragraph(LINE)
    file.save(tmp_path / "a.docx")
    (document,) = documents(tmp_path / "a.docx")
    assert document.text.splitlines() == ["Trước bảng", "Đảng viên mới | 2.145", LINE]


def words(path, *parts):
    """A Word file whose paragraph holds the given parts of its own mark-up."""
    file = docx.Document()
    paragraph = file.add_paragraph("Năm 2023, Đảng bộ tỉnh kết nạp ")
    for part in parts:
        marked = part.replace(">", f" {nsdecls('w')}>", 1)
        paragraph._p.append(parse_xml(marked))
    file.save(path)
    return documents(path)[0].text


def test_docx_with_changes_is_read_as_if_they_were_accepted(tmp_path):
    deleted = "<w:del><w:r><w:delText>2.000</w:delText></w:r></w:del>"
    inserted = "<w:ins><w:r><w:t>2.145 đảng viên.</w:t></w:r></w:ins>"
    assert words(tmp_path / "a.docx", deleted, inserted) == "Năm 2023, Đảng bộ tỉnh kết nạp 2.145 đảng viên."


@pytest.mark.parametrize("mark", ["<w:vanish/>", "<w:strike/>", '<w:dstrike w:val="true"/>'])
def test_docx_is_read_without_what_is_hidden_or_struck_out(tmp_path, mark):
    unseen = f"<w:r><w:rPr>{mark}</w:rPr><w:t>2.000</w:t></w:r>"
    seen = '<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>2.145 đảng viên.</w:t></w:r>'
    assert words(tmp_path / "a.docx", unseen, seen) == "Năm 2023, Đảng bộ tỉnh kết nạp 2.145 đảng viên."


def test_docx_gives_fields_to_fill_in_and_text_boxes_once(tmp_path):
    field = "<w:sdt><w:sdtContent><w:r><w:t>2.145 đảng viên.</w:t></w:r></w:sdtContent></w:sdt>"
    inside = "<w:txbxContent><w:p><w:r><w:t>Xóa tên 112 đảng viên.</w:t></w:r></w:p></w:txbxContent>"
    other = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = (
        f"<w:r><mc:AlternateContent {other}><mc:Choice><w:drawing>{inside}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    lines = ["Năm 2023, Đảng bộ tỉnh kết nạp 2.145 đảng viên.", "Xóa tên 112 đảng viên."]
    assert words(tmp_path / "a.docx", field, box).splitlines() == lines


W = nsdecls("w")
NOTE = '<w:footnote w:id="{}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {}</w:t></w:r></w:p></w:footnote>'


def noted(path, *notes, raised=("", "")):
    """A Word file with a sentence for each note; the mark hangs on a number, raised brackets around it."""
    file = docx.Document()
    around = [f'<w:r {W}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{b}</w:t></w:r>' for b in raised]
    for number in range(1, len(notes) + 1):
        paragraph = file.add_paragraph("Năm 2023, Đảng bộ tỉnh Sóc Trăng kết nạp 2.145")
        reference = (
            f'<w:r {W}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
        )
        for part in (around[0], reference, around[1]):
            paragraph._p.append(parse_xml(part))
        paragraph.add_run(" đảng viên mới.")
    separator = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    told = "".join(NOTE.format(number, note) for number, note in enumerate(notes, start=1))
    blob = f"<w:footnotes {W}>{separator}{told}</w:footnotes>".encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, blob, file.part.package)
    file.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")
    file.save(path)
    (document,) = documents(path)
    return document


@pytest.mark.parametrize("raised", [("", ""), ("(", ")"), ("1,", "")])
def test_docx_footnotes_stand_below_their_paragraph_and_their_marks_in_no_number(tmp_path, raised):
    document = noted(tmp_path / "a.docx", "Trong đó có 15 trường hợp kết nạp lại.", raised=raised)
    assert document.text.splitlines() == [LINE, "[1] Trong đó có 15 trường hợp kết nạp lại."]


def test_what_a_footnote_says_of_another_year_is_not_said_of_the_paragraph_after_it(tmp_path):
    document = noted(tmp_path / "a.docx", "Năm 2022 kết nạp 1.902 đảng viên.")
    more = replace(document, text=f"{document.text}\nToàn tỉnh xóa tên 112 đảng viên.")
    found = rows(extract(more), "indicator", "value", "period_end")
    assert sorted(found) == [
        ("members_admitted", 1902, date(2022, 12, 31)),
        ("members_admitted", 2145, date(2023, 12, 31)),
        ("members_removed", 112, date(2023, 12, 31)),
    ]


def test_docx_lists_have_their_marks(tmp_path):
    file = docx.Document()
    styles = ["List Number", "List Bullet", "List Bullet 2", "List Number"]
    for style, text in zip(styles, ["Kết nạp", "Nữ 812", "Dân tộc Khmer 97", "Kỷ luật"], strict=True):
        file.add_paragraph(text, style=style)
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate([("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%2.%3)")])
    )
    numbering = file.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="90">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    for depth in (0, 1, 1, 2, 2, 0, 1):
        number = f'<w:numPr {W}><w:ilvl w:val="{depth}"/><w:numId w:val="91"/></w:numPr>'
        file.add_paragraph("Mục")._p.get_or_add_pPr().append(parse_xml(number))
    file.save(tmp_path / "a.docx")
    assert documents(tmp_path / "a.docx")[0].text.splitlines() == [
        "1. Kết nạp",
        "- Nữ 812",
        "- Dân tộc Khmer 97",
        "2. Kỷ luật",
        *["I. Mục", "1. Mục", "2. Mục", "2.a) Mục", "2.b) Mục", "II. Mục", "1. Mục"],
    ]


def test_json_lines_plain_and_gzipped(tmp_path):
    records = [
        {"url": "https://example.org/1", "title": "Một", "publisher": "Báo", "published": "2024-01-03", "text": LINE},
        {"text": "  "},
        {"text": LINE, "published": "hôm qua"},
        {"text": LINE},
    ]
    lines = "\n".join([*(json.dumps(record) for record in records), "{broken", ""]).encode()
    (tmp_path / "a.jsonl").write_bytes(lines)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines))
    for name in ("a.jsonl", "b.jsonl.gz"):
        found = documents(tmp_path / name)
        assert [type(item) for item in found] == [Document, RecordError, RecordError, Document, RecordError]
        assert (found[0].name, found[0].published, found[0].publisher) == (f"{name}#1", date(2024, 1, 3), "Báo")
        assert [item.row for item in found if isinstance(item, RecordError)] == [2, 3, 5]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (
            f"<p>{LINE}</p><p>X&oacute;a tên <b>112</b><sup>1</sup> đảng viên.<br>Hết</p>",
            f"{LINE}\nXóa tên 112 đảng viên.\nHết",
        ),
        (
            (
                "<table><caption>Bảng</caption><tr><th>Nội dung</th><th>2023</th></tr><tr><td>Đảng viên mới</td><td>2.145</td></tr></table>"
                "<ul><li>Nữ 812</li></ul><script>var a = 3;</script><!-- 4 -->"
            ),
            "Bảng\nĐảng viên mới, 2023: 2.145.\n- Nữ 812",
        ),
        ("K&#7871;t n&#7841;p 2.145&nbsp;đảng vi&ecirc;n", "Kết nạp 2.145\xa0đảng viên"),
        (f"&lt;p&gt;{LINE}&lt;/p&gt;", LINE),
        (f"{LINE} Tỷ lệ < 1%, > 2 xã & phường <Nguồn: A&B>", f"{LINE} Tỷ lệ < 1%, > 2 xã & phường <Nguồn: A&B>"),
        (f"{LINE}\n\n  a<b và c>d", f"{LINE}\n\n  a<b và c>d"),
    ],
)
def test_html_in_the_text_of_a_record_is_read_as_what_its_reader_sees(tmp_path, text, seen):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text}))
    pl.DataFrame({"text": [text]}).write_parquet(tmp_path / "a.parquet")
    assert [documents(tmp_path / name)[0].text for name in ("a.jsonl", "a.parquet")] == [seen] * 2


def test_a_whole_page_in_a_record_gives_its_article_and_the_record_beats_what_it_says_of_itself(tmp_path):
    more = (
        "Công tác kiểm tra, giám sát được thực hiện theo kế hoạch, góp phần giữ nghiêm kỷ luật trong toàn đảng bộ tỉnh."
    )
    page = (
        '<html><head><title>Tổng kết</title><meta name="pubdate" content="2024-01-03"></head><body><nav>Chính trị 999</nav>'
        f"<article><h1>Tổng kết</h1><p>{LINE} {more}</p><p>{more}</p></article></body></html>"
    )
    records = [{"text": page}, {"text": page, "title": "Kh&aacute;c", "published": "2024-01-05"}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)))
    found = documents(tmp_path / "a.jsonl")
    assert [document.text for document in found] == [f"Tổng kết\n{LINE} {more}\n{more}"] * 2
    assert [(d.title, d.published) for d in found] == [("Tổng kết", date(2024, 1, 3)), ("Khác", date(2024, 1, 5))]


def test_the_day_of_a_time_in_another_zone_is_the_day_in_vietnam(tmp_path):
    times = ["2023-12-31T18:30:00Z", "2023-12-31T18:30:00", "2024-01-01 01:30:00+07:00", "2023-12-31T00:00:00.000Z"]
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps({"text": LINE, "published": time}) for time in times))
    days = [document.published for document in documents(tmp_path / "a.jsonl")]
    assert days == [date(2024, 1, 1), date(2023, 12, 31), date(2024, 1, 1), date(2023, 12, 31)]


def test_a_wrong_day_of_a_record_names_the_record_once(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": LINE, "published": "hôm qua"}))
    (wrong,) = documents(tmp_path / "a.jsonl")
    assert wrong.reason == "published hôm qua is no date; write it as 2023-12-31"


def test_a_word_file_cut_short_says_so(tmp_path):
    docx.Document().save(tmp_path / "a.docx")
    (tmp_path / "a.docx").write_bytes((tmp_path / "a.docx").read_bytes()[:9000])
    with pytest.raises(ReadError, match=r"^a\.docx: cannot be read \(cut short or damaged\); fetch it again$"):
        documents(tmp_path / "a.docx")


def test_parquet_of_documents(tmp_path):
    pl.DataFrame({"text": [LINE, LINE], "published": [date(2024, 1, 3), None]}).write_parquet(tmp_path / "a.parquet")
    found = documents(tmp_path / "a.parquet")
    assert [(d.name, d.published) for d in found] == [("a.parquet#1", date(2024, 1, 3)), ("a.parquet#2", None)]


def test_documents_csv_of_the_folder_tells_what_is_known(tmp_path):
    (tmp_path / "a.txt").write_text(LINE)
    (tmp_path / "documents.csv").write_text(
        "document,published,title,publisher,url,area,kind\na.txt,2024-01-05,Tổng kết,Báo Sóc Trăng,https://example.org/a,soc-trang,abstract\n"
    )
    (document,) = documents(tmp_path / "a.txt")
    assert (document.published, document.title, document.publisher) == (date(2024, 1, 5), "Tổng kết", "Báo Sóc Trăng")
    assert (document.url, document.area, document.is_abstract) == ("https://example.org/a", "soc-trang", True)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "năm".encode("utf-16")),
        ("a.txt", b""),
        ("a.md", b" \n "),
        ("a.docx", b"PK no docx"),
        ("a.docx", b""),
        ("a.pdf", b"%PDF-1.7 broken"),
        ("a.pdf", b""),
        ("a.html", b"<html></html>"),
        ("a.html", b""),
        ("a.parquet", b"PAR1"),
        ("a.jsonl.gz", b"no gzip"),
        ("a.png", b"\x89PNG"),
    ],
)
def test_what_is_broken_gives_one_line(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ReadError) as raised:
        documents(tmp_path / name)
    assert name in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("row", ["a.txt,31/12/2023,,,,", "a.txt,,,,,soc-tran"])
def test_a_wrong_documents_csv_is_one_line(tmp_path, row):
    (tmp_path / "a.txt").write_text(LINE)
    (tmp_path / "documents.csv").write_text(f"document,published,title,publisher,url,area\n{row}\n")
    with pytest.raises(ReadError, match=r"documents\.csv, row 2"):
        documents(tmp_path / "a.txt")


def test_endings(tmp_path):
    assert is_document(tmp_path / "a.jsonl.gz")
    assert not is_document(tmp_path / "a.csv")
