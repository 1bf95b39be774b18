-- One figure for each indicator, breakdown, body, unit, basis, statistic, area, year and {part}, which is `coverage`
-- (full years, terms, stocks …) or `window` (parts of a year); a statement is made for each. Lines are added by lines.sql.
CREATE OR REPLACE TEMP TABLE {table} AS
SELECT
  k.indicator, k.breakdown, k.body, k.unit, k.basis, k.statistic, k.area, b.year::BIGINT AS year, b.coverage,
  o.value, o.value_max, o.qualifier, o.lower, o.upper, o.lower_open, o.upper_open,
  o.period_start, o.period_end, o.period_kind, o.status, o.confidence,
  w.source_count, w.conflict, w.spread, o.observation_id, k.area_line
  {extra}
FROM best_of_year y
JOIN best b USING (id)
JOIN weighed w USING (id)
JOIN figure_key k USING (key)
JOIN observation o ON o.rowid = b.id
WHERE y.part = '{part}' AND {kept};
