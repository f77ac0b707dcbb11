"""What 10,000 cities, and every event of a country, cost to run: measured on a few workbooks, worked out for many.

    python benchmarks/costs.py [--out docs/costs.md]

Measured: processor seconds, memory and bytes of a report for studies of 10, 200, 2,000 and 20,000 rows, each in a
process of its own as `run` is, and the start of Python and impactcalc, which a worker of a batch pays once. Between
them it is taken as straight lines. Simulated: so many workbooks of drawn sizes, handed to workers as they become free.
"""

from __future__ import annotations

import argparse
import heapq
import itertools
import random
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from large_study import write_study
from measured import in_turns, measured

ROOT = Path(__file__).resolve().parent.parent
SIZES = (10, 200, 2000, 20_000)
CORES = (2, 8, 64)
CITIES, MEDIAN_ROWS, SPREAD, MOST_ROWS = 10_000, 60, 1.2, 100_000
# Meetings in the United States in 2016, by Oxford Economics for the Events Industry Council (2018): 1.9 million.
EVENTS, COUNTIES = 1_900_000, 3142


@dataclass(frozen=True)
class Measured:
    """Of a study of so many rows: processor seconds beyond the start, highest memory in MiB, bytes of the report."""

    rows: int
    seconds: float
    memory: float
    size: int


@dataclass(frozen=True)
class Whole:
    """What many studies come to: hours of one core, hours on so many cores, and gigabytes of reports."""

    studies: int
    rows: int
    core_hours: float
    hours: tuple[float, ...]
    gigabytes: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "costs.md")
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    start, found = measure(options.times)
    draw = random.Random(2015)
    cities = [min(MOST_ROWS, max(1, round(draw.lognormvariate(0, SPREAD) * MEDIAN_ROWS))) for _ in range(CITIES)]
    weights = [draw.lognormvariate(0, 1.5) for _ in range(COUNTIES)]
    counties = [max(1, round(weight / sum(weights) * EVENTS)) for weight in weights]
    text = page(start, found, simulated(start, found, cities), simulated(start, found, counties))
    options.out.write_text(text, encoding="utf-8")
    print(options.out)
    return 0


def measure(times: int) -> tuple[float, list[Measured]]:
    """The start of a worker in processor seconds, and each size."""
    ours = (sys.executable, "-m", "impactcalc")
    (start,) = in_turns(
        times, [(sys.executable, "-c", "import impactcalc.impact.one_wave, impactcalc.report.workbook")]
    )
    found = []
    with tempfile.TemporaryDirectory() as scratch:
        for rows in SIZES:
            source, target = Path(scratch) / f"{rows}.xlsx", Path(scratch) / f"{rows}-report.xlsx"
            write_study(source, rows)
            command = (*ours, "run", source, "-o", target, "--force", "--quiet")
            (seconds,) = in_turns(times, [command])
            _, memory = measured(command)
            found.append(Measured(rows, max(0.0, seconds - start), memory, target.stat().st_size))
    return start, found


def between(found: Sequence[Measured], rows: int, values: Sequence[float]) -> float:
    """The value for so many rows, on straight lines through the measured ones, the last one going on."""
    pairs = [(one.rows, value) for one, value in zip(found, values, strict=True)]
    for (low, at_low), (high, at_high) in itertools.pairwise(pairs):
        if rows <= high or (high, at_high) == pairs[-1]:
            return at_low + (at_high - at_low) * (rows - low) / (high - low)
    return pairs[-1][1]


def simulated(start: float, found: Sequence[Measured], rows: Sequence[int]) -> Whole:
    """Studies of so many rows each, in the order given, to whichever core is free first."""
    seconds = [between(found, one, [each.seconds for each in found]) for one in rows]
    size = sum(between(found, one, [float(each.size) for each in found]) for one in rows)
    hours = []
    for cores in CORES:
        free = [start] * cores
        for one in seconds:
            heapq.heapreplace(free, free[0] + one)
        hours.append(max(free) / 3600)
    return Whole(len(rows), sum(rows), sum(seconds) / 3600, tuple(hours), size / 1e9)


def page(start: float, found: Sequence[Measured], cities: Whole, events: Whole) -> str:
    """docs/costs.md."""
    lines = [
        "# What it costs to run",
        "",
        "Made by `benchmarks/costs.py`; [benchmarks/README.md](../benchmarks/README.md) has the bars.",
        "",
        "Measured, workbook to report, 15 columns, 10,000 draws of the model's own error:",
        "",
        "| rows | processor seconds | MiB | report, MB |",
        "|---|---|---|---|",
        *(f"| {one.rows:,} | {one.seconds:.2f} | {one.memory:,.0f} | {one.size / 1e6:.2f} |" for one in found),
        "",
        f"A process takes {start:.2f} seconds to start, which a worker of a batch pays once. Straight lines between",
        "these sizes, and studies handed to cores as they become free, give this table. Up to 2,000 activities and",
        "10,000 amounts a report holds formulas, beyond that values, so that seconds do not rise evenly with rows.",
        "",
        f"| | studies | rows | core hours | {' | '.join(f'hours on {cores} cores' for cores in CORES)} | reports, GB |",
        f"|---|---|---|---|{'---|' * len(CORES)}---|",
        *(
            f"| {name} | {one.studies:,} | {one.rows:,} | {one.core_hours:.1f} | "
            f"{' | '.join(f'{hours:.2f}' for hours in one.hours)} | {one.gigabytes:.1f} |"
            for name, one in (("10,000 cities", cities), ("every event of a country", events))
        ),
        "",
        f"- **10,000 cities**: workbooks of {MEDIAN_ROWS} rows in the median, drawn from a lognormal distribution",
        f"  (sigma {SPREAD}, at most {MOST_ROWS:,}): an assumption, not a count.",
        "- **Every event of a country**: a row for each of the 1.9 million meetings in the United States in 2016",
        f"  (Oxford Economics for the Events Industry Council, 2018), in {COUNTIES:,} county workbooks of drawn sizes.",
        "- Core hours times what a core hour costs you is the price. Cores are taken as those of the measurement, and",
        "  as independent; on more machines, [--dask](batch.md) adds sending workbooks and reports over the network.",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
