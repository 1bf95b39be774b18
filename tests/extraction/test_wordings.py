"""Every wording of the catalogue is read, with every qualifier and form of number; new ones are data only."""

import shutil
import tomllib
from datetime import date

import pytest

from etl.extraction import extract, figures, lexicon
from tests.extraction.samples import report, rows

WORDINGS = lexicon.wordings()
NUMBERS = lexicon.table("numbers.toml")
QUALIFIERS = [
    (word, code)
    for code, words in NUMBERS["qualifier_before"].items()
    for word in words
    if word not in {"quá", "độ", "ít hơn", "thấp hơn", "cao nhất"}
]
FORMS = [
    ("2.100", 2100.0),
    ("2100", 2100.0),
    ("2,100", 2100.0),
    ("2,1 nghìn", 2100.0),
    ("2 nghìn", 2000.0),
    ("hai nghìn một trăm", 2100.0),
]
ACTORS = {"inspect", "inspect_violation", "supervise", "discipline"}
SENTENCES = {
    "admit": "Năm 2023, toàn tỉnh {verb} 2.100 đảng viên.",
    "make_official": "Năm 2023, các cấp ủy {verb} cho 2.100 đảng viên.",
    "remove": "Năm 2023, các cấp ủy {verb} 210 đảng viên.",
    "discipline": "Năm 2023, cấp ủy các cấp {verb} 210 đảng viên.",
    "supervise": "Năm 2023, cấp ủy các cấp {verb} 210 đảng viên.",
    "inspect_violation": "Năm 2023, UBKT các cấp {verb} đối với 210 đảng viên.",
    "liable": "Năm 2023, UBKT các cấp kết luận {verb} 210 đảng viên.",
}
NOT_ALONE = {
    "vào đảng",
    "mới kết nạp",
    "kết nạp vào đảng",
    "kết nạp đảng viên mới",
    "kết nạp đảng viên",
    "phát triển đảng viên",
    "phát triển đảng viên mới",
    "đứng vào hàng ngũ của đảng",
    "đứng vào hàng ngũ đảng",
    "kết nạp vào hàng ngũ của đảng",
}
"""Wordings that stand behind their number, or inside a longer phrase."""


def verbs():
    for code, sentence in SENTENCES.items():
        for verb in WORDINGS["predicate"][code]:
            if verb not in NOT_ALONE:
                yield pytest.param(code, sentence.format(verb=verb), id=verb)


@pytest.mark.parametrize(("code", "sentence"), [*verbs()])
def test_every_verb_means_its_indicator(code, sentence):
    wanted = figures.find(code, "member").indicator
    assert [i for (i,) in rows(extract(report(sentence)), "indicator")] == [wanted]


@pytest.mark.parametrize(("word", "code"), QUALIFIERS)
def test_every_qualifier_before_a_number(word, code):
    assert rows(extract(report(f"Năm 2023, toàn tỉnh kết nạp {word} 2.100 đảng viên.")), "value", "qualifier") == [
        (2100, code)
    ]


@pytest.mark.parametrize(("number", "value"), FORMS)
def test_every_form_of_a_number(number, value):
    assert rows(extract(report(f"Năm 2023, toàn tỉnh kết nạp {number} đảng viên.")), "value") == [(value,)]


@pytest.mark.parametrize("grade", ["clean_strong", "excellent", "good_or_better", "good", "completed", "failed"])
def test_every_wording_of_a_grade(grade):
    for wording in WORDINGS["grade"][grade]:
        found = extract(report(f"Năm 2022, có 85,5% tổ chức cơ sở đảng {wording}."))
        assert rows(found, "indicator", "value") == [(f"org_{grade}_pct", 85.5)], wording


@pytest.mark.parametrize("group", ["female", "ethnic_minority", "religious"])
def test_every_wording_of_a_group(group):
    for wording in WORDINGS["group"][group]:
        noun = "" if "đảng viên" in wording else "đảng viên "
        if "đại biểu" in wording or "đồng chí" in wording:
            continue
        found = extract(report(f"Năm 2023, toàn tỉnh kết nạp 2.100 đảng viên, trong đó có 98 {noun}{wording}."))
        assert rows(found, "breakdown", "value") == [("total", 2100), (group, 98)], wording


@pytest.mark.slow
def test_a_new_wording_is_a_line_of_data(tmp_path, monkeypatch):
    """Three new wordings for an indicator: no line of the program changes."""
    for file in lexicon.HERE.iterdir():
        if file.suffix in {".toml", ".csv"}:
            shutil.copy(file, tmp_path / file.name)
    path = tmp_path / "wordings.toml"
    text = path.read_text(encoding="utf-8").replace(
        "readmit = [", 'readmit = ["thu nhận trở lại", "phục hồi đảng tịch cho", "đón trở lại hàng ngũ", '
    )
    path.write_text(text, encoding="utf-8")
    assert tomllib.loads(text)
    sentences = [
        f"Năm 2023, toàn tỉnh {verb} 14 đảng viên."
        for verb in ("thu nhận trở lại", "phục hồi đảng tịch cho", "đón trở lại hàng ngũ")
    ]
    assert [extract(report(s)) for s in sentences] == [[], [], []]
    monkeypatch.setattr(lexicon, "HERE", tmp_path)
    lexicon.table.cache_clear()
    lexicon.wordings.cache_clear()
    lexicon._automaton.cache_clear()
    try:
        assert [rows(extract(report(s)), "indicator", "value") for s in sentences] == [[("members_readmitted", 14)]] * 3
    finally:
        monkeypatch.undo()
        lexicon.table.cache_clear()
        lexicon.wordings.cache_clear()
        lexicon._automaton.cache_clear()


def test_the_year_of_the_report_is_that_of_the_samples():
    assert report().published == date(2024, 1, 5)
