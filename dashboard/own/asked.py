"""What the page asks of a reader: a text, files, what is known of them, and when to begin."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard import controls, downloads
from dashboard.here import Here
from dashboard.own import given

FIRST_DAY = date(1990, 1, 1)


def show(here: Here) -> None:
    """The form, and the reading once it is asked for."""
    words = here.words
    with st.form("own-form", border=False):
        text = st.text_area(
            words("own.paste"), key="own-paste", height=220, max_chars=given.CHARACTERS,
            placeholder=words("own.placeholder"),
        )  # fmt: skip
        files = st.file_uploader(
            words("own.files", size=given.MEGABYTES, files=given.FILES), given.TYPES, key="own-files",
            accept_multiple_files=True, max_upload_size=given.MEGABYTES,
        )  # fmt: skip
        known = _known(here)
        begin = st.form_submit_button(words("own.read"), type="primary", icon=":material/find_in_page:")
    _others(here)
    if not begin:
        return
    if not (text or "").strip() and not files:
        st.info(words("own.empty"))
        return
    with st.spinner(words("own.reading")):
        given.read(text or "", words("own.pasted"), [(file.name, file.getvalue()) for file in files or []], known)


def _known(here: Here) -> dict[str, str | None]:
    """What the reader says of the text: where it stood, when, and of which province it speaks."""
    words = here.words
    with st.expander(words("own.known")):
        st.caption(words("own.known_why"))
        first, second, third = st.columns(3)
        publisher = first.text_input(words("column.publisher"), key="own-publisher", max_chars=200)
        day = second.date_input(
            words("column.published"), None, min_value=FIRST_DAY, key="own-published", format="DD/MM/YYYY"
        )
        area = third.selectbox(
            words("column.area"), controls.ordered_areas(here), None, key="own-area",
            placeholder=words("own.from_text"),
            format_func=lambda code: controls.searchable(words, code), filter_mode="contains",
        )  # fmt: skip
    return {
        "publisher": publisher or None,
        "published": day.isoformat() if isinstance(day, date) else None,
        "area": area,
    }


def _others(here: Here) -> None:
    """An example of our own, and the table to fill in."""
    words = here.words
    with st.container(horizontal=True):
        st.button(words("own.example"), on_click=_put_example, args=(words("own.example_text"),), key="own-example")
        st.download_button(
            words("own.template"), _template, "chiso-template.xlsx", downloads.MIME["xlsx"],
            key="own-template", on_click="ignore", icon=":material/table:",
        )  # fmt: skip


def _put_example(text: str) -> None:
    st.session_state["own-paste"] = text


def _template() -> bytes:
    from etl.template import template  # noqa: PLC0415  (a workbook library that only this needs)

    return template()
