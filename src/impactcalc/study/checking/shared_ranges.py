"""How sure the numbers are that many rows share: the sheet Ranges, and the ranges on the sheets Profiles and Rates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from impactcalc.errors import Problem
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.problems import profiles as wrong
from impactcalc.facts.problems.cells import RangeBeyondLimits, UnknownDistribution
from impactcalc.known.profiles import Profile
from impactcalc.known.segments import AnyProfile
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.rows import SheetRows
from impactcalc.study.sheets.ranges import (
    Range,
    RangeColumn,
    Shared,
    SharedRange,
    read_spread,
)

OF_A_PROFILE = ("daily_amount", "profile_shares")
FACTORS = ("closure", "local_share", "daily_amount")


def shared_ranges(
    tables: Mapping[str, SheetRows], profiles: Mapping[str, AnyProfile]
) -> tuple[tuple[SharedRange, ...], list[Problem]]:
    """Every range of the three sheets, and what is wrong with them."""
    found: list[SharedRange | Problem] = []
    if "Ranges" in tables:
        found += _stated(tables["Ranges"], profiles)
    if "Profiles" in tables:
        found += _of_profiles(tables["Profiles"])
    if "Rates" in tables:
        found += _of_rates(tables["Rates"])
    seen: dict[tuple[str, str], str] = {}
    problems = [item for item in found if isinstance(item, Problem)]
    kept = []
    for item in found:
        if isinstance(item, SharedRange):
            first = seen.setdefault((item.what, item.subject), item.where)
            if first == item.where:
                kept.append(item)
                continue
            sheet, _, cell = item.where.partition("!")
            problems.append(Problem(sheet, cell, item.subject or item.what, wrong.SharedRangeTwice(first)))
    return tuple(kept), problems


def _stated(table: SheetRows, profiles: Mapping[str, AnyProfile]) -> Iterator[SharedRange | Problem]:
    """The sheet Ranges, a row each; one that is complained about gives its first problem."""
    for i in range(len(table)):
        what, profile = str(table.words("parameter")[i]), str(table.words("profile")[i])
        if not what or table.is_settled("profile")[i]:
            continue
        low, high, sample = (float(table.numbers(name)[i]) for name in ("low", "high", "sample_size"))
        spread = read_spread(str(table.words("distribution")[i]))
        fault = _misplaced(what, profile, sample, low, high, profiles)
        if fault is None and spread is None:
            fault = "distribution", UnknownDistribution(str(table.words("distribution")[i]))
        if fault is None and what != "profile_shares" and low > high:
            fault = "low", wrong.SharedRangeReversed()
        if fault is None and what in FACTORS and not low <= 1.0 <= high:
            fault = "low", wrong.FactorWithoutOne()
        if fault is None and what != "profile_shares" and low >= high:
            fault = "high", wrong.HighNotAbove()
        if fault is not None:
            column, fact = fault
            value = table.columns[column][i]
            blank = value == "" or (isinstance(value, float) and np.isnan(value))
            yield Problem("Ranges", table.cell(i, column), "" if blank else f"{value}", fact)
            continue
        yield SharedRange(
            what=_shared(what),
            subject=profile,
            value=1.0 if what in FACTORS else float("nan"),
            range=None if spread is None or what == "profile_shares" else Range(low, high, *spread),
            sample_size=sample,
            where=f"Ranges!{table.cell(i, 'parameter')}",
            source=str(table.words("source")[i]),
        )


def _misplaced(
    what: str, profile: str, sample: float, low: float, high: float, profiles: Mapping[str, AnyProfile]
) -> tuple[str, ProblemFact] | None:
    """What a row lacks, or has too much: the column, and what is wrong."""
    if what in OF_A_PROFILE and not profile:
        return "profile", wrong.WhoseRange()
    if what not in OF_A_PROFILE and profile:
        return "profile", wrong.RangeOfNoProfile()
    if what == "daily_amount" and profile in profiles and not profiles[profile].carries_amount:
        return "profile", wrong.ProfileWithoutAmount()
    if what == "profile_shares":
        if profile in profiles and not isinstance(profiles[profile], Profile):
            return "profile", wrong.SharesFollowPlace()
        if np.isnan(sample):
            return "sample_size", wrong.SampleSizeBlank()
        if not (np.isnan(low) and np.isnan(high)):
            return "low", wrong.BoundsBesideSample()
        return None
    if not np.isnan(sample):
        return "sample_size", wrong.SampleOfNoShares()
    if np.isnan(low):
        return "low", wrong.BoundBlank("Low")
    return ("high", wrong.BoundBlank("High")) if np.isnan(high) else None


def _shared(text: str) -> Shared:
    found: dict[str, Shared] = {
        "delta": "delta", "closure": "closure", "local_share": "local_share", "daily_amount": "daily_amount",
        "profile_shares": "profile_shares",
    }  # fmt: skip
    return found[text]


def _of_profiles(table: SheetRows) -> Iterator[SharedRange | Problem]:
    """The user's own profiles: a daily amount as a factor, the shares of a row together."""
    names = table.words("name")
    for at, stated in _each(table.ranges.get("daily_amount")):
        value = float(table.numbers("daily_amount")[at])
        if value > 0:
            where = f"Profiles!{table.cell(at, 'daily_amount')}"
            yield SharedRange("daily_amount", str(names[at]), 1.0, stated.times(1.0 / value), where=where)
    by_row: dict[int, dict[str, Range]] = {}
    for code in CATEGORY_CODES:
        for at, stated in _each(table.ranges.get(code)):
            if table.numbers(code)[at] > 0:
                by_row.setdefault(at, {})[code] = stated
            else:
                yield Problem("Profiles", table.cell(at, code), "0", wrong.RangeOfNoShare())
    for at, shares in by_row.items():
        total = float(np.nansum([table.numbers(code)[at] for code in CATEGORY_CODES]))
        if total > 0:
            scaled = {code: stated.times(1.0 / total) for code, stated in shares.items()}
            where = f"Profiles!row {table.rows[at]}"
            yield SharedRange("profile_shares", str(names[at]), float("nan"), None, shares=scaled, where=where)


def _of_rates(table: SheetRows) -> Iterator[SharedRange | Problem]:
    for at, stated in _each(table.ranges.get("value")):
        kind, subject = str(table.words("kind")[at]), str(table.words("subject")[at])
        where, value = f"Rates!{table.cell(at, 'value')}", float(table.numbers("value")[at])
        if stated.bounds == "least and most" and stated.low <= 0:
            yield Problem("Rates", table.cell(at, "value"), "", RangeBeyondLimits("0"))
            continue
        name = f"{kind} {subject} {table.numbers('year')[at]:.0f}"
        yield SharedRange("rate", name, value, stated, where=where, source=str(table.words("source")[at]))


def _each(column: RangeColumn | None) -> Iterator[tuple[int, Range]]:
    if column is not None:
        yield from zip(column.positions.tolist(), column.ranges, strict=True)
