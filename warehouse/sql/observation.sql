-- Published observations: the rows that passed the checks, in the order they come in, each with its id and its interval.
-- The id is a hash of every column, so that equal rows have equal ids in every version.
INSERT INTO observation BY NAME
SELECT
  *,
  left(md5({row_text}), 16) AS observation_id,
  interval_lower(qualifier, value) AS lower,
  interval_upper(qualifier, value, value_max) AS upper,
  interval_lower_open(qualifier) AS lower_open,
  interval_upper_open(qualifier) AS upper_open
FROM incoming;
