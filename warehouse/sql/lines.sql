-- Rows of a series with the line each may be joined into. {source} has the columns of `SeriesRow` but
-- `line`; {part} is `coverage` or `window`. The rules of joining are those of docs/series.md. A bound or an
-- incomplete sum is a neighbour all the same: no line passes over it.
-- Rows are compared without the columns that do not matter, by their place in {source}.
CREATE TABLE {table} AS
WITH
-- The days at which an indicator's series is cut; a derived one's where that of the figure above its line is.
indicator_cut AS (
  SELECT known.code AS indicator, list(b.date) AS days
  FROM (
    SELECT code, breaks FROM indicator
    UNION ALL
    SELECT d.code, i.breaks FROM derivation d JOIN indicator i ON i.code = d.numerator
  ) known
  JOIN comparability_break b ON list_contains(known.breaks, b.code)
  GROUP BY known.code
),
-- The days at which a part of another area joined an area.
area_cut AS (
  SELECT successor AS area, list("date") AS days FROM area_succession WHERE kind = 'partial' GROUP BY successor
),
-- Breaks of the indicator and of the area's territory that lie before the figure: another count, another line.
figure_cut AS (
  SELECT
    c.rowid AS place,
    c.indicator, c.breakdown, c.body, c.unit, coalesce(c.basis, '') AS basis_key, c.statistic, c.area_line, c."{part}",
    coalesce(len(list_filter(i.days, lambda day: day <= c.period_end)), 0)
    + coalesce(len(list_filter(a.days, lambda day: day <= c.period_end)), 0) AS breaks_before,
    c.period_end, c.year, c.area,
    c.coverage = 'point' AS is_stock,
    c.qualifier IN ('exact', 'approx') AND c.value IS NOT NULL AS is_point
  FROM {source} c
  LEFT JOIN indicator_cut i USING (indicator)
  LEFT JOIN area_cut a USING (area)
),
-- What could be one line at most, under a number in the order in which rows are kept, and the name of such a line.
thread AS (
  SELECT
    row_number() OVER (
      ORDER BY indicator, breakdown, body, area_line, "{part}", unit, basis_key, statistic, breaks_before
    )::INTEGER AS thread,
    *,
    concat_ws('/', indicator, breakdown, body, unit, nullif(basis_key, ''), statistic, area_line, "{part}", breaks_before)
      AS name
  FROM (
    SELECT DISTINCT indicator, breakdown, body, unit, basis_key, statistic, area_line, "{part}", breaks_before
    FROM figure_cut
  )
),
-- A line joins full years that follow each other and stocks at most 18 months apart; bounds are never joined.
stepped AS (
  SELECT
    place, thread, period_end, area,
    coalesce(
      is_point AND lag(is_point) OVER along
      AND if(
        is_stock,
        period_end <= lag(period_end) OVER along + INTERVAL 18 MONTH,
        year = lag(year) OVER along + 1
      ),
      false
    ) AS joins
  FROM figure_cut
  JOIN thread USING (indicator, breakdown, body, unit, basis_key, statistic, area_line, "{part}", breaks_before)
  WINDOW along AS (PARTITION BY thread ORDER BY period_end, area)
),
lined AS (
  SELECT place, thread, sum(if(joins, 0, 1)) OVER (PARTITION BY thread ORDER BY period_end, area) AS run
  FROM stepped
)
SELECT
  s.*,
  CASE WHEN {joinable} AND s.value IS NOT NULL THEN concat_ws('/', t.name, l.run) END AS line
FROM {source} s
JOIN lined l ON l.place = s.rowid
JOIN thread t USING (thread)
ORDER BY t.thread, s.period_end, s.area;
