SELECT
  run_id AS id,
  finished AS published,
  observations,
  (SELECT count(*) FROM source) AS sources,
  rejections,
  conflicts
FROM run
ORDER BY finished DESC, run_id DESC
LIMIT 1;
