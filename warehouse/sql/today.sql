-- Series over today's 34 provinces. Figures of areas that stand today are taken as they are; for a merged
-- province its predecessors' flows and stocks are added, intervals and all, where every one of them has
-- a figure of the same period (stocks: within 60 days). An incomplete sum is a row without a value that
-- says which parts are missing. Rates are never added.
CREATE OR REPLACE TEMP TABLE today_base AS
WITH
merged AS (
  SELECT successor, predecessor, count(*) OVER (PARTITION BY successor) AS parts_total
  FROM area_succession
  WHERE kind = 'merge' AND date = DATE '2025-07-01'
),
part AS (
  SELECT s.*, m.successor, m.parts_total
  FROM series_base s
  JOIN merged m ON m.predecessor = s.area
  JOIN indicator i ON i.code = s.indicator
  WHERE i.adds_over_areas AND s.statistic = 'value' AND s.coverage IN ('full_year', 'point')
),
total AS (
  SELECT
    indicator, breakdown, body, unit, basis, statistic, successor AS area, year, coverage,
    sum(value) AS value,
    sum(lower) AS lower,
    sum(upper) AS upper,
    bool_or(lower_open) AS lower_open,
    bool_or(upper_open) AS upper_open,
    min(period_start) AS period_start,
    max(period_end) AS period_end,
    any_value(period_kind) AS period_kind,
    CASE WHEN bool_or(confidence = 'medium') THEN 'medium' ELSE 'high' END AS confidence,
    sum(source_count)::BIGINT AS source_count,
    bool_or(conflict) AS conflict,
    max(spread) AS spread,
    count(*) AS parts,
    any_value(parts_total) AS parts_total,
    list_sort(list(area)) AS areas_present,
    list(observation_id ORDER BY area) AS inputs,
    max(period_end) - min(period_end) AS days_apart
  FROM part
  GROUP BY indicator, breakdown, body, unit, basis, statistic, successor, year, coverage
),
judged AS (
  SELECT *, parts = parts_total AND days_apart <= 60 AS is_whole FROM total
)
SELECT
  indicator, breakdown, body, unit, basis, statistic, area, year, coverage,
  CASE WHEN is_whole THEN value END AS value,
  NULL::DOUBLE AS value_max,
  if(is_whole, interval_shape(value, lower, upper), 'exact') AS qualifier,
  CASE WHEN is_whole THEN lower END AS lower,
  CASE WHEN is_whole THEN upper END AS upper,
  lower_open, upper_open, period_start, period_end, period_kind, 'derived' AS status, confidence,
  source_count, conflict, spread, NULL::VARCHAR AS observation_id, area AS area_line,
  parts, parts_total,
  list_sort(list_filter(
    (SELECT list(predecessor) FROM merged m WHERE m.successor = judged.area),
    lambda p: NOT list_contains(areas_present, p)
  )) AS missing,
  inputs,
  left(sha256(concat_ws('/', 'today', indicator, breakdown, body, unit, basis, statistic, area, year, coverage)), 16)
    AS figure_id
FROM judged
-- A figure that the merged province reports of itself for the same time stands before a sum of its parts.
WHERE NOT EXISTS (
  SELECT 1 FROM series_base s
  WHERE s.area = judged.area AND s.indicator = judged.indicator AND s.breakdown = judged.breakdown
    AND s.body = judged.body AND s.unit = judged.unit AND s.basis IS NOT DISTINCT FROM judged.basis
    AND s.statistic = judged.statistic AND s.year = judged.year AND s.coverage = judged.coverage
)
UNION ALL BY NAME
SELECT s.*, 1 AS parts, 1 AS parts_total, []::VARCHAR[] AS missing, [s.observation_id] AS inputs,
  s.observation_id AS figure_id
FROM series_base s
JOIN area a ON a.id = s.area_line
WHERE a.valid_to IS NULL;
