SELECT s.*, coalesce(o.figures, 0) AS figures
FROM source s
LEFT JOIN (SELECT source_id, count(*) AS figures FROM observation GROUP BY source_id) o USING (source_id)
ORDER BY s.published DESC NULLS LAST, s.title, s.source_id;
