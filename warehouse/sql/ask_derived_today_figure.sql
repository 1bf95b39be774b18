SELECT * FROM series_derived_today WHERE figure_id = $figure_id;
