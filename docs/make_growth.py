"""Writes `docs/growth.md` and `docs/costs.svg` from the points of `docs/costs.csv`: `python docs/make_growth.py`.

A test sees that the page is up to date. What was not measured is worked out from the largest measured point and said
to be; nothing else is a number here.
"""

from __future__ import annotations

from pathlib import Path

import plotly.graph_objects as go
import polars as pl
from plotly.subplots import make_subplots

HERE = Path(__file__).parent
CURVES = {
    "documents": "documents read, two jobs",
    "observations": "observations, one build",
    "readers": "readers at once, one process",
}
DOCUMENTS, READERS = 1_000_000_000, 1_000
CORES = 2
"""Of the machine that the points were measured on, both busy with documents."""
WEEK = 7 * 24
PATIENCE = 3.0
"""How many times as long as a lone reader the slowest of twenty may wait."""

PAGE = """# Growth

Made by `docs/make_growth.py` from the points of `docs/costs.csv`, which `python -m tests.benchmarks curves` measures;
do not edit by hand. Machine: {cores} cores, 24 GiB, Debian, Python 3.11, shared with others: only points of one day
may be compared.

![What documents, observations and readers cost](costs.svg)

## Measured

| curve | size | seconds | processor seconds | peak GiB | bytes | date |
| --- | --- | --- | --- | --- | --- | --- |
{points}

Seconds are those of the whole work; of readers, the time that nineteen of twenty runs of the page stay under.
Documents are generated, one sentence in twenty with figures. Their bytes are the input's, those of observations the
published file's. Memory is that of the first process (of readers, the server's), not of its workers. While the
documents of 28 November were read, other programs had up to one of the two cores: most of all at 30,000, where seconds
say little.

## A billion documents

A document cost {drift:.2f} times as much at {few:,} as at {many:,}, where the start of two workers weighs less:
reading goes shard by shard, and a shard knows nothing of the others. So, worked out and
not measured, from {per:.1f} processor milliseconds a document of {size:,.0f} bytes:

| | |
| --- | --- |
| text | {terabytes:,.1f} TB |
| processor hours | {hours:,.0f} |
| machines of {cores} cores for a week | {machines:,.0f} |
| hours on a thousand cores | {thousand:,.0f} |

The contract of a shard is what makes that possible: documents in, a Parquet file and a manifest out under a temporary
name, then a rename, so that a shard may be retried, repeated or moved. `--engine dask --scheduler` sends the same
shards to a running cluster.

## Observations

One build of {rows:,} observations took {build:,.0f} seconds, {memory:.1f} GiB and wrote {file:.2f} GiB. A version is
written whole by one process, so memory gives way first: at the {bytes_a_row:,.0f} bytes that each
further observation took between the last two points, a machine of 64 GiB ends near {rows_64:,} of them.
Beyond that the warehouse has to be written in parts, by indicator,
which is how its rows are sorted already; nothing of that is built. An addition costs less: it starts from a copy of the
published file, puts in place the rows of the sources that were read, and computes again only what figures of their
indicators may have changed ([benchmarks.md](benchmarks.md)).

## A thousand readers

With five seconds of thought between two looks, one process answered {readers:,} readers with the slowest of twenty
runs at {times:.1f} times a lone reader's. {verdict} Replicas share nothing but the published file; `deploy/` has the
nginx configuration that keeps a reader with one of them.

## What gives way first

1. A process of the dashboard, beyond {readers:,} readers on this machine: one more process.
2. A machine's hours of reading, at some millions of documents: more machines, the same shards.
3. The memory of the one process that writes a version, past {rows_64:,} observations on 64 GiB: not solved here.
"""


def page(costs: pl.DataFrame) -> str:
    """The page as Markdown. `costs` has the columns of `docs/costs.csv`."""
    ordered = costs.sort(pl.col("curve").cast(pl.Enum(list(CURVES))), "size")
    return PAGE.format(
        points="\n".join(_line(row) for row in ordered.iter_rows(named=True)), cores=CORES, **_meaning(costs)
    )


def _line(row: dict[str, object]) -> str:
    return f"| {' | '.join(_cell(value) for value in row.values())} |"


def _cell(value: object) -> str:
    if isinstance(value, int | float):
        return f"{value:,.0f}" if value >= 1000 else f"{value:.4g}"  # noqa: PLR2004
    return str(value or "–")


def _meaning(costs: pl.DataFrame) -> dict[str, object]:
    documents, observations, readers = (costs.filter(curve=curve).sort("size") for curve in CURVES)
    first, last = documents.row(0, named=True), documents.row(-1, named=True)
    each = [row["processor_seconds"] / row["size"] for row in (first, last)]
    hours = each[1] * DOCUMENTS / 3600
    built = observations.row(-1, named=True)
    before = observations.row(-2, named=True)
    a_row = (built["gib"] - before["gib"]) * 2**30 / (built["size"] - before["size"])
    return {
        "few": first["size"], "many": last["size"], "drift": each[0] / each[1], "per": 1000 * each[1],
        "size": last["bytes"] / last["size"], "terabytes": last["bytes"] / last["size"] * DOCUMENTS / 1e12,
        "hours": hours, "machines": hours / CORES / WEEK, "thousand": hours / 1000,
        "rows": built["size"], "build": built["seconds"], "memory": built["gib"], "file": built["bytes"] / 2**30,
        "bytes_a_row": a_row, "rows_64": round(64 * 2**30 / a_row / 1e6) * 1_000_000,
        **_served(readers),
    }  # fmt: skip


def _served(readers: pl.DataFrame) -> dict[str, object]:
    """How many readers a process holds within `PATIENCE`, and how many processes a thousand of them need."""
    lone = readers["seconds"][0]
    held = readers.filter(pl.col("seconds") <= PATIENCE * lone).row(-1, named=True)
    processes = -(-READERS // held["size"])
    memory = processes * held["gib"]
    verdict = (
        f"So a thousand readers want {processes:,} processes, {memory:,.1f} GiB, and at one process a core "
        f"{-(-processes // CORES):,} machines of {CORES} cores."
    )
    return {"readers": held["size"], "times": held["seconds"] / lone, "verdict": verdict}


def picture(costs: pl.DataFrame) -> go.Figure:
    """Seconds over size, each curve a panel with logarithmic axes."""
    figure = make_subplots(cols=len(CURVES), subplot_titles=list(CURVES.values()), horizontal_spacing=0.08)
    for place, curve in enumerate(CURVES, start=1):
        own = costs.filter(curve=curve).sort("size")
        line = go.Scatter(
            x=own["size"].to_list(), y=own["seconds"].to_list(), mode="lines+markers", line_color="#0b5c8a"
        )
        figure.add_trace(line, row=1, col=place)
    figure.update_xaxes(type="log", dtick=1)
    figure.update_yaxes(type="log", dtick=1)
    figure.update_yaxes(title_text="seconds", col=1)
    return figure.update_layout(
        width=1050, height=340, showlegend=False, template="plotly_white", font_family="DejaVu Sans, sans-serif"
    )


if __name__ == "__main__":
    measured = pl.read_csv(HERE / "costs.csv")
    (HERE / "growth.md").write_text(page(measured), encoding="utf-8")
    picture(measured).write_image(HERE / "costs.svg")
