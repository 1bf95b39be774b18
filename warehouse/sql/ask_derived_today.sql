SELECT *
FROM series_derived_today
WHERE indicator = $indicator
  AND (len($areas) = 0 OR list_contains($areas, area))
  AND ($first_year IS NULL OR year >= $first_year)
  AND ($last_year IS NULL OR year <= $last_year)
ORDER BY area_line, year, body;
