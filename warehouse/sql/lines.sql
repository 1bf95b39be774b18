-- Rows of a series with the line each may be joined into. {source} has the columns of `SeriesRow` but
-- `line`; {part} is `coverage` or `window`. The rules of joining are those of docs/series.md. A bound or an
-- incomplete sum is a neighbour all the same: no line passes over it.
CREATE TABLE {table} AS
WITH
-- Breaks of the indicator and of the area's territory that lie before the figure: another count, another line.
cut AS (
  SELECT
    c.*,
    c.qualifier IN ('exact', 'approx') AND c.value IS NOT NULL AS is_point,
    (SELECT count(*) FROM comparability_break b
      WHERE list_contains(i.breaks, b.code) AND b.date <= c.period_end)
    + (SELECT count(*) FROM area_succession p
      WHERE p.successor = c.area AND p.kind = 'partial' AND p.date <= c.period_end) AS breaks_before
  FROM {source} c
  LEFT JOIN derivation d ON d.code = c.indicator
  -- A derived figure is cut where the figure above its line is.
  JOIN indicator i ON i.code = coalesce(d.numerator, c.indicator)
),
neighbour AS (
  SELECT
    *,
    lag(period_end) OVER along AS previous_end,
    lag(year) OVER along AS previous_year,
    lag(is_point) OVER along AS previous_is_point
  FROM cut
  WINDOW along AS (
    PARTITION BY indicator, breakdown, body, unit, basis, statistic, area_line, {part}, breaks_before
    ORDER BY period_end, area
  )
),
-- A line joins full years that follow each other and stocks at most 18 months apart; bounds are never joined.
stepped AS (
  SELECT
    *,
    coalesce(
      is_point AND previous_is_point
      AND CASE coverage
        WHEN 'point' THEN period_end <= previous_end + INTERVAL 18 MONTH
        ELSE year = previous_year + 1
      END,
      false
    ) AS joins
  FROM neighbour
),
lined AS (
  SELECT
    *,
    sum(if(joins, 0, 1)) OVER (
      PARTITION BY indicator, breakdown, body, unit, basis, statistic, area_line, {part}, breaks_before
      ORDER BY period_end, area
    ) AS run
  FROM stepped
)
SELECT
  * EXCLUDE (breaks_before, is_point, previous_end, previous_year, previous_is_point, joins, run),
  CASE WHEN {joinable} AND value IS NOT NULL
    THEN concat_ws('/', indicator, breakdown, body, unit, basis, statistic, area_line, {part}, breaks_before, run)
  END AS line
FROM lined
ORDER BY indicator, breakdown, body, area, year, {part}, unit, basis, statistic;
