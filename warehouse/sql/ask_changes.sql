SELECT * FROM version_change;
