-- The ledger: what does not fit together. Three kinds of entry, each with the figures side by side:
--   sources  figures of one key and period whose intervals have nothing in common
--   parts    a stated whole and the sum of its stated parts
--   areas    the country and the sum of its provinces, where every province has a figure
-- `verdict` is `rounding` or `drift` (a small gap with a reason), `conflict`, or `not_in_any_province`.
CREATE TABLE ledger AS
WITH
-- The best figure of each key and exact period; the order of choice is that of the series.
best_figure AS (
  SELECT id, key, period_kind, period_start, period_end, span, value, unit, qualifier, lower, upper, lower_open, upper_open
  FROM figure
  QUALIFY row_number() OVER (
    PARTITION BY key, period_kind, period_start, period_end
    ORDER BY is_reported DESC, preliminary, is_outdone, publisher_rank, published DESC NULLS LAST, confidence_rank,
      source_no, id
  ) = 1
),
best AS (
  SELECT b.*, k.indicator, k.breakdown, k.body, k.basis, k.basis_key, k.statistic, k.area, o.observation_id
  FROM best_figure b
  JOIN figure_key k USING (key)
  JOIN observation o ON o.rowid = b.id
),
-- Figures of one period by equal days, so that a key with many figures costs no more than its periods; stocks of
-- two days within a month by the best of each day.
pair AS (
  SELECT b.id AS best_id, f.id AS other_id
  FROM best_figure b
  JOIN figure f USING (key, period_kind, period_start, period_end)
  WHERE f.id <> b.id AND NOT meet(b, f)
  UNION ALL
  SELECT b.id, f.id
  FROM (SELECT *, unnest([span, span + 1]) AS near FROM best_figure WHERE period_kind = 'point') b
  JOIN best_figure f ON f.key = b.key AND f.period_kind = b.period_kind AND f.span = b.near
  WHERE f.period_end - b.period_end BETWEEN 1 AND 31 AND NOT meet(b, f)
),
sources AS (
  SELECT
    'sources' AS kind, b.indicator, b.breakdown, b.body, b.unit, b.basis, b.area, b.period_kind, b.period_start, b.period_end,
    b.value, b.qualifier, b.lower, b.upper, b.lower_open, b.upper_open, b.observation_id,
    f.value AS other_value, f.lower AS other_lower, f.upper AS other_upper,
    [o.observation_id] AS other_ids, f.report_no AS other_report,
    CASE
      WHEN gap(b, f) > 0.005 THEN 'conflict'
      WHEN b.period_end <> f.period_end THEN 'drift'
      WHEN is_rounded(b) OR is_rounded(f) THEN 'rounding'
      ELSE 'conflict'
    END AS verdict
  FROM pair
  JOIN best b ON b.id = pair.best_id
  JOIN figure f ON f.id = pair.other_id
  JOIN observation o ON o.rowid = pair.other_id
),
told AS (  -- reprints of one figure are one entry
  SELECT * EXCLUDE (other_report)
  FROM sources
  QUALIFY row_number() OVER (PARTITION BY observation_id, other_value, other_report ORDER BY other_ids) = 1
),
member AS (
  SELECT
    w.observation_id AS whole_id, c.parts_total, p.*
  FROM composition c
  JOIN best w ON w.indicator = c.indicator AND w.breakdown = c.breakdown AND (w.body = c.body OR c.body = '*')
  JOIN best p
    ON p.indicator = c.part_indicator AND p.breakdown = c.part_breakdown AND p.body = if(c.part_body = '*', w.body, c.part_body)
    AND p.area = w.area AND p.period_kind = w.period_kind AND p.period_start = w.period_start AND p.period_end = w.period_end
    AND (p.unit = w.unit OR c.indicator <> c.part_indicator) AND p.basis_key = w.basis_key AND p.statistic = w.statistic
),
summed AS (
  SELECT
    whole_id, parts_total, sum(value) AS value, sum(lower) AS lower, sum(upper) AS upper,
    bool_or(lower_open) AS lower_open, bool_or(upper_open) AS upper_open, bool_or(qualifier <> 'exact') AS is_bounded,
    list(observation_id ORDER BY observation_id) AS ids, count(*) AS parts
  FROM member
  GROUP BY whole_id, parts_total
),
parts AS (
  SELECT
    'parts' AS kind, w.indicator, w.breakdown, w.body, w.unit, w.basis, w.area, w.period_kind, w.period_start, w.period_end,
    w.value, w.qualifier, w.lower, w.upper, w.lower_open, w.upper_open, w.observation_id,
    s.value AS other_value, s.lower AS other_lower, s.upper AS other_upper, s.ids AS other_ids,
    CASE
      WHEN greatest(w.lower - s.upper, s.lower - w.upper, 0) / greatest(w.value, s.value) <= 0.005 AND (is_rounded(w) OR s.is_bounded)
        THEN 'rounding'
      ELSE 'conflict'
    END AS verdict
  FROM best w
  JOIN summed s ON s.whole_id = w.observation_id
  -- All parts stated and another sum, or some of them and already more than the whole.
  WHERE (s.parts = s.parts_total AND NOT meet(w, s)) OR s.lower > w.upper
),
country AS (
  SELECT
    n.observation_id AS whole_id, sum(p.value) AS value, sum(p.lower) AS lower, sum(p.upper) AS upper,
    bool_or(p.lower_open) AS lower_open, bool_or(p.upper_open) AS upper_open,
    list(p.observation_id ORDER BY p.area) AS ids, count(*) AS parts,
    (SELECT count(*) FROM area a
      WHERE a.kind <> 'country' AND coalesce(a.valid_from <= n.period_end, true) AND coalesce(a.valid_to >= n.period_end, true)
    ) AS parts_total
  FROM best n
  JOIN indicator i ON i.code = n.indicator AND i.adds_over_areas
  JOIN best p USING (indicator, breakdown, body, unit, basis_key, statistic, period_kind, period_start, period_end)
  WHERE n.area = 'vn' AND p.area <> 'vn'
  GROUP BY n.observation_id, n.period_end
),
areas AS (
  SELECT
    'areas' AS kind, n.indicator, n.breakdown, n.body, n.unit, n.basis, n.area, n.period_kind, n.period_start, n.period_end,
    n.value, n.qualifier, n.lower, n.upper, n.lower_open, n.upper_open, n.observation_id,
    c.value AS other_value, c.lower AS other_lower, c.upper AS other_upper, c.ids AS other_ids,
    -- Army, police and central blocs are in no province, so the country may have more; it cannot have less.
    CASE WHEN n.lower >= c.upper THEN 'not_in_any_province' ELSE 'conflict' END AS verdict
  FROM best n
  JOIN country c ON c.whole_id = n.observation_id
  WHERE (c.parts = c.parts_total AND NOT meet(n, c)) OR c.lower > n.upper
)
SELECT
  *,
  abs(value - other_value) AS difference,
  abs(value - other_value) / greatest(value, other_value) AS gap
FROM (FROM told UNION ALL BY NAME FROM parts UNION ALL BY NAME FROM areas)
ORDER BY verdict = 'conflict' DESC, gap DESC, indicator, area, period_end, kind, observation_id;
