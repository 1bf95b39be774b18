WITH computed AS (
  SELECT * FROM series_derived
  UNION ALL BY NAME
  SELECT * FROM series_derived_today
)
SELECT
  indicator, breakdown, body,
  count(DISTINCT area) AS areas,
  min(year) AS first_year,
  max(year) AS last_year,
  count(DISTINCT figure_id) AS figures
FROM computed
WHERE value IS NOT NULL
GROUP BY indicator, breakdown, body
ORDER BY indicator, breakdown = 'total' DESC, breakdown, body;
