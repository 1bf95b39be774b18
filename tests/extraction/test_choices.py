"""Wordings with choices: the automaton reads just what they stand for when they are spelled out."""

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extraction import lexicon
from etl.extraction.choices import END, automaton, parsed

TEXTS = st.text(alphabet="ab ,/", max_size=4)
PATTERNS = st.recursive(
    TEXTS,
    lambda part: st.lists(part, min_size=1, max_size=3).map(lambda all_: "{" + "|".join(all_) + "}"),
    max_leaves=6,
)
WORDINGS = st.lists(st.tuples(PATTERNS, TEXTS, PATTERNS).map("".join).filter(str.strip), min_size=1, max_size=3)


def without_commas(wording: str) -> set[tuple[str, ...]]:
    """The words and marks of a wording, with each of its commas and without."""
    ways = [(word, None) if word == "," else (word,) for word in re.findall(r"[^\W_]+|[^\w\s]|_", wording)]
    return {tuple(word for word in way if word is not None) for way in product(*ways)}


def language(node, path=()):
    """All that an automaton reads, with what it means."""
    for word, behind in node.items():
        if word == END:
            yield path, tuple(behind)
        else:
            yield from language(behind, (*path, word))


@given(WORDINGS)
def test_an_automaton_reads_what_is_spelled_out_and_nothing_else(wordings):
    meant: dict[tuple[str, ...], set[int]] = {}
    for place, wording in enumerate(wordings):
        for one in lexicon.spellings(wording):
            for words in without_commas(one):
                meant.setdefault(words, set()).add(place)
    read = dict(language(automaton([parsed(wording) for wording in wordings], list)))
    assert read == {words: tuple(sorted(places)) for words, places in meant.items()}


def test_spelling_out_keeps_the_order_of_the_choices():
    assert lexicon.spellings("đơn {|thư }tố cáo{ trong {đảng|chi bộ}|}") == [
        "đơn tố cáo trong đảng", "đơn tố cáo trong chi bộ", "đơn tố cáo",
        "đơn thư tố cáo trong đảng", "đơn thư tố cáo trong chi bộ", "đơn thư tố cáo",
    ]  # fmt: skip


def test_ways_that_meet_again_are_read_by_the_same_nodes():
    """What makes thousands of readings cheap: behind a choice there is one node, however one came there."""
    root = automaton([parsed("{a|b|c} {d|e} f")], list)
    assert root["a"] is root["b"] is root["c"]
    assert root["a"]["d"] is root["b"]["e"]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["group", "task_kind"])
def test_a_noun_inside_a_wording_is_read_wherever_a_choice_names_it(kind):
    for code, listed in lexicon.wordings()[kind].items():
        for wording in listed:
            (element,) = lexicon.elements(lexicon.words(wording, 0, len(wording)))[:1]
            assert element.code(kind) is not None, (code, wording)
            if "cấp ủy" not in wording and "đảng viên" in wording:
                assert element.code("noun") == "member", (code, wording)
