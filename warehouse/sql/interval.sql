-- The interval that a figure's wording allows. v: the figure; u: the place of its last non-zero
-- digit, at most a tenth of it (so "more than 50" says at most 55, "more than 24,160" at most 24,170).
-- Ends are rounded to six decimals: 67.8 + 0.1 must be 67.9 itself, or an exact 67.9 would seem to lie outside.
CREATE OR REPLACE TEMP MACRO last_digit_place(v) AS (
  CASE
    WHEN v = 0 THEN 0.0
    WHEN v % 1e9 = 0 THEN 1e9 WHEN v % 1e8 = 0 THEN 1e8 WHEN v % 1e7 = 0 THEN 1e7
    WHEN v % 1e6 = 0 THEN 1e6 WHEN v % 1e5 = 0 THEN 1e5 WHEN v % 1e4 = 0 THEN 1e4
    WHEN v % 1e3 = 0 THEN 1e3 WHEN v % 1e2 = 0 THEN 1e2 WHEN v % 1e1 = 0 THEN 1e1
    WHEN v % 1 = 0 THEN 1.0
    WHEN round(v * 1e4) % 1000 = 0 THEN 0.1
    WHEN round(v * 1e4) % 100 = 0 THEN 0.01
    WHEN round(v * 1e4) % 10 = 0 THEN 0.001
    ELSE 0.0001
  END
);

CREATE OR REPLACE TEMP MACRO rounding_unit(v) AS least(last_digit_place(v), abs(v) / 10);

CREATE OR REPLACE TEMP MACRO interval_lower(qualifier, v) AS
  CASE WHEN qualifier IN ('nearly', 'approx', 'less_than', 'at_most') THEN round(v - rounding_unit(v), 6) ELSE v END;

CREATE OR REPLACE TEMP MACRO interval_upper(qualifier, v, v_max) AS
  CASE
    WHEN qualifier = 'range' THEN v_max
    WHEN qualifier IN ('more_than', 'at_least', 'approx') THEN round(v + rounding_unit(v), 6)
    ELSE v
  END;

CREATE OR REPLACE TEMP MACRO interval_lower_open(qualifier) AS qualifier IN ('less_than', 'at_most');

CREATE OR REPLACE TEMP MACRO interval_upper_open(qualifier) AS qualifier IN ('more_than', 'at_least', 'nearly');

-- The qualifier whose interval has the shape of a computed one; of no figure, that of an exact one.
CREATE OR REPLACE TEMP MACRO interval_shape(v, lowest, highest) AS
  CASE
    WHEN v IS NULL OR lowest = highest THEN 'exact'
    WHEN v = lowest THEN 'more_than'
    WHEN v = highest THEN 'nearly'
    ELSE 'approx'
  END;

-- Whether two intervals have a point in common.
CREATE OR REPLACE TEMP MACRO meet(a, b) AS (
  (a.lower < b.upper OR (a.lower = b.upper AND NOT a.lower_open AND NOT b.upper_open))
  AND (b.lower < a.upper OR (b.lower = a.upper AND NOT b.lower_open AND NOT a.upper_open))
);

-- How far two intervals are apart, as a share of the larger figure; 0 where they touch. Rounded, so that 79.6
-- and 80 are 0.5 % apart and not a little more.
CREATE OR REPLACE TEMP MACRO gap(a, b) AS
  round(greatest(a.lower - b.upper, b.lower - a.upper, 0) / greatest(a.value, b.value, 1e-9), 9);

-- A figure somebody rounded: qualified, or with at most three significant digits.
CREATE OR REPLACE TEMP MACRO is_rounded(f) AS (
  NOT f.is_exact
  OR (last_digit_place(f.value) >= f.value / 1000 AND last_digit_place(f.value) >= if(f.is_percent, 0.1, 10))
);
