"""What a city's international ties are worth: from a workbook to a report that can be defended.

The few names a Python user needs; each is loaded when it is first used, so that importing the package costs nothing.

>>> import impactcalc as ic
>>> study = ic.read_study("city-programme.xlsx")
>>> round(ic.run(study).net_new_spending)
492561
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from impactcalc.economy.construct import build_economy, symmetric_economy
    from impactcalc.economy.economy import Economy
    from impactcalc.economy.leontief import leontief_inverse
    from impactcalc.economy.multiplier_set import MultiplierSet
    from impactcalc.economy.package import load_economy
    from impactcalc.economy.table_economy import TableEconomy
    from impactcalc.errors import ImpactcalcError, InputError, LedgerError, PackageError, Problem, TableError
    from impactcalc.impact.result import Result
    from impactcalc.impact.run import run
    from impactcalc.impact.uncertainty.sampling import Sampling
    from impactcalc.study.checking.validation import read_study, study_from_rows
    from impactcalc.study.study import Study

__version__ = "0.2.0.dev0"
__date__ = "2026-11-26"  # of the version: what bears no date of its own has this one

_HOMES = {
    "Economy": "impactcalc.economy.economy",
    "ImpactcalcError": "impactcalc.errors",
    "InputError": "impactcalc.errors",
    "LedgerError": "impactcalc.errors",
    "MultiplierSet": "impactcalc.economy.multiplier_set",
    "PackageError": "impactcalc.errors",
    "Problem": "impactcalc.errors",
    "Result": "impactcalc.impact.result",
    "Sampling": "impactcalc.impact.uncertainty.sampling",
    "Study": "impactcalc.study.study",
    "TableEconomy": "impactcalc.economy.table_economy",
    "TableError": "impactcalc.errors",
    "build_economy": "impactcalc.economy.construct",
    "leontief_inverse": "impactcalc.economy.leontief",
    "load_economy": "impactcalc.economy.package",
    "read_study": "impactcalc.study.checking.validation",
    "run": "impactcalc.impact.run",
    "study_from_rows": "impactcalc.study.checking.validation",
    "symmetric_economy": "impactcalc.economy.construct",
}

__all__ = [
    "Economy",
    "ImpactcalcError",
    "InputError",
    "LedgerError",
    "MultiplierSet",
    "PackageError",
    "Problem",
    "Result",
    "Sampling",
    "Study",
    "TableEconomy",
    "TableError",
    "__version__",
    "build_economy",
    "leontief_inverse",
    "load_economy",
    "read_study",
    "run",
    "study_from_rows",
    "symmetric_economy",
]


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'impactcalc' has no attribute '{name}'")


def __dir__() -> list[str]:
    return list(__all__)
