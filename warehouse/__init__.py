"""The warehouse: what an observation is, where it is kept, how it is read and exported.

Here live the catalogue (indicators, areas, code lists), the one definition of every published
table, publishing into DuckDB, the SQL views and the exports. Nothing here reads a document, and
nothing here draws: `etl` writes through this package and `dashboard` reads through it.
"""
