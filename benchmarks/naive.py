"""The calculation as one would first write it, beside ours: a row at a time, each checked, a system solved for it.

    python benchmarks/naive.py [--rows 5000]

All start from a workbook and end with value added, Type I and Type II, of every row and of all. The naive way reads
with openpyxl, and for each row solves with the domestic matrix of us-2014, open and closed over households. One that
knows better inverts once, reads with pandas and applies a function to each row, without any check. Both leave out
everything else that a run does: looking at every cell, margins, places, prices, taxes, other countries, checks.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

THREADS = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def main() -> int:
    if not THREADS.items() <= os.environ.items():  # numpy read them when it was loaded: start again with one
        return subprocess.call([sys.executable, *sys.argv], env={**os.environ, **THREADS})
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=5000)
    rows = parser.parse_args().rows
    naive, pandas, ours = seconds(rows)
    print(f"{rows:,} rows, seconds of the processor: ours {ours:.2f}")
    for name, found in (("naive", naive), ("pandas, inverted once", pandas)):
        print(f"  {name}: {found:.2f}, {found / ours:.1f} times as long")
    return 0


def seconds(rows: int) -> tuple[float, float, float]:
    """Processor seconds of the naive way, of one with pandas, and of ours, from a workbook to effects."""
    import impactcalc as ic
    from impactcalc.impact.run import run
    from impactcalc.impact.uncertainty.sampling import Sampling
    from large_study import write_study

    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "study.xlsx"
        write_study(path, rows)
        write_study(few := Path(scratch) / "few.xlsx", 10)
        len(run(ic.read_study(few), sampling=Sampling(draws=0)).activities)  # what is loaded once is loaded
        begun = time.process_time()
        result = run(ic.read_study(path), sampling=Sampling(draws=0))
        assert len(result.activities) == rows  # effects of each, and what they are made of
        ours = time.process_time() - begun
        return naively(path), with_pandas(path), ours


def with_pandas(path: Path) -> float:
    """The same rows with one inverse for all, nothing checked."""
    import numpy as np
    import pandas as pd

    from impactcalc.economy.package import load_table

    economy = load_table("us-2014")
    begun = time.process_time()
    frame = pd.read_excel(path, sheet_name="Visitors", engine="openpyxl")
    categories = ["Accommodation", "Food service", "Shopping", "Local transport", "Culture"]
    per_unit = [economy.per_output["value_added"] @ inverse for inverse in (economy.L, economy.L2)]

    def effects(row: pd.Series[float]) -> pd.Series[float]:
        demand = np.zeros(len(economy.industries))
        demand[: len(categories)] = row[categories] * (1 - row["Resident share"]) * row["Attribution share"]
        return pd.Series([each @ demand for each in per_unit])

    frame.apply(effects, axis=1).sum()
    return time.process_time() - begun


def naively(path: Path) -> float:
    """The same rows, one after the other."""
    import numpy as np
    import openpyxl
    import pandas as pd
    from pydantic import BaseModel

    from impactcalc.economy.package import load_table

    class Row(BaseModel):
        Visitors: int
        Nights: int
        Accommodation: float
        Food_service: float
        Shopping: float
        Local_transport: float
        Culture: float
        Resident_share: float
        Attribution_share: float

    economy = load_table("us-2014")
    begun = time.process_time()
    sheet = openpyxl.load_workbook(path)["Visitors"].iter_rows(values_only=True)
    head = [str(one).replace(" ", "_") for one in next(sheet)]
    frame = pd.DataFrame(list(sheet), columns=head)
    value_added = economy.per_output["value_added"]
    size = len(economy.industries)
    households = economy.households
    assert households is not None
    closed = np.block([[economy.A_d, households.column[:, None]], [households.row[None, :], np.zeros((1, 1))]])
    sums = []
    for _, one in frame.iterrows():
        row = Row.model_validate(one.to_dict())
        demand = np.zeros(size)
        for at, name in enumerate(("Accommodation", "Food_service", "Shopping", "Local_transport", "Culture")):
            demand[at] = getattr(row, name) * (1 - row.Resident_share) * row.Attribution_share
        one_type = value_added @ np.linalg.solve(np.eye(size) - economy.A_d, demand)
        other_type = value_added @ np.linalg.solve(np.eye(size + 1) - closed, np.append(demand, 0.0))[:size]
        sums.append({"type_1": float(one_type), "type_2": float(other_type)})
    pd.DataFrame(sums).sum()
    return time.process_time() - begun


def all_at_once(folder: Path) -> float:
    """Value added, Type I, of a folder of .csv files: every row a checked object, then matrices of rows by industries.
    As one would first write it where there is memory enough; seconds of the processor."""
    import csv

    import numpy as np
    from pydantic import BaseModel

    from impactcalc.economy.package import load_table

    class Row(BaseModel):
        Id: str
        Visitors: int
        Nights: int
        Accommodation: float
        Food_service: float
        Shopping: float
        Local_transport: float
        Resident_share: float
        Attribution_share: float
        Partner_country: str
        Purpose: str

    economy = load_table("us-2014")
    begun = time.process_time()
    with (folder / "visitors.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    rows = [Row.model_validate({head.replace(" ", "_"): cell for head, cell in one.items()}) for one in table]
    size = len(economy.industries)
    demand = np.zeros((len(rows), size))
    for at, name in enumerate(("Accommodation", "Food_service", "Shopping", "Local_transport")):
        demand[:, at] = [getattr(row, name) * (1 - row.Resident_share) * row.Attribution_share for row in rows]
    output = demand @ np.linalg.inv(np.eye(size) - economy.A_d).T
    added = output * economy.per_output["value_added"]
    print(f"{added.sum():.0f}")
    return time.process_time() - begun


if __name__ == "__main__":
    sys.exit(main())
