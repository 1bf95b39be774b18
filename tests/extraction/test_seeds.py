"""The five real articles that came with the project, and our own abstracts of them, give exactly their figures."""

import csv
from pathlib import Path

import pytest

from etl.documents import Document
from etl.extraction import account, extract
from etl.reading import read
from tests.score.scoring import differences

ROOT = Path(__file__).parent.parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
ABSTRACTS = ROOT / "etl" / "sources" / "abstracts"
ABSTRACT_OF = {
    "000_2ec9d1e6be3559d7.txt": "soc-trang-2023-tong-ket.md",
    "001_5a129443efa31d2f.txt": "toan-quoc-2023-tong-ket.md",
    "002_a8d83fdb59e1cd10.txt": "soc-trang-2015-2019-xay-dung-dang.md",
    "003_1a58d4a2fdb9bd13.txt": "doi-moi-xay-dung-dang-2021.md",
    "004_dc85f83dfda5612a.txt": "ninh-hai-2024-so-ket.md",
}
needs_seeds = pytest.mark.skipif(not SEEDS.exists(), reason="the real articles are not part of the repository")


def expected(name):
    with (SEEDS / "expected.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["document"] == name]


def only_document(path) -> Document:
    (document,) = read(path)
    return document


def unmatched(rows, observations):
    left = list(observations)
    missed = []
    for row in rows:
        match = next((o for o in left if not differences(row, o)), None)
        missed += [row] if match is None else []
        left = [o for o in left if o is not match]
    return missed, [o for o in left if o.confidence == "high" and o.status != "derived"]


@needs_seeds
@pytest.mark.parametrize("name", ABSTRACT_OF)
def test_a_real_article_gives_its_figures_and_no_others(name):
    assert unmatched(expected(name), extract(only_document(SEEDS / name))) == ([], [])


@needs_seeds
@pytest.mark.parametrize(("name", "abstract"), ABSTRACT_OF.items())
def test_our_abstract_gives_the_same_figures(name, abstract):
    document = only_document(ABSTRACTS / abstract)
    assert document.is_abstract
    assert unmatched(expected(name), extract(document)) == ([], [])


@needs_seeds
@pytest.mark.parametrize("name", ABSTRACT_OF)
def test_the_evidence_is_the_sentence_and_holds_the_figure(name):
    document = only_document(SEEDS / name)
    for o in extract(document):
        assert o.evidence in document.text
        assert document.text[o.span_start : o.span_end] in o.evidence
        assert any(c.isdigit() for c in document.text[o.span_start : o.span_end])


@needs_seeds
def test_the_article_without_figures_has_none_and_its_numbers_have_reasons():
    found = account(only_document(SEEDS / "003_1a58d4a2fdb9bd13.txt"))
    assert (found.observations, found.unresolved) == ([], [])
    assert {"document_number", "date", "ordinal"} <= {n.fate for n in found.numbers}
