-- Observations as they are exported: each with its SDMX status, its coverage and its part of the year.
-- Grain: one row an observation. The status is judged over all years of a key before the years are chosen,
-- so that a selection of years hides no break. The rules are documented in docs/exports.md.
WITH
-- The days at which an indicator's series, and an area's, are cut.
broken AS (
  SELECT i.code, coalesce(list(b.date) FILTER (b.date IS NOT NULL), []) AS break_days
  FROM indicator i
  LEFT JOIN comparability_break b ON list_contains(i.breaks, b.code)
  GROUP BY i.code
),
joined AS (
  SELECT successor AS area, list("date") AS days FROM area_succession WHERE kind = 'partial' GROUP BY successor
),
chosen AS (
  SELECT
    o.*,
    CASE o.period_kind WHEN 'year' THEN 'full_year' WHEN 'ytd' THEN 'year_to_date' ELSE o.period_kind END AS coverage,
    CASE
      WHEN o.period_kind = 'quarter' THEN 'Q' || quarter(o.period_end)
      WHEN o.period_kind = 'month' THEN 'N' || strftime(o.period_end, '%m')
      WHEN o.period_kind = 'batch' THEN 'B' || strftime(o.period_end, '%m-%d')
      WHEN o.period_kind = 'ytd' AND o.period_end = last_day(o.period_end) THEN 'M' || strftime(o.period_end, '%m')
      WHEN o.period_kind = 'ytd' THEN 'D' || strftime(o.period_end, '%m-%d')
    END AS "window",
    coalesce(renamed.successor, o.area) AS area_line,
    len(list_filter(i.break_days, lambda day: day <= o.period_end))
    + len(list_filter(coalesce(p.days, []), lambda day: day <= o.period_end)) AS breaks_before
  FROM observation o
  JOIN broken i ON i.code = o.indicator
  LEFT JOIN joined p ON p.area = o.area
  LEFT JOIN area_succession renamed ON renamed.predecessor = o.area AND renamed.kind = 'rename'
  WHERE (len($indicators) = 0 OR list_contains($indicators, o.indicator))
    AND (len($breakdowns) = 0 OR list_contains($breakdowns, o.breakdown))
    AND (len($bodies) = 0 OR list_contains($bodies, o.body))
),
-- Figures of low confidence neither end nor begin a series: they are never charted.
placed AS (
  SELECT
    *,
    min(breaks_before) FILTER (confidence <> 'low') OVER all_years AS breaks_before_first,
    min(period_end) FILTER (confidence <> 'low') OVER since_break AS first_end
  FROM chosen
  WINDOW
    all_years AS (
      PARTITION BY indicator, breakdown, body, unit, basis, statistic, area_line, coverage, "window"
    ),
    since_break AS (
      PARTITION BY indicator, breakdown, body, unit, basis, statistic, area_line, coverage, "window", breaks_before
    )
),
judged AS (
  SELECT
    *,
    breaks_before > breaks_before_first AND period_end = first_end AS follows_break,
    -- A target is set before its period ends, and a term is closed by its congress: neither is provisional.
    -- “Sơ bộ” says of the whole sentence that its figures are preliminary.
    coalesce(
      (published < period_end AND period_kind IN ('year', 'ytd', 'quarter', 'month')
        AND NOT list_contains($planned, indicator))
      OR regexp_matches(nfc_normalize(lower(evidence)), '(^|[^\pL])sơ bộ([^\pL]|$)'),
      false
    ) AS provisional,
    -- “Ước” is an estimate only of the figure it stands before, with nothing but up to six words between: “ước đạt khoảng 1.300”.
    -- A pattern of its own for each figure is costly, so it is made only where the word stands at all.
    CASE WHEN qualifier = 'approx' AND contains(nfc_normalize(lower(evidence)), 'ước') THEN
      regexp_matches(
        nfc_normalize(lower(evidence)),
        '(^|[^\pL])ước\s+(\pL+\s+){0,6}' || if(
          value = floor(value),
          replace(format('{:,}', value::BIGINT), ',', '[.]?'),
          replace(value::VARCHAR, '.', '[.,]')
        ) || '([.,]?\s|[.,]?$|[^\d.,])'
      )
    ELSE false END AS estimated
  FROM placed
)
SELECT
  * EXCLUDE (coverage, "window", area_line, breaks_before, breaks_before_first, first_end, follows_break, provisional, estimated),
  CASE
    WHEN confidence = 'low' THEN 'U'
    WHEN follows_break THEN 'B'
    WHEN provisional THEN 'P'
    WHEN estimated THEN 'E'
    ELSE 'A'
  END AS obs_status,
  coverage,
  "window",
  observation_id IN (SELECT observation_id FROM series UNION ALL SELECT observation_id FROM series_window) AS in_series
FROM judged
WHERE (len($areas) = 0 OR list_contains($areas, area))
  AND ($first_year IS NULL OR year(period_end) >= $first_year)
  AND ($last_year IS NULL OR year(period_end) <= $last_year)
ORDER BY indicator, area, period_end, breakdown, body, observation_id;
