-- Every observation that may be charted at all, with what the choice and the comparison of figures ask of it.
-- Low confidence is kept in `observation` and left out here.

-- figure_key: one row for each indicator, breakdown, body, unit, basis, statistic and area, under a number: what
-- follows compares numbers where it would compare seven texts.
CREATE OR REPLACE TEMP TABLE figure_key AS
SELECT
  row_number() OVER ()::INTEGER AS key,
  k.*,
  nullif(k.basis_key, '') AS basis,
  coalesce(renamed.successor, k.area) AS area_line
FROM (
  SELECT DISTINCT indicator, breakdown, body, unit, coalesce(basis, '') AS basis_key, statistic, area
  FROM observation
  WHERE confidence <> 'low'
) k
LEFT JOIN area_succession renamed ON renamed.predecessor = k.area AND renamed.kind = 'rename';

-- figure: one row an observation; `id` is its place in `observation`, which is sorted, so that of two figures of one
-- key and day the lower id has the lower observation_id. `span` counts spells of 32 days: two days within a month
-- of each other are in the same spell or in neighbours.
CREATE OR REPLACE TEMP TABLE figure AS
WITH
origin AS (
  SELECT
    source_id,
    row_number() OVER (ORDER BY source_id)::INTEGER AS source_no,
    dense_rank() OVER (ORDER BY report_id)::INTEGER AS report_no,
    publisher_kind = 'aggregator' AS passes_on,
    coalesce(list_position(['originating_body', 'party_portal', 'press', 'aggregator'], publisher_kind), 5)::TINYINT
      AS publisher_rank
  FROM source
),
candidate AS (
  SELECT
    o.rowid AS id,
    k.key,
    o.unit, o.value, o.qualifier, o.lower, o.upper, o.lower_open, o.upper_open,
    o.period_kind, o.period_start, o.period_end,
    year(o.period_end)::SMALLINT AS year,
    (o.period_end - DATE '1970-01-01') // 32 AS span,
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
    o.status = 'reported' AS is_reported,
    o.published,
    o.published IS NOT NULL AND o.published < o.period_end AS preliminary,
    list_position(['high', 'medium', 'low'], o.confidence)::TINYINT AS confidence_rank,
    s.source_no, s.report_no, s.passes_on, s.publisher_rank
  FROM observation o
  JOIN origin s USING (source_id)
  JOIN figure_key k
    ON k.indicator = o.indicator AND k.breakdown = o.breakdown AND k.body = o.body AND k.unit = o.unit
    AND k.basis_key = coalesce(o.basis, '') AND k.statistic = o.statistic AND k.area = o.area
  WHERE o.confidence <> 'low'
),
precise AS (
  SELECT DISTINCT key, period_kind, period_start, period_end, lower, upper, lower_open, upper_open
  FROM candidate
  WHERE qualifier = 'exact'
),
-- A rounded figure stands behind an exact one of the same key and period that it agrees with.
outdone AS (
  SELECT DISTINCT rounded.id
  FROM candidate rounded
  JOIN precise USING (key, period_kind, period_start, period_end)
  WHERE rounded.qualifier <> 'exact' AND meet(rounded, precise)
)
SELECT *, id IN (SELECT id FROM outdone) AS is_outdone
FROM candidate;
