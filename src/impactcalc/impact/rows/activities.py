"""The rows of all sheets as one table: who, when, whose money, and amounts by category as typed."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import PART, Floats, Objects, coded, condensed, is_repeated, named_by, picked
from impactcalc.facts.origins.days import CalculatedFrom
from impactcalc.impact.rows.days_taken import DayTaken, in_row_order
from impactcalc.impact.rows.money import TypedMoney, either
from impactcalc.known.periods import calendar_years, is_fiscal, span_words
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.sheets.schema import ACTIVITY_SHEETS
from impactcalc.words.speaking import language, phrase

Masks = npt.NDArray[np.bool_]
# What a traveller buys before leaving: from the home airline and the travel agency. A foreign airline's part of a fare
# leaks, as the bridge has it.
BOUGHT_AT_HOME = ("air_travel", "travel_agency")
SHARES = ("resident_share", "casual_share", "attribution_share", "displaced_share", "host_paid_share")


@dataclass(frozen=True)
class Activities:
    """N activities with money. Text columns are object arrays, "" where blank; numbers are floats, NaN where blank.

    `amounts` (N, categories) in each row's own `currency` at prices of its `year`, purchaser prices; `abroad` marks
    activities in another country, `host` is that country (ISO 3166 alpha-3, "" where it is not named), `outbound` marks
    trips of residents; `local_money` what was paid from the city's own or residents' money, `payer_unknown` what an
    organiser paid without saying from what; `shares` maps each net-new share to (N,); `scholarship` (N,) in the row's
    currency; `daily_assumed` marks where a profile supplied the amount and not the split alone, `supplied` (N,
    categories) what of the amounts is the amount of a shipped profile: what nobody of the study counted. `origin` is
    the sheet on which a row stands: Survey for a member's total, else its `sheet`. A row of a `member` stands for
    `weight` of its like in the network, and its amounts, people and scholarship are raised by it; 1 elsewhere.
    `direction` is that of exchanges. `part` is "organiser" for an organiser's own part of an event's row, else "".
    `typed` (N,) is the amount that a row states itself, NaN where none is, and `way` (N,) which of `ways` it was
    calculated by then, -1 elsewhere. `stated_place` is where the spending happened, wherever its effects are counted;
    `origin_country` is where the visitors or the money came from. `year` may be the code of a fiscal year
    (`known.periods`); `date` is a day as ISO text, `source` who counted the row or which document has it, as typed.
    `days_taken` is the account of what a person's day by a profile was taken to be, `day` (N,) which of them each row
    has, -1 without a profile.
    """

    sheet: Objects
    origin: Objects
    row: npt.NDArray[np.int64]
    id: Objects
    date: Objects
    source: Objects
    name: Objects
    place: Objects
    stated_place: Objects
    kind: Objects
    year: npt.NDArray[np.int64]
    currency: Objects
    partner_city: Objects
    partner_country: Objects
    origin_country: Objects
    network: Objects
    purpose: Objects
    people: Floats
    days: Floats
    profile: Objects
    daily_assumed: Masks
    supplied: TypedMoney
    abroad: Masks
    host: Objects
    outbound: Masks
    local_money: Masks
    payer_unknown: Masks
    scholarship: TypedMoney
    shares: dict[str, Floats]
    amounts: TypedMoney
    member: Objects
    direction: Objects
    part: Objects
    typed: TypedMoney
    ways: tuple[CalculatedFrom, ...]
    way: npt.NDArray[np.int64]
    weight: Floats
    days_taken: tuple[DayTaken, ...]
    day: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.row)

    @property
    def at_home(self) -> Masks:
        """Which amounts (N, categories) are spent at home: of a row here all, of a trip what is bought before it."""
        return self.at_home_of(slice(None))

    def at_home_of(self, rows: Any) -> Masks:
        """The same of some rows, by position or mask."""
        before_leaving = np.array([code in BOUGHT_AT_HOME for code in CATEGORY_CODES])
        abroad, outbound = self.abroad[rows][..., None], self.outbound[rows][..., None]
        return np.asarray(~abroad | (outbound & before_leaving), dtype=bool)

    @property
    def home_amounts(self) -> TypedMoney:
        """The part of `amounts` (N, categories) that is spent at home."""
        return self.amounts * self.at_home if self.abroad.any() else self.amounts

    @property
    def calendar_year(self) -> npt.NDArray[np.int64]:
        """Each activity's calendar year (N,): of a fiscal year the one in which most of its months lie."""
        return calendar_years(self.year)

    @property
    def period(self) -> Objects:
        """The months of each activity's fiscal year (N,), July 2024 to June 2025; "" for a calendar year."""
        years, which = np.unique(self.year, return_inverse=True)
        words = [span_words(year) if is_fiscal(year) else "" for year in years.tolist()]
        return np.asarray(np.array(words, dtype=object)[which] if len(words) else np.empty(0, dtype=object))

    @property
    def host_amounts(self) -> TypedMoney:
        """The part of `amounts` (N, categories) that is spent in the host country."""
        if not self.abroad.any():
            return TypedMoney(np.broadcast_to(0.0, self.amounts.shape))
        return self.amounts * ~self.at_home

    @property
    def supplied_here(self) -> TypedMoney:
        """The part of `supplied` that is spent at home, of each row (N,), in its own currency."""
        return self._supplied(here=True)

    @property
    def supplied_abroad(self) -> TypedMoney:
        """The part of `supplied` that is spent in the host country (N,)."""
        return self._supplied(here=False)

    def _supplied(self, *, here: bool) -> TypedMoney:
        found = TypedMoney(np.zeros(len(self)))
        if is_repeated(self.supplied) and not self.supplied[0].any():
            return found
        for start in range(0, len(self), PART):
            part = slice(start, start + PART)
            at_home = self.at_home_of(part)
            found[part] = (self.supplied[part] * (at_home if here else ~at_home)).sum(axis=1)
        return found

    @property
    def amount(self) -> TypedMoney:
        """What each row comes to itself (N,), in its own currency: as typed, or else calculated."""
        return either(np.isnan(self.typed), TypedMoney(self.amounts.sum(axis=1) / self.weight), self.typed)

    @property
    def calculated(self) -> Objects:
        """From what each amount was calculated (N,), in the language that is spoken; "" where it was typed."""
        return named_by(list(map(phrase, self.ways)), self.way)

    @property
    def assumed(self) -> Objects:
        """What a profile supplied (N,), in the language that is spoken; "" where there is none."""
        given = condensed(np.where(self.day < 0, -1, 2 * self.day + self.daily_assumed))
        found = [""] * (2 * len(self.days_taken))
        for number in np.unique(given[:1] if is_repeated(given) else given).tolist():
            if number >= 0:
                found[number] = phrase(self.days_taken[number // 2].gave(amount=number % 2 == 1))
        return named_by(found, given)

    @property
    def called(self) -> Objects:
        """What each is called (N,), in the language that is spoken: its name, and whose part of the row it is; the id
        of a part of a row without a name."""
        parts = np.flatnonzero(self.part != "")
        if not len(parts):
            return self.name
        names, say = self.name.copy(), language().organisers_part
        said = {name: say(name) for name in dict.fromkeys(names[parts].tolist()) if name}
        names[parts] = [said.get(name, own) for name, own in zip(names[parts], self.id[parts], strict=True)]
        return names

    @property
    def whole_rows(self) -> Masks:
        """One part of every row of the workbook (N,): to count rows by."""
        return np.asarray(self.part == "", dtype=bool)

    def where(self, position: int) -> tuple[str, int]:
        """Sheet and row of an activity, as a reader finds it."""
        return str(self.origin[position]), int(self.row[position])

    def weighted(self, weight: Floats) -> Activities:
        """The same activities, each standing for `weight` (N,) of its like."""
        return replace(
            self,
            amounts=self.amounts * weight[:, None],
            supplied=self.supplied * weight[:, None],
            scholarship=self.scholarship * weight,
            people=self.people * weight,
            weight=weight,
        )

    def reading_order(self) -> npt.NDArray[np.int64]:
        """Positions in the order of the workbook: by sheet as the schema lists them, then by row."""
        names, which = coded(self.sheet)
        rank = {name: at for at, name in enumerate(ACTIVITY_SHEETS)}
        sheets = np.array([rank[name] for name in names], dtype=np.int64)[which]
        part = coded(self.part)[1]
        return np.lexsort((part, self.row, self.origin != self.sheet, sheets)).astype(np.int64)

    def in_canonical_order(self) -> Activities:
        """The same activities in canonical order. These are of no use afterwards: their amounts are moved in place, as
        two of the table are large."""
        order = self.canonical_order()
        for at in range(self.amounts.shape[1]):
            if (column := self.amounts[:, at]).any():
                column[:] = column[order]
        moved: dict[str, Any] = {"amounts": self.amounts}
        for item in fields(self):
            if item.name in moved:
                continue
            value = getattr(self, item.name)
            if item.name in ("days_taken", "day", "ways"):
                continue
            moved[item.name] = (
                {name: condensed(picked(column, order)) for name, column in value.items()}
                if isinstance(value, dict)
                else condensed(picked(value, order))
            )
        days, day = in_row_order(self.days_taken, self.day[order])
        return Activities(**moved, days_taken=days, day=condensed(day), ways=self.ways)

    def canonical_order(self) -> npt.NDArray[np.int64]:
        """Positions sorted by sheet and id: sums taken in this order do not depend on the order of rows."""
        keys = [column.astype(str) for column in (self.part, self.id, self.sheet) if not is_repeated(column)]
        if not keys:
            return np.arange(len(self))
        return np.lexsort(keys).astype(np.int64)
