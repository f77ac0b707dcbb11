"""A package of three industries that can be checked by hand, and ways to damage one."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from impactcalc.economy.bridge import Bridge, Part
from impactcalc.economy.package import Accounts, write_economy

CODES = ("farm", "plant", "hotel")
ACCOUNTS = Accounts(
    industries=CODES,
    names=("Farms", "Plants", "Hotels"),
    sectors=(("A", "Goods"), ("A", "Goods"), ("B", "Services")),
    Z=np.array([[10.0, 40.0, 10.0], [20.0, 60.0, 20.0], [0.0, 20.0, 10.0]]),
    Z_d=np.array([[10.0, 30.0, 8.0], [12.0, 40.0, 15.0], [0.0, 20.0, 10.0]]),
    output=np.array([100.0, 200.0, 100.0]),
    value_added=np.array([70.0, 80.0, 60.0]),
    compensation=np.array([20.0, 50.0, 40.0]),
    taxes_on_production=np.array([5.0, 10.0, 8.0]),
    gross_operating_surplus=np.array([45.0, 20.0, 12.0]),
    household_consumption=np.array([20.0, 40.0, 50.0]),
    jobs=np.array([500.0, 1500.0, 900.0]),
    personal_income=180.0,
    contribution_share=0.1,
)
BRIDGE = Bridge(
    ("accommodation", "shopping", "local_wages"),
    CODES,
    (
        Part("accommodation", "service", "hotel", 0.9),
        Part("accommodation", "service", "farm", 0.1),
        Part("shopping", "margin", "hotel", 0.3),
        Part("shopping", "good", "plant", 0.5),
        Part("shopping", "leakage", "", 0.2),
        Part("local_wages", "wages", "", 1.0),
    ),
)
DESCRIPTOR: dict[str, Any] = {
    "name": "small",
    "title": "Three industries",
    "version": "1.0.0",
    "sources": [{"title": "made up"}],
    "impactcalc": {
        "kind": "economy",
        "place": "XX",
        "country": "USA",
        "year": 2014,
        "currency": "USD",
        "unit": "million",
        "valuation": "producer",
        "jobs_basis": "jobs",
        "personal_income": {"value": 180.0, "source": "made up, income"},
        "contribution_share": {"value": 0.1, "source": "made up, share"},
        "facts": {"kind of table": "for tests"},
    },
}
Rows = list[list[str]]


def small_package(folder: Path) -> Path:
    write_economy(folder, DESCRIPTOR, ACCOUNTS, BRIDGE)
    return folder


def change_rows(folder: Path, resource: str, change: Callable[[Rows], Rows]) -> None:
    """Rewrite a file of a package, header included, and make the descriptor hold the new file's hash."""
    path = folder / f"{resource}.csv"
    text = io.StringIO()
    with path.open(encoding="utf-8", newline="") as file:
        csv.writer(text, lineterminator="\n").writerows(change(list(csv.reader(file))))
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    rehash(folder, resource)


def rehash(folder: Path, resource: str) -> None:
    data = (folder / f"{resource}.csv").read_bytes()

    def change(descriptor: dict[str, Any]) -> None:
        for entry in descriptor["resources"]:
            if entry["name"] == resource:
                entry["hash"] = "sha256:" + hashlib.sha256(data).hexdigest()

    change_descriptor(folder, change)


def change_descriptor(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    change(descriptor)
    path.write_text(json.dumps(descriptor), encoding="utf-8")


def change_cell(folder: Path, resource: str, row: str, column: str, change: Callable[[float], object]) -> None:
    """Change the number in one cell, found by the row's first cell and the column's name."""

    def changed(rows: Rows) -> Rows:
        at = rows[0].index(column)
        for cells in rows[1:]:
            if cells[0] == row:
                cells[at] = str(change(float(cells[at])))
        return rows

    change_rows(folder, resource, changed)
