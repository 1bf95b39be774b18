"""What a reader has handed in and what came of it: held in the session only, within limits that the page tells."""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from etl.aside import ENDINGS, LIMITS, Answer, read_aside

MEGABYTES = 5
"""Largest file."""
FILES = 10
"""Most files read at once; a session holds what came of the last reading and nothing else."""
CHARACTERS = LIMITS.characters
SECONDS = LIMITS.seconds
TYPES = list(ENDINGS)

_KEY = "own"


@dataclass(frozen=True, slots=True)
class Piece:
    """One text or file and its answer."""

    name: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Given:
    """The last reading of a session; `refused` names the files beyond the limits."""

    pieces: list[Piece] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def last() -> Given | None:
    """What came of the last reading of this session."""
    return st.session_state.get(_KEY)


def forget() -> None:
    """Nothing is held any more."""
    st.session_state.pop(_KEY, None)


def read(text: str, name: str, files: list[tuple[str, bytes]], known: dict[str, str | None]) -> Given:
    """Read a pasted text (called `name`) and files, one after the other, and hold what came of them."""
    pieces = [Piece(name, read_aside(f"{name}.txt", text.encode("utf-8"), known))] if text.strip() else []
    good = [(called, content) for called, content in files if len(content) <= MEGABYTES << 20][:FILES]
    pieces += [Piece(called, read_aside(called, content, known)) for called, content in good]
    given = Given(pieces, [called for called, content in files if (called, content) not in good])
    st.session_state[_KEY] = given
    return given
