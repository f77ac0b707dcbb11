"""One account of what a person's day by a profile was taken to be: amounts, assumptions and draws all read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

import numpy as np
import numpy.typing as npt

from impactcalc.economy.prices import Prices
from impactcalc.facts.fact import OriginFact
from impactcalc.facts.origins.days import DaySupplied, SplitByProfile
from impactcalc.facts.problems.runs import ProfileNotCarried, ProfileWithoutPerDiem
from impactcalc.impact.rows.daily import CannotSayError, Circumstances, Day, day_of
from impactcalc.impact.rows.sale_taxes import SaleTax, bed_rate
from impactcalc.known.per_diem import per_diem_at
from impactcalc.known.periods import calendar_year
from impactcalc.known.segments import AnyProfile, Segment

Which = npt.NDArray[np.int64]


@dataclass(frozen=True)
class DayTaken:
    """A profile's day in the circumstances of some rows. `faults` say why its amount is not known,
    where it has one that cannot be brought there: the day then only splits sums that rows state. `bed_tax` are the
    taxes on the bed that the amount does not hold. `per` is what the amount is of, a day or a stay."""

    profile: str
    there: Circumstances
    day: Day
    per: Literal["day", "stay"]
    bed_tax: float
    faults: tuple[ProfileNotCarried | ProfileWithoutPerDiem, ...] = ()

    def gave(self, *, amount: bool) -> OriginFact:
        """What it gave to a row: its amount too, or the split alone."""
        if not amount:
            return SplitByProfile(self.profile)
        there, day = self.there, self.day
        parts = () if day.source is None else day.parts
        how = day.carried if day.source is None else day.source
        return DaySupplied(self.profile, self.per, parts, there.currency, there.where, there.year, how, self.bed_tax)


def day_taken(profile: AnyProfile, there: Circumstances, prices: Prices, taxes: Sequence[SaleTax]) -> DayTaken:
    """What the day is, with the taxes of a study. CannotSayError where not even its split is known."""
    found = partial(DayTaken, profile.name, there, per=profile.per, bed_tax=bed_tax(profile, there, taxes))
    try:
        return found(day=day_of(profile, there, prices))
    except CannotSayError as error:
        return found(day=day_of(profile, there, prices, with_amount=False), faults=error.faults)


def bed_tax(profile: AnyProfile, there: Circumstances, taxes: Sequence[SaleTax]) -> float:
    """The place's taxes on a bed at a federal per diem: those rates are before tax, all else is after."""
    if not isinstance(profile, Segment) or not profile.local or not there.place:
        return 0.0
    rate = per_diem_at(there.place, calendar_year(there.year))
    if rate is None or not rate.lodging_before_tax:
        return 0.0  # Alaska's and Hawaii's rates are the Defense Department's, tax included
    return bed_rate(taxes, there.place)


class DayAccount:
    """The days there are, each once, as they are found sheet by sheet."""

    def __init__(self) -> None:
        self._at: dict[tuple[str, Circumstances], int] = {}
        self.days: list[DayTaken] = []

    def number(self, taken: DayTaken) -> int:
        """The position of a day in the account."""
        key = (taken.profile, taken.there)
        if key not in self._at:
            self._at[key] = len(self.days)
            self.days.append(taken)
        return self._at[key]


def rows_by_day(days: Sequence[DayTaken], which: Which) -> Iterator[tuple[DayTaken, Which]]:
    """Each day with the rows (positions) that have it; `which` (N,) is each row's day, -1 without a profile."""
    for number, taken in enumerate(days):
        yield taken, np.flatnonzero(which == number).astype(np.int64)


def in_row_order(days: Sequence[DayTaken], which: Which) -> tuple[tuple[DayTaken, ...], Which]:
    """The same account numbered as the rows have it: by profile, place, ... each as it comes first. It then does not
    depend on the order in which sheets and rows were read."""
    present, first = np.unique(which[which >= 0], return_index=True)
    ordered = [days[number] for number in present[np.argsort(first)].tolist()]
    ranks: list[dict[object, int]] = [{} for _ in range(1 + len(Circumstances._fields))]
    keys = []
    for taken in ordered:
        columns = (taken.profile, *taken.there)
        keys.append(tuple(seen.setdefault(value, len(seen)) for seen, value in zip(ranks, columns, strict=True)))
    sorted_days = tuple(taken for _, taken in sorted(zip(keys, ordered, strict=True), key=lambda pair: pair[0]))
    account = DayAccount()
    moved = np.full(len(days) + 1, -1, dtype=np.int64)  # the last one is for -1
    numbers = {id(taken): number for number, taken in enumerate(days)}
    for taken in sorted_days:
        moved[numbers[id(taken)]] = account.number(taken)
    return sorted_days, moved[which]
