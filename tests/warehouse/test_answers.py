"""Answers are kept while there is room, and nobody can change another's."""

import polars as pl

from warehouse.answers import Answers


def frame(rows: int) -> pl.DataFrame:
    return pl.DataFrame({"n": range(rows)})


def test_a_question_is_asked_once():
    asked = []
    answers = Answers()
    for _ in range(3):
        assert answers.get(("a", 1), lambda: asked.append(1) or frame(3)).height == 3
    assert len(asked) == 1


def test_what_was_not_asked_for_longest_goes_first():
    answers, asked = Answers(limit=8 * 100 * 10), []

    def ask(name):
        answers.get(name, lambda: asked.append(name) or frame(100))

    for name in [*range(10), 0, 10, 0, 1]:
        ask(name)
    assert asked == [*range(11), 1]


def test_an_answer_too_large_is_given_and_not_kept():
    answers, asked = Answers(limit=800), []
    for _ in range(2):
        assert answers.get("all", lambda: asked.append(1) or frame(101)).height == 101
    assert len(asked) == 2


def test_nobody_changes_what_another_gets():
    answers = Answers()
    mine = answers.get("q", lambda: frame(2))
    mine.insert_column(0, pl.Series("x", [1, 2]))
    assert answers.get("q", lambda: frame(9)).columns == ["n"]
