-- The ledger: what does not fit together. Three kinds of entry, each with the figures side by side:
--   sources  figures of one key and period whose intervals have nothing in common
--   parts    a stated whole and the sum of its stated parts
--   areas    the country and the sum of its provinces, where every province has a figure
-- `verdict` is `rounding` or `drift` (a small gap with a reason), `conflict`, or `not_in_any_province`.
-- Figures are found by the numbers of keys and periods; texts are put to the few that are told.
CREATE TABLE ledger AS
WITH
-- Figures of equal days; stocks of two days within a month by the best of each day.
pair AS (
  SELECT id, other_id FROM beside WHERE same_days AND NOT meets
  UNION ALL
  SELECT b.id, f.id
  FROM (SELECT *, unnest([span, span + 1]) AS around FROM best WHERE coverage = 'point') b
  JOIN best f ON f.key = b.key AND f.coverage = b.coverage AND f.span = b.around
  WHERE f.period_end - b.period_end BETWEEN 1 AND 31 AND NOT meet(b, f)
),
told AS (
  SELECT
    'sources' AS kind, b.id,
    f.value AS other_value, f.lower AS other_lower, f.upper AS other_upper, [f.id] AS others,
    CASE
      WHEN gap(b, f) > 0.005 THEN 'conflict'
      WHEN b.period <> f.period THEN 'drift'
      WHEN is_rounded(b) OR is_rounded(f) THEN 'rounding'
      ELSE 'conflict'
    END AS verdict
  FROM pair
  JOIN best b USING (id)
  JOIN figure f ON f.id = pair.other_id
  JOIN observation o ON o.rowid = pair.other_id
  -- Reprints of one figure are one entry.
  QUALIFY row_number() OVER (PARTITION BY b.id, f.value, f.report_no ORDER BY o.observation_id) = 1
),
part_key AS (
  SELECT w.key AS whole, p.key AS part, c.parts_total
  FROM composition c
  JOIN figure_key w ON w.indicator = c.indicator AND w.breakdown = c.breakdown AND (w.body = c.body OR c.body = '*')
  JOIN figure_key p
    ON p.indicator = c.part_indicator AND p.breakdown = c.part_breakdown
    AND p.body = if(c.part_body = '*', w.body, c.part_body) AND p.area = w.area
    AND (p.unit = w.unit OR c.indicator <> c.part_indicator) AND p.basis_key = w.basis_key AND p.statistic = w.statistic
),
part_sum AS (
  SELECT
    w.id, parts_total, sum(p.value) AS value, sum(p.lower) AS lower, sum(p.upper) AS upper,
    bool_or(p.lower_open) AS lower_open, bool_or(p.upper_open) AS upper_open,
    bool_or(NOT p.is_exact) AS is_bounded,
    list(p.id) AS others, count(*) AS parts
  FROM part_key k
  JOIN best w ON w.key = k.whole
  JOIN best p ON p.key = k.part AND p.period = w.period
  GROUP BY w.id, parts_total
),
parts AS (
  SELECT
    'parts' AS kind, w.id,
    s.value AS other_value, s.lower AS other_lower, s.upper AS other_upper, s.others,
    CASE
      WHEN greatest(w.lower - s.upper, s.lower - w.upper, 0) / greatest(w.value, s.value) <= 0.005 AND (is_rounded(w) OR s.is_bounded)
        THEN 'rounding'
      ELSE 'conflict'
    END AS verdict
  FROM best w
  JOIN part_sum s USING (id)
  -- All parts stated and another sum, or some of them and already more than the whole.
  WHERE (s.parts = s.parts_total AND NOT meet(w, s)) OR s.lower > w.upper
),
province_key AS (
  SELECT n.key AS country, p.key AS province
  FROM figure_key n
  JOIN indicator i ON i.code = n.indicator AND i.adds_over_areas
  JOIN figure_key p USING (indicator, breakdown, body, unit, basis_key, statistic)
  WHERE n.area = 'vn' AND p.area <> 'vn'
),
province_sum AS (
  SELECT
    n.id, sum(p.value) AS value, sum(p.lower) AS lower, sum(p.upper) AS upper,
    bool_or(p.lower_open) AS lower_open, bool_or(p.upper_open) AS upper_open,
    list(p.id) AS others, count(*) AS parts,
    (SELECT count(*) FROM area a
      WHERE a.kind <> 'country' AND coalesce(a.valid_from <= n.period_end, true) AND coalesce(a.valid_to >= n.period_end, true)
    ) AS parts_total
  FROM province_key k
  JOIN best n ON n.key = k.country
  JOIN best p ON p.key = k.province AND p.period = n.period
  GROUP BY n.id, n.period_end
),
areas AS (
  SELECT
    'areas' AS kind, n.id,
    s.value AS other_value, s.lower AS other_lower, s.upper AS other_upper, s.others,
    -- Army, police and central blocs are in no province, so the country may have more; it cannot have less.
    CASE WHEN n.lower >= s.upper THEN 'not_in_any_province' ELSE 'conflict' END AS verdict
  FROM best n
  JOIN province_sum s USING (id)
  WHERE (s.parts = s.parts_total AND NOT meet(n, s)) OR s.lower > n.upper
),
entry AS (
  SELECT row_number() OVER () AS no, *
  FROM (FROM told UNION ALL BY NAME FROM parts UNION ALL BY NAME FROM areas)
),
-- Parts by their id, provinces by their name.
named AS (
  SELECT
    no,
    list(o.observation_id ORDER BY if(kind = 'areas', o.area, ''), o.observation_id) AS other_ids
  FROM (SELECT no, kind, unnest(others) AS other_id FROM entry) e
  JOIN observation o ON o.rowid = e.other_id
  GROUP BY no
)
SELECT
  e.kind, o.indicator, o.breakdown, o.body, o.unit, o.basis, o.area, o.period_kind, o.period_start, o.period_end,
  o.value, o.qualifier, o.lower, o.upper, o.lower_open, o.upper_open, o.observation_id,
  e.other_value, e.other_lower, e.other_upper, n.other_ids, e.verdict,
  abs(o.value - other_value) AS difference,
  abs(o.value - other_value) / greatest(o.value, other_value) AS gap
FROM entry e
JOIN observation o ON o.rowid = e.id
JOIN named n USING (no)
ORDER BY verdict = 'conflict' DESC, gap DESC, indicator, area, period_end, kind, observation_id;
