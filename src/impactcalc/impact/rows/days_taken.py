"""One account of what a person's day by a profile was taken to be: amounts, assumptions and draws all read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from impactcalc.economy.prices import Prices
from impactcalc.facts.problems.runs import ProfileNotCarried, ProfileWithoutPerDiem
from impactcalc.impact.rows.daily import CannotSayError, Circumstances, Day, day_of
from impactcalc.known.segments import AnyProfile

Which = npt.NDArray[np.int64]


@dataclass(frozen=True)
class DayTaken:
    """A profile's day in the circumstances of some rows. `faults` say why its amount is not known,
    where it has one that cannot be brought there: the day then only splits sums that rows state."""

    profile: str
    there: Circumstances
    day: Day
    faults: tuple[ProfileNotCarried | ProfileWithoutPerDiem, ...] = ()


def day_taken(profile: AnyProfile, there: Circumstances, prices: Prices) -> DayTaken:
    """What the day is. CannotSayError where not even its split is known."""
    try:
        return DayTaken(profile.name, there, day_of(profile, there, prices))
    except CannotSayError as error:
        return DayTaken(profile.name, there, day_of(profile, there, prices, with_amount=False), error.faults)


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
