"""What must hold for every text: right spans, complete accounts, no influence of form or of unrelated sentences."""

import dataclasses
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.documents import Document
from etl.extraction import account, extract
from etl.reading import read

OPEN = Path(__file__).parent.parent / "corpus" / "open"
ARTICLES = sorted(p for p in OPEN.glob("*.txt"))[::6]
WORDS = [
    "năm",
    "2023",
    "6",
    "tháng",
    "đầu",
    "năm",
    "toàn",
    "tỉnh",
    "Đảng",
    "bộ",
    "tỉnh",
    "Sóc",
    "Trăng",
    "kết",
    "nạp",
    "được",
    "1.412",
    "đảng",
    "viên",
    "mới",
    "đạt",
    "74,48%",
    "chỉ",
    "tiêu",
    "trong",
    "đó",
    "nữ",
    "702",
    ",",
    ".",
    ";",
    "(",
    ")",
    ":",
    "-",
    "thi",
    "hành",
    "kỷ",
    "luật",
    "4",
    "tổ",
    "chức",
    "đảng",
    "khiển",
    "trách",
    "cảnh",
    "cáo",
    "cấp",
    "ủy",
    "UBKT",
    "các",
    "cấp",
    "hoàn",
    "thành",
    "tốt",
    "nhiệm",
    "vụ",
    "trở",
    "lên",
    "huyện",
    "Ninh",
    "Hải",
    "quý",
    "III",
    "tính",
    "đến",
    "ngày",
    "30/6",
    "7/11",
]


def only(path):
    (document,) = read(path)
    return document


def plain(observations):
    """Observations without what may differ between forms of one text: spans, source and the evidence's form."""
    kept = []
    for o in observations:
        values = dataclasses.asdict(o)
        evidence = " ".join(unicodedata.normalize("NFC", values.pop("evidence")).split())
        kept.append(
            {k: v for k, v in values.items() if k not in {"span_start", "span_end", "source_id"}}
            | {"evidence": evidence}
        )
    return kept


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem[:3])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_spans_are_right_in_the_original(path, form):
    document = only(path)
    document = dataclasses.replace(document, text=unicodedata.normalize(form, document.text))
    for o in extract(document):
        figure = document.text[o.span_start : o.span_end]
        assert figure.strip() == figure
        assert figure in o.evidence
        assert o.evidence in document.text
    digits = [i for i, c in enumerate(document.text) if c.isdigit()]
    spans = [(n.start, n.end) for n in account(document).numbers]
    assert all(any(s <= i < e for s, e in spans) for i in digits), "every digit has its fate"


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem[:3])
def test_form_and_newlines_do_not_matter(path):
    document = only(path)
    text = document.text.replace("\r\n", "\n")
    variants = [unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text), text.replace("\n", "\r\n")]
    first, *others = (plain(extract(dataclasses.replace(document, text=v))) for v in variants)
    assert all(other == first for other in others)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem[:3])
def test_unrelated_paragraphs_do_not_matter(path):
    document = only(path)
    unrelated = "Trời nắng nhẹ, nhiệt độ 32 độ, gió cấp 3. Giá lúa ở mức 7.200 đồng một ký."
    longer = dataclasses.replace(document, text=f"{document.text.rstrip()}\n\n{unrelated}\n")
    assert plain(extract(longer)) == plain(extract(document))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_order_of_the_genres_words_is_read_without_error(words):
    document = Document(name="any.txt", text=" ".join(words), published=date(2024, 1, 5))
    found = account(document)
    for o in found.observations:
        assert document.text[o.span_start : o.span_end] in o.evidence
    numbers = [(n.start, n.end) for n in found.numbers]
    assert all(any(s <= i < e for s, e in numbers) for i, c in enumerate(document.text) if c.isdigit())


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text):
    account(Document(name="any.txt", text=text))
