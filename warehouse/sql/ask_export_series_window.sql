-- All of `series_window`: the figures of parts of years, for exports that carry them beside the observations.
SELECT * FROM series_window ORDER BY indicator, area, year, breakdown, body, "window", observation_id;
