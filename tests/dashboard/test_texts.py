"""The texts of both languages: complete, used, alike in what they are filled with."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from dashboard import texts
from dashboard.texts import LANGUAGES, find, load

DASHBOARD = Path(texts.__file__).parent.parent
TREES = [ast.parse(path.read_text(encoding="utf-8")) for path in DASHBOARD.rglob("*.py")]
NODES = [node for tree in TREES for node in ast.walk(tree)]


def base(key: str) -> str:
    return re.sub(r"\.(one|other)$", "", key)


def pattern(node: ast.JoinedStr) -> str:
    return "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values)


CONSTANTS = {node.value for node in NODES if isinstance(node, ast.Constant) and isinstance(node.value, str)}
PATTERNS = {pattern(node) for node in NODES if isinstance(node, ast.JoinedStr)} - {".+"}
ADDED = {"nav.", "unit.", "streamlit."}  # prefixes that the code adds to a code with `+`, or asks for as a whole


def asked_for() -> set[str]:
    """Keys that the code names outright when it asks for a text."""
    calls = [node for node in NODES if isinstance(node, ast.Call) and node.args]
    named = [c for c in calls if getattr(c.func, "id", getattr(c.func, "attr", "")) == "words"]
    return {str(c.args[0].value) for c in named if isinstance(c.args[0], ast.Constant)}


def test_both_languages_have_the_same_texts():
    vietnamese, english = ({base(key) for key in load(language)} for language in LANGUAGES)
    assert vietnamese == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language):
    assert all(text.strip() for text in load(language).values())


@pytest.mark.parametrize("key", sorted({base(key) for key in load("vi")}))
def test_placeholders_are_alike(key):
    def wanted(language):
        found = [text for name, text in load(language).items() if base(name) == key]
        return [{name for _, name, _, _ in Formatter().parse(text) if name} for text in found]

    kinds = {frozenset(names) for language in LANGUAGES for names in wanted(language)}
    assert len(kinds) == 1


@pytest.mark.parametrize("key", sorted({base(key) for key in load("vi")}))
def test_every_text_is_used(key):
    added = any(key.startswith(prefix) for prefix in ADDED)
    assert added or key in CONSTANTS or any(re.fullmatch(p, key) for p in PATTERNS)


@pytest.mark.parametrize("key", sorted(asked_for()))
def test_every_text_asked_for_exists(key):
    for language in LANGUAGES:
        assert find(language, key, 2)


def test_a_singular_is_taken_where_there_is_one():
    assert find("en", "count.figures", 1) == "{n} figure"
    assert find("en", "count.figures", 2) == "{n} figures"


def test_what_streamlit_says_is_told_in_the_readers_language_whichever_was_read_before():
    vietnamese, english = (texts.translated(language, "streamlit", megabytes=5) for language in LANGUAGES)
    assert vietnamese["Upload"] == find("vi", "streamlit.upload")
    assert vietnamese["5MB per file"] == "mỗi tệp tối đa 5MB"
    assert {own: other for other, own in vietnamese.items()} == english
