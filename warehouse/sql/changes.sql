-- `which` leaves those sources whose rows may differ.
-- What this version has otherwise than the one before it (attached as `earlier`): figures added, changed
-- and withdrawn. A figure is the same one where source, key and period are; it has changed where its
-- value, its upper end or its qualifier has.
INSERT INTO version_change BY NAME
WITH
fresh AS (SELECT * FROM (FROM observation {which}) ANTI JOIN earlier.observation USING (observation_id)),
gone AS (SELECT * FROM (FROM earlier.observation {which}) ANTI JOIN observation USING (observation_id)),
-- Several figures of one source and key are paired in the order of their values.
numbered_fresh AS (
  SELECT *, coalesce(basis, '') AS basis_key, row_number() OVER (
    PARTITION BY source_id, indicator, breakdown, body, unit, coalesce(basis, ''), statistic, area, period_start, period_end ORDER BY value, observation_id
  ) AS place
  FROM fresh
),
numbered_gone AS (
  SELECT *, coalesce(basis, '') AS basis_key, row_number() OVER (
    PARTITION BY source_id, indicator, breakdown, body, unit, coalesce(basis, ''), statistic, area, period_start, period_end ORDER BY value, observation_id
  ) AS place
  FROM gone
)
SELECT
  CASE
    WHEN g.observation_id IS NULL THEN 'added'
    WHEN f.observation_id IS NULL THEN 'withdrawn'
    ELSE 'changed'
  END AS kind,
  indicator, breakdown, body, unit, nullif(basis_key, '') AS basis, statistic, area,
  coalesce(f.period_kind, g.period_kind) AS period_kind, period_start, period_end, source_id,
  f.value, f.value_max, f.qualifier,
  g.value AS previous_value, g.value_max AS previous_value_max, g.qualifier AS previous_qualifier,
  f.observation_id, g.observation_id AS previous_id
FROM numbered_fresh f
FULL JOIN numbered_gone g USING (source_id, indicator, breakdown, body, unit, basis_key, statistic, area, period_start, period_end, place)
WHERE f.value IS DISTINCT FROM g.value OR f.value_max IS DISTINCT FROM g.value_max OR f.qualifier IS DISTINCT FROM g.qualifier
ORDER BY indicator, area, period_end, kind, f.observation_id, g.observation_id;
