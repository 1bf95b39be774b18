-- The whole ledger with who published the two figures; of parts and areas the other side is a sum.
SELECT
  l.*, o.publisher, o.document,
  other.publisher AS other_publisher, other.document AS other_document
FROM ledger l
JOIN observation o USING (observation_id)
LEFT JOIN observation other ON l.kind = 'sources' AND other.observation_id = l.other_ids[1]
ORDER BY l.verdict = 'conflict' DESC, l.gap DESC, l.indicator, l.area, l.period_end, l.observation_id;
