-- One number for all that was published, whatever the order of the rows: equal content, equal hash.
SELECT sha256(concat_ws('|',
  (SELECT coalesce(sum(('0x' || observation_id)::UBIGINT), 0) FROM observation),
  (SELECT coalesce(sum(md5_number_lower(to_json(source)::VARCHAR)::HUGEINT), 0) FROM source),
  (SELECT coalesce(sum(md5_number_lower(to_json(rejection)::VARCHAR)::HUGEINT), 0) FROM rejection),
  (SELECT coalesce(sum(md5_number_lower(to_json(indicator)::VARCHAR)::HUGEINT), 0) FROM indicator),
  (SELECT coalesce(sum(md5_number_lower(to_json(area)::VARCHAR)::HUGEINT), 0) FROM area)
));
