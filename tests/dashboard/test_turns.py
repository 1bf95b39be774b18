"""Runs take turns; one that waits or hangs stops nobody."""

import threading
import time

import pytest

from dashboard import turns


def in_threads(*works):
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert not any(thread.is_alive() for thread in threads)


def test_no_two_runs_are_inside_at_once():
    inside, most = [], []

    def run():
        with turns.turn():
            inside.append(1)
            most.append(len(inside))
            time.sleep(0.01)
            inside.pop()

    in_threads(*[run] * 8)
    assert most == [1] * 8


def test_what_waits_lets_others_in():
    entered = threading.Event()

    def waits():
        with turns.turn(), turns.others_first():
            assert entered.wait(5)

    def enters():
        with turns.turn():
            entered.set()

    in_threads(waits, enters)
    assert entered.is_set()


def test_a_run_that_hangs_holds_others_up_for_a_while_only(monkeypatch):
    monkeypatch.setattr(turns, "LONGEST", 0.05)
    done = threading.Event()

    def hangs():
        with turns.turn():
            assert done.wait(5)

    def goes_on():
        with turns.turn():
            done.set()

    in_threads(hangs, goes_on)
    with turns.turn():  # the one that went on without a turn has not given away another's
        assert turns._TURN.locked()
    assert not turns._TURN.locked()


def test_a_run_that_ends_in_an_error_leaves_its_turn():
    with pytest.raises(ZeroDivisionError), turns.turn():
        1 / 0  # noqa: B018
    assert not turns._TURN.locked()


def test_a_turn_within_a_turn_changes_nothing():
    with turns.turn():
        with turns.turn():
            pass
        assert turns._TURN.locked()
    with turns.others_first():
        assert not turns._TURN.locked()
