-- All of `series_derived_today`: derived indicators over today's provinces, refused ones with their reason, for exports.
SELECT * FROM series_derived_today ORDER BY indicator, area, year, breakdown, body, coverage, figure_id;
