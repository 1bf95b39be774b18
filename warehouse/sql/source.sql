-- Sources. What was read of a source that only tables cite is its rows: their ids are summed to one hash.
INSERT INTO source BY NAME
WITH read_rows AS (
  SELECT source_id, sha256(sum(('0x' || observation_id)::UBIGINT)::VARCHAR) AS rows_hash
  FROM observation
  WHERE method = 'table'
  GROUP BY source_id
)
SELECT
  incoming.* EXCLUDE (content_hash),
  if(incoming.content_hash = '', coalesce(rows_hash, ''), incoming.content_hash) AS content_hash
FROM incoming
LEFT JOIN read_rows USING (source_id);
