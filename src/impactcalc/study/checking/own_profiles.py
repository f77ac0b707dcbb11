"""The sheet Profiles: the user's own spending profiles, which win over the shipped ones."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from impactcalc.errors import Problem
from impactcalc.facts.notes.rows import ProfileReplaced, SharesBroughtToOne
from impactcalc.facts.problems.profiles import ProfileTwice, SharesNotWhole
from impactcalc.known.countries import find_country
from impactcalc.known.places import country_of
from impactcalc.known.profiles import Profile
from impactcalc.known.segments import AnyProfile, shipped_profiles
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.rows import Note, SheetRows
from impactcalc.study.sheets.headings import plain
from impactcalc.study.sheets.schema import Settings

# What whole percentages may miss 100% by: three of a third each are 99%.
ROUNDING = 0.01 + 1e-9


def with_own(table: SheetRows, settings: Settings | None) -> tuple[Mapping[str, AnyProfile], list[Problem], list[Note]]:
    """Shipped profiles and the rows of the sheet by name, what is wrong with them, and what was filled in or replaced.

    A row with a fault still has its name, so that nothing more is said where it is used.
    """
    known: dict[str, AnyProfile] = dict(shipped_profiles())
    shipped = {plain(name): name for name in known}
    rows: dict[str, int] = {}
    problems: list[Problem] = []
    notes: list[Note] = []
    shares = np.nan_to_num(np.column_stack([table.numbers(code) for code in CATEGORY_CODES]))
    for i, name in enumerate(table.words("name").tolist()):
        if not name:
            continue
        where = table.cell(i, "name")
        key = plain(name)
        if key in rows:
            problems.append(Problem("Profiles", where, name, ProfileTwice(rows[key])))
            continue
        rows[key] = int(table.rows[i])
        if key in shipped:
            del known[shipped[key]]
            notes.append(Note("Profiles", where, name, ProfileReplaced(shipped[key])))
        total = float(shares[i].sum())
        if abs(total - 1.0) > ROUNDING:
            problems.append(Problem("Profiles", where, name, SharesNotWhole(total)))
        elif abs(total - 1.0) > 1e-9:
            notes.append(Note("Profiles", where, name, SharesBroughtToOne(total)))
        known[name] = _profile(table, i, name, shares[i] / total if total > 0 else shares[i], settings)
    return MappingProxyType(known), problems, notes


def _profile(
    table: SheetRows, i: int, name: str, shares: np.ndarray[tuple[int], np.dtype[np.float64]], settings: Settings | None
) -> Profile:
    home = find_country(country_of(settings.place)) if settings else None
    daily, year = float(table.numbers("daily_amount")[i]), float(table.numbers("year")[i])
    at_hand = settings.period if settings else 0
    return Profile(
        name=name,
        title=f"of the workbook (sheet Profiles, row {table.rows[i]})",
        shares=MappingProxyType({code: float(s) for code, s in zip(CATEGORY_CODES, shares, strict=True) if s > 0}),
        daily_amount=None if np.isnan(daily) else daily,
        currency=str(table.words("currency")[i]) or (settings.currency or "" if settings else ""),
        economy=str(table.words("country")[i]) or (home.iso3 if home else ""),
        year=at_hand if np.isnan(year) else int(year),
        source=str(table.words("source")[i]) or f"the workbook, sheet Profiles row {table.rows[i]}",
        weakness="The workbook's own: as sure as whoever typed it.",
        per="stay" if table.words("per")[i] == "stay" else "day",
    )
