"""The folded tables of all metros at once, one thread, with pymrio's `calc_L` beside it in the same run.

    python benchmarks/all_metros.py

The bar: all 933 tables (71 industries, 5 measures, 27 categories, direct, Type I and Type II) in under 0.25 s, and per
table at least 3 times as fast as `calc_L`, which gives one inverse and no multiplier. pymrio is optional.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from impactcalc.economy.package import load_table
from impactcalc.economy.regions.all_places import all_multipliers, all_quotients, folded_tables
from impactcalc.economy.regions.quotients import regional_coefficients, trading
from impactcalc.economy.regions.regional import default_method

RUNS = 7
BAR = 0.25
PYMRIO = "pymrio, a loop of calc_L on arrays"
THREADS = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def main() -> int:
    if not THREADS.items() <= os.environ.items():  # numpy read them when it was loaded: start again with one
        return subprocess.call([sys.executable, __file__], env={**os.environ, **THREADS})
    times, loading, count = measured_times()
    folding = times["folded tables, all effects"]
    print(f"{count} metros x 71 industries, one thread, median of {RUNS} runs in turns")
    print(f"  {'read the jobs, quotients, first time':40}{loading * 1e3:8.1f} ms")
    for name, seconds in times.items():
        print(f"  {name:40}{seconds * 1e3:8.1f} ms {seconds / folding:6.1f} x")
    print(f"  bar {BAR * 1e3:.0f} ms: {'met' if folding < BAR else 'missed'}")
    return 0 if folding < BAR else 1


def seconds() -> tuple[float, float]:
    """Of all metros: their folded tables by us, their inverses alone by pymrio (0: it is not installed)."""
    times, _, _ = measured_times()
    return times["folded tables, all effects"], times.get(PYMRIO, 0.0)


def measured_times() -> tuple[dict[str, float], float, int]:
    """Median seconds by what was done, those that reading the jobs took, and how many metros there are."""
    nation = load_table("us-2014")
    started = time.process_time()
    quotients = all_quotients("metro")
    loading = time.process_time() - started
    count = len(quotients.ids)
    A = regional_coefficients(nation.A_d, trading(quotients.quotient, quotients.share, default_method()))
    unit = np.eye(len(nation.industries))
    work: dict[str, Callable[[], object]] = {
        "folded tables, all effects": lambda: folded_tables(nation, quotients),
        "output multipliers, Type I and II": lambda: all_multipliers(nation, quotients),
        "numpy, a loop of inverses": lambda: [np.linalg.inv(unit - table) for table in A],
    }
    if importlib.util.find_spec("pymrio") is None:
        print("pymrio is not installed: no comparison (pip install pymrio)")
    else:
        calc_L = importlib.import_module("pymrio").calc_L
        frames = [pd.DataFrame(table) for table in A]
        work[PYMRIO] = lambda: [calc_L(table) for table in A]
        work["pymrio, the same on its DataFrames"] = lambda: [calc_L(table) for table in frames]
    return _in_turns(work), loading, count


def _in_turns(work: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """Medians of each, one after the other in every run: what else the machine does meets all alike."""
    times: dict[str, list[float]] = {name: [] for name in work}
    for run in range(RUNS + 1):
        for name, job in work.items():
            started = time.process_time()
            job()
            if run:  # the first run warms up
                times[name].append(time.process_time() - started)
    return {name: statistics.median(found) for name, found in times.items()}


if __name__ == "__main__":
    sys.exit(main())
