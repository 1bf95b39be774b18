from datetime import date
LAST_DAY = {"63": date(2025, 6, 30), "34": date(2025, 7, 1)}
