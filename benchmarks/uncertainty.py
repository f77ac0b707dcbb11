"""10,000 draws through the city sample, of the model alone and with a range for every number, beside the plain run.

    python benchmarks/uncertainty.py [--times 5]

A run is a process of its own, from the workbook to the report. Prints medians in seconds and the ratio.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUN = """
import sys
import numpy as np
import impactcalc as ic
from impactcalc.impact.uncertainty.sampling import Sampling
from impactcalc.samples import find_sample
from impactcalc.study.sheets.ranges import Range, RangeColumn, SharedRange
from dataclasses import replace

target, draws, ranged = sys.argv[1], int(sys.argv[2]), sys.argv[3] == "ranges"
study = ic.read_study(find_sample("city-programme"))
bare = {name: replace(table, ranges={}) for name, table in study.sheets.items()}
study = replace(study, sheets=bare, shared_ranges=())
fields = ("visitors", "participants", "travellers", "nights", "days", "total_spend", "daily_spend", "spend_per_person",
          "tuition", "amount", "hours", "resident_share", "attribution_share", "accommodation", "venue")
if ranged:
    for table in list(study.sheets.values()):
        for field in fields:
            for at, value in enumerate(table.columns.get(field, ())):
                if value > 0:
                    most = 1.0 if field.endswith("share") else value * 1.3
                    spread = ("triangular", "PERT")[at % 2]
                    study = study.with_range(table.words("id")[at], field, value * 0.8, most, spread)
    shared = (
        SharedRange("delta", "", float("nan"), Range(0.03, 0.08)),
        SharedRange("closure", "", 1.0, Range(0.8, 1.1)),
        SharedRange("local_share", "", 1.0, Range(0.5, 1.5)),
        SharedRange("profile_shares", "us_traveller", float("nan"), None, sample_size=140.0),
    )
    study = replace(study, shared_ranges=shared)
result = ic.run(study, sampling=Sampling(draws=draws))
result.to_excel(target)
print(len(result.uncertainty.quantities) if result.uncertainty else 0)
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    runs = {"plain": (0, "plain"), "model": (10_000, "plain"), "ranges": (10_000, "ranges")}
    taken: dict[str, list[float]] = {name: [] for name in runs}
    numbers = {}
    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch) / "report.xlsx"
        for _ in range(options.times):  # in turn, so that a busy machine slows all
            for name, (draws, ranges) in runs.items():
                time_taken, numbers[name] = seconds(target, draws, ranges)
                taken[name].append(time_taken)
    first = statistics.median(taken["plain"])
    print(f"plain run, workbook to report        {first:8.2f} s")
    for name in ("model", "ranges"):
        found = statistics.median(taken[name])
        print(f"with 10,000 draws of {numbers[name]:3} numbers     {found:8.2f} s, {found / first:.2f} times as long")
    return 0


def seconds(target: Path, draws: int, ranges: str) -> tuple[float, str]:
    """How long a run takes, and how many numbers it drew."""
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(target), str(draws), ranges], check=True, capture_output=True, text=True
    )
    return time.perf_counter() - begin, done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
