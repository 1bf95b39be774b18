-- What else was published beside each figure that `best` holds, and what that tells of it (docs/series.md,
-- Agreement and conflict).

-- beside: the figures of the same key and period, itself among them; of a stock that stands for its year also those
-- within a month of its day.
CREATE OR REPLACE TEMP TABLE beside AS
WITH
stock AS (
  SELECT f.*, p.span, p.period_end
  FROM figure f
  JOIN figure_period p USING (period)
  WHERE p.coverage = 'point'
),
near AS (
  SELECT unnest([span - 1, span, span + 1]) AS around, b.*
  FROM best b
  SEMI JOIN best_of_year USING (id)
  WHERE coverage = 'point'
)
SELECT
  b.id, f.id AS other_id, f.value, f.report_no, f.passes_on,
  true AS same_days,
  meet(b, f) AS meets,
  -- Most agree: the rest is asked of the others alone.
  CASE WHEN meet(b, f) THEN false ELSE gap(b, f) > 0.005 OR NOT (is_rounded(b) OR is_rounded(f)) END AS contradicts
FROM best b
JOIN figure f USING (key, period)
UNION ALL
SELECT
  n.id, s.id, s.value, s.report_no, s.passes_on,
  false AS same_days,
  meet(n, s) AS meets,
  CASE WHEN meet(n, s) THEN false ELSE gap(n, s) > 0.005 END AS contradicts
FROM near n
JOIN stock s ON s.key = n.key AND s.span = n.around
WHERE s.period_end <> n.period_end AND abs(n.period_end - s.period_end) <= 31;

-- weighed: how many reports tell of a figure, whether one contradicts it, and how far all are apart.
CREATE OR REPLACE TEMP TABLE weighed AS
WITH
-- An aggregator or translation that agrees with a report of another kind passes it on.
told AS (
  SELECT b.id, b.other_id, f.lower, f.upper, f.lower_open, f.upper_open
  FROM beside b
  JOIN figure f ON f.id = b.other_id
  WHERE b.passes_on
),
own AS (
  SELECT DISTINCT b.id, f.lower, f.upper, f.lower_open, f.upper_open
  FROM beside b
  SEMI JOIN told USING (id)
  JOIN figure f ON f.id = b.other_id
  WHERE NOT b.passes_on
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
    -- A figure that repeats the one it stands beside adds no report either.
    bool_or(NOT (passes_on AND meets AND other_id <> id) AND passed_on.other_id IS NULL) AS counts,
    bool_or(contradicts) AS contradicts,
    max(value) AS most,
    min(value) AS least
  FROM beside
  LEFT JOIN passed_on USING (id, other_id)
  GROUP BY id, report_no
)
SELECT
  id,
  count(*) FILTER (counts) AS source_count,
  bool_or(contradicts) AS conflict,
  coalesce((max(most) - min(least)) / nullif(max(most), 0), 0) AS spread
FROM by_report
GROUP BY id;
