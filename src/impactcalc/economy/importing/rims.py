"""A region's RIMS II multipliers (.csv, .xlsx) -> a set of multipliers: wide as BEA lays them out, or long."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from impactcalc.economy.economy import Measure, MultiplierType
from impactcalc.economy.importing.grid import Grid, read_grid
from impactcalc.economy.importing.own_bridge import Wishes, own_bridge
from impactcalc.economy.importing.own_package import About, own_descriptor, whole_package
from impactcalc.economy.leontief import Vector
from impactcalc.economy.multiplier_package import (
    DIRECT,
    DIRECT_EFFECT,
    FINAL_DEMAND,
    PAY,
    TYPES,
    faults,
    write_set,
)
from impactcalc.economy.multiplier_set import MultiplierSet
from impactcalc.economy.package import SET_KIND
from impactcalc.errors import InputError, Problem, TableError

PRINTED = 1e-3  # multipliers are printed with four decimals
HOUSEHOLDS = frozenset({"hh", "h00000", "households", "household", PAY})
_MEASURE_WORDS: Mapping[str, Measure] = {
    "output": "output", "sales": "output", "earnings": "labour_income", "income": "labour_income",
    "employment": "jobs", "jobs": "jobs", "value": "value_added",
}  # fmt: skip
_CODE_HEADS = ("industry", "code", "industry code", "naics", "industry naics", "sector", "rims code")
_NAME_HEADS = ("name", "industry name", "title", "description")
_LEADING_CODE = re.compile(r"\s*([0-9][0-9A-Z*-]*|H0\d+)[.\s]+(\S.*)")


@dataclass(frozen=True)
class _What:
    """What a column or a row counts: a final-demand or a direct-effect multiplier, or the industry's own share."""

    role: str  # "final", "effect" or "own"
    measure: Measure
    type: MultiplierType | None


@dataclass
class _Found:
    """Multipliers as they are read: by what they are, then by industry."""

    names: dict[str, str] = field(default_factory=dict)
    values: dict[_What, dict[str, float]] = field(default_factory=dict)

    def add(self, grid: Grid, cell: tuple[int, int], what: _What, industry: str, value: float) -> None:
        known = self.values.setdefault(what, {})
        if known.get(industry, value) != value:
            text = f"{industry} has another figure for this already, {known[industry]:g}"
            raise InputError([grid.problem(*cell, text, "Leave one of the two; name one region with --region")])
        known[industry] = value


_SAY_TYPE = "Write Type I or Type II above the headings, or add --type I or II, which is then that of every file"


def import_rims(
    paths: Sequence[Path],
    folder: Path,
    about: About,
    wishes: Wishes,
    *,
    region: str = "",
    type: str = "",
    force: bool = False,
) -> MultiplierSet:
    """Read a set of multipliers and write it as a package.

    Several files are one set (Type I and Type II, say). A wide file has a row for each industry and columns such as
    "Final-demand Output" or `final_demand_output_type_1`; a long one has columns region, industry, measure, type and
    value. `type` says of which type multipliers are that do not say it. InputError lists what cannot be used;
    TableError says which identity the set breaks.
    """
    found = _Found()
    for path in paths:
        grid = read_grid(path)
        top, heads = _header(grid)
        default = next((known for known in TYPES if known == type.upper()), None) or _stated_type(grid, top)
        if {"measure", "value"} <= heads.keys():
            _long(grid, top, heads, region, default, found)
        else:
            _wide(grid, top, heads, region, default, found)
    made = _set(found, folder.name, about, wishes)
    broken = [f"{name}: {at}" for name, _, misses, at in faults(made) if misses > PRINTED]
    if broken:
        raise TableError(f"these are not multipliers of one region: {'; '.join(broken)}")
    with whole_package(folder, force=force) as temporary:
        write_set(temporary, own_descriptor(folder.name, about, SET_KIND, made.facts), made)
    return made


def _header(grid: Grid) -> tuple[int, dict[str, int]]:
    """The row of headings: the first that names an industry column and something to read. Two rows may be one.

    BEA prints "Final Demand" and "Direct Effect" in a row above the measures, each over several columns.
    """
    for r in range(min(40, len(grid.cells))):
        heads: dict[str, int] = {}
        above = ""
        for c in range(grid.width):
            over = grid.label(r - 1, c) if r else ""
            above = over or above
            own = grid.label(r, c)
            text = _key(own)
            if own and _measure(text) and not re.search(r"final|direct", text):
                text = _key(f"{above} {own}") if re.search(r"final|direct", _key(above)) else text
            if text:
                heads.setdefault(text, c)
        # The first heading may be blank above the industries.
        named = any(head in _CODE_HEADS or head in _NAME_HEADS for head in heads)
        read = [head for head in heads if _what(head, "II") or head in ("measure", "value")]
        if read and (named or len(read) >= 2):
            return r, heads
    text = "no row of headings says what the figures are"
    remedy = (
        "Name the columns industry, name and for example final_demand_output_type_2, final_demand_earnings_type_2, "
        "final_demand_employment_type_2, direct_effect_employment_type_2; or industry, measure, type, value"
    )
    raise InputError([Problem(grid.name, "", "", text, remedy)])


def _wide(
    grid: Grid, top: int, heads: Mapping[str, int], region: str, default: MultiplierType | None, found: _Found
) -> None:
    columns = {head: c for head, c in heads.items() if _what(head, "II")}
    code, name = _column(heads, _CODE_HEADS), _column(heads, _NAME_HEADS)
    if code is None and name is None:
        code = max(min(columns.values()) - 1, 0)  # the industries stand left of the first figures
    where = heads.get("region")
    problems = []
    for r in range(top + 1, len(grid.cells)):
        if not any(isinstance(grid.at(r, c), float) for c in columns.values()):
            continue
        if region and where is not None and region.casefold() not in grid.label(r, where).casefold():
            continue
        industry = _industry(grid, r, code, name, found)
        for head, c in columns.items():
            cell = grid.at(r, c)
            what = _what(head, default)
            if what is None:
                problems.append(grid.problem(top, c, "it is not said of which type these are", _SAY_TYPE))
                break
            if isinstance(cell, float):
                found.add(grid, (r, c), what, industry, cell)
    if problems:
        raise InputError(problems[:1])


def _long(
    grid: Grid, top: int, heads: Mapping[str, int], region: str, default: MultiplierType | None, found: _Found
) -> None:
    code, name = _column(heads, _CODE_HEADS), _column(heads, _NAME_HEADS)
    _one_region(grid, top, heads, region)
    for r in range(top + 1, len(grid.cells)):
        value = grid.at(r, heads["value"])
        if not isinstance(value, float):
            continue
        if "region" in heads and region and region.casefold() not in grid.label(r, heads["region"]).casefold():
            continue
        stated = grid.label(r, heads["type"]) if "type" in heads else ""
        measure = _key(grid.label(r, heads["measure"]))
        kind = re.fullmatch(r"(?:type )?(ii?|1|2)(?: derived)?", _key(stated))
        own = _what(f"{measure} type {kind.group(1)}" if kind else measure, default)
        if own is None or (stated and not kind):
            continue  # another statistic of the file, such as a coefficient that follows from the rest
        found.add(grid, (r, heads["value"]), own, _industry(grid, r, code, name, found), value)
    if not found.values:
        text = f"nothing was found for the region '{region}'" if region else "there are no multipliers in it"
        raise InputError([Problem(grid.name, "", "", text, "Look at the columns region, measure, type and value")])


def _one_region(grid: Grid, top: int, heads: Mapping[str, int], region: str) -> None:
    """InputError when the file holds several regions and it is not said, or not clearly, which is meant."""
    if "region" not in heads:
        return
    labels = dict.fromkeys(grid.label(r, heads["region"]) for r in range(top + 1, len(grid.cells)))
    chosen = [label for label in labels if label and region.casefold() in label.casefold()]
    if len(chosen) > 1:
        text = "the file holds more than one region"
        remedy = f"Name one with --region: {'; '.join(chosen)}"
        raise InputError([Problem(grid.name, "", region, text, remedy)])


def _set(found: _Found, name: str, about: About, wishes: Wishes) -> MultiplierSet:
    """The set: final-demand multipliers as they are, direct ones as quotients, what is absent left absent."""
    codes = tuple(code for code in found.names if code != PAY)
    totals: dict[tuple[MultiplierType, Measure], Vector] = {}
    per_output: dict[Measure, Vector] = {}
    per_pay: dict[Measure, float] = {}
    for what, values in found.values.items():
        vector = np.array([values.get(code, np.nan) for code in codes])
        if what.role == "final" and what.type is not None:
            totals[what.type, what.measure] = vector
            if what.type == "II" and PAY in values:
                per_pay[what.measure] = values[PAY]
        elif what.role == "own":
            per_output[what.measure] = vector
    if not totals or not codes:
        raise TableError("there are no final-demand multipliers in it: a direct-effect multiplier alone says no total")
    for measure in DIRECT_EFFECT:
        for kind in TYPES:
            ratio = found.values.get(_What("effect", measure, kind))
            if ratio is not None and (kind, measure) in totals:
                own = totals[kind, measure] / np.array([ratio.get(code, np.nan) for code in codes])
                there = per_output.get(measure, np.full(len(codes), np.nan))
                per_output[measure] = np.where(np.isnan(there), own, there)
    weights = np.ones(len(codes))
    made = own_bridge(codes, weights, wishes, basic_prices=False)
    facts = {
        "kind of table": "multipliers without a matrix: effects by industry are not available",
        "multipliers": ", ".join(f"{FINAL_DEMAND[m][0].replace('_', ' ')} (Type {t})" for t, m in totals),
        "direct effects": (
            ", ".join(m.replace("_", " ") for m in DIRECT if m in per_output) or "output only"
        ) + ": final-demand over direct-effect multipliers, where not given",
        "labour income": "earnings as the set counts them (RIMS II: with proprietors' income)",
        "captured spending": "final-demand multipliers apply to what the place captures, at producers' prices",
        **made.facts,
    }  # fmt: skip
    if per_pay:
        facts["wages paid to residents"] = "by the set's row of households"
    return MultiplierSet(
        name=name,
        title=about.title or name,
        place=about.place,
        country=about.country,
        year=about.year,
        currency=about.currency,
        valuation=about.valuation,
        industries=codes,
        industry_names=tuple(found.names[code] for code in codes),
        per_output=per_output,
        households=None,
        bridge=made.bridge,
        jobs_basis=about.jobs_basis,
        facts=facts,
        totals=totals,
        per_pay=per_pay,
    )


def _industry(grid: Grid, row: int, code: int | None, name: int | None, found: _Found) -> str:
    """An industry's code; noted with its name. "721 Accommodation" in one cell is both."""
    label = grid.label(row, code if code is not None else name or 0)
    title = grid.label(row, name) if name is not None else ""
    both = _LEADING_CODE.fullmatch(label)
    if both and (code is None or not title):
        label, title = both.group(1).rstrip("*"), both.group(2)
    key = PAY if _key(label) in HOUSEHOLDS or _key(title) == "households" else label
    found.names.setdefault(key, title or label)
    return key


def _what(head: str, default: MultiplierType | None) -> _What | None:
    """What a heading says: "final demand output", "direct effect jobs type 1", "direct earnings"."""
    measure = _measure(head)
    if measure is None:
        return None
    kind = re.search(r"type (ii?|1|2)\b", head)
    stated: MultiplierType | None = None if kind is None else "II" if kind.group(1) in ("ii", "2") else "I"
    if "coefficient" in head or (head.startswith("direct ") and "effect" not in head):
        return _What("own", measure, None) if measure in DIRECT else None
    if "effect" in head:
        return _What("effect", measure, stated or default) if stated or default else None
    return _What("final", measure, stated or default) if stated or default else None


def _measure(head: str) -> Measure | None:
    words = head.split()
    if "induced" in words:
        return None
    return (
        next((_MEASURE_WORDS[word] for word in words if word in _MEASURE_WORDS), None)
        if "measure" not in words and (head != "value")
        else None
    )


def _stated_type(grid: Grid, top: int) -> MultiplierType | None:
    """The type that a title above the headings states: "Total Multipliers ... (Type II)"."""
    text = " ".join(grid.label(r, c) for r in range(top) for c in range(grid.width))
    kinds = set(re.findall(r"\btype (ii?)\b", text.casefold()))
    return {"i": TYPES[0], "ii": TYPES[1]}[kinds.pop()] if len(kinds) == 1 else None


def _column(heads: Mapping[str, int], words: Sequence[str]) -> int | None:
    return next((heads[word] for word in words if word in heads), None)


def _key(text: str) -> str:
    """A heading without footnotes, units and punctuation: "Final-demand Output/1/ (dollars)" is final demand output."""
    plain = re.sub(r"/\d+/|\([^)]*\)", " ", text.casefold())
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain).split())
