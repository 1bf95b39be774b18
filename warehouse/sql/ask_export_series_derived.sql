-- All of `series_derived`: derived indicators of areas as reported, refused ones with their reason, for exports.
SELECT * FROM series_derived ORDER BY indicator, area, year, breakdown, body, coverage, figure_id;
