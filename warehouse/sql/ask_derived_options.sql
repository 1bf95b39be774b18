SELECT
  indicator, breakdown, body,
  count(DISTINCT area) AS areas,
  min(year) AS first_year,
  max(year) AS last_year,
  count(*) AS figures
FROM series_derived
WHERE value IS NOT NULL
GROUP BY indicator, breakdown, body
ORDER BY indicator, breakdown = 'total' DESC, breakdown, body;
