"""A Make, a Use and an Import table of three industries, laid out as BEA lays them out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from own_tables import write_rows

INDUSTRIES, COMMODITIES = ("11", "31G", "7"), ("11", "31G", "7", "Used")
V = np.array([[90.0, 0.0, 0.0, 0.0], [5.0, 190.0, 5.0, 0.0], [0.0, 0.0, 100.0, 0.0]])
U = np.array([[10.0, 40.0, 10.0], [20.0, 60.0, 20.0], [0.0, 20.0, 10.0], [0.0, 0.0, 0.0]])
M = np.array([[0.0, 10.0, 2.0], [8.0, 20.0, 5.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.0]])
VA = {"V001": (30.0, 50.0, 40.0), "V002": (5.0, 10.0, 8.0), "V003": (25.0, 20.0, 12.0)}
CONSUMED, ABROAD = (10.0, 60.0, 70.0, 3.0), (1.0, 20.0, 2.0, 0.0)
Rows = list[list[object]]


def make_rows() -> Rows:
    rows: Rows = [["", "Commodities/Industries", *COMMODITIES, "T008"], ["IOCode", "Name", *COMMODITIES, "Total"]]
    rows += [[code, f"Industry {code}", *V[i], V[i].sum()] for i, code in enumerate(INDUSTRIES)]
    return [*rows, ["T007", "Total commodity output", *V.sum(axis=0), V.sum()]]


def use_rows(flows: npt.NDArray[np.float64], consumed: tuple[float, ...], *, accounts: bool = True) -> Rows:
    rows: Rows = [["IOCode", "Name", *INDUSTRIES, "T001", "F010"]]
    for i, code in enumerate(COMMODITIES):
        # BEA prints dashes for nothing.
        rows.append([code, f"Commodity {code}", *(x or "---" for x in flows[i]), flows[i].sum(), consumed[i]])
    if accounts:
        rows.append(["T005", "Total intermediate", *flows.sum(axis=0), "", ""])
        rows += [[code, "", *figures, "", ""] for code, figures in VA.items()]
    return rows


def write_make_use(folder: Path) -> list[Path]:
    """make.csv, use.csv and import.csv."""
    sheets = {"make": make_rows(), "use": use_rows(U, CONSUMED), "import": use_rows(M, ABROAD, accounts=False)}
    return [write_rows(folder / f"{name}.csv", rows) for name, rows in sheets.items()]
