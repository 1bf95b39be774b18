SELECT
  indicator, breakdown, body,
  count(DISTINCT area) AS areas,
  min(year) AS first_year,
  max(year) AS last_year,
  sum(figures)::BIGINT AS figures
FROM figure_count
GROUP BY indicator, breakdown, body
ORDER BY indicator, breakdown = 'total' DESC, breakdown, body;
