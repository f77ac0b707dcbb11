"""A region's RIMS II multipliers (.csv, .xlsx) -> a set of multipliers: wide as BEA lays them out, or long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from impactcalc.economy.descriptor_fields import SET_KIND
from impactcalc.economy.economy import Measure, MultiplierType
from impactcalc.economy.importing.figures import no_label
from impactcalc.economy.importing.grid import Grid, bounded, find_in, is_text
from impactcalc.economy.importing.labelled_table import NOTHING, notes_of
from impactcalc.economy.importing.own_bridge import Wishes, own_bridge, without
from impactcalc.economy.importing.own_package import About, broken_fact, own_descriptor, refused, whole_package
from impactcalc.economy.impossible import MOST_JOBS, MOST_OUTPUT
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
from impactcalc.errors import InputError, Problem, TableError
from impactcalc.facts.errors import tables as refusals
from impactcalc.facts.notes.options import OptionIdle
from impactcalc.facts.problems import brought_multipliers as wrong
from impactcalc.facts.problems.brought_cells import NotAFigure
from impactcalc.facts.problems.brought_tables import DoesNotHold

PRINTED = 1e-3  # multipliers are printed with four decimals
HOUSEHOLDS = frozenset({"hh", "h00000", "households", "household", PAY})
_MEASURE_WORDS: Mapping[str, Measure] = {
    "output": "output", "sales": "output", "earnings": "labour_income", "income": "labour_income",
    "employment": "jobs", "jobs": "jobs", "value": "value_added",
}  # fmt: skip
# A column of codes goes before one that may hold names: "Industry" beside "Industry code" are the names.
_CODE_HEADS = (
    "industry code", "code", "naics code", "naics", "industry naics", "rims code", "iocode", "io code", "sector code",
    "industry", "sector",
)  # fmt: skip
_NAME_HEADS = ("industry name", "name", "title", "description", "industry description", "industry title", "industry",
               "sector name", "sector")  # fmt: skip
_READ_HEADS = frozenset({*_CODE_HEADS, *_NAME_HEADS, "region", "measure", "type", "value"})
_LEADING_CODE = re.compile(r"\s*([0-9][0-9A-Z_*-]*|H0\d+)[.\s]+(\S.*)")


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
    problems: list[Problem] = field(default_factory=list)
    taken: dict[tuple[_What, str], Grid] = field(default_factory=dict)  # the grid that a figure is from
    facts: dict[str, str] = field(default_factory=dict)

    def add(self, grid: Grid, cell: tuple[int, int], what: _What, industry: str) -> None:
        """A cell's figure; nothing where the cell says so, a problem where it says neither."""
        value, doubt = grid.at(*cell), grid.doubtful(*cell)
        kind = grid.doubts[cell].kind if doubt is not None else ""
        known = self.values.setdefault(what, {})
        if kind == "absent" or (value is None and doubt is None) or (isinstance(value, str) and value in NOTHING):
            return  # not available: it stays blank, and is never zero
        if doubt is not None:
            self.problems.append(doubt)
        elif not isinstance(value, float):
            self.problems.append(grid.problem(*cell, NotAFigure("multiplier")))
        elif value > (most := MOST_JOBS if what.measure == "jobs" else MOST_OUTPUT):
            self.problems.append(grid.problem(*cell, wrong.MultiplierBeyondAll(most)))
        elif industry in known and (known[industry] != value or self.taken[what, industry] is grid):
            same = known[industry] == value
            self.problems.append(grid.problem(*cell, wrong.AnotherFigure(industry, known[industry], same)))
        else:
            known[industry], self.taken[what, industry] = value, grid

    def absent(self) -> dict[str, str]:
        """Industries that the region does not have, and as what they are printed: 1 and zeros, or zeros alone."""
        found = {}
        for code in self.names:
            own = {what: values[code] for what, values in self.values.items() if code in values}
            totals = {value for what, value in own.items() if what.role == "final" and what.measure == "output"}
            effects = {value for what, value in own.items() if what.role == "effect"}
            others = {value for what, value in own.items() if what.role != "effect" and what.measure != "output"}
            idle = totals <= {0.0, 1.0} and effects <= {0.0, 1.0} and others <= {0.0}
            if totals and idle and (others or totals == {0.0}):
                found[code] = "1 and zeros" if 1.0 in totals else "zeros"
        return found


def import_rims(
    paths: Sequence[Path],
    folder: Path,
    about: About,
    wishes: Wishes,
    *,
    region: str = "",
    type: str = "",
    sheet: str = "",
    force: bool = False,
    anyway: bool = False,
    idle: list[OptionIdle] | None = None,
) -> MultiplierSet:
    """Read a set of multipliers and write it as a package.

    Several files are one set (Type I and Type II, say). A wide file has a row for each industry and columns such as
    "Final-demand Output" or `final_demand_output_type_1`; a long one has columns region, industry, measure, type and
    value. `type` says of which type multipliers are that do not say it; `sheet` names a workbook's sheet. InputError
    lists what cannot be used, and which identities the set breaks: with `anyway` it is written all the same, and says
    so. To `idle` goes what of them changes nothing.
    """
    found = _Found()
    sheets = [(path, *_sheet_of(path, sheet)) for path in paths]
    if idle is not None:
        idle += _idle(sheets, region, type, sheet)
    for _, grid, top, heads in sheets:
        found.problems += _columns_twice(grid, top)
        stated = _stated_type(grid, top)
        if type and stated not in (None, type.upper()):
            found.problems.append(Problem("--type", "", type, wrong.TypeSaidOtherwise(grid.name, stated)))
        default = next((known for known in TYPES if known == type.upper()), None) or stated
        if {"measure", "value"} <= heads.keys():
            _long(grid, top, heads, region, default, found)
        else:
            _wide(grid, top, heads, region, default, found)
    if found.problems:
        raise InputError(bounded(found.problems))
    made = _set(found, folder.name, about, wishes)
    broken = [DoesNotHold(law, misses, "", PRINTED) for law, misses in faults(made) if misses > PRINTED]
    if broken and not anyway:
        raise refused(broken)
    facts = {**made.facts, **(broken_fact(broken) if broken else {})}
    with whole_package(folder, force=force) as temporary:
        write_set(temporary, own_descriptor(folder.name, about, SET_KIND, facts), made)
    return made


def _idle(
    sheets: Sequence[tuple[Path, Grid, int, Mapping[str, int]]], region: str, type: str, sheet: str
) -> Iterator[OptionIdle]:
    """Which of the options none of the files needs."""
    names = ", ".join(path.name for path, *_ in sheets)
    if sheet and all(is_text(path) for path, *_ in sheets):
        yield OptionIdle("--sheet", "no sheets", names)
    if region and not any("region" in heads for *_, heads in sheets):
        yield OptionIdle("--region", "no regions", names)
    read = [head for *_, heads in sheets for head in heads if _what(head, "II") is not None]
    long = any({"measure", "value"} <= heads.keys() for *_, heads in sheets)
    if type and not long and all(_what(head, None) is not None for head in read):
        yield OptionIdle("--type", "types said", names)


def _sheet_of(path: Path, sheet: str) -> tuple[Grid, int, dict[str, int]]:
    """The sheet with the multipliers, and where its headings stand."""
    found = find_in(path, sheet, _header, "multipliers", "--sheet")
    if found is None:
        raise InputError([Problem(path.name, "", sheet, wrong.MultipliersWithoutHeadings())])
    grid, (top, heads) = found
    return grid, top, heads


def _header(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """The row of headings: the first that names an industry column and something to read. Two rows may be one.

    BEA prints "Final Demand" and "Direct Effect" in a row above the measures, each over several columns.
    """
    for r in range(min(40, len(grid.cells))):
        heads = {text: places[0] for text, places in _headings(grid, r).items()}
        # The first heading may be blank above the industries.
        named = any(head in _CODE_HEADS or head in _NAME_HEADS for head in heads)
        read = [head for head in heads if _what(head, "II") or head in ("measure", "value")]
        below = range(r + 1, len(grid.cells))
        figures = [heads[head] for head in read if head != "measure"]
        if read and (named or len(read) >= 2) and any(_has_figures(grid, one, figures) for one in below):
            return r, heads
    return None


def _headings(grid: Grid, row: int) -> dict[str, list[int]]:
    """What a row of headings says, with the row above it, and in which columns."""
    heads: dict[str, list[int]] = {}
    above = ""
    for c in range(grid.width):
        over = grid.label(row - 1, c) if row else ""
        above = over or above
        own = grid.label(row, c)
        text = _key(own)
        if own and _measure(text) and not re.search(r"final|direct", text):
            text = _key(f"{above} {own}") if re.search(r"final|direct", _key(above)) else text
        if text:
            heads.setdefault(text, []).append(c)
    return heads


def _columns_twice(grid: Grid, top: int) -> Iterator[Problem]:
    """A problem for each column that is read of which there are two."""
    for head, places in _headings(grid, top).items():
        read = head in _READ_HEADS or _what(head, "II") is not None
        if read and len(places) > 1:
            yield grid.recurs("column", [(top, c) for c in places])


def _wide(
    grid: Grid, top: int, heads: Mapping[str, int], region: str, default: MultiplierType | None, found: _Found
) -> None:
    _one_region(grid, top, heads, region)
    columns = {head: c for head, c in heads.items() if _what(head, "II")}
    code, name = _labels(heads)
    if code is None and name is None:
        code = max(min(columns.values()) - 1, 0)  # the industries stand left of the first figures
    where = heads.get("region")
    untyped = next((head for head in columns if _what(head, default) is None), None)
    if untyped is not None:
        found.problems.append(grid.problem(top, columns[untyped], wrong.TypeNotSaid()))
        return
    rows = [r for r in range(top + 1, len(grid.cells)) if _has_figures(grid, r, columns.values())]
    rows = [r for r in rows if _of_region(grid, r, where, region)]
    grid = grid.settled(rows, columns.values())
    found.facts.update(notes_of(grid, rows, sorted(columns.values())))
    first: dict[str, int] = {}
    for r in rows:
        industry = _industry(grid, r, code, name, found)
        if first.setdefault(industry, r) != r:
            at = code if code is not None else name or 0
            found.problems.append(grid.recurs("row", [(first[industry], at), (r, at)]))
            continue
        for head, c in columns.items():
            what = _what(head, default)
            if what is not None:
                found.add(grid, (r, c), what, industry)


def _has_figures(grid: Grid, row: int, columns: Iterable[int]) -> bool:
    """Whether a row has a figure, or what should be one: not a note that runs on below the table."""
    return any(isinstance(grid.at(row, c), float) or (row, c) in grid.doubts for c in columns)


def _of_region(grid: Grid, row: int, column: int | None, region: str) -> bool:
    return not region or column is None or region.casefold() in grid.label(row, column).casefold()


def _labels(heads: Mapping[str, int]) -> tuple[int | None, int | None]:
    """The columns of the codes and of the names."""
    code = _column(heads, _CODE_HEADS)
    others = {head: c for head, c in heads.items() if c != code}
    return code, _column(others, _NAME_HEADS)


def _long(
    grid: Grid, top: int, heads: Mapping[str, int], region: str, default: MultiplierType | None, found: _Found
) -> None:
    code, name = _labels(heads)
    _one_region(grid, top, heads, region)
    value = heads["value"]
    rows = [r for r in range(top + 1, len(grid.cells)) if _of_region(grid, r, heads.get("region"), region)]
    grid = grid.settled(rows, [value])
    found.facts.update(notes_of(grid, rows, [value]))
    for r in rows:
        stated = grid.label(r, heads["type"]) if "type" in heads else ""
        measure = _key(grid.label(r, heads["measure"]))
        kind = re.fullmatch(r"(?:type )?(ii?|1|2)(?: derived)?", _key(stated))
        own = _what(f"{measure} type {kind.group(1)}" if kind else measure, default)
        if own is None or (stated and not kind) or (grid.at(r, value) is None and (r, value) not in grid.doubts):
            continue  # another statistic of the file, such as a coefficient that follows from the rest
        found.add(grid, (r, value), own, _industry(grid, r, code, name, found))
    if not found.values and not found.problems:
        raise InputError([Problem(grid.name, "", "", wrong.NoMultipliersFound(region))])


def _one_region(grid: Grid, top: int, heads: Mapping[str, int], region: str) -> None:
    """InputError when the file holds several regions and it is not said, or not clearly, which is meant."""
    if "region" not in heads:
        return
    labels = dict.fromkeys(grid.label(r, heads["region"]) for r in range(top + 1, len(grid.cells)))
    fitting = [label for label in labels if label and region.casefold() in label.casefold()]
    if len(fitting) > 1:
        raise InputError([Problem(grid.name, "", region, wrong.SeveralRegions(tuple(fitting)))])


def _direct_by_quotients(
    found: _Found,
    codes: Sequence[str],
    totals: Mapping[tuple[MultiplierType, Measure], Vector],
    per_output: dict[Measure, Vector],
) -> None:
    """Direct coefficients that are not given: final-demand over direct-effect multipliers."""
    for measure in DIRECT_EFFECT:
        for kind in TYPES:
            ratio = found.values.get(_What("effect", measure, kind))
            if ratio is not None and (kind, measure) in totals:
                direct = np.array([ratio.get(code, np.nan) for code in codes])
                own = totals[kind, measure] / np.where(direct > 0.0, direct, np.nan)
                there = per_output.get(measure, np.full(len(codes), np.nan))
                per_output[measure] = np.where(np.isnan(there), own, there)


def _set(found: _Found, name: str, about: About, wishes: Wishes) -> MultiplierSet:
    """The set: final-demand multipliers as they are, direct ones as quotients, what is absent left absent."""
    absent = found.absent()
    codes = tuple(code for code in found.names if code != PAY and code not in absent)
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
        raise TableError(refusals.NoFinalDemandMultipliers())
    _direct_by_quotients(found, codes, totals, per_output)
    weights = np.ones(len(codes))
    made = own_bridge(codes, weights, without(wishes, absent), basic_prices=False)
    facts = {
        "kind of table": "multipliers without a matrix: effects by industry are not available",
        "multipliers": ", ".join(f"{FINAL_DEMAND[m][0].replace('_', ' ')} (Type {t})" for t, m in totals),
        "direct effects": (
            ", ".join(m.replace("_", " ") for m in DIRECT if m in per_output) or "output only"
        ) + ": final-demand over direct-effect multipliers, where not given",
        "labour income": "earnings as the set counts them (RIMS II: with proprietors' income)",
        "captured spending": "final-demand multipliers apply to what the place captures, at producers' prices",
        **found.facts,
        **made.facts,
    }  # fmt: skip
    if absent:
        printed = ", ".join(f"{code} (printed as {text})" for code, text in absent.items())
        facts["industries that the region does not have"] = f"{printed}: they have no multiplier and sell nothing"
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
    column = code if code is not None else name or 0
    fact = no_label(grid.doubts.get((row, column)), "code")
    if fact is not None:
        found.problems.append(grid.problem(row, column, fact))
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
