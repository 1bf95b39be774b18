-- A figure that stands for a year, published or a sum over one of today's provinces, by its id.
SELECT * FROM series WHERE observation_id = $figure_id
UNION ALL BY NAME
SELECT * FROM series_today WHERE figure_id = $figure_id AND observation_id IS NULL;
