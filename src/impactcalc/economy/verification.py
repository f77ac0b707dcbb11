"""The identities that a multiplier package must satisfy, recomputed from its files."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np

from impactcalc.datapackage import DataPackage, read_package
from impactcalc.economy.bridge import SHARES_TOLERANCE, Part, part_fault
from impactcalc.economy.collection import is_collection, member_folders
from impactcalc.economy.leontief import (
    Matrix,
    bordered_inverse,
    close_over_households,
    leontief_inverse,
    respending_room,
    spectral_radius,
)
from impactcalc.economy.multiplier_package import faults, load_set
from impactcalc.economy.package import Accounts, locate, read_accounts
from impactcalc.economy.package_parts import SET_KIND, kind_of, read_parts
from impactcalc.economy.prices import Prices
from impactcalc.errors import TableError

Relation = Literal["<=", ">=", "<", ">", ""]

# Figures that are printed in whole millions miss their sum by rounding. A column of an n-industry table comes
# from about n purchases, three parts of value added and n cells of the Make table, each off by up to a half
# (standard deviation 1 / sqrt(12)); three standard deviations of their sum is the limit: 10 million for 71
# industries, where BEA's tables miss by 5 or 6. A table that is summed from a finer one has as many roundings as
# that had, which its descriptor says (`rounded_cells`).
ROUNDED_PARTS = 4 * 0.5  # value added and its three parts, each rounded to a million
RELATIVE_BALANCE = 2e-4  # of a table that was brought
RELATIVE_ROUNDING = 4.5e-4  # twice what rounding does to the smallest industry of BEA's tables (2.2e-4 in 2022)
GDP_BALANCE = 1e-5  # rounding cancels over a whole economy: 2e-7 in the US of 2014
# The accounts have small negative flows of their own (sales of used goods, government's sales of crops), and a
# negative market share carries them on. BEA's tables: 4e-5 of all flows, 1.1e-3 of one buyer's output at most.
OUTSIDE_FLOWS = 1e-4
OUTSIDE_CELL = 2e-3
EXACT = 1e-9  # what solving 71 equations in double precision may miss by, a thousand times over
# In US dollars. A count in thousands, or money in other units than millions, is off by a factor of 1,000.
FEWEST_JOBS, MOST_JOBS = 0.5, 5000.0
# The US of 2014: social assistance has 4 times the average; households that employ, whose output is pay alone: 21
# times in Mexico.
JOBS_SPREAD = 30.0
PRINTED = 1e-3  # multipliers are printed with four decimals, and a direct one is a quotient of two of them
HEADLINE = "accommodation"
# Households that employ are far from the average; offices print negative flows of their own.
_UNUSUAL = frozenset({"jobs, spread", "domestic flows, in all", "domestic flows, one cell"})


@dataclass(frozen=True, slots=True)
class Identity:
    """Something that must hold in a package, what was found, and how far it may be off.

    `value` stands in `relation` to `limit` if the identity holds ("value <= limit"); an empty relation marks a
    figure that is only told. A value that could not be computed is not a number, and does not pass.
    """

    name: str
    what: str
    value: float
    limit: float
    passed: bool
    explanation: str
    relation: Relation = "<="

    @property
    def grave(self) -> bool:
        """Whether multipliers are wrong where it fails: what is only unusual, or small in the accounts, is not."""
        return bool(self.relation) and self.name not in _UNUSUAL


def verify(folder_or_name: str | Path) -> tuple[Identity, ...]:
    """Every identity of a package, given by its shipped name or its folder, recomputed from the files.

    An identity that fails is reported, not raised. Of a collection every economy is verified, and each identity
    stands once, with the economy that comes closest to failing it. Raises PackageError when the package cannot be
    read at all: a file is missing, is not the one that the descriptor describes, or has other labels or columns.
    """
    folder = locate(folder_or_name)
    if is_collection(folder):
        found = {member.place: _verify(read_package(path)) for member, path in member_folders(folder)}
        names = dict.fromkeys(identity.name for identities in found.values() for identity in identities)
        return tuple(_of_all(name, found) for name in names)
    return _verify(read_package(folder))


def _verify(package: DataPackage) -> tuple[Identity, ...]:
    if kind_of(package) == SET_KIND:
        return tuple(_set(package))
    accounts, parts = read_accounts(package), read_parts(package)
    about, solved = package.descriptor["impactcalc"], _solve(accounts)
    step = float(about.get("rounded_to", 1.0))  # figures are rounded to so many million
    return (
        *_files(package, accounts),
        *(
            _brought_balances(accounts, str(about.get("other_purchases", "")), step)
            if about.get("brought") or accounts.other_purchases is not None
            else _balances(accounts, int(about.get("rounded_cells", 2 * len(accounts.industries) + 3)))
        ),
        *_rows(accounts, step),
        *_domestic(accounts),
        *_estimated_imports(accounts, dict(about.get("facts", {}))),
        *_type_1(accounts, solved),
        *(_type_2(accounts, solved) if accounts.closed else _lacking("Type II", "no account of households")),
        *_bridge(accounts, parts, str(about["valuation"])),
        *(
            _jobs(accounts, str(about["currency"]), int(about["year"]))
            if accounts.has("jobs")
            else _lacking("jobs", "no jobs by industry")
        ),
        *_headlines(accounts, parts, solved),
    )


def _of_all(name: str, found: Mapping[str, tuple[Identity, ...]]) -> Identity:
    """One identity of many economies: the one that is closest to failing, or fails by most; told ones as a range."""
    by_place = {place: one for place, identities in found.items() for one in identities if one.name == name}
    tested = {place: one for place, one in by_place.items() if one.relation}
    if tested:
        worst = min(tested, key=lambda place: _slack(tested[place]))
        failed = [place for place, one in tested.items() if not one.passed]
        one = tested[worst]
        told = f"{worst}: {one.explanation}" + (f"; fails in {', '.join(failed)}" if failed else "")
        return replace(one, passed=not failed, explanation=told)
    values = {place: one.value for place, one in by_place.items() if not math.isnan(one.value)}
    first = next(iter(by_place.values()))
    if not values:
        return first
    low, high = min(values, key=lambda p: values[p]), max(values, key=lambda p: values[p])
    told = f"the median; {values[low]:.3f} ({low}) to {values[high]:.3f} ({high})"
    return replace(first, value=float(np.median(list(values.values()))), explanation=told)


def _slack(identity: Identity) -> float:
    """How far an identity is from failing; below zero when it fails, least when it could not be computed."""
    if math.isnan(identity.value):
        return -math.inf
    room = identity.limit - identity.value
    return room if identity.relation in ("<=", "<") else -room


def verification_table(identities: tuple[Identity, ...]) -> str:
    """The identities as lines of text with aligned columns; what a failed one means stands below it."""
    head = ("", "identity", "value", "must be", "explanation")
    rows = [
        (_verdict(i), i.name, f"{i.value:.4g}", f"{i.relation} {i.limit:.4g}" if i.relation else "", i.explanation)
        for i in identities
    ]
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head) - 1)]
    lines = [_line(head, widths)]
    for identity, row in zip(identities, rows, strict=True):
        lines.append(_line(row, widths))
        if not identity.passed:
            lines.append(" " * (widths[0] + 2) + identity.what)
    checked = [identity for identity in identities if identity.relation]
    held = sum(identity.passed for identity in checked)
    return "\n".join([*lines, "", f"{held} of {len(checked)} identities hold."])


def _verdict(identity: Identity) -> str:
    if not identity.relation:
        return "info"
    return "pass" if identity.passed else "FAIL"


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    verdict, name, value, limit, explanation = row
    aligned = (
        verdict.ljust(widths[0]), name.ljust(widths[1]), value.rjust(widths[2]), limit.ljust(widths[3]), explanation,
    )  # fmt: skip
    return "  ".join(aligned).rstrip()


_HOLDS: dict[Relation, Callable[[float, float], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
    "": lambda _value, _limit: True,
}


def _identity(name: str, what: str, value: float, relation: Relation, limit: float, explanation: str) -> Identity:
    passed = bool(_HOLDS[relation](value, limit))
    return Identity(name, what, float(value), float(limit), passed, explanation, relation)


def _told(name: str, what: str, value: float, explanation: str) -> Identity:
    return _identity(name, what, value, "", math.inf, explanation)


def _files(package: DataPackage, accounts: Accounts) -> Iterator[Identity]:
    # Reading the package is the test: it refuses what differs, so what is left to count is nothing.
    yield _identity(
        "files",
        "Every file is the one whose sha256 the descriptor holds.",
        0, "<=", 0, f"{len(package.tables)} files as described",
    )  # fmt: skip
    yield _identity(
        "labels",
        "Rows and columns of the flow tables are the industries, in name and order.",
        0, "<=", 0, f"{len(accounts.industries)} industries",
    )  # fmt: skip


def _balances(accounts: Accounts, rounded_cells: int) -> Iterator[Identity]:
    bought, value_added, output = accounts.Z.sum(axis=0), accounts.value_added, accounts.output
    gap = np.abs(bought + value_added - output)
    worst = int(gap.argmax())
    yield _identity(
        "output",
        "Every industry has output.",
        output.min(), ">", 0, f"the least, million: {accounts.industries[int(output.argmin())]}",
    )  # fmt: skip
    yield _identity(
        "column balance, million",
        "What an industry buys and its value added make up its output, to what rounding to millions explains.",
        gap[worst], "<=", _rounding(rounded_cells), f"the most: {accounts.industries[worst]}",
    )  # fmt: skip
    with np.errstate(divide="ignore", invalid="ignore"):
        relative = gap / output
    worst = int(relative.argmax())
    yield _identity(
        "column balance, relative",
        "A column of A and the value-added coefficient add up to one.",
        relative[worst], "<=", RELATIVE_ROUNDING, f"the most: {accounts.industries[worst]}",
    )  # fmt: skip
    parts = accounts.compensation + accounts.taxes_on_production + accounts.gross_operating_surplus
    gap = np.abs(value_added - parts)
    worst = int(gap.argmax())
    yield _identity(
        "value added, million",
        "Value added is compensation, taxes on production and gross operating surplus.",
        gap[worst], "<=", ROUNDED_PARTS, f"the most: {accounts.industries[worst]}",
    )  # fmt: skip
    gdp, net = float(value_added.sum()), float(output.sum() - bought.sum())
    yield _identity(
        "GDP, relative",
        "Value added over all industries is their output less what they buy.",
        abs(gdp - net) / abs(net) if net else math.nan, "<=", GDP_BALANCE,
        f"{gdp:,.0f} million of value added, {net:,.0f} of output less purchases",
    )  # fmt: skip


def _brought_balances(accounts: Accounts, rest: str, step: float) -> Iterator[Identity]:
    """What is bought and value added against output, in a table whose figures are rounded to `step` million or less.

    `rest` says how other purchases were found where they are the rest of output: then there is nothing to test.
    """
    output = accounts.output
    yield _identity(
        "output",
        "Every industry has output.",
        output.min(), ">", 0, f"the least, million: {accounts.industries[int(output.argmin())]}",
    )  # fmt: skip
    if rest:
        yield _told("column balance", "Purchases and value added make up output.", math.nan, f"not tested: {rest}")
        return
    if not accounts.has("value_added"):
        yield from _lacking("column balance", "no value added by industry")
        return
    other = np.zeros_like(output) if accounts.other_purchases is None else accounts.other_purchases
    gap = np.abs(accounts.Z.sum(axis=0) + other + accounts.value_added - output)
    off = gap / np.maximum(RELATIVE_BALANCE * np.abs(output), step * _rounding(len(output) + 5))
    worst = int(off.argmax())
    yield _identity(
        "column balance",
        "What an industry buys, at home and abroad with taxes on it, and its value added make up its output.",
        off[worst], "<=", 1,
        f"of the larger of rounding and {RELATIVE_BALANCE:.2%}; the most: {accounts.industries[worst]}, "
        f"{gap[worst]:,.2f} million",
    )  # fmt: skip
    if accounts.has("compensation", "taxes_on_production", "gross_operating_surplus"):
        parts = accounts.compensation + accounts.taxes_on_production + accounts.gross_operating_surplus
        gap = np.abs(accounts.value_added - parts)
        worst = int(gap.argmax())
        yield _identity(
            "value added, million",
            "Value added is compensation, taxes on production and gross operating surplus.",
            gap[worst], "<=", max(ROUNDED_PARTS * step, RELATIVE_BALANCE * float(output[worst])),
            f"the most: {accounts.industries[worst]}",
        )  # fmt: skip


def _lacking(name: str, why: str) -> Iterator[Identity]:
    yield _told(name, "Not tested, since the package lacks it.", math.nan, f"not in this package: {why}")


def _set(package: DataPackage) -> Iterator[Identity]:
    """What must hold in a set of multipliers without a matrix."""
    multipliers = load_set(package)
    yield _identity(
        "files",
        "Every file is the one whose sha256 the descriptor holds.",
        0, "<=", 0, f"{len(package.tables)} files as described",
    )  # fmt: skip
    for name, what, misses, explanation in faults(multipliers):
        yield _identity(name, what, misses, "<=", PRINTED, explanation)
    bridge = multipliers.spending_bridge()
    yield _identity(
        "bridge, shares",
        "The shares of every category sum to one.",
        0, "<=", SHARES_TOLERANCE, f"{len(bridge.parts)} parts in {len(bridge.categories)} categories",
    )  # fmt: skip


def _rounding(cells: int) -> float:
    return 3.0 * math.sqrt(cells / 12.0)


def _rows(accounts: Accounts, step: float) -> Iterator[Identity]:
    """What an industry sells at home and to final users against its output, where the package has final demand."""
    if accounts.final_demand is None:
        return
    output = accounts.output
    gap = np.abs(accounts.Z_d.sum(axis=1) + accounts.final_demand - output)
    off = gap / np.maximum(RELATIVE_BALANCE * np.abs(output), step * _rounding(len(output) + 5))
    worst = int(off.argmax())
    yield _identity(
        "row balance",
        "What an industry sells to industries of the country and to final users makes up its output.",
        off[worst], "<=", 1,
        f"of the larger of rounding and {RELATIVE_BALANCE:.2%}; the most: {accounts.industries[worst]}, "
        f"{gap[worst]:,.2f} million",
    )  # fmt: skip


def _estimated_imports(accounts: Accounts, facts: Mapping[str, str]) -> Iterator[Identity]:
    if "imports estimated" in facts:
        yield _told(
            "imports, an estimate",
            "The source does not tell imported flows from domestic ones: they are split in proportion.",
            1.0 - accounts.Z_d.sum() / accounts.Z.sum(), "of the flows are imports, by that estimate",
        )  # fmt: skip


def _domestic(accounts: Accounts) -> Iterator[Identity]:
    below = np.maximum(-accounts.Z_d, 0.0)
    above = np.maximum(accounts.Z_d - np.maximum(accounts.Z, 0.0), 0.0)
    outside, flows = below + above, np.abs(accounts.Z).sum()
    yield _identity(
        "domestic flows, in all",
        "Domestic flows lie between zero and the total flows, small negatives of the accounts apart.",
        outside.sum() / flows if flows else math.nan, "<=", OUTSIDE_FLOWS,
        f"of all flows; {int((below > 0).sum())} cells below zero by {below.sum():,.0f} million, "
        f"{int((above > 0).sum())} above the total by {above.sum():,.0f}",
    )  # fmt: skip
    with np.errstate(divide="ignore", invalid="ignore"):
        share = outside / accounts.output
    row, column = np.unravel_index(int(share.argmax()), share.shape)
    yield _identity(
        "domestic flows, one cell",
        "No single domestic flow is far below zero or above the total flow.",
        share[row, column], "<=", OUTSIDE_CELL,
        f"of the buyer's output, the most: {accounts.industries[column]} from {accounts.industries[row]}",
    )  # fmt: skip


@dataclass(frozen=True)
class _Solved:
    """Type I and Type II of a package's domestic table, or why there is none."""

    A_d: Matrix
    L: Matrix | None = None
    L2: Matrix | None = None
    room: float = math.nan
    off: float = math.nan  # how far the two ways to Type II are apart
    reason: str = ""


def _solve(accounts: Accounts) -> _Solved:
    if (accounts.output <= 0.0).any():
        return _Solved(np.full_like(accounts.Z_d, math.nan), reason="not computed: an industry has no output")
    A_d = accounts.Z_d / accounts.output
    if not accounts.closed:
        try:
            return _Solved(A_d, leontief_inverse(A_d), reason="no account of households")
        except TableError as fault:
            return _Solved(A_d, reason=str(fault))
    row = accounts.compensation / accounts.output * (1.0 - accounts.contribution_share)
    column = accounts.household_consumption / accounts.personal_income
    try:
        L = leontief_inverse(A_d)
    except TableError as fault:
        return _Solved(A_d, reason=str(fault))
    try:
        L2 = close_over_households(L, row, column)
        off = float(np.abs(L2 - bordered_inverse(A_d, row, column)).max())
    except TableError as fault:
        return _Solved(A_d, L, reason=str(fault))
    return _Solved(A_d, L, L2, respending_room(L, row, column), off)


def _type_1(accounts: Accounts, solved: _Solved) -> Iterator[Identity]:
    L, A_d = solved.L, solved.A_d
    radius = spectral_radius(A_d) if np.isfinite(A_d).all() else math.nan
    yield _identity(
        "spectral radius",
        "The domestic table is productive: no industry needs more than it makes.",
        radius, "<", 1, "of A_d",
    )  # fmt: skip
    yield _identity(
        "Leontief inverse",
        "L (I - A_d) is the identity matrix.",
        math.nan if L is None else np.abs(L @ (np.eye(len(A_d)) - A_d) - np.eye(len(A_d))).max(), "<=", EXACT,
        solved.reason if L is None else "largest cell",
    )  # fmt: skip
    yield _identity(
        "Type I, lowest",
        "A unit of final demand takes at least that unit of output.",
        math.nan if L is None else L.sum(axis=0).min(), ">=", 1.0 - EXACT,
        solved.reason if L is None else _extremes(accounts, L.sum(axis=0)),
    )  # fmt: skip


def _type_2(accounts: Accounts, solved: _Solved) -> Iterator[Identity]:
    L, L2 = solved.L, solved.L2
    yield _identity(
        "households' spending",
        "Of personal income, households spend less than all on domestic output.",
        accounts.household_consumption.sum() / accounts.personal_income, "<", 1, "of personal income",
    )  # fmt: skip
    with np.errstate(divide="ignore", invalid="ignore"):
        bought = accounts.household_consumption / accounts.output
    yield _identity(
        "households' purchases, highest",
        "Households buy no more from an industry than it makes.",
        bought.max(), "<=", 1, f"of its output, the most: {accounts.industries[int(bought.argmax())]}",
    )  # fmt: skip
    yield _identity(
        "households' purchases, lowest",
        "Households buy no less than nothing from an industry.",
        bought.min(), ">=", 0, f"of its output, the least: {accounts.industries[int(bought.argmin())]}",
    )  # fmt: skip
    yield _identity(
        "households' room",
        "A unit of income returns less than a unit of pay.",
        solved.room, ">", 0, solved.reason or "1 - w_h L h",
    )  # fmt: skip
    yield _identity(
        "Type II, two ways",
        "The rank-one update of L is the industry block of the bordered inverse.",
        solved.off, "<=", EXACT, solved.reason or "largest cell",
    )  # fmt: skip
    yield _identity(
        "Type II over Type I, lowest",
        "Closing over households takes nothing away from any industry.",
        math.nan if L is None or L2 is None else (L2.sum(axis=0) - L.sum(axis=0)).min(), ">=", -EXACT,
        solved.reason if L2 is None else f"Type II: {_extremes(accounts, L2.sum(axis=0))}",
    )  # fmt: skip


def _extremes(accounts: Accounts, multipliers: Matrix) -> str:
    low, high = int(multipliers.argmin()), int(multipliers.argmax())
    codes = accounts.industries
    return f"{multipliers[low]:.3f} ({codes[low]}) to {multipliers[high]:.3f} ({codes[high]})"


def _bridge(accounts: Accounts, parts: tuple[Part, ...], valuation: str) -> Iterator[Identity]:
    totals: dict[str, float] = {}
    for part in parts:
        totals[part.category] = totals.get(part.category, 0.0) + part.share
    faults = [(part, part_fault(part, totals, accounts.industries)) for part in parts]
    wrong = [f"{part.category}/{part.treatment} {fault}" for part, fault in faults if fault]
    yield _identity(
        "bridge, parts",
        "Every part of the bridge names an industry of the table where it must, and a share between 0 and 1.",
        len(wrong), "<=", 0, wrong[0] if wrong else f"{len(parts)} parts in {len(totals)} categories",
    )  # fmt: skip
    off = {category: abs(total - 1.0) for category, total in totals.items()}
    worst = max(off, key=lambda category: off[category], default="")
    yield _identity(
        "bridge, shares",
        "The shares of every category sum to one.",
        off.get(worst, math.nan), "<=", SHARES_TOLERANCE,
        f"the most: {worst}" if worst else "the bridge is empty",
    )  # fmt: skip
    if valuation == "producer":
        yield _identity(
            "bridge, taxes on the sale",
            "At producer prices taxes on the sale are inside the flows, so the bridge takes none off.",
            sum(part.share for part in parts if part.treatment == "tax"), "<=", 0, "shares in all",
        )  # fmt: skip


def _jobs(accounts: Accounts, currency: str, year: int) -> Iterator[Identity]:
    rate = Prices.load().market_rate(currency, year)
    units = rate.value if rate is not None else 1.0
    unit = "per million US dollars of output" if rate is not None else f"per million {currency} of output"
    with np.errstate(divide="ignore", invalid="ignore"):
        intensity = accounts.jobs / accounts.output * units
    mean = float(accounts.jobs.sum() / accounts.output.sum() * units)
    low, high = int(intensity.argmin()), int(intensity.argmax())
    limits: tuple[Relation, Relation] = (">=", "<=") if rate is not None else ("", "")
    pay = float(accounts.compensation.sum()) * 1e6 / float(accounts.jobs.sum()) if accounts.jobs.any() else 0.0
    yield _identity(
        "jobs, average",
        "Jobs are counted one by one and output in millions.",
        mean, limits[0], FEWEST_JOBS, f"{unit}; {pay:,.0f} {currency} of compensation a job",
    )  # fmt: skip
    yield _identity(
        "jobs, highest",
        "No industry has more jobs than its output can pay.",
        intensity[high], limits[1], MOST_JOBS, f"{unit}: {accounts.industries[high]}",
    )  # fmt: skip
    yield _identity(
        "jobs, lowest",
        "No industry has fewer than no jobs.",
        intensity[low], ">=", 0, f"{unit}: {accounts.industries[low]}",
    )  # fmt: skip
    yield _identity(
        "jobs, spread",
        "No industry is out of line with the rest.",
        intensity[high] / mean if mean else math.nan, "<=", JOBS_SPREAD,
        f"times the average: {accounts.industries[high]}",
    )  # fmt: skip


def _headlines(accounts: Accounts, parts: tuple[Part, ...], solved: _Solved) -> Iterator[Identity]:
    """Type I and II of the industry that houses visitors: the figures that people know."""
    rooms = [part for part in parts if part.category == HEADLINE and part.industry in accounts.industries]
    if not rooms:
        return
    code = max(rooms, key=lambda part: part.share).industry
    at = accounts.industries.index(code)
    what = f"Output per unit of final demand, {accounts.names[at]}."
    for kind, inverse, effects in (("I", solved.L, "direct and indirect"), ("II", solved.L2, "and induced")):
        if inverse is not None:
            total = float(inverse[:, at].sum())
            yield _told(f"{code}, Type {kind}", what, total, f"{accounts.names[at]}: {effects}")
