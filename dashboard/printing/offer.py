"""What a page offers to take away whole: all its charts as a ZIP, and itself as a printed report."""

from __future__ import annotations

import streamlit as st

from dashboard import downloads
from dashboard.here import Here
from dashboard.printing import archive, report
from dashboard.printing.printer import browser
from dashboard.printing.shown import Shown


def show(here: Here) -> None:
    """The buttons, where the page has shown a chart; says what is missing without a browser on the server."""
    if not here.shown:
        return
    words = here.words
    title = here.heading.get("title", words("name"))
    name = downloads.file_name(title)
    can_print = browser() is not None
    with st.container(horizontal=True, vertical_alignment="center", key="whole-page"):
        st.markdown(words("print.whole", n=len(here.shown)), width="content")
        st.download_button(
            words("print.zip"), lambda: archive.zip_bytes(title, _leaving(here), words), f"{name}.zip",
            downloads.MIME["zip"], key="whole-zip", on_click="ignore", icon=":material/folder_zip:",
        )  # fmt: skip
        if can_print:
            facts = here.heading.get("facts", "")
            st.download_button(
                words("print.pdf"), lambda: report.pdf_bytes(title, facts, _leaving(here), words), f"{name}.pdf",
                downloads.MIME["pdf"], key="whole-pdf", on_click="ignore", icon=":material/picture_as_pdf:",
            )  # fmt: skip
    if not can_print:
        st.caption(words("print.no_browser"))


def _leaving(here: Here) -> list[Shown]:
    """Every chart as it leaves the page: made when something is taken away, not when it is offered."""
    return [leaving() for leaving in here.shown.values()]
