-- Who published the figures that stand in a series: a small part of the observations where many tell the same.
SELECT observation_id, publisher, title, published, url
FROM observation
WHERE list_contains($indicators, indicator)
  AND observation_id IN (
    SELECT observation_id FROM series WHERE list_contains($indicators, indicator)
    UNION ALL
    SELECT observation_id FROM series_window WHERE list_contains($indicators, indicator)
  )
ORDER BY indicator, area, period_end, breakdown, body, observation_id;
