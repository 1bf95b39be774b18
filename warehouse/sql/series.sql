-- One figure for each indicator, breakdown, body, unit, basis, statistic, area, year and {part}.
-- {part} is `coverage` (full years, terms, stocks …) or `window` (parts of a year); a statement is
-- made for each. The order of choice is the one documented in docs/series.md; lines are added by lines.sql.
CREATE OR REPLACE TEMP TABLE {table} AS
WITH candidate AS (
  SELECT * FROM figure WHERE {kept}
),
chosen AS (
  SELECT
    id, key, year, coverage, "window", period_start, period_end, span, unit, value, qualifier,
    lower, upper, lower_open, upper_open
  FROM candidate
  QUALIFY row_number() OVER (
    PARTITION BY key, year, {part}
    ORDER BY
      is_reported DESC,
      period_end - period_start DESC,
      preliminary,
      is_outdone,
      publisher_rank,
      published DESC NULLS LAST,
      confidence_rank,
      period_end DESC,
      source_no,
      id
  ) = 1
),
-- What else was published of the same key and period; of a stock, within a month of the same day.
alike AS (
  SELECT c.id, f.id AS other_id
  FROM chosen c
  JOIN candidate f USING (key, {part}, period_start, period_end)
  UNION ALL
  SELECT c.id, f.id
  FROM (SELECT *, unnest([span - 1, span, span + 1]) AS near FROM chosen WHERE coverage = 'point') c
  JOIN candidate f ON f.key = c.key AND f.{part} = c.{part} AND f.span = c.near
  WHERE f.coverage = 'point' AND f.period_end <> c.period_end AND abs(c.period_end - f.period_end) <= 31
),
beside AS (
  SELECT
    c.id, other_id,
    f.value, f.lower, f.upper, f.lower_open, f.upper_open,
    f.report_no,
    f.passes_on,
    f.passes_on AND f.id <> c.id AND meet(c, f) AS repeats,
    NOT meet(c, f) AND NOT (
      gap(c, f) <= 0.005 AND (is_rounded(c) OR is_rounded(f) OR c.period_end <> f.period_end)
    ) AS contradicts
  FROM alike
  JOIN chosen c USING (id)
  JOIN candidate f ON f.id = other_id
),
-- An aggregator or translation that agrees with a report of another kind passes it on.
told AS (
  SELECT * FROM beside WHERE passes_on
),
own AS (
  SELECT DISTINCT id, lower, upper, lower_open, upper_open
  FROM beside
  WHERE NOT passes_on AND id IN (SELECT id FROM told)
),
passed_on AS (
  SELECT DISTINCT told.id, told.other_id
  FROM told
  JOIN own USING (id)
  WHERE meet(told, own)
),
by_report AS (
  SELECT
    id,
    bool_or(NOT repeats AND passed_on.other_id IS NULL) AS counts,
    bool_or(contradicts) AS contradicts,
    max(value) AS most,
    min(value) AS least
  FROM beside
  LEFT JOIN passed_on USING (id, other_id)
  GROUP BY id, report_no
),
weighed AS (
  SELECT
    id,
    count(*) FILTER (counts) AS source_count,
    bool_or(contradicts) AS conflict,
    coalesce((max(most) - min(least)) / nullif(max(most), 0), 0) AS spread
  FROM by_report
  GROUP BY id
)
SELECT
  k.indicator, k.breakdown, k.body, k.unit, k.basis, k.statistic, k.area, c.year::BIGINT AS year, c.coverage,
  o.value, o.value_max, o.qualifier, o.lower, o.upper, o.lower_open, o.upper_open,
  o.period_start, o.period_end, o.period_kind, o.status, o.confidence,
  w.source_count, w.conflict, w.spread, o.observation_id, k.area_line
  {extra}
FROM chosen c
JOIN weighed w USING (id)
JOIN figure_key k USING (key)
JOIN observation o ON o.rowid = c.id;
