-- Figures of one key and period that contradict each other: the one shown, the other, and how far apart.
SELECT
  c.indicator, c.breakdown, c.body, c.unit, c.basis, c.statistic, c.area, c.period_start, c.period_end,
  c.qualifier, c.value, c.observation_id, co.publisher, co.document,
  o.qualifier AS other_qualifier, o.value AS other_value, o.observation_id AS other_observation_id,
  o.publisher AS other_publisher, o.document AS other_document, o.period_end AS other_period_end,
  greatest(c.lower - o.upper, o.lower - c.upper, 0) / greatest(c.value, o.value) AS gap
FROM (
  SELECT * EXCLUDE (line) FROM series WHERE conflict
  UNION
  SELECT * EXCLUDE (line, "window") FROM series_window WHERE conflict
) c
JOIN observation co USING (observation_id)
JOIN observation o
  ON o.indicator = c.indicator AND o.breakdown = c.breakdown AND o.body = c.body AND o.unit = c.unit
  AND o.basis IS NOT DISTINCT FROM c.basis AND o.statistic = c.statistic AND o.area = c.area
  AND o.period_kind = c.period_kind AND o.observation_id <> c.observation_id AND o.confidence <> 'low'
  AND ((o.period_start = c.period_start AND o.period_end = c.period_end)
    OR (c.period_kind = 'point' AND abs(o.period_end - c.period_end) <= 31))
WHERE c.lower > o.upper OR o.lower > c.upper
  OR (c.lower = o.upper AND (c.lower_open OR o.upper_open)) OR (o.lower = c.upper AND (o.lower_open OR c.upper_open))
ORDER BY gap DESC, c.indicator, c.area, c.period_end, o.observation_id;
