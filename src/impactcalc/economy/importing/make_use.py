"""Make, Use and Import tables in BEA's own workbook layout or as plain .csv -> a user's own table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from impactcalc.economy.importing.grid import Grid, bounded, find_in, read_grids, sheet_names
from impactcalc.economy.importing.labelled_table import LabelledTable, locate_rows, notes_of, table_at
from impactcalc.economy.importing.own_package import OwnTable
from impactcalc.economy.importing.totals import is_total
from impactcalc.economy.importing.units import money_problems
from impactcalc.economy.leontief import Matrix, Vector
from impactcalc.economy.supply_use import Coefficients, coefficients
from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems import brought_tables as wrong
from impactcalc.facts.problems.brought_cells import NotAFigure
from impactcalc.facts.problems.brought_files import TableSheetOfYearMissing

# BEA's codes; V00100 and F01000 are the same in its detailed tables.
VALUE_ADDED: Mapping[str, tuple[str, ...]] = {
    "compensation": ("V001", "V00100", "compensation", "compensation of employees"),
    "taxes_on_production": ("V002", "V00200", "T00OTOP", "taxes_on_production",
                            "taxes on production and imports less subsidies",
                            "taxes on production and imports, less subsidies"),
    "gross_operating_surplus": ("V003", "V00300", "gross_operating_surplus", "gross operating surplus"),
}  # fmt: skip
HOUSEHOLDS = ("F010", "F01000", "household_consumption", "personal consumption expenditures")
_TOTAL = re.compile(r"T\d\w*|V\d+.*|F\d+.*|VA\w*|Scrap total", re.IGNORECASE)  # BEA's accounts and uses too
_HEAD_WORDS = frozenset({"iocode", "code", "name", "commodities/industries", "industries/commodities"})
# Nobody's industry makes them to sell to households: used goods, and what nonresidents buy (negative).
_NOT_BOUGHT = ("Used", "Other", "S00401", "S00402", "S00300", "S00900")


def read_make_use(
    make: Path,
    use: Path,
    imports: Path | None = None,
    *,
    jobs: Path | None = None,
    year: int = 0,
    unit: float | None = None,
    jobs_unit: float = 1.0,
    sheets: Mapping[str, str] | None = None,
) -> OwnTable:
    """Industry by industry, industry technology, from Make (industries x commodities) and Use (commodities x
    industries, value added below, final uses beside).

    A workbook's sheet is the one that `sheets` names (make, use, imports, jobs), else the one called after `year`, else
    the only one with a table in it. Industries are the Make table's rows and the Use table's columns; commodities the
    other way round. Totals are left out; any other label that stands in one table only is a problem. `jobs` is a file
    with the columns industry and jobs. InputError lists what does not fit.
    """
    sheets = sheets or {}
    tables = _tables(_given(make=make, use=use, imports=imports), sheets, year)
    problems = [problem for table in tables.values() for problem in table.problems]
    if unit is None:
        problems += [p for table in tables.values() for p in money_problems(table.grid, table.top, table.left)]
    unit = 1.0 if unit is None else unit
    V, U, M = tables["make"], tables["use"], tables.get("imports")
    facts: dict[str, str] = {}
    industries, commodities = _shared(V, U)
    problems += _strangers(V, U, M, industries, commodities, facts) if not problems else []
    made = V.block(industries, commodities, problems) * unit
    used = U.block(commodities, industries, problems) * unit
    imported = None if M is None else M.block(commodities, industries, problems) * unit
    labels = {name: label for name, words in VALUE_ADDED.items() if (label := _find(U.rows, words))}
    accounts = {name: U.row(label, industries, problems) * unit for name, label in labels.items()}
    if jobs is not None:
        accounts["jobs"] = _jobs(jobs, sheets.get("jobs", ""), industries, problems, facts) * jobs_unit
    column = _find(U.columns, HOUSEHOLDS)
    consumed, abroad = (_bought(table, column, commodities, problems) * unit for table in (U, M))
    if problems:
        raise InputError(bounded(problems))
    facts |= V.notes(industries, commodities)
    facts |= U.notes((*commodities, *labels.values()), (*industries, column))
    facts |= {} if M is None else M.notes(commodities, (*industries, column))
    result = coefficients(made, used, imported)
    consumption = from_abroad = None
    if column:
        consumption, from_abroad = _consumption(consumed, abroad, commodities, result.market_shares)
    facts |= _facts(result, column, separated=M is not None)
    return OwnTable(
        industries=industries,
        names=tuple(V.row_names.get(code, code) or code for code in industries),
        domestic=result.A_d * result.output,
        output=result.output,
        imported=None if M is None else (result.A - result.A_d) * result.output,
        other_purchases=None if M is None else np.zeros(len(industries)),
        accounts=accounts,
        household_consumption=consumption,
        imported_consumption=None if M is None else from_abroad,
        facts=facts,
    )


def _shared(V: LabelledTable, U: LabelledTable) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The industries and the commodities that Make and Use have both."""
    industries = tuple(label for label in V.rows if label in U.columns and not is_total(label))
    commodities = tuple(label for label in V.columns if label in U.rows and not is_total(label))
    if not industries or not commodities:
        raise InputError([Problem(V.grid.name, "", "", wrong.MakeAndUseApart())])
    return industries, commodities


def _bought(table: LabelledTable | None, column: str, commodities: tuple[str, ...], problems: list[Problem]) -> Vector:
    """What households buy of each commodity; 0 where a table does not say."""
    if table is None or not column or column not in table.columns:
        return np.zeros(len(commodities))
    return table.column(column, commodities, problems)


def _facts(found: Coefficients, column: str, *, separated: bool) -> dict[str, str]:
    """What was done to the tables, and to the column of households."""
    households = f"column {column}, by market shares; Used and Other left out and the rest rescaled"
    return {
        **({"households' consumption": households} if column else {}),
        **(
            {"imports above use": f"{found.capped} cells capped at the use, {found.capped_sum:.0f} million in all"}
            if separated
            else {"imports not separated": "no import table: the flows hold imports as if they were made here"}
        ),
        "negative cells of the Use table": f"{found.negative} cells, left as they are",
        "industry technology": "market shares; no adjustment for scrap",
    }


def _consumption(consumed: Vector, abroad: Vector, commodities: Sequence[str], shares: Matrix) -> tuple[Vector, Vector]:
    """What households buy of the country's industries and, by the same industries, from abroad."""
    capped = np.minimum(abroad, np.maximum(consumed, 0.0))
    domestic = consumed - capped
    total = consumed.sum() - abroad.sum()
    domestic[[code in _NOT_BOUGHT for code in commodities]] = 0.0
    scaled = domestic * (total / domestic.sum())
    return np.maximum(shares @ scaled, 0.0), np.maximum(shares @ capped, 0.0)


def _given(**paths: Path | None) -> list[tuple[str, Path]]:
    return [(what, path) for what, path in paths.items() if path is not None]


def _tables(paths: Iterable[tuple[str, Path]], sheets: Mapping[str, str], year: int) -> dict[str, LabelledTable]:
    """Each table of its sheet: the one that is named, or called after the year."""
    return {what: _table(path, sheets.get(what, "") or _sheet(path, year), _OPTIONS[what]) for what, path in paths}


_OPTIONS = {"make": "--make-sheet", "use": "--use-sheet", "imports": "--import-sheet", "jobs": "--jobs-sheet"}


def _sheet(path: Path, year: int) -> str:
    """The sheet that is called after the year; none where none is called after years."""
    names = sheet_names(path)
    if str(year) in names:
        return str(year)
    years = [name for name in names if re.fullmatch(r"(19|20)\d\d", name)]
    if years and year:
        fact = TableSheetOfYearMissing(path.name, year, tuple(years))
        raise InputError([Problem("--year", "", str(year), fact)])
    return ""


def _table(path: Path, sheet: str, option: str) -> LabelledTable:
    found = find_in(path, sheet, _locate, "codes", option)
    if found is None:
        raise InputError([Problem(path.name, "", sheet, wrong.NoCodesAboveNumbers())])
    return table_at(found[0], *found[1])


def _locate(grid: Grid) -> tuple[int, int] | None:
    """Where a table's codes stand: in the first row that has many, and in the first column below it."""
    best, top = 0, 0
    for r in range(min(40, len(grid.cells))):
        below = sum(
            isinstance(grid.at(r + 1, c), float) or isinstance(grid.at(r + 2, c), float) for c in range(grid.width)
        )
        labels = {grid.label(r, c) for c in range(1, grid.width)} - {""}
        texts = sum(not _is_figure(label) for label in labels)
        if texts >= 2 and below >= 2 and min(len(labels), below) > best:
            best, top = min(len(labels), below), r
    if not best:
        return None
    left = next(
        (c for c in range(grid.width) if sum(bool(grid.label(r, c)) for r in range(top + 1, len(grid.cells))) >= 2), 0
    )
    return top, left


def _is_figure(label: str) -> bool:
    return bool(re.fullmatch(r"-?\d+(\.\d+)?", label))


def _strangers(
    V: LabelledTable,
    U: LabelledTable,
    M: LabelledTable | None,
    industries: Sequence[str],
    commodities: Sequence[str],
    facts: dict[str, str],
) -> list[Problem]:
    """Industries and commodities that one table has and another has not; totals are told and left out."""
    known = {word.casefold() for words in (*VALUE_ADDED.values(), HOUSEHOLDS) for word in words}

    def strange(labels: Iterable[str], there: Sequence[str]) -> list[str]:
        return [
            label
            for label in labels
            if label not in there
            and not (_TOTAL.fullmatch(label) or is_total(label))
            and label.casefold() not in known
            and label.casefold() not in _HEAD_WORDS
        ]

    used = [label for label in U.rows if label not in U.columns or label in commodities]
    pairs: tuple[tuple[wrong.Trader, LabelledTable, Iterable[str], Sequence[str], LabelledTable], ...] = (
        ("industry", V, V.rows, industries, U),
        ("commodity", V, V.columns, commodities, U),
        ("commodity", U, used, commodities, V),
    )
    problems = [
        Problem(table.grid.name, "", label, wrong.NotInOtherTable(what, other.grid.name))
        for what, table, labels, there, other in pairs
        for label in strange(labels, there)
    ]
    if M is not None:
        imports: tuple[tuple[wrong.Trader, Sequence[str], Mapping[str, int]], ...]
        imports = (("commodity", commodities, M.rows), ("industry", industries, M.columns))
        problems += [
            Problem(M.grid.name, "", label, wrong.NotAmongImports(what, U.grid.name))
            for what, labels, there in imports
            for label in labels
            if label not in there
        ]
    for name, table in (("Make", V), ("Use", U)):
        others = [
            label
            for label in (*table.rows, *table.columns)
            if label not in (*industries, *commodities) and label.casefold() not in known
        ]
        if others:
            facts[f"left out of the {name} table"] = ", ".join(dict.fromkeys(others))
    order = tuple(label for label in U.columns if label in set(industries))
    if order != industries:
        facts["columns in another order"] = "the Use table's columns were put into the order of the Make table's rows"
    return problems


def _jobs(path: Path, sheet: str, industries: Sequence[str], problems: list[Problem], facts: dict[str, str]) -> Vector:
    """Jobs by industry: a column of codes and one of figures, or a row of figures under the codes."""
    grids = read_grids(path, sheet)
    for grid in grids:
        for c in range(grid.width):
            at: dict[str, list[int]] = {}
            for r in range(len(grid.cells)):
                at.setdefault(grid.label(r, c), []).append(r)
            if not all(code in at for code in industries):
                continue
            rows = [at[code][0] for code in industries]
            column = next(
                (j for j in range(c + 1, grid.width) if any(isinstance(grid.at(r, j), float) for r in rows)), -1
            )
            if column < 0:
                continue
            problems += [grid.recurs("row", [(r, c) for r in at[code]]) for code in industries if len(at[code]) > 1]
            settled = grid.settled(rows, [column])
            facts |= notes_of(settled, rows, [column])
            for r in rows:
                doubt = settled.doubtful(r, column)
                if doubt is not None or not isinstance(settled.at(r, column), float):
                    problems.append(doubt or settled.problem(r, column, NotAFigure("jobs")))
            cells = [settled.at(r, column) for r in rows]
            return np.array([cell if isinstance(cell, float) else 0.0 for cell in cells], dtype=np.float64)
    for grid in grids:
        table = locate_rows(grid, industries)
        if table is not None and table.rows:
            facts |= table.notes([next(iter(table.rows))], industries)
            problems += table.problems
            return table.row(next(iter(table.rows)), industries, problems)
    problems.append(Problem(path.name, "", sheet, wrong.NoJobsOfIndustries(tuple(industries[:5]))))
    return np.zeros(len(industries))


def _find(labels: Iterable[str], words: Sequence[str]) -> str:
    by_key = {label.casefold(): label for label in labels}
    return next((by_key[word.casefold()] for word in words if word.casefold() in by_key), "")
