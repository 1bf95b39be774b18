-- All of `series_today`: figures over today's provinces, sums and sums that miss a part among them, for exports.
SELECT * FROM series_today ORDER BY indicator, area, year, breakdown, body, coverage, figure_id;
