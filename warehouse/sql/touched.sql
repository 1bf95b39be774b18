-- The indicators whose results an addition may change: of the rows in the place of sources that were `replaced`, before
-- and after, and of sources that count otherwise than in the version before (attached as `earlier`).
WITH otherwise AS (
  SELECT source_id FROM source ANTI JOIN earlier.source USING (source_id, report_id, publisher_kind)
)
SELECT indicator FROM observation SEMI JOIN replaced USING (source_id)
UNION
SELECT indicator FROM earlier.observation SEMI JOIN replaced USING (source_id)
UNION
SELECT indicator FROM observation SEMI JOIN otherwise USING (source_id);
