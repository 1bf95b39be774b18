SELECT indicator, area, year(period_end) AS year, count(*) AS figures
FROM observation
GROUP BY indicator, area, year
ORDER BY indicator, area, year;
