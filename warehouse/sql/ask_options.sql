SELECT
  indicator, breakdown, body,
  count(DISTINCT area) AS areas,
  min(year(period_end)) AS first_year,
  max(year(period_end)) AS last_year,
  count(*) AS figures
FROM observation
GROUP BY indicator, breakdown, body
ORDER BY indicator, breakdown = 'total' DESC, breakdown, body;
