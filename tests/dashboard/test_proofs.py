"""Proofs: the figure is marked in its sentence, and nothing a source says is read as markup."""

import pytest

from dashboard.proofs import citation, highlighted
from dashboard.recent import matching
from dashboard.tables import behind, plain, safe_link
from dashboard.words import folded


@pytest.mark.parametrize(
    ("sentence", "value", "marked"),
    [
        ("Năm 2022 kết nạp 7.448 đảng viên, đạt 74,48%.", 7448.0, "<mark>7.448</mark>"),
        ("Năm 2022 kết nạp 7.448 đảng viên, đạt 74,48%.", 74.48, "<mark>74,48</mark>"),
        ("Kết nạp 2,291 đảng viên.", 2291.0, "<mark>2,291</mark>"),
        ("Xử lý ba tổ chức.", 3.0, "Xử lý ba tổ chức."),
    ],
)
def test_the_figure_is_marked_where_it_stands(sentence, value, marked):
    assert marked in highlighted(sentence, value)


def test_a_sentence_is_text():
    assert highlighted("<img src=x onerror=y> 5 người", 5.0) == "&lt;img src=x onerror=y&gt; <mark>5</mark> người"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "ftp://x", "", None])
def test_only_addresses_of_the_web_are_links(address):
    assert safe_link(address) is None


def test_an_address_of_the_web_is_a_link():
    assert safe_link("https://baosoctrang.org.vn/a") == "https://baosoctrang.org.vn/a"


def test_markdown_in_a_title_is_written_out():
    assert plain("[x](y) *z* $a$") == r"\[x\]\(y\) \*z\* \$a\$"


def test_sources_are_found_without_diacritics(reader):
    sources = reader.sources()
    found = matching(sources, "bao dong thap")
    assert 0 < found.height < sources.height
    assert all(
        "bao dong thap" in folded(f"{r['title']} {r['publisher']}") or "dong" in folded(str(r))
        for r in found.iter_rows(named=True)
    )
    assert matching(sources, "").height == sources.height


def test_a_citation_names_figure_source_and_version(reader):
    from dashboard.filters import Filters
    from dashboard.here import Here
    from dashboard.palette import LIGHT
    from dashboard.words import Words

    row = reader.series("members_total").row(0, named=True)
    proof = reader.proof(row["observation_id"])
    here = Here(Words("en"), Filters(lang="en"), LIGHT, reader, "")
    text = citation(here, proof.chosen)
    assert all(part in text for part in (here.words.figure(row), here.reader.version.id, row["observation_id"]))


@pytest.mark.parametrize(
    ("language", "told"),
    [("vi", "91,2\N{NO-BREAK SPACE}% trong số được đánh giá, xếp loại"), ("en", "91.2% of those rated")],
)
def test_a_percentage_has_its_sign_once(language, told):
    from dashboard.words import Words

    row = {
        "indicator": "org_good_or_better_pct", "value": 91.2, "qualifier": "exact", "unit": "percent", "basis": "rated",
        "statistic": "value",
    }  # fmt: skip
    words = Words(language)
    assert f"{words.figure(row)} {behind(row, words)}" == told
    assert behind(row | {"value": None}, words) == ""
