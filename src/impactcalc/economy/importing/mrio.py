"""One country out of a multi-regional database, through pymrio, -> a user's own table.

Its domestic block is the table; what its industries buy from all other regions are imports by product.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from impactcalc.economy.importing.own_package import OwnTable
from impactcalc.economy.importing.units import stated_units
from impactcalc.economy.leontief import Matrix, Vector
from impactcalc.errors import InputError, Problem, TableError
from impactcalc.facts.errors import tables as refusals
from impactcalc.facts.problems import brought_databases as wrong

# pymrio's readers, and how the files of each database are usually called.
DATABASES: Mapping[str, tuple[str, str]] = {
    "oecd": ("parse_oecd", r"icio|oecd"),
    "exiobase": ("parse_exiobase3", r"exiobase|iot_\d{4}_"),
    "wiod": ("parse_wiod", r"wiod|wiot"),
    "eora26": ("parse_eora26", r"eora"),
    "gloria": ("parse_gloria", r"gloria"),
    "saved": ("load_all", r"file_parameters"),
}
TEST = "test"  # pymrio's own small system
_ROW_NAMES = ("inputtype", "stressor")  # how pymrio calls the level of labels beside regions and categories
_BY_YEAR = frozenset({"oecd", "wiod", "eora26", "gloria"})
_HOUSEHOLDS = re.compile(r"final consumption expenditure by households|household final consumption|household|^hfce$"
                         r"|^cons_h$", re.IGNORECASE)  # fmt: skip
_NOT_HOUSEHOLDS = re.compile(r"non[- ]?profit|npish", re.IGNORECASE)
_ROWS: Mapping[str, re.Pattern[str]] = {
    "compensation": re.compile(r"compensation of employees|^labr$|^comp$", re.IGNORECASE),
    "value_added": re.compile(r"^(gross )?value[ _]added|^valu$|^va$", re.IGNORECASE),
    "taxes_on_products": re.compile(r"taxes less subsidies on products|^taxsub|^tls$", re.IGNORECASE),
    "jobs": re.compile(r"^employment people|^employment$|^persons engaged", re.IGNORECASE),
}


def read_mrio(source: str, country: str, *, database: str = "", year: int = 0, unit: float | None = None) -> OwnTable:
    """A country's table out of a database: `source` is "test" or the path that pymrio reads.

    `database` is one of DATABASES, told by the path's name where it is not given; `country` a region as the database
    names it. Money times `unit` is million; where it is not given, money is in million unless the database says
    otherwise. InputError when pymrio is not installed or cannot read the path, or there
    is no such country.
    """
    system, name = _system(source, database, year)
    table = system.Z if getattr(system, "Z", None) is not None else getattr(system, "A", None)
    if table is None or getattr(system, "Y", None) is None:
        raise InputError([Problem("", "", source, wrong.DatabaseWithoutFlows(name))])
    if unit is None:
        _must_be_million(system, source)
        unit = 1.0
    regions = list(dict.fromkeys(map(str, table.index.get_level_values(0))))
    if country not in regions:
        raise InputError([Problem("--country", "", country, wrong.DatabaseWithoutCountry(tuple(regions)))])
    Y = system.Y
    own = np.array([str(region) == country for region in table.index.get_level_values(0)])
    bought = np.array([str(region) == country for region in table.columns.get_level_values(0)])
    names = tuple(str(label) for label, mine in zip(table.index.get_level_values(1), own, strict=True) if mine)
    final = np.array([str(region) == country for region in Y.columns.get_level_values(0)])
    households = np.array([_of_households(str(label[1])) for label in Y.columns])
    spent = Y.to_numpy(dtype=np.float64)
    whole = _output(system)
    output, columns = whole[own], table.to_numpy(dtype=np.float64)[:, bought]
    computed = table is not system.Z
    if computed:
        columns = columns * whole[bought]  # Z = A diag(x)
    domestic, imported = columns[own], _by_product(columns, own, table.index, names)
    facts = _facts(system, name, country, len(regions) - 1, computed=computed)
    consumption = from_abroad = None
    of_households = final & households
    if of_households.any():
        both = spent[:, of_households].sum(axis=1)
        consumption = both[own]
        from_abroad = _by_product(both[:, None], own, table.index, names)[:, 0]
        facts["households' consumption"] = "; ".join(str(label[1]) for label in Y.columns[of_households])
    accounts, other, remainder = _accounts(system, bought, output, columns.sum(axis=0), facts)
    if consumption is not None:
        consumption = np.maximum(consumption, 0.0)
    return OwnTable(
        industries=names,
        names=names,
        domestic=domestic * unit,
        output=output * unit,
        imported=imported * unit,
        other_purchases=None if other is None else other * unit,
        remainder=remainder,
        accounts={what: row * (1.0 if what == "jobs" else unit) for what, row in accounts.items()},
        household_consumption=None if consumption is None else consumption * unit,
        imported_consumption=None if from_abroad is None else np.maximum(from_abroad, 0.0) * unit,
        facts=facts,
    )


def _of_households(label: str) -> bool:
    return bool(_HOUSEHOLDS.search(label)) and not _NOT_HOUSEHOLDS.search(label)


def _facts(system: Any, name: str, country: str, others: int, *, computed: bool) -> dict[str, str]:
    """What was read; `computed` where flows follow from coefficients."""
    kind = f"the domestic block of {country} in {name}, read by pymrio; imports from {others} regions by product"
    facts = {"kind of table": kind}
    if computed:
        facts["flows"] = "from the coefficients A and output, which the database holds instead of flows"
        if getattr(system, "x", None) is None:
            facts["output"] = "what final demand Y needs by the coefficients A: x = (I - A)^-1 y"
    return facts


def _system(source: str, database: str, year: int) -> tuple[Any, str]:
    """pymrio's system, and what to call it."""
    try:
        pymrio = import_module("pymrio")
    except ImportError as error:
        raise InputError([Problem("", "", source, wrong.PymrioMissing())]) from error
    if source == TEST and not Path(source).exists():
        return pymrio.load_test(), "pymrio's test system"
    path = Path(source)
    guesses = [path.name, *(child.name for child in path.iterdir())] if path.is_dir() else [path.name]
    kind = database or next((k for k, (_, p) in DATABASES.items() if any(re.search(p, g.lower()) for g in guesses)), "")
    if not path.exists() or kind not in DATABASES:
        fact = wrong.DatabaseUnclear if path.exists() else wrong.DatabaseMissing
        raise InputError([Problem("", "", source, fact(tuple(DATABASES), TEST))])
    reader = getattr(pymrio, DATABASES[kind][0])
    try:
        system = reader(path, year=year) if kind in _BY_YEAR and year else reader(path)
    except (OSError, ValueError, KeyError, IndexError, pymrio.ParserError, pymrio.ParserWarning) as error:
        raise InputError([Problem("", "", source, wrong.DatabaseUnreadable(kind, str(error)))]) from error
    return system, kind


def _must_be_million(system: Any, source: str) -> None:
    """InputError when the database says that its money is in another unit than millions."""
    units = getattr(system, "unit", None)
    if units is not None and len(units):
        said = str(units.iloc[0, 0])
        stated = stated_units(said)
        if len(stated) == 1 and stated != {"million"}:
            [other] = stated
            raise InputError([Problem("--unit", "", source, wrong.DatabaseInOtherUnit(other, said))])


def _output(system: Any) -> Vector:
    """Output by region and industry: the system's own, or summed from its flows, or what A and Y come to."""
    if getattr(system, "x", None) is not None:
        return np.asarray(system.x.to_numpy(dtype=np.float64)[:, 0])
    used = system.Y.to_numpy(dtype=np.float64).sum(axis=1)
    if getattr(system, "Z", None) is not None:
        return np.asarray(system.Z.to_numpy(dtype=np.float64).sum(axis=1) + used)
    A = system.A.to_numpy(dtype=np.float64)
    try:
        output = np.linalg.solve(np.eye(len(A)) - A, used)
    except np.linalg.LinAlgError as error:
        raise TableError(refusals.DatabaseNotInvertible()) from error
    return np.asarray(output)


def _by_product(flows: Matrix, own: np.ndarray[Any, Any], index: Any, names: tuple[str, ...]) -> Matrix:
    """Flows from all other regions, summed by product, in the order of the country's industries."""
    position = {name: i for i, name in enumerate(names)}
    labels = [str(label) for label in index.get_level_values(1)]
    summed = np.zeros((len(names), flows.shape[1]))
    for row in np.flatnonzero(~own):
        at = position.get(labels[row])
        if at is not None:
            summed[at] += flows[row]
    return summed


def _accounts(
    system: Any, bought: np.ndarray[Any, Any], output: Vector, inputs: Vector, facts: dict[str, str]
) -> tuple[dict[str, Vector], Vector | None, str]:
    """Rows of the extensions that are accounts; value added is what is left of output where no row holds it."""
    found: dict[str, Vector] = {}
    used: dict[str, list[str]] = {}
    for extension in system.get_extensions(data=True):
        held = getattr(extension, "F", None)
        per_unit = held is None
        if held is None:
            held = getattr(extension, "S", None)  # the same per unit of output
        if held is None:
            continue
        level = next((at for at, name in enumerate(held.index.names) if name in _ROW_NAMES), 0)
        figures = held.to_numpy(dtype=np.float64)
        for i, label in enumerate(held.index):
            text = str(label[level]) if isinstance(label, tuple) else str(label)
            what = next((name for name, pattern in _ROWS.items() if pattern.search(text)), "")
            if what:
                row = (
                    figures[i, bought]
                    * (output if per_unit else 1.0)
                    * (1000.0 if what == "jobs" and _thousands(extension, i) else 1.0)
                )
                found[what] = found.get(what, np.zeros(len(row))) + row
                used.setdefault(what, []).append(text)
    facts["rows read"] = "; ".join(f"{what.replace('_', ' ')} from {', '.join(rows)}" for what, rows in used.items())
    other = found.pop("taxes_on_products", None)
    if "value_added" not in found:
        found["value_added"] = output - inputs - (0.0 if other is None else other)
        facts["value added"] = "what is left of output, taxes on products taken off where a row holds them"
        return found, other, "value added is what is left of output"
    if other is None:
        left = output - inputs - found["value_added"]
        if (np.abs(left) > 1e-3 * np.abs(output)).any():
            facts["other purchases"] = "taxes on products and what else is left of output"
            return found, left, "taxes on products are what is left of output"
    return found, other, ""


def _thousands(extension: Any, row: int) -> bool:
    unit = getattr(extension, "unit", None)
    return unit is not None and bool(re.search(r"1000|thousand", str(unit.iloc[row, 0]), re.IGNORECASE))
