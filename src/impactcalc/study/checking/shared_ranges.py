"""How sure the numbers are that many rows share: the sheet Ranges, and the ranges on the sheets Profiles and Rates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from impactcalc.errors import Problem
from impactcalc.known.profiles import Profile
from impactcalc.known.segments import AnyProfile
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.rows import SheetRows
from impactcalc.study.sheets.ranges import (
    DISTRIBUTION_HELP,
    FORM,
    REVERSED,
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
            text = f"its range is given twice, also in {first}"
            problems.append(Problem(sheet, cell, item.subject or item.what, text, "Keep one of the two"))
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
            fault = "distribution", f'"{table.words("distribution")[i]}" is no distribution', DISTRIBUTION_HELP
        if fault is None and what != "profile_shares" and low > high:
            fault = "low", REVERSED, "Type the least into Low and the most into High"
        if fault is None and what in FACTORS and not low <= 1.0 <= high:
            text = "a factor's range that does not hold 1, the number as it is"
            fault = "low", text, "Type, for example, 0.8 and 1.1: from a fifth less to a tenth more"
        if fault is None and what != "profile_shares" and low >= high:
            fault = "high", "the high is not above the low", "Type the least into Low and the most into High"
        if fault is not None:
            column, message, remedy = fault
            value = table.columns[column][i]
            blank = value == "" or (isinstance(value, float) and np.isnan(value))
            yield Problem("Ranges", table.cell(i, column), "" if blank else f"{value}", message, remedy)
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
) -> tuple[str, str, str] | None:
    """What a row lacks, or has too much: the column, what is wrong, what to do."""
    if what in OF_A_PROFILE and not profile:
        return "profile", '"Profile" is blank, but the range is of a profile', "Type the profile's name"
    if what not in OF_A_PROFILE and profile:
        return "profile", "a profile beside a range that is of no profile", "Clear the cell"
    if what == "daily_amount" and profile in profiles and not profiles[profile].carries_amount:
        return "profile", "this profile has no amount", "Name another, or give the sums of the rows a range"
    if what == "profile_shares":
        if profile in profiles and not isinstance(profiles[profile], Profile):
            return "profile", "how this profile splits follows from the place", "Give its daily_amount a range instead"
        if np.isnan(sample):
            return "sample_size", '"Sample size" is blank', "Type how many answers the shares are as sure as"
        if not (np.isnan(low) and np.isnan(high)):
            return "low", "a low or a high beside a sample size", "Clear Low and High"
        return None
    if not np.isnan(sample):
        return "sample_size", "a sample size, which only profile_shares have", "Clear the cell"
    for column, bound in (("low", low), ("high", high)):
        if np.isnan(bound):
            return column, f'"{column.capitalize()}" is blank', "Fill in the low and the high"
    return None


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
                text = "a range around a share of 0: shares that sum to 1 are drawn around what they are"
                yield Problem("Profiles", table.cell(at, code), "0", text, "Type a share above 0, or 0 alone")
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
            yield Problem("Rates", table.cell(at, "value"), "", "a range that reaches 0", FORM)
            continue
        name = f"{kind} {subject} {table.numbers('year')[at]:.0f}"
        yield SharedRange("rate", name, value, stated, where=where, source=str(table.words("source")[at]))


def _each(column: RangeColumn | None) -> Iterator[tuple[int, Range]]:
    if column is not None:
        yield from zip(column.positions.tolist(), column.ranges, strict=True)
