"""What the page asks of a reader: a text, files, what is known of them, and when to begin."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard import controls, downloads, tables
from dashboard.here import Here
from dashboard.own import given, limits
from dashboard.words import Words
from etl import LIMITS

FIRST_DAY = date(1990, 1, 1)


def show(here: Here) -> None:
    """The form, and the reading once it is asked for."""
    words = here.words
    _offered(words)
    with st.form("own-form", border=False):
        text = st.text_area(
            words("own.paste"), key="own-paste", height=220, max_chars=LIMITS.characters,
            placeholder=words("own.placeholder"),
        )  # fmt: skip
        files = st.file_uploader(
            words("own.files"), limits.KINDS, key=given.files_key(),
            accept_multiple_files=True, max_upload_size=limits.FILE_MEGABYTES,
        )  # fmt: skip
        st.caption(limits.told(words))
        known = _known(here)
        begin = st.form_submit_button(words("own.read"), icon=":material/find_in_page:")
    if begin:
        _begin(words, text or "", [(file.name, file.getvalue()) for file in files or []], known)


def _begin(words: Words, text: str, files: list[tuple[str, bytes]], known: dict[str, str | None]) -> None:
    """Read, and say meanwhile which file it is."""
    if not text.strip() and not files:
        st.info(words("own.empty"))
        return
    said = st.empty()

    def tell(place: int, count: int, name: str | None) -> None:
        what = tables.plain(name) if name else words("own.pasted")
        said.progress((place - 1) / count, words("own.reading", n=place, count=count, name=what))

    try:
        given.read(text, files, known, tell)
    finally:
        said.empty()


def _known(here: Here) -> dict[str, str | None]:
    """What the reader says of the text: its title, where it stood, when, and of which province it speaks."""
    words, came = here.words, given.last()
    with st.expander(words("own.known"), expanded=bool(came and came.unresolved)):
        st.caption(words("own.known_why"))
        above, below = st.columns(2), st.columns(2)
        title = above[0].text_input(words("column.title"), key="own-title", max_chars=300)
        publisher = above[1].text_input(words("column.publisher"), key="own-publisher", max_chars=200)
        day = below[0].date_input(
            words("column.published"), None, min_value=FIRST_DAY, key="own-published", format="DD/MM/YYYY"
        )
        area = below[1].selectbox(
            words("column.area"), controls.all_areas(), None, key="own-area",
            placeholder=words("own.from_text"),
            format_func=lambda code: controls.searchable(words, code), filter_mode="contains",
        )  # fmt: skip
    return {
        "title": title or None,
        "publisher": publisher or None,
        "published": day.isoformat() if isinstance(day, date) else None,
        "area": area,
    }


def _offered(words: Words) -> None:
    """An example of our own, and the table to fill in."""
    with st.container(horizontal=True):
        st.button(
            words("own.example"), on_click=_put_example, args=(words("own.example_text"),), key="own-example",
            icon=":material/edit_note:",
        )  # fmt: skip
        st.download_button(
            words("own.template"), _template, "chiso-template.xlsx", downloads.MIME["xlsx"],
            key="own-template", on_click="ignore", icon=":material/table:",
        )  # fmt: skip


def _put_example(text: str) -> None:
    st.session_state["own-paste"] = text.strip()


def _template() -> bytes:
    from etl import template  # noqa: PLC0415  (a workbook library that only this needs)

    return template()
