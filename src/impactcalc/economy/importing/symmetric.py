"""A symmetric input-output table as statistical offices publish it (.csv, .xlsx) -> a user's own table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from impactcalc.economy.importing.classification import covered
from impactcalc.economy.importing.grid import bounded, is_text
from impactcalc.economy.importing.labelled_table import LabelledTable, find_rows_in, find_table_in, taken_apart
from impactcalc.economy.importing.own_package import OwnTable
from impactcalc.economy.importing.totals import is_total, sums_of_others
from impactcalc.economy.importing.units import jobs_problems, money_problems
from impactcalc.economy.leontief import Matrix, Vector
from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems import brought_tables as wrong
from impactcalc.facts.problems.brought_bridges import NoSuchIndustry

# How the rows below the flows and the columns beside them are called: ESA codes, ONS and Eurostat words.
ACCOUNTS: Mapping[str, tuple[str, ...]] = {
    "output": (
        "output", "p1", "gross output", "total output", "total output at basic prices", "output at basic prices", "x",
        "go", "total industry output", "australian production",
    ),
    "value_added": (
        "value_added", "b1g", "gva", "gross value added", "value added at basic prices", "va",
        "gross value added at basic prices",
    ),
    "compensation": ("compensation", "compensation of employees", "d1", "compensation_employees", "coe", "comp"),
    "taxes_on_production": (
        "taxes_on_production", "d29x39", "d29_m_d39", "d29_d39", "d29 less d39", "taxes less subsidies on production",
        "other taxes less subsidies on production", "other net taxes on production", "otxs",
    ),
    "gross_operating_surplus": (
        "gross_operating_surplus", "b2a3g", "b2g_b3g", "gross operating surplus and mixed income", "gos",
    ),
    "jobs": ("jobs", "employment", "emp", "emp_dc", "persons engaged", "persons employed", "employment_total",
             "employees"),
    "imports": (
        "imports", "p7", "imported products", "use of imported products", "use of imported products, cif", "imported",
        "imp",
    ),
    "taxes_on_products": (
        "taxes_on_products", "d21x31", "d21_m_d31", "d21_d31", "d21 less d31", "taxes less subsidies on products",
        "net taxes on products", "net tax products", "tls",
    ),
}  # fmt: skip
HOUSEHOLDS = ("household_consumption", "p3_s14", "final consumption expenditure by households", "households", "hfce",
              "household final consumption", "final_consumption_households", "households consumption", "hh", "d_hh",
              "final consumption of households",
              "final consumption expenditure of households", "p31_s14",
              "households final consumption expenditure")  # fmt: skip
# What one account is the sum of, where a table has its parts only: imports with and without a competing product.
_PARTS: Mapping[str, tuple[str, ...]] = {"imports": ("competing imports", "complementary imports")}


@dataclass(frozen=True)
class Layout:
    """What the user says about where things stand: labels by account (several are added up), the households' column,
    sheets of a workbook. `kept` are industries that look like totals and are none.
    """

    labels: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    households: str = ""
    sheet: str = ""
    imports_sheet: str = ""
    accounts_sheet: str = ""
    kept: tuple[str, ...] = ()

    def named(self, account: str) -> tuple[str, ...]:
        """The labels of an account that the user names."""
        labels = self.labels.get(account, ())
        return (labels,) if isinstance(labels, str) else tuple(labels)


def read_symmetric(
    path: Path,
    *,
    imports: Path | None = None,
    accounts: Path | None = None,
    layout: Layout | None = None,
    total_flows: bool = False,
    unit: float | None = None,
    jobs_unit: float | None = None,
) -> OwnTable:
    """The flows, and the accounts below them or in a file of their own.

    The codes along the top and down the side must be the same industries or products. `imports` is a table of
    imported flows of the same layout; with `total_flows` the first table holds them too, and they are taken off. A
    row or column is an account by its ESA code or its words (ACCOUNTS, HOUSEHOLDS) or as `layout` names it; totals
    and every other one are left out, and the facts say which. Where no unit is given money is in million and jobs are
    counted one by one, unless the sheet says otherwise. InputError lists all that is missing or does not fit.
    """
    layout = layout or Layout()
    imports, accounts = _beside(path, layout, imports, accounts)
    table = find_table_in(path, layout.sheet)
    facts: dict[str, str] = {}
    problems = [*table.problems, *(money_problems(table.grid, table.top, table.left) if unit is None else ())]
    unit, count_jobs, jobs_unit = 1.0 if unit is None else unit, jobs_unit is None, jobs_unit or 1.0
    industries = _industries(table, layout, facts, problems)
    flows = table.block(industries, industries, problems) * unit
    problems += _sums(table, industries, flows, layout) if not problems else []
    read_rows, abroad = list(industries), _Imports()
    if imports is not None:
        beside = find_table_in(imports, layout.imports_sheet, "--import-sheet")
        abroad = _imports(beside, industries, layout, unit, problems)
        if total_flows:
            flows, abroad = _taken_off(flows, abroad)
        facts |= abroad.notes
    elif total_flows:
        facts["imports not separated"] = "the flows hold imports as if they were made here: effects are too high"
    found = _accounts(table, accounts, industries, layout, facts, problems, read_rows, count_jobs=count_jobs)
    values = {name: vector * (jobs_unit if name == "jobs" else unit) for name, vector in found.items()}
    column = _households_column(table, industries, layout, problems)
    consumption = values.pop("household_consumption", None)
    if column:
        consumption = table.column(column, industries, problems) * unit
    if consumption is not None and total_flows and abroad.consumption is not None:
        consumption = consumption - abroad.consumption
    facts |= _left_out(table, {*read_rows, *industries, column}) | table.notes(read_rows, (*industries, column))
    output = _output(values, table, problems)
    other, remainder = _other_purchases(flows, abroad.flows, output, values, total_flows=total_flows)
    return OwnTable(
        industries=industries,
        names=tuple(table.row_names.get(code, code) or code for code in industries),
        domestic=flows,
        output=output,
        imported=abroad.flows,
        other_purchases=other,
        remainder=remainder,
        accounts={n: v for n, v in values.items() if n not in ("imports", "taxes_on_products")},
        household_consumption=consumption,
        imported_consumption=abroad.consumption,
        facts=facts,
    )


def _households_column(table: LabelledTable, industries: Sequence[str], layout: Layout, problems: list[Problem]) -> str:
    """The label of the column of what households buy; "" where there is none, a problem where one was named."""
    column = _find(table.columns, HOUSEHOLDS, layout.households)
    if layout.households and not column:
        others = tuple(label for label in table.columns if label not in industries)
        problems.append(Problem("--households", "", layout.households, wrong.NoColumnOfHouseholds(others)))
    return column


def _beside(path: Path, layout: Layout, imports: Path | None, accounts: Path | None) -> tuple[Path | None, Path | None]:
    """The files of imports and of accounts: the table's own where only a sheet is named. InputError where that file has
    none: the table would be read as both.
    """
    named = (
        ("--import", layout.imports_sheet if imports is None else ""),
        ("--accounts", layout.accounts_sheet if accounts is None else ""),
    )
    problems = [
        Problem(f"{option}-sheet", "", sheet, wrong.TextWithoutSheets(path.name, option))
        for option, sheet in named
        if sheet and is_text(path)
    ]
    if problems:
        raise InputError(problems)
    own = path if layout.imports_sheet else None, path if layout.accounts_sheet else None
    return imports or own[0], accounts or own[1]


@dataclass(frozen=True)
class _Imports:
    """What is imported, by industries and by households, as far as it is told; and what is to be said of that."""

    flows: Matrix | None = None
    consumption: Vector | None = None
    notes: Mapping[str, str] = field(default_factory=dict)


def _imports(
    table: LabelledTable, industries: tuple[str, ...], layout: Layout, unit: float, problems: list[Problem]
) -> _Imports:
    """The imports of the same industries, in a table of their own."""
    problems += table.problems
    _same_industries(table, industries, layout, problems)
    flows = table.block(industries, industries, problems) * unit
    column = _find(table.columns, HOUSEHOLDS, layout.households)
    consumption = table.column(column, industries, problems) * unit if column else None
    notes = table.notes(industries, (*industries, column))
    return _Imports(flows, consumption, {"imports": "by product, in a table of their own", **notes})


def _taken_off(flows: Matrix, abroad: _Imports) -> tuple[Matrix, _Imports]:
    """The flows without the imports that they hold; no more is taken off than there is."""
    if abroad.flows is None:
        return flows, abroad
    capped = np.minimum(abroad.flows, np.maximum(flows, 0.0))
    cells = int((abroad.flows > flows).sum())
    said = f"taken off the total flows; {cells} cells import more than is used and are capped"
    return flows - capped, replace(abroad, flows=capped, notes={**abroad.notes, "imports": said})


def _output(values: dict[str, Vector], table: LabelledTable, problems: list[Problem]) -> Vector:
    """Output, taken out of the accounts. InputError with all that is wrong, that there is none too."""
    output = values.pop("output", None)
    if output is None:
        problems.append(Problem(table.grid.name, "", "", wrong.NoOutputRow(ACCOUNTS["output"][:3])))
    if problems or output is None:
        raise InputError(bounded(problems))
    return output


def _industries(
    table: LabelledTable, layout: Layout, facts: dict[str, str], problems: list[Problem]
) -> tuple[str, ...]:
    """The labels that rows and columns share, in the columns' order; how rows and columns differ is told."""
    special = _special(layout)
    shared = [label for label in table.columns if label in table.rows and not _is_account(label, special)]
    industries = tuple(label for label in shared if label in layout.kept or not is_total(label))
    problems += [
        Problem("--keep", "", label, NoSuchIndustry(industries)) for label in layout.kept if label not in industries
    ]
    order = tuple(label for label in table.rows if label in set(industries))
    if not industries:
        problems.append(Problem(table.grid.name, "", "", wrong.NoIndustryShared()))
    if order != industries:
        facts["rows in another order"] = "the rows were put into the order of the columns, by their codes"
    lost: list[tuple[str, wrong.Side]] = [
        (label, "column" if label in table.rows else "row")
        for label in (*table.rows, *table.columns)
        if (label in table.rows) != (label in table.columns) and _looks_like(label, industries, special)
    ]
    if not table.problems:  # a label that cannot be read is told itself
        problems += [Problem(table.grid.name, "", label, wrong.HalfAnIndustry(what)) for label, what in lost]
    return industries


def _sums(table: LabelledTable, industries: Sequence[str], flows: Matrix, layout: Layout) -> list[Problem]:
    """A question about each industry whose row and column are the sums of others: it is a total by another name."""
    problems = []
    for at, run in sums_of_others(flows):
        label = industries[at]
        if label not in layout.kept:
            fact = wrong.SumOfOthers(label, tuple(industries[i] for i in run))
            problems.append(table.grid.problem(table.rows[label], table.left, fact))
    return problems


def _same_industries(table: LabelledTable, industries: Sequence[str], layout: Layout, problems: list[Problem]) -> None:
    special = _special(layout)
    strange = [
        label
        for label in table.columns
        if label in table.rows and label not in industries and not _is_account(label, special) and not is_total(label)
    ]
    missing = [label for label in industries if label not in table.rows or label not in table.columns]
    if strange or missing:
        problems += [Problem(table.grid.name, "", label, wrong.ImportsOfOthers()) for label in (*missing, *strange)]
        raise InputError(bounded(problems))


def _accounts(
    table: LabelledTable,
    path: Path | None,
    industries: Sequence[str],
    layout: Layout,
    facts: dict[str, str],
    problems: list[Problem],
    read: list[str],
    *,
    count_jobs: bool,
) -> dict[str, Vector]:
    places = [table]
    if path is not None:
        beside = find_rows_in(path, layout.accounts_sheet, industries, "--accounts-sheet")
        problems += beside.problems
        places.append(beside)
    found: dict[str, Vector] = {}
    used = []
    known = {**ACCOUNTS, "household_consumption": HOUSEHOLDS}
    for name, words in known.items():
        for place in places:
            labels = [label for label in _rows_of(place, name, words, layout) if label not in industries]
            if labels:
                found[name] = np.asarray(sum(place.row(label, industries, problems) for label in labels))
                if name == "jobs" and count_jobs:
                    for label in labels:
                        problems += jobs_problems(place.grid, place.rows[label], place.left)
                names = " and ".join(f"'{label}'" for label in labels)
                used.append(f"{name.replace('_', ' ')} from {names}")
                if place is table:
                    read += labels
                else:
                    facts |= place.notes(labels, industries)
                break
        else:
            for label in layout.named(name):
                if any(_find(place.rows, (), label) for place in places):
                    continue
                fact = wrong.NoRowOfAccount(name, tuple(other for place in places for other in place.rows))
                problems.append(Problem(table.grid.name, "", label, fact))
    facts["rows read"] = "; ".join(used) or "none"
    return found


def _rows_of(place: LabelledTable, name: str, words: Sequence[str], layout: Layout) -> list[str]:
    """The labels of the rows that an account is the sum of: those that are named, or its own, or its parts."""
    named = layout.named(name)
    if named:
        found = [_find(place.rows, (), one) for one in named]
        return found if all(found) else []
    own = _find(place.rows, words, "")
    if own:
        return [own]
    parts = [_find(place.rows, (), part) for part in _PARTS.get(name, ())]
    return [part for part in parts if part]


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


def _left_out(table: LabelledTable, read: Iterable[str]) -> dict[str, str]:
    known, facts = set(read), dict[str, str]()
    totals: dict[str, None] = {}
    for what, labels in (("rows", table.rows), ("columns", table.columns)):
        others = [label for label in labels if label not in known]
        totals |= dict.fromkeys(label for label in others if is_total(label))
        others = [label for label in others if not is_total(label)]
        if others:
            facts[f"{what} left out"] = ", ".join(others)
    if totals:
        facts["totals left out"] = ", ".join(totals)
    return facts


def _special(layout: Layout) -> frozenset[str]:
    words = [word for listed in (*ACCOUNTS.values(), *_PARTS.values()) for word in listed]
    named = [*(label for account in layout.labels for label in layout.named(account)), layout.households]
    return frozenset(_key(word) for word in (*words, *HOUSEHOLDS, *named) if word)


def _is_account(label: str, special: frozenset[str]) -> bool:
    return any(_key(part) in special for part in _spellings(label))


def _looks_like(label: str, industries: Sequence[str], special: frozenset[str]) -> bool:
    """Whether a label that stands on one side only is a lost industry: a code as the others are."""
    if not industries or _is_account(label, special) or is_total(label):
        return False
    coded = sum(bool(covered(code, "isic")) for code in industries) >= 0.9 * len(industries)
    return coded and bool(covered(label, "isic")) and label[:1].isalpha() == industries[0][:1].isalpha()


def _find(labels: Iterable[str], words: Sequence[str], named: str) -> str:
    """The label that is one of the words, or the one that the user names; nothing when there is none.

    "P1 Output" is found by its code as well as by its words.
    """
    wanted = [_key(named)] if named else [_key(word) for word in words]
    by_key: dict[str, str] = {}
    for which in range(3):
        for label in labels:
            spellings = _spellings(label)
            if which < len(spellings):
                by_key.setdefault(_key(spellings[which]), label)
    return next((by_key[word] for word in wanted if word in by_key), "")


def _spellings(label: str) -> list[str]:
    """A label, and where it is a code with a name, both of them."""
    return [label, *(part for part in taken_apart(label) if part and part != label)]


def _key(label: str) -> str:
    plain = label.casefold().replace(".", "").replace("&", " and ")
    for mark in "_-,;+()":
        plain = plain.replace(mark, " ")
    return " ".join(plain.split())
