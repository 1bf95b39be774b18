SELECT * FROM series_derived WHERE figure_id = $figure_id;
