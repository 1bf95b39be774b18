"""What a page offers to take away whole: all its charts as a ZIP, and itself as a printed report."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard import downloads
from dashboard.here import Here
from dashboard.printing import archive, report
from dashboard.printing.printer import browser


def show(here: Here) -> None:
    """The buttons, where the page has shown a chart; says what is missing without a browser on the server."""
    shown = list(here.shown.values())
    if not shown:
        return
    words = here.words
    title = here.heading.get("title", words("name"))
    name = downloads.file_name(title)
    can_print = browser() is not None
    with st.container(horizontal=True, vertical_alignment="center", key="whole-page"):
        st.markdown(words("print.whole", n=len(shown)), width="content")
        st.download_button(
            words("print.zip"), partial(archive.zip_bytes, title, shown, words), f"{name}.zip", downloads.MIME["zip"],
            key="whole-zip", on_click="ignore", icon=":material/folder_zip:",
        )  # fmt: skip
        if can_print:
            facts = here.heading.get("facts", "")
            st.download_button(
                words("print.pdf"), partial(report.pdf_bytes, title, facts, shown, words), f"{name}.pdf",
                downloads.MIME["pdf"], key="whole-pdf", on_click="ignore", icon=":material/picture_as_pdf:",
            )  # fmt: skip
    if not can_print:
        st.caption(words("print.no_browser"))
