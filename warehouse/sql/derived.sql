-- Indicators the program derives: ratios of two figures of one area, body and time, and changes from the
-- year before. Only from comparable parts, with interval arithmetic; what may not be computed is a row
-- without a value that says why (`refusal`). Inputs are the observations used.
CREATE TABLE series_derived AS
WITH
ratio AS (
  SELECT
    d.code, n.breakdown, n.body, n.area, n.area_line, n.year, n.coverage, n.period_start, n.period_end,
    d.scale, n.value AS n_value, n.lower AS n_lower, n.upper AS n_upper, n.qualifier AS n_qualifier, n.observation_id AS n_id,
    m.value AS m_value, m.lower AS m_lower, m.upper AS m_upper, m.qualifier AS m_qualifier, m.observation_id AS m_id,
    CASE
      WHEN m.observation_id IS NULL THEN 'denominator_missing'
      WHEN m.lower <= 0 THEN 'denominator_zero'
      WHEN m.coverage = 'point' AND abs(m.period_end - (n.period_start + ((n.period_end - n.period_start) // 2)::INT)) > 183
        THEN 'denominator_far'
    END AS refusal,
    row_number() OVER (
      PARTITION BY d.code, n.observation_id
      ORDER BY
        m.observation_id IS NULL,
        abs(m.period_end - (n.period_start + ((n.period_end - n.period_start) // 2)::INT)),
        m.observation_id
    ) AS place
  FROM derivation d
  JOIN series_base n ON n.indicator = d.numerator AND n.coverage = 'full_year' AND n.statistic = 'value'
  LEFT JOIN series_base m
    ON m.indicator = d.denominator AND m.area = n.area AND m.body = n.body AND m.statistic = 'value'
    AND m.breakdown = CASE WHEN d.same_period THEN n.breakdown ELSE 'total' END
    AND (m.unit = n.unit)
    AND CASE WHEN d.same_period THEN m.period_start = n.period_start AND m.period_end = n.period_end ELSE m.coverage = 'point' END
  WHERE d.kind = 'ratio' AND n.breakdown = 'total' AND n.body = 'all' AND n.unit = 'persons'
),
change AS (
  SELECT
    d.code, n.breakdown, n.body, n.area, n.area_line, n.year, n.coverage, n.period_start, n.period_end,
    d.scale, n.value AS n_value, n.lower AS n_lower, n.upper AS n_upper, n.qualifier AS n_qualifier, n.observation_id AS n_id,
    m.value AS m_value, m.lower AS m_lower, m.upper AS m_upper, m.qualifier AS m_qualifier, m.observation_id AS m_id,
    CASE
      WHEN m.observation_id IS NULL THEN 'previous_missing'
      WHEN m.lower <= 0 THEN 'denominator_zero'
    END AS refusal
  FROM derivation d
  JOIN series_base n ON n.indicator = d.numerator AND n.coverage = 'full_year' AND n.statistic = 'value' AND n.breakdown = 'total'
  LEFT JOIN series_base m
    ON m.indicator = n.indicator AND m.area_line = n.area_line AND m.body = n.body AND m.unit = n.unit
    AND m.breakdown = n.breakdown AND m.basis IS NOT DISTINCT FROM n.basis AND m.statistic = n.statistic
    AND m.coverage = n.coverage AND m.year = n.year - 1
  WHERE d.kind = 'change'
),
pair AS (
  SELECT * EXCLUDE (place), 0.0 AS shift FROM ratio WHERE place = 1
  UNION ALL BY NAME
  SELECT *, 1.0 AS shift FROM change
)
SELECT
  code AS indicator, breakdown, body, area, area_line, year, coverage, period_start, period_end,
  CASE WHEN refusal IS NULL THEN (n_value / m_value - shift) * scale END AS value,
  CASE WHEN refusal IS NULL THEN (n_lower / m_upper - shift) * scale END AS lower,
  CASE WHEN refusal IS NULL THEN (n_upper / m_lower - shift) * scale END AS upper,
  'derived' AS status,
  refusal,
  list_filter([n_id, m_id], lambda id: id IS NOT NULL) AS inputs
FROM pair
ORDER BY indicator, area, year, body;
