"""The door to the dashboard: navigation only. `streamlit run streamlit_app.py` opens it."""

from dashboard import frame

frame.run()
