"""What a reader has handed in and what came of it: held in the session only, and only the last reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import streamlit as st

from dashboard import turns
from dashboard.own.limits import FILE_MEGABYTES, FILES, FILES_MEGABYTES, MEGABYTE, RESULTS_MEGABYTES
from dashboard.uploads import forget_uploads
from etl import Answer, read_aside

TEXT_NAME = "text.txt"
"""What a pasted text is called where it is a file."""
RESULT = "own"
FIELDS = ("own-paste", "own-title", "own-publisher", "own-published", "own-area")
TURN = "own-turn"


@dataclass(frozen=True, slots=True)
class Piece:
    """One file and its answer; a pasted text has no name."""

    name: str | None
    answer: Answer


@dataclass(frozen=True, slots=True)
class Given:
    """The last reading of a session; `refused` names the files beyond the limits."""

    pieces: list[Piece] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def unresolved(self) -> int:
        """Figures of which no area is known."""
        return sum(len(text.unresolved) for piece in self.pieces for text in piece.answer.texts)


def last() -> Given | None:
    """What came of the last reading of this session."""
    return st.session_state.get(RESULT)


def forget() -> None:
    """Nothing is held any more: neither text nor files nor what came of them."""
    for name in (RESULT, *FIELDS):
        st.session_state.pop(name, None)
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    forget_uploads()


def files_key() -> str:
    """The key of the widget that holds the files; another one once they are forgotten."""
    return f"own-files-{st.session_state.get(TURN, 0)}"


def within_limits(files: list[tuple[str, bytes]]) -> tuple[list[tuple[str, bytes]], list[str]]:
    """The files that may be read, in order, and the names of those that are too many or too large."""
    good: list[tuple[str, bytes]] = []
    refused = []
    for name, content in files:
        together = len(content) + sum(len(other) for _, other in good)
        small = len(content) <= FILE_MEGABYTES * MEGABYTE and together <= FILES_MEGABYTES * MEGABYTE
        if small and len(good) < FILES:
            good.append((name, content))
        else:
            refused.append(name)
    return good, refused


def read(
    text: str,
    files: list[tuple[str, bytes]],
    known: Mapping[str, str | None],
    tell: Callable[[int, int, str | None], None] = lambda _place, _all, _name: None,
) -> Given:
    """Read a pasted text and files one after the other, and hold what came of them.

    `tell` hears before each which one of how many it is, and its name.
    """
    good, refused = within_limits(files)
    wanted: list[tuple[str | None, bytes]] = [(None, text.encode("utf-8", "replace"))] if text.strip() else []
    wanted += good
    pieces: list[Piece] = []
    for place, (name, content) in enumerate(wanted, start=1):
        tell(place, len(wanted), name)
        with turns.others_first():
            answer = read_aside(name or TEXT_NAME, content, known)
        held = sum(piece.answer.size for piece in pieces)
        if held + answer.size > RESULTS_MEGABYTES * MEGABYTE:
            answer = Answer(problem="session_full")
        pieces.append(Piece(name, answer))
    given = Given(pieces, refused)
    st.session_state[RESULT] = given
    return given
