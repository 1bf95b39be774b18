SELECT * FROM series_today WHERE figure_id = $figure_id AND observation_id IS NULL;
