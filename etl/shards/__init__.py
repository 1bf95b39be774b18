"""The contract of a shard: some documents in; their figures, sources and refusals out, as Parquet with a manifest.

`cutting` makes shards of files, `work` reads one and writes its result under a temporary name that a rename
makes final, `engines` has many read at a time, in processes or through Dask. A shard's result depends on
nothing but its documents, so whichever worker reads it, and however often, the outcome is the same.
"""
