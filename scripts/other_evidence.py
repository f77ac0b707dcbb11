"""What other evidence says of the size exponent delta: surveyed tables of Scotland and Austria, EPA's StateIO.

RIMS II is computed from a national table as this project does it; surveyed tables are not. None of these is fitted to.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

import rims
from impactcalc.economy.package import load_table
from impactcalc.economy.regions.jobs import place_jobs
from impactcalc.economy.regions.quotients import regional_coefficients, sized
from impactcalc.economy.regions.regional import quotient_for

Vector = npt.NDArray[np.float64]

SCOTLAND, UK_FLOWS = "validation/scotland_uk_2019_36_sectors.csv", "validation/uk_2019_Z_36.csv"
AUSTRIA = "validation/austria_laender_survey_multipliers.csv"
STATEIO = "validation/stateio_2019_multipliers_50states_713_721_722_711AS.csv"
NEEDED = (SCOTLAND, UK_FLOWS, AUSTRIA, STATEIO)
GRID = np.round(np.arange(0.0, 0.3001, 0.005), 4)
# The number that the Austrian tables give an industry, and the world table's industries that it is made of.
AUSTRIAN = {
    1: "A01", 2: "A02", 3: "A03", 4: "B", 5: "C10-C12", 6: "C13-C15", 7: "C16", 8: "C17", 9: "C18", 10: "C19",
    11: "C20", 12: "C21", 13: "C22", 14: "C23", 15: "C24", 16: "C25", 17: "C26", 18: "C27", 19: "C28", 20: "C29",
    21: "C30", 22: "C31_C32", 23: "C33", 24: "D35", 25: "E36", 26: "E37-E39", 27: "F", 28: "G45 G46 G47", 29: "H49",
    30: "H50", 31: "H51", 32: "H52", 33: "H53", 34: "I", 35: "J58", 36: "J59_J60", 37: "J61", 38: "J62_J63", 39: "K64",
    40: "K65", 41: "K66", 42: "L68", 43: "M69_M70", 44: "M71", 45: "M72", 46: "M73", 47: "M74_M75", 48: "N", 49: "N",
    50: "N", 51: "N", 52: "O84", 53: "P85", 54: "Q", 55: "Q", 56: "R_S",
}  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """A source's best delta in the shipped form, its mean absolute error there and with the delta in use."""

    what: str
    kind: str
    delta: float
    absolute: float
    in_use: float
    regions: int
    compared: int


def findings(data: Path, in_use: float) -> list[Finding]:
    """All of them."""
    return [
        _best("Scotland 2019 in the United Kingdom, 29 sectors", "surveyed", in_use, *_scotland(data)),
        _best("Austria's nine Laender, 51 industries of 2014", "surveyed in part", in_use, *_austria(data)),
        _best("EPA StateIO 2019, hotels, restaurants, arts, recreation", "a model", in_use, *_stateio(data)),
    ]


def _best(
    what: str, kind: str, in_use: float, errors: Callable[[float], Vector], regions: int
) -> Finding:  # a mean over all that is compared
    found = {float(delta): float(np.abs(errors(float(delta))).mean()) for delta in GRID}
    best = min(found, key=lambda delta: found[delta])
    return Finding(what, kind, best, found[best], float(np.abs(errors(in_use)).mean()), regions, len(errors(in_use)))


def _type_1(A_d: npt.NDArray[np.float64], quotient: Vector, share: float, delta: float) -> Vector:
    A = regional_coefficients(A_d, sized(quotient, share, delta)[:, None])
    return np.asarray(np.linalg.inv(np.eye(len(A)) - A).sum(axis=0))


def uk_flows(data: Path, sectors: Sequence[str]) -> npt.NDArray[np.float64]:
    """Domestic flows of the United Kingdom 2019 between these sectors."""
    with (data / UK_FLOWS).open(encoding="utf-8") as file:
        table = list(csv.reader(line for line in file if not line.startswith("#")))
    order = [table[0][1:].index(name) for name in sectors]
    return np.array([[float(cell) for cell in row[1:]] for row in table[1:]])[np.ix_(order, order)]


def _scotland(data: Path) -> tuple[Callable[[float], Vector], int]:
    rows = rims.rows_of(data / SCOTLAND)
    flows = uk_flows(data, [row["sector"] for row in rows])
    here, there = (np.array([float(row[column]) for row in rows]) for column in ("scot_comp", "uk_comp"))
    A_d = flows / np.array([float(row["uk_output"]) for row in rows])
    share = float(here.sum() / there.sum())
    published = np.array([float(row["scot_typeI"]) for row in rows])
    return lambda delta: _type_1(A_d, here / there / share, share, delta) - published, 1


def _austria(data: Path) -> tuple[Callable[[float], Vector], int]:
    nation = load_table("world-2014", "AT")
    codes = nation.industries
    regions: dict[str, tuple[Vector, Vector]] = {}
    for row in rims.rows_of(data / AUSTRIA):
        own = regions.setdefault(row["region"], (np.zeros(len(codes)), np.zeros(len(codes))))
        members = [codes.index(code) for code in AUSTRIAN[int(row["industry"].split()[0])].split()]
        output = float(row["output_million"]) * nation.output[members] / nation.output[members].sum()
        own[0][members] += output
        own[1][members] += output * float(row["output_type1"])
    whole = np.asarray(sum(output for output, _ in regions.values()))

    def errors(delta: float) -> Vector:
        found = []
        for output, weighted in regions.values():
            share = float(output.sum() / whole.sum())
            quotient = np.divide(output, whole * share, out=np.zeros_like(output), where=whole > 0.0)
            there = output > 0.0
            published = weighted[there] / output[there]
            found.append(_type_1(nation.A_d, quotient, share, delta)[there] - published)
        return np.concatenate(found)

    return errors, len(regions)


def _stateio(data: Path) -> tuple[Callable[[float], Vector], int]:
    nation = load_table("us-2019")
    rows = [row for row in rims.rows_of(data / STATEIO) if row["Type_I_Output"]]
    states = sorted({row["Abbrev"] for row in rows})
    jobs = {state: place_jobs(f"US-{state}", year=2019) for state in states}

    def errors(delta: float) -> Vector:
        of = {
            state: _type_1(nation.A_d, quotient_for(nation.industries, own), own.share, delta)
            for state, own in jobs.items()
        }
        pairs: Sequence[tuple[float, float]] = [
            (of[row["Abbrev"]][nation.industries.index(row["Sector"])], float(row["Type_I_Output"])) for row in rows
        ]
        return np.array([computed - published for computed, published in pairs])

    return errors, len(states)
