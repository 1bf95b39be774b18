-- All of `series`: the figures fit to chart, for exports that carry them beside the observations.
SELECT * FROM series ORDER BY indicator, area, year, breakdown, body, coverage, observation_id;
