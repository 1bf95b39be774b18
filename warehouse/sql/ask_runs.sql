SELECT * FROM run ORDER BY finished DESC, run_id DESC;
