-- Every observation that may be charted at all, with its source's standing and its comparison keys.
-- Grain: one row an observation. Low confidence is kept in `observation` and left out here.
CREATE OR REPLACE TEMP TABLE figure AS
WITH
candidate AS (
  SELECT
    o.*,
    coalesce(o.basis, '') AS basis_key,
    year(o.period_end) AS year,
    CASE o.period_kind
      WHEN 'year' THEN 'full_year'
      WHEN 'ytd' THEN 'year_to_date'
      ELSE o.period_kind
    END AS coverage,
    CASE
      WHEN o.period_kind = 'quarter' THEN 'Q' || quarter(o.period_end)
      WHEN o.period_kind = 'month' THEN 'N' || strftime(o.period_end, '%m')
      WHEN o.period_kind = 'batch' THEN 'B' || strftime(o.period_end, '%m-%d')
      WHEN o.period_kind = 'ytd' AND o.period_end = last_day(o.period_end) THEN 'M' || strftime(o.period_end, '%m')
      WHEN o.period_kind = 'ytd' THEN 'D' || strftime(o.period_end, '%m-%d')
    END AS window,
    s.report_id,
    s.publisher_kind = 'aggregator' AS passes_on,
    coalesce(list_position(['originating_body', 'party_portal', 'press', 'aggregator'], s.publisher_kind), 5) AS publisher_rank,
    list_position(['high', 'medium', 'low'], o.confidence) AS confidence_rank,
    o.published IS NOT NULL AND o.published < o.period_end AS preliminary,
    coalesce(renamed.successor, o.area) AS area_line
  FROM observation o
  JOIN source s USING (source_id)
  LEFT JOIN area_succession renamed ON renamed.predecessor = o.area AND renamed.kind = 'rename'
  WHERE o.confidence <> 'low'
),
precise AS (
  SELECT DISTINCT
    indicator, breakdown, body, unit, basis_key, statistic, area, period_kind, period_start, period_end,
    lower, upper, lower_open, upper_open
  FROM candidate
  WHERE qualifier = 'exact'
),
-- A rounded figure stands behind an exact one of the same key and period that it agrees with.
outdone AS (
  SELECT DISTINCT rounded.observation_id
  FROM candidate rounded
  JOIN precise USING (indicator, breakdown, body, unit, basis_key, statistic, area, period_kind, period_start, period_end)
  WHERE rounded.qualifier <> 'exact' AND meet(rounded, precise)
)
SELECT *, observation_id IN (SELECT observation_id FROM outdone) AS is_outdone
FROM candidate;
