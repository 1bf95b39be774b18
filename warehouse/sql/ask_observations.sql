SELECT *
FROM observation
WHERE (len($indicators) = 0 OR list_contains($indicators, indicator))
  AND (len($areas) = 0 OR list_contains($areas, area))
  AND (len($breakdowns) = 0 OR list_contains($breakdowns, breakdown))
  AND (len($bodies) = 0 OR list_contains($bodies, body))
  AND ($first_year IS NULL OR year(period_end) >= $first_year)
  AND ($last_year IS NULL OR year(period_end) <= $last_year)
ORDER BY indicator, area, period_end, breakdown, body, observation_id;
