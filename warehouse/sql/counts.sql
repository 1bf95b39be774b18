-- How many figures there are, so that no page counts observations.
CREATE TABLE figure_count AS
SELECT indicator, breakdown, body, area, year(period_end) AS year, count(*) AS figures
FROM observation
GROUP BY ALL
ORDER BY ALL;
