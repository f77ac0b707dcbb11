"""A bridge from the spending categories to the industries of a table that a user brings."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np

from impactcalc.economy.bridge import LOCAL, SHARES_TOLERANCE, TREATMENTS, Bridge, Part, Treatment, part_fault
from impactcalc.economy.importing.classification import CLASSIFICATIONS, Classification, classification_of, covered
from impactcalc.economy.importing.grid import Grid, find_in, read_grid
from impactcalc.economy.leontief import Vector
from impactcalc.economy.package import load_economy
from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems import brought_bridges as wrong

MARGINS_OF = "us-2014"  # whose margins on goods, and home carriers' share, stand in where a table has none
_KEEPERS: Mapping[str, tuple[str, ...]] = {"retail": ("441", "445", "452", "4A0"), "wholesale": ("42",)}


@dataclass(frozen=True)
class Wishes:
    """What the user says about the bridge; empty where nothing is said.

    `parts` replaces whole categories. `concordance` gives an industry codes of a classification. `capture` is the
    share of a category's local part that the place captures, the rest leaks; `taxes` the rate of taxes on the sale
    by category, on the price before tax.
    """

    parts: tuple[Part, ...] = ()
    concordance: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    codes: Classification | None = None
    capture: Mapping[str, float] = field(default_factory=dict)
    taxes: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class OwnBridge:
    """A bridge and, by topic, how it was made: the package says so."""

    bridge: Bridge
    facts: Mapping[str, str]


def categories() -> tuple[str, ...]:
    """The spending categories, in their order."""
    return load_economy(MARGINS_OF).spending_bridge().categories


def read_wishes(
    *,
    bridge: Path | None = None,
    concordance: Path | None = None,
    capture: Path | None = None,
    taxes: Path | None = None,
    codes: str = "",
) -> Wishes:
    """What the files say. InputError lists every cell that cannot be used."""
    problems: list[Problem] = []
    if codes and codes not in CLASSIFICATIONS:
        problems.append(Problem("--codes", "", codes, wrong.UnknownClassification(CLASSIFICATIONS)))
    listed: dict[str, list[str]] = {}
    for _, (industry, code) in _rows(concordance, ("industry", "code"), problems, ("industry", "code")):
        listed.setdefault(industry, []).append(code)
    wishes = Wishes(
        parts=tuple(_parts(bridge, problems)),
        concordance={industry: tuple(found) for industry, found in listed.items()},
        codes=next((known for known in CLASSIFICATIONS if known == codes), None),
        capture=dict(_shares(capture, "share", 1.0, problems)),
        taxes=dict(_shares(taxes, "rate", 2.0, problems)),
    )
    if problems:
        raise InputError(problems)
    return wishes


def without(wishes: Wishes, absent: Iterable[str]) -> Wishes:
    """The wishes for a place that lacks some industries: what is bought of them leaks."""
    gone = set(absent)
    return replace(
        wishes,
        parts=tuple(
            replace(part, treatment="leakage", industry="") if part.industry in gone else part for part in wishes.parts
        ),
        concordance={industry: codes for industry, codes in wishes.concordance.items() if industry not in gone},
    )


def own_bridge(
    industries: tuple[str, ...],
    weights: Vector,
    wishes: Wishes,
    *,
    basic_prices: bool,
    home_share: Mapping[str, float] | None = None,
) -> OwnBridge:
    """The bridge that the user's files give, and for the rest the one that the industries' codes give.

    `weights` (n,) share a category among industries that sell it: what households buy, wherever it is made, or output.
    `home_share` is the part of an industry's goods that is made in the country, where the table tells; else it is that
    of the United States. A category that no industry sells leaks whole, and the facts say so. InputError when the
    codes are not known and the user says nothing, or when the user's parts do not add up.
    """
    _must_fit(industries, wishes)
    facts: dict[str, str] = {}
    own = {part.category for part in wishes.parts}
    by_default = [category for category in categories() if category not in own]
    made: list[Part] = []
    if by_default:
        made = list(_default(industries, weights, wishes, by_default, home_share, facts))
    if own:
        facts["bridge of the user"] = (
            f"{len(own)} categories as given: {', '.join(c for c in categories() if c in own)}"
        )
    parts: list[Part] = []
    missing: list[str] = []
    for category in categories():
        found = [part for part in (*wishes.parts, *made) if part.category == category and part.share > 0.0]
        whole = sum(part.share for part in found)
        if whole < 1.0 - SHARES_TOLERANCE or not found:
            found.append(Part(category, "leakage", "", 1.0 - whole))
        if not any(part.treatment != "leakage" for part in found):
            missing.append(category)
        found = _taxed(found, wishes.taxes.get(category, 0.0))
        parts += _merged(_captured(found, wishes.capture.get(category, 1.0)))
    if missing:
        facts["categories without an industry"] = f"{', '.join(missing)}: what is spent on them leaks whole"
    if wishes.capture:
        shares = ", ".join(f"{category} {share:.0%}" for category, share in wishes.capture.items())
        facts["capture"] = f"captured by the place, the rest leaks: {shares}"
    if wishes.taxes:
        rates = ", ".join(f"{category} {rate:.1%}" for category, rate in wishes.taxes.items())
        facts["taxes on the sale"] = f"taken off before final demand, on the price before tax: {rates}"
    elif basic_prices and not any(part.treatment == "tax" for part in parts):
        facts["taxes on the sale"] = "no rates given, so none are taken off: final demand is too high by them"
    return OwnBridge(Bridge(categories(), industries, tuple(parts)), facts)


def _default(
    industries: tuple[str, ...],
    weights: Vector,
    wishes: Wishes,
    wanted: Sequence[str],
    home_share: Mapping[str, float] | None,
    facts: dict[str, str],
) -> Iterator[Part]:
    us = load_economy(MARGINS_OF)
    if industries == us.industries and not wishes.concordance:
        facts["bridge"] = f"that of {MARGINS_OF}, whose industries these are: market shares, margins and baskets too"
        yield from (part for part in us.spending_bridge().parts if part.category in wanted)
        return
    cover = _cover(industries, wishes, facts)
    if cover is None:
        if not wishes.parts:
            more = f" and {len(industries) - 5} more" if len(industries) > 5 else ""
            raise InputError([Problem("", "", ", ".join(industries[:5]) + more, wrong.NoSellersKnown())])
        return  # what the user's bridge does not list leaks whole, and is listed
    position = {code: i for i, code in enumerate(industries)}

    def sellers(codes: frozenset[str]) -> dict[str, float]:
        found = {code: max(float(weights[position[code]]), 0.0) for code in industries if cover[code] & codes}
        whole = sum(found.values())
        return {code: (w / whole if whole > 0 else 1.0 / len(found)) for code, w in found.items()}

    recipes = [row for row in _recipes() if row["category"] in wanted]
    classification = facts["classification"]
    for row in recipes:
        category, role = row["category"], row["role"]
        found = sellers(frozenset(row[classification].split()))
        if role == "wages":
            yield Part(category, "wages", "", 1.0)
        elif role == "service":
            yield from (Part(category, "service", code, share) for code, share in found.items())
        elif role == "carrier":
            home = _home(home_share, found, 1.0 - _us_share(category, "leakage"), facts)
            yield from (Part(category, "service", code, share * home) for code, share in found.items())
        elif role == "good":
            producer = _us_share(category, "good", "leakage")
            home = _home(home_share, found, _us_share(category, "good") / producer, facts)
            for code, share in found.items():
                yield Part(category, "good", code, share * producer * (home_share[code] if home_share else home))
        else:
            kept = _us_margin(category, role)
            facts["margins on goods"] = f"those of the United States ({MARGINS_OF}): no margins are in the table"
            yield from (Part(category, "margin", code, share * kept) for code, share in found.items())


def _cover(industries: tuple[str, ...], wishes: Wishes, facts: dict[str, str]) -> dict[str, frozenset[str]] | None:
    """What each industry covers, in the classification that is told or seen; notes it. None when neither."""
    codes = {code: wishes.concordance.get(code, () if wishes.concordance else (code,)) for code in industries}
    used = [code for listed in codes.values() for code in listed]
    classification = wishes.codes or classification_of(used)
    if classification is None:
        return None
    facts["classification"] = classification
    if wishes.concordance:
        facts["bridge"] = f"by the user's concordance to {classification.upper()}, with the recipes that are shipped"
    else:
        facts["bridge"] = (
            f"by the industries' codes, read as {classification.upper()}, with the recipes that are shipped"
        )
    cover = {
        code: frozenset().union(*(covered(one, classification) for one in listed)) for code, listed in codes.items()
    }
    strange = [one for listed in codes.values() for one in listed if not covered(one, classification)]
    if strange and wishes.concordance:
        fact = wrong.NotOfClassification(classification)
        raise InputError([Problem("--concordance", "", code, fact) for code in dict.fromkeys(strange)])
    if strange:
        facts["industries without a known code"] = f"{', '.join(strange)}: they sell to no category directly"
    return cover


def _home(
    home_share: Mapping[str, float] | None, makers: Mapping[str, float], fallback: float, facts: dict[str, str]
) -> float:
    if home_share is None:
        facts["goods and carriers from abroad"] = (
            f"shares of the United States ({MARGINS_OF}): the table has no imports"
        )
        return fallback
    facts["goods and carriers from abroad"] = "the table's own imports, by industry"
    return sum(share * home_share[code] for code, share in makers.items())


def _us_share(category: str, *treatments: Treatment) -> float:
    parts = load_economy(MARGINS_OF).spending_bridge().parts
    return sum(part.share for part in parts if part.category == category and part.treatment in treatments)


def _us_margin(category: str, role: str) -> float:
    parts = load_economy(MARGINS_OF).spending_bridge().parts
    found = 0.0
    for part in parts:
        if part.category == category and part.treatment == "margin":
            keeper = next((name for name, codes in _KEEPERS.items() if part.industry in codes), "transport")
            found += part.share if keeper == role else 0.0
    return found


@cache
def _recipes() -> tuple[dict[str, str], ...]:
    with (Path(__file__).parent / "recipes.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _taxed(parts: list[Part], rate: float) -> list[Part]:
    """The parts with the tax on the sale taken off first; a rate is on the price before tax."""
    if rate <= 0.0:
        return parts
    kept = 1.0 / (1.0 + rate)
    return [*(replace(part, share=part.share * kept) for part in parts), Part(parts[0].category, "tax", "", 1.0 - kept)]


def _captured(parts: list[Part], share: float) -> list[Part]:
    """The parts with only a share of the local ones; the rest leaks."""
    lost = sum(part.share for part in parts if part.treatment in LOCAL) * (1.0 - share)
    if lost <= 0.0:
        return parts
    kept = [replace(part, share=part.share * share) if part.treatment in LOCAL else part for part in parts]
    return [*kept, Part(parts[0].category, "leakage", "", lost)]


def _merged(parts: Iterable[Part]) -> list[Part]:
    """One part for each place where money goes, the shares summing to one to the last digit but one."""
    sums: dict[tuple[str, Treatment, str], float] = {}
    for part in parts:
        key = (part.category, part.treatment, part.industry)
        sums[key] = sums.get(key, 0.0) + part.share
    kept = {key: share for key, share in sums.items() if share > 0.0}
    whole = sum(kept.values())
    return [Part(*key, min(1.0, share / whole)) for key, share in kept.items()]


def _must_fit(industries: tuple[str, ...], wishes: Wishes) -> None:
    """InputError unless the user's parts name what there is and add up, and the other files name categories."""
    problems = []
    totals: dict[str, float] = {}
    for part in wishes.parts:
        totals[part.category] = totals.get(part.category, 0.0) + part.share
        fault = part_fault(part, categories(), industries, "row")
        if fault is not None:
            problems.append(Problem("--bridge", "", f"{part.category}, {part.industry}", fault))
    for category, total in totals.items():
        if abs(total - 1.0) > 1e-6 and not problems:
            problems.append(Problem("--bridge", "", category, wrong.CategoryNotWhole(total)))
    problems += [
        Problem("--concordance", "", industry, wrong.NoSuchIndustry(industries))
        for industry in wishes.concordance
        if industry not in industries
    ]
    for file, named in (("--capture", wishes.capture), ("--taxes", wishes.taxes)):
        problems += [
            Problem(file, "", category, wrong.NoSuchCategory(categories()))
            for category in named
            if category not in categories()
        ]
    taxed = {part.category for part in wishes.parts if part.treatment == "tax"} & set(wishes.taxes)
    problems += [Problem("--taxes", "", category, wrong.TaxedByBoth()) for category in sorted(taxed)]
    if problems:
        raise InputError(problems)


def _parts(path: Path | None, problems: list[Problem]) -> Iterator[Part]:
    subject = ("category", "treatment", "industry")
    for (file, row), (category, treatment, industry, share) in _rows(path, (*subject, "share"), problems, subject):
        known = next((name for name in TREATMENTS if name == treatment), None)
        number = _float(share)
        if known is None:
            problems.append(Problem(file, row, treatment, wrong.UnknownTreatment(TREATMENTS)))
        elif number is None:
            problems.append(Problem(file, row, share, wrong.NoShare()))
        else:
            yield Part(category, known, industry, number)


def _shares(
    path: Path | None, column: Literal["share", "rate"], most: float, problems: list[Problem]
) -> Iterator[tuple[str, float]]:
    for (file, row), (category, share) in _rows(path, ("category", column), problems, ("category",)):
        number = _float(share)
        if number is None or not 0.0 <= number <= most:
            problems.append(Problem(file, row, share, wrong.ColumnOutside(column, most)))
        else:
            yield category, number


def _rows(
    path: Path | None, names: tuple[str, ...], problems: list[Problem], subject: tuple[str, ...]
) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    """The rows of a small table by column name, each with where it stands: its file and its row.

    A workbook's sheet is the only one with these columns. `subject` are the columns that say what a row is about: a
    second row about the same is a problem.
    """
    if path is None:
        return

    def heads_of(grid: Grid) -> dict[str, int] | None:
        top = _first_row(grid)
        heads = {grid.label(top, c).casefold(): c for c in reversed(range(grid.width))}
        return heads if set(names) <= heads.keys() else None

    found = find_in(path, "", heads_of, "columns", columns=names)
    if found is None:
        grid = read_grid(path)
        there = {grid.label(_first_row(grid), c).casefold() for c in range(grid.width)}
        fact = wrong.ColumnsMissing(tuple(name for name in names if name not in there), names)
        problems.append(Problem(grid.name, "", "", fact))
        return
    grid, heads = found
    down = range(_first_row(grid) + 1, len(grid.cells))
    figures = [heads[name] for name in names if name in _FIGURES]
    grid = grid.settled(down, figures)
    problems += _columns_twice(grid, names)
    about: dict[tuple[str, ...], int] = {}
    for r in down:
        cells = tuple(_text(grid, r, heads[name], name in _FIGURES) for name in names)
        if not any(cells):
            continue
        doubts = [
            grid.problem(r, c, doubt.fact)
            for c in (heads[name] for name in names)
            if (doubt := grid.doubts.get((r, c))) is not None
            and doubt.kind in (*_NOTHING_TO_READ, *(_NO_FIGURE if c in figures else ()))
        ]
        problems += doubts
        same = tuple(cell.casefold() for name, cell in zip(names, cells, strict=True) if name in subject)
        first = about.setdefault(same, r)
        if first != r:
            problems.append(
                Problem(grid.name, f"row {r + 1}", ", ".join(filter(None, cells)), wrong.RowTwice(first + 1))
            )
        elif not doubts:
            yield (grid.name, f"row {r + 1}"), cells


def _columns_twice(grid: Grid, names: Sequence[str]) -> Iterator[Problem]:
    """A problem for each of the columns that are read of which there are two."""
    top = _first_row(grid)
    heads = [grid.label(top, c).casefold() for c in range(grid.width)]
    for name in names:
        at = [c for c, head in enumerate(heads) if head == name]
        if len(at) > 1:
            yield grid.recurs("column", [(top, c) for c in at])


_FIGURES = ("share", "rate")
_NOTHING_TO_READ, _NO_FIGURE = ("error", "formula", "date"), ("open", "large")


def _first_row(grid: Grid) -> int:
    return next((r for r in range(len(grid.cells)) if any(cell is not None for cell in grid.cells[r])), 0)


def _text(grid: Grid, row: int, column: int, figure: bool) -> str:
    """A cell as a text; a figure as the number that it was read as."""
    cell = grid.at(row, column)
    return repr(cell) if figure and isinstance(cell, float) else grid.label(row, column)


def _float(text: str) -> float | None:
    percent = text.endswith("%")
    try:
        number = float(text.removesuffix("%").strip().replace(",", "."))
    except ValueError:
        return None
    return number / 100.0 if percent else number


def home_shares(industries: Sequence[str], domestic: Vector, imported: Vector) -> dict[str, float]:
    """The part of what is bought of each industry's products that is made in the country; one where nothing is."""
    bought = np.maximum(domestic, 0.0) + np.maximum(imported, 0.0)
    shares = np.divide(np.maximum(domestic, 0.0), bought, out=np.ones(len(bought)), where=bought > 0.0)
    return {code: float(share) for code, share in zip(industries, shares, strict=True)}
