-- Indicators the program derives: ratios of two figures of one area, body and time, and changes from the
-- year before. Only from comparable parts, with interval arithmetic; what may not be computed is a row
-- without a value that says why (`refusal`). Lines are added by lines.sql.
-- `known` are the figures it derives from: areas as reported, or today's provinces with their sums. Each has a
-- `figure_id`, the observations it rests on (`inputs`), and the parts that a sum without a value misses (`missing`).
-- A sum of stocks is as far from a day as the farthest of its parts.
CREATE OR REPLACE TEMP MACRO days_from(stock, day) AS
  greatest(abs(stock.period_start - day), abs(stock.period_end - day));

CREATE OR REPLACE TEMP TABLE {table} AS
WITH
known AS ({figures}),
-- Figures above the line, each with the middle of its period.
upper_figure AS (
  SELECT d.code, d.kind, d.unit AS derived_unit, d.scale, d.denominator, d.same_period, n.*,
    n.period_start + ((n.period_end - n.period_start) // 2)::INT AS middle
  FROM derivation d
  JOIN known n ON n.indicator = d.numerator
  WHERE n.coverage = 'full_year' AND n.statistic = 'value' AND n.breakdown = 'total'
),
ratio AS (
  SELECT
    n, m,
    row_number() OVER (
      PARTITION BY n.code, n.figure_id
      ORDER BY
        m.figure_id IS NULL,
        m.value IS NULL OR days_from(m, n.middle) > 183,
        days_from(m, n.middle),
        m.period_end DESC,
        m.figure_id
    ) AS place
  FROM upper_figure n
  LEFT JOIN known m
    ON m.indicator = n.denominator AND m.area_line = n.area_line AND m.body = n.body AND m.unit = n.unit
    AND m.breakdown = n.breakdown AND m.statistic = 'value'
    AND CASE WHEN n.same_period THEN m.period_start = n.period_start AND m.period_end = n.period_end ELSE m.coverage = 'point' END
  WHERE n.kind = 'ratio' AND n.body = 'all' AND n.unit = 'persons'
),
change AS (
  SELECT n, m
  FROM upper_figure n
  LEFT JOIN known m
    ON m.indicator = n.indicator AND m.area_line = n.area_line AND m.body = n.body AND m.unit = n.unit
    AND m.breakdown = n.breakdown AND m.basis IS NOT DISTINCT FROM n.basis AND m.statistic = n.statistic
    AND m.coverage = n.coverage AND m.year = n.year - 1
  WHERE n.kind = 'change'
),
pair AS (
  SELECT n, m, 0.0 AS shift FROM ratio WHERE place = 1
  UNION ALL BY NAME
  SELECT n, m, 1.0 AS shift FROM change
),
judged AS (
  SELECT
    *,
    CASE
      WHEN n.value IS NULL THEN 'numerator_incomplete'
      WHEN m.figure_id IS NULL THEN if(n.kind = 'change', 'previous_missing', 'denominator_missing')
      WHEN m.coverage = 'point' AND days_from(m, n.middle) > 183 THEN 'denominator_far'
      WHEN m.value IS NULL AND len(m.missing) = 0 THEN 'denominator_apart'
      WHEN m.value IS NULL THEN if(n.kind = 'change', 'previous_incomplete', 'denominator_incomplete')
      WHEN m.lower <= 0 THEN 'denominator_zero'
      -- Part of another area joined this one between the two figures: they are of two territories.
      WHEN EXISTS (
        SELECT 1 FROM area_succession p
        WHERE p.successor = n.area AND p.kind = 'partial'
          AND p.date > least(m.period_end, n.period_end) AND p.date <= greatest(m.period_end, n.period_end)
      ) THEN 'territory_changed'
    END AS refusal
  FROM pair
),
computed AS (
  SELECT
    *,
    CASE WHEN refusal IS NULL THEN (n.value / m.value - shift) * n.scale END AS value,
    CASE WHEN refusal IS NULL THEN (n.lower / m.upper - shift) * n.scale END AS lower,
    CASE WHEN refusal IS NULL THEN (n.upper / m.lower - shift) * n.scale END AS upper
  FROM judged
)
SELECT
  n.code AS indicator, n.breakdown, n.body, n.derived_unit AS unit, NULL::VARCHAR AS basis, n.statistic,
  n.area, n.year, n.coverage,
  value,
  NULL::DOUBLE AS value_max,
  interval_shape(value, lower, upper) AS qualifier,
  lower,
  upper,
  n.lower_open OR coalesce(m.upper_open, false) AS lower_open,
  n.upper_open OR coalesce(m.lower_open, false) AS upper_open,
  n.period_start, n.period_end, n.period_kind,
  'derived' AS status,
  CASE WHEN n.confidence = 'medium' OR m.confidence = 'medium' THEN 'medium' ELSE 'high' END AS confidence,
  n.source_count + coalesce(m.source_count, 0) AS source_count,
  n.conflict OR coalesce(m.conflict, false) AS conflict,
  greatest(n.spread, coalesce(m.spread, 0)) AS spread,
  NULL::VARCHAR AS observation_id,
  n.area_line,
  refusal,
  list_filter([n.figure_id, m.figure_id], lambda id: id IS NOT NULL) AS figures,
  list_concat(n.inputs, coalesce(m.inputs, [])) AS inputs,
  list_sort(list_distinct(list_concat(n.missing, coalesce(m.missing, [])))) AS missing,
  left(sha256(concat_ws('/', n.code, n.figure_id, m.figure_id)), 16) AS figure_id
FROM computed;
