SELECT * FROM rejection ORDER BY file, row, "column", rule;
