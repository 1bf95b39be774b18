SELECT indicator, area, year, sum(figures)::BIGINT AS figures
FROM figure_count
GROUP BY indicator, area, year
ORDER BY indicator, area, year;
