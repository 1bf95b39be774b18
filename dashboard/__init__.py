"""The dashboard: pages, charts, filters, downloads, texts in two languages.

It reads through `warehouse` only, on a read-only connection, and writes nothing. The door is
`streamlit_app.py`; `python -m dashboard` opens the same pages behind the hardened server.
"""
