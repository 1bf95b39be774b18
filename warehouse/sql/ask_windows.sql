SELECT *
FROM series_window
WHERE indicator = $indicator AND breakdown = $breakdown AND body = $body
  AND (len($areas) = 0 OR list_contains($areas, area))
  AND ($first_year IS NULL OR year >= $first_year)
  AND ($last_year IS NULL OR year <= $last_year)
ORDER BY area_line, period_end, "window", unit, basis, statistic;
