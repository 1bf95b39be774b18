-- The observation and every other of the same key and period (a stock: within 31 days), best first.
-- `standing` spells out the order of choice; docs/series.md explains it.
WITH wanted AS (SELECT * FROM observation WHERE observation_id = $observation_id),
around AS (
  SELECT o.*
  FROM observation o
  JOIN wanted w
    ON o.indicator = w.indicator AND o.breakdown = w.breakdown AND o.body = w.body AND o.unit = w.unit
    AND o.basis IS NOT DISTINCT FROM w.basis AND o.statistic = w.statistic AND o.area = w.area
    AND o.period_kind = w.period_kind
    AND ((o.period_start = w.period_start AND o.period_end = w.period_end)
      OR (o.period_kind = 'point' AND abs(o.period_end - w.period_end) <= 31))
)
SELECT
  a.*,
  s.kind AS source_kind,
  s.publisher_kind,
  s.report_id,
  [
    (a.confidence = 'low')::INT,
    (a.status = 'derived')::INT,
    -(a.period_end - a.period_start)::INT,
    coalesce(a.published < a.period_end, false)::INT,
    (a.qualifier <> 'exact' AND EXISTS (
      SELECT 1 FROM around e
      WHERE e.qualifier = 'exact' AND e.period_start = a.period_start AND e.period_end = a.period_end
        AND e.confidence <> 'low'
        AND (e.lower > a.lower OR (e.lower = a.lower AND NOT a.lower_open))
        AND (e.lower < a.upper OR (e.lower = a.upper AND NOT a.upper_open))
    ))::INT,
    coalesce(list_position(['originating_body', 'party_portal', 'press', 'aggregator'], s.publisher_kind), 5),
    -coalesce(datediff('day', DATE '1900-01-01', a.published), 0),
    list_position(['high', 'medium', 'low'], a.confidence)
  ] AS standing
FROM around a
JOIN source s USING (source_id)
ORDER BY standing, a.source_id, a.observation_id;
