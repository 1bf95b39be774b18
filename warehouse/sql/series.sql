-- One figure for each indicator, breakdown, body, unit, basis, statistic, area, year and {part}.
-- {part} is `coverage` (full years, terms, stocks …) or `window` (parts of a year); a statement is
-- made for each. The order of choice is the one documented in docs/series.md; lines are added by lines.sql.
CREATE OR REPLACE TEMP TABLE {table} AS
WITH candidate AS (
  SELECT * FROM figure WHERE {kept}
),
chosen AS (
  SELECT *
  FROM candidate
  QUALIFY row_number() OVER (
    PARTITION BY indicator, breakdown, body, unit, basis_key, statistic, area, year, {part}
    ORDER BY
      status = 'reported' DESC,
      period_end - period_start DESC,
      preliminary,
      is_outdone,
      publisher_rank,
      published DESC NULLS LAST,
      confidence_rank,
      period_end DESC,
      source_id,
      observation_id
  ) = 1
),
-- What else was published of the same key and period; of a stock, within a month of the same day.
beside AS (
  SELECT
    c.observation_id,
    f.observation_id AS other_id,
    f.value, f.lower, f.upper, f.lower_open, f.upper_open,
    f.report_id,
    f.passes_on,
    f.passes_on AND f.observation_id <> c.observation_id AND meet(c, f) AS repeats,
    NOT meet(c, f) AND NOT (
      gap(c, f) <= 0.005 AND (is_rounded(c) OR is_rounded(f) OR c.period_end <> f.period_end)
    ) AS contradicts
  FROM chosen c
  JOIN candidate f USING (indicator, breakdown, body, unit, basis_key, statistic, area, {part})
  WHERE (c.period_start = f.period_start AND c.period_end = f.period_end)
    OR (c.coverage = 'point' AND f.coverage = 'point' AND abs(c.period_end - f.period_end) <= 31)
),
own AS (
  SELECT DISTINCT observation_id, lower, upper, lower_open, upper_open FROM beside WHERE NOT passes_on
),
-- An aggregator or translation that agrees with a report of another kind passes it on.
passed_on AS (
  SELECT DISTINCT told.observation_id, told.other_id
  FROM beside told
  JOIN own USING (observation_id)
  WHERE told.passes_on AND meet(told, own)
),
weighed AS (
  SELECT
    observation_id,
    count(DISTINCT report_id) FILTER (NOT repeats AND passed_on.other_id IS NULL) AS source_count,
    bool_or(contradicts) AS conflict,
    coalesce((max(value) - min(value)) / nullif(max(value), 0), 0) AS spread
  FROM beside
  LEFT JOIN passed_on USING (observation_id, other_id)
  GROUP BY observation_id
)
SELECT
  indicator, breakdown, body, unit, basis, statistic, area, year, coverage, value, value_max, qualifier,
  lower, upper, lower_open, upper_open, period_start, period_end, period_kind, status, confidence,
  source_count, conflict, spread, observation_id, area_line
  {extra}
FROM chosen
JOIN weighed USING (observation_id);
