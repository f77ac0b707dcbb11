"""A published table and the figures printed with it, as tests/published/*.csv holds them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

FOLDER = Path(__file__).parent / "published"


@dataclass(frozen=True)
class PublishedTable:
    """Domestic flows (products x products), accounts and printed results, by product."""

    flows: pd.DataFrame
    accounts: dict[str, pd.Series[float]]
    printed: dict[str, pd.Series[float]]


def published_table(name: str) -> PublishedTable:
    lines = (FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    header, *rows = csv.reader(line for line in lines if not line.startswith("#"))
    products = header[2:]
    found: dict[str, dict[str, pd.Series[float]]] = {"flow": {}, "account": {}, "published": {}}
    for kind, row, *cells in rows:
        found[kind][row] = pd.Series([float(cell) for cell in cells], index=products)
    return PublishedTable(pd.DataFrame(found["flow"]).T, found["account"], found["published"])
