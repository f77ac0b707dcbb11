"""A symmetric input-output table as statistical offices publish it (.csv, .xlsx) -> a user's own table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from impactcalc.economy.importing.classification import covered
from impactcalc.economy.importing.grid import read_grid
from impactcalc.economy.importing.labelled_table import LabelledTable, find_rows, find_table
from impactcalc.economy.importing.own_package import OwnTable
from impactcalc.economy.leontief import Matrix, Vector
from impactcalc.errors import InputError, Problem

# How the rows below the flows and the columns beside them are called: ESA codes, ONS and Eurostat words.
ACCOUNTS: Mapping[str, tuple[str, ...]] = {
    "output": (
        "output", "p1", "gross output", "total output", "total output at basic prices", "output at basic prices", "x",
        "go",
    ),
    "value_added": (
        "value_added", "b1g", "gva", "gross value added", "value added at basic prices", "va",
        "gross value added at basic prices",
    ),
    "compensation": ("compensation", "compensation of employees", "d1", "compensation_employees", "coe", "comp"),
    "taxes_on_production": (
        "taxes_on_production", "d29x39", "d29_m_d39", "taxes less subsidies on production",
        "other taxes less subsidies on production", "other net taxes on production", "otxs",
    ),
    "gross_operating_surplus": (
        "gross_operating_surplus", "b2a3g", "b2g_b3g", "gross operating surplus and mixed income", "gos",
    ),
    "jobs": ("jobs", "employment", "emp", "emp_dc", "persons engaged", "persons employed", "employment_total"),
    "imports": (
        "imports", "p7", "imported products", "use of imported products", "use of imported products, cif", "imported",
        "imp",
    ),
    "taxes_on_products": (
        "taxes_on_products", "d21x31", "d21_m_d31", "taxes less subsidies on products", "net taxes on products", "tls",
    ),
}  # fmt: skip
HOUSEHOLDS = ("household_consumption", "p3_s14", "final consumption expenditure by households", "households", "hfce",
              "household final consumption", "final_consumption_households", "households consumption", "hh", "d_hh",
              "final consumption of households")  # fmt: skip
_MONEY = tuple(name for name in ACCOUNTS if name != "jobs")


@dataclass(frozen=True)
class Layout:
    """What the user says about where things stand: labels by account, the households' column, sheets of a workbook."""

    labels: Mapping[str, str] = field(default_factory=dict)
    households: str = ""
    sheet: str = ""
    imports_sheet: str = ""
    accounts_sheet: str = ""


def read_symmetric(
    path: Path,
    *,
    imports: Path | None = None,
    accounts: Path | None = None,
    layout: Layout | None = None,
    total_flows: bool = False,
    unit: float = 1.0,
    jobs_unit: float = 1.0,
) -> OwnTable:
    """The flows, and the accounts below them or in a file of their own.

    The codes along the top and down the side must be the same industries or products. `imports` is a table of
    imported flows of the same layout; with `total_flows` the first table holds them too, and they are taken off. A
    row or column is an account by its ESA code or its words (ACCOUNTS, HOUSEHOLDS) or as `layout` names it; every
    other one is left out, and the facts say which. InputError lists what is missing or does not fit.
    """
    layout = layout or Layout()
    table = find_table(read_grid(path, layout.sheet))
    facts: dict[str, str] = {}
    industries = _industries(table, layout, facts)
    flows = table.block(industries, industries) * unit
    imported = imported_consumption = None
    if imports is not None or layout.imports_sheet:
        beside = find_table(read_grid(imports or path, layout.imports_sheet))
        _same_industries(beside, industries, layout)
        imported = beside.block(industries, industries) * unit
        if total_flows:
            imported, capped = np.minimum(imported, np.maximum(flows, 0.0)), int((imported > flows).sum())
            flows = flows - imported
            facts["imports"] = f"taken off the total flows; {capped} cells import more than is used and are capped"
        else:
            facts["imports"] = "by product, in a table of their own"
        column = _find(beside.columns, HOUSEHOLDS, layout.households)
        imported_consumption = beside.column(column, industries) * unit if column else None
    elif total_flows:
        facts["imports not separated"] = "the flows hold imports as if they were made here: effects are too high"
    found = _accounts(table, accounts, industries, layout, facts)
    values = {name: vector * (jobs_unit if name == "jobs" else unit) for name, vector in found.items()}
    column = _find(table.columns, HOUSEHOLDS, layout.households)
    consumption = table.column(column, industries) * unit if column else None
    if consumption is None and "household_consumption" in values:
        consumption = values.pop("household_consumption")
    if consumption is not None and imported_consumption is not None and total_flows:
        consumption = consumption - imported_consumption
    _left_out(table, industries, layout, facts)
    output = values.pop("output", None)
    if output is None:
        text = "no row holds the output of the industries"
        remedy = f"Call a row {', '.join(ACCOUNTS['output'][:3])}, or name it with --row output=LABEL"
        raise InputError([Problem(table.grid.name, "", "", text, remedy)])
    other, rest = _other_purchases(flows, imported, output, values, total_flows=total_flows)
    return OwnTable(
        industries=industries,
        names=tuple(table.row_names.get(code, code) or code for code in industries),
        domestic=flows,
        output=output,
        imported=imported,
        other_purchases=other,
        rest=rest,
        accounts={n: v for n, v in values.items() if n not in ("imports", "taxes_on_products")},
        household_consumption=consumption,
        imported_consumption=imported_consumption,
        facts=facts,
    )


def _industries(table: LabelledTable, layout: Layout, facts: dict[str, str]) -> tuple[str, ...]:
    """The labels that rows and columns share, in the columns' order; how rows and columns differ is told."""
    special = _special(layout)
    industries = tuple(label for label in table.columns if label in table.rows and _key(label) not in special)
    order = tuple(label for label in table.rows if label in set(industries))
    if not industries:
        text = "rows and columns share no industry"
        raise InputError([Problem(table.grid.name, "", "", text, "Use the same codes along the top and down the side")])
    if order != industries:
        facts["rows in another order"] = "the rows were put into the order of the columns, by their codes"
    lost = [
        (label, "column" if label in table.rows else "row")
        for label in (*table.rows, *table.columns)
        if (label in table.rows) != (label in table.columns) and _looks_like(label, industries, special)
    ]
    if lost:
        raise InputError(
            Problem(table.grid.name, "", label, f"this industry has no {what}", "Add it, or take the other one out")
            for label, what in lost
        )
    return industries


def _same_industries(table: LabelledTable, industries: Sequence[str], layout: Layout) -> None:
    special = _special(layout)
    strange = [
        label
        for label in table.columns
        if label in table.rows and label not in industries and _key(label) not in special
    ]
    missing = [label for label in industries if label not in table.rows or label not in table.columns]
    if strange or missing:
        text = "the imports are of other industries than the table"
        remedy = "Use the same codes in both"
        raise InputError(Problem(table.grid.name, "", label, text, remedy) for label in (*missing, *strange))


def _accounts(
    table: LabelledTable, path: Path | None, industries: Sequence[str], layout: Layout, facts: dict[str, str]
) -> dict[str, Vector]:
    places = [table]
    if path is not None or layout.accounts_sheet:
        places.append(find_rows(read_grid(path or Path(), layout.accounts_sheet), industries))
    found: dict[str, Vector] = {}
    used = []
    known = {**ACCOUNTS, "household_consumption": HOUSEHOLDS}
    for name, words in known.items():
        for place in places:
            label = _find(place.rows, words, layout.labels.get(name, ""))
            if label and label not in industries:
                found[name] = place.row(label, industries)
                used.append(f"{name.replace('_', ' ')} from '{label}'")
                break
        else:
            if layout.labels.get(name):
                text = f"there is no row of this label to take {name.replace('_', ' ')} from"
                remedy = f"Name one of: {', '.join(label for place in places for label in place.rows)}"
                raise InputError([Problem(table.grid.name, "", layout.labels[name], text, remedy)])
    facts["rows read"] = "; ".join(used) or "none"
    return found


def _other_purchases(
    domestic: Matrix,
    imported: Matrix | None,
    output: Vector,
    accounts: Mapping[str, Vector],
    *,
    total_flows: bool,
) -> tuple[Vector | None, str]:
    """Imports and taxes on products that no flow holds: as the rows say, or what is left of output."""
    rows = [accounts[name] for name in ("taxes_on_products",) if name in accounts]
    if imported is None and not total_flows and "imports" in accounts:
        rows.append(accounts["imports"])
    if rows:
        return np.asarray(np.sum(rows, axis=0)), ""
    if "value_added" not in accounts or imported is not None or total_flows:
        return None, ""
    left = output - domestic.sum(axis=0) - accounts["value_added"]
    if (left < -1e-3 * output).any() or not (left > 1e-3 * output).any():
        return None, ""  # a table that adds up has none; one that does not is for `verify` to say
    return np.asarray(left), "imports and taxes on products are what is left of output"


def _left_out(table: LabelledTable, industries: Iterable[str], layout: Layout, facts: dict[str, str]) -> None:
    special, known = _special(layout), set(industries)
    for what, labels in (("rows", table.rows), ("columns", table.columns)):
        others = [label for label in labels if label not in known and _key(label) not in special]
        if others:
            facts[f"{what} left out"] = ", ".join(others)


def _special(layout: Layout) -> frozenset[str]:
    words = [word for listed in ACCOUNTS.values() for word in listed]
    named = [*layout.labels.values(), layout.households]
    return frozenset(_key(word) for word in (*words, *HOUSEHOLDS, *named) if word)


def _looks_like(label: str, industries: Sequence[str], special: frozenset[str]) -> bool:
    """Whether a label that stands on one side only is a lost industry: a code as the others are."""
    if _key(label) in special:
        return False
    coded = sum(bool(covered(code, "isic")) for code in industries) >= 0.9 * len(industries)
    return coded and bool(covered(label, "isic")) and label[:1].isalpha() == industries[0][:1].isalpha()


def _find(labels: Iterable[str], words: Sequence[str], named: str) -> str:
    """The label that is one of the words, or the one that the user names; nothing when there is none."""
    wanted = [_key(named)] if named else [_key(word) for word in words]
    by_key = {_key(label): label for label in labels}
    return next((by_key[word] for word in wanted if word in by_key), "")


def _key(label: str) -> str:
    return " ".join(label.casefold().replace("_", " ").replace("-", " ").replace(",", " ").split())
