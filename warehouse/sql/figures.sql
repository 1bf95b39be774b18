-- Every observation that may be charted at all, with what the choice and the comparison of figures ask of it.
-- Low confidence is kept in `observation` and left out here. What follows compares numbers where it would compare
-- texts: a key and a period have numbers of their own. Rows are kept narrow: there are as many as observations.

-- figure_key: one row for each indicator, breakdown, body, unit, basis, statistic and area.
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

-- figure_period: one row for each kind, first and last day. `span` counts spells of 32 days: two days within a month
-- of each other are in the same spell or in neighbours.
CREATE OR REPLACE TEMP TABLE figure_period AS
SELECT
  row_number() OVER ()::INTEGER AS period,
  p.*,
  year(period_end)::SMALLINT AS year,
  ((period_end - DATE '1970-01-01') // 32)::INTEGER AS span,
  CASE period_kind
    WHEN 'year' THEN 'full_year'
    WHEN 'ytd' THEN 'year_to_date'
    ELSE period_kind
  END AS coverage,
  CASE
    WHEN period_kind = 'quarter' THEN 'Q' || quarter(period_end)
    WHEN period_kind = 'month' THEN 'N' || strftime(period_end, '%m')
    WHEN period_kind = 'batch' THEN 'B' || strftime(period_end, '%m-%d')
    WHEN period_kind = 'ytd' AND period_end = last_day(period_end) THEN 'M' || strftime(period_end, '%m')
    WHEN period_kind = 'ytd' THEN 'D' || strftime(period_end, '%m-%d')
  END AS "window"
FROM (SELECT DISTINCT period_kind, period_start, period_end FROM observation WHERE confidence <> 'low') p;

-- figure: one row an observation; `id` is its place in `observation`, `hash` its observation_id as a number.
CREATE OR REPLACE TEMP TABLE figure AS
WITH origin AS (
  SELECT
    source_id,
    row_number() OVER (ORDER BY source_id)::INTEGER AS source_no,
    dense_rank() OVER (ORDER BY report_id)::INTEGER AS report_no,
    publisher_kind = 'aggregator' AS passes_on,
    coalesce(list_position(['originating_body', 'party_portal', 'press', 'aggregator'], publisher_kind), 5)::TINYINT
      AS publisher_rank
  FROM source
)
SELECT
  o.rowid::UINTEGER AS id,
  ('0x' || o.observation_id)::UBIGINT AS hash,
  k.key, p.period,
  o.value, o.lower, o.upper, o.lower_open, o.upper_open,
  o.qualifier = 'exact' AS is_exact,
  o.unit = 'percent' AS is_percent,
  o.status <> 'reported' AS is_derived,
  coalesce(o.published < o.period_end, false) AS preliminary,
  -- The later is the lower; no known day is the highest.
  coalesce(DATE '1900-01-01' - o.published, 0)::INTEGER AS age,
  list_position(['high', 'medium', 'low'], o.confidence)::TINYINT AS confidence_rank,
  s.source_no, s.report_no, s.passes_on, s.publisher_rank
FROM observation o
JOIN origin s USING (source_id)
JOIN figure_period p USING (period_kind, period_start, period_end)
JOIN figure_key k
  ON k.indicator = o.indicator AND k.breakdown = o.breakdown AND k.body = o.body AND k.unit = o.unit
  AND k.basis_key = coalesce(o.basis, '') AND k.statistic = o.statistic AND k.area = o.area
WHERE o.confidence <> 'low';

-- best: of each key and period the figure that the order of choice (docs/series.md) sets first.
CREATE OR REPLACE TEMP TABLE best AS
WITH
precise AS (
  SELECT DISTINCT key, period, lower, upper, lower_open, upper_open FROM figure WHERE is_exact
),
-- A rounded figure stands behind an exact one of the same key and period that it agrees with.
outdone AS (
  SELECT DISTINCT rounded.id
  FROM figure rounded
  JOIN precise USING (key, period)
  WHERE NOT rounded.is_exact AND meet(rounded, precise)
),
foremost AS (
  SELECT arg_min((f.id, outdone.id IS NOT NULL), (
      is_derived, preliminary, outdone.id IS NOT NULL, publisher_rank, age, confidence_rank, source_no, hash
    )) AS first
  FROM figure f
  LEFT JOIN outdone USING (id)
  GROUP BY key, period
)
SELECT
  f.*, first[2] AS is_outdone,
  p.period_kind, p.period_start, p.period_end, p.year, p.span, p.coverage, p."window"
FROM foremost
JOIN figure f ON f.id = first[1]
JOIN figure_period p USING (period);

-- best_of_year: of each key, year and coverage, and of each window of a year, the one that stands for it. The order
-- goes on where that of `best` does not decide: those are of one period, these of several.
CREATE OR REPLACE TEMP TABLE best_of_year AS
SELECT
  part,
  arg_min(id, (
    is_derived, period_start - period_end, preliminary, is_outdone, publisher_rank, age, confidence_rank,
    DATE '1900-01-01' - period_end, source_no, hash
  )) AS id
FROM (
  SELECT *, 'coverage' AS part, coverage AS piece FROM best
  UNION ALL
  SELECT *, 'window' AS part, "window" AS piece FROM best WHERE "window" IS NOT NULL
)
GROUP BY key, year, part, piece;
