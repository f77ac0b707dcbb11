"""A finished run as a function of its uncertain quantities: their values in, the headlines out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats, numbered, repeated
from impactcalc.economy.economy import Economy
from impactcalc.economy.prices import Prices, SuppliedRate
from impactcalc.errors import LedgerError
from impactcalc.facts.errors import runs as refusals
from impactcalc.impact.effects.spent import Spent, blocks, sum_of
from impactcalc.impact.result import Result
from impactcalc.impact.rows.activities import Activities, Masks
from impactcalc.impact.rows.price_basis import price_basis
from impactcalc.impact.rows.spending import money_tables
from impactcalc.impact.uncertainty.answer import Headline
from impactcalc.impact.uncertainty.day_draws import DayDraws, days_of
from impactcalc.impact.uncertainty.headlines import headline_values, headlines_of
from impactcalc.impact.uncertainty.place_tables import HOUSEHOLD_DELTA, LEVEL, PlaceTable, place_table
from impactcalc.impact.uncertainty.quantities import Uncertain, Values
from impactcalc.impact.uncertainty.rates import Powers, UncertainRates, uncertain_rates
from impactcalc.impact.uncertainty.row_draws import RowGroup, grouped, spent
from impactcalc.impact.uncertainty.survey_draws import SURVEY, relative_errors
from impactcalc.impact.uncertainty.volunteer_draws import VolunteerDraws, volunteer_draws

CLOSE = 1e-9


@dataclass(frozen=True)
class Model:
    """What the headlines depend on.

    `fixed` (places, pairs, 2, categories) is the gross and net new spending as typed of the rows of which nothing is
    uncertain but the rates, by place and by pair of currency and year; `to_table` (pairs,) carries it to the table's
    prices, with `pair_powers` (pairs,) of the uncertain rates; `report_powers` are those of the step to report prices.
    `answers` (headlines,) is the standard error that a survey leaves, over the headline.
    """

    uncertain: Uncertain
    headlines: tuple[Headline, ...]
    rates: UncertainRates
    activities: Activities
    days: Sequence[DayDraws]
    groups: tuple[RowGroup, ...]
    tables: tuple[PlaceTable, ...]
    fixed: Floats
    to_table: Floats
    pair_powers: Powers
    report_over_table: float
    report_powers: Powers
    volunteers: VolunteerDraws
    answers: Floats

    def __call__(self, values: Values, draws: int) -> Floats:
        """The headlines (draws, headlines); a quantity that `values` does not hold is as it was stated."""
        spending = self._spending(values, draws)
        to_report = self.report_over_table * self.rates.factor(self.report_powers, values)
        pairs = [self._figures(table, both, values) for table, both in zip(self.tables, spending, strict=True)]
        gross, net = (sum((pair[side] for pair in pairs), np.zeros(1)) for side in (0, 1))
        sums = [
            np.asarray(sum((both[side].sum(axis=1) for both in spending), np.zeros(1))) * to_report for side in (0, 1)
        ]
        found = headline_values(
            self.headlines,
            self.tables[0].measures,
            np.asarray(gross),
            np.asarray(net),
            (sums[0], sums[1]),
            np.atleast_1d(np.asarray(to_report, dtype=np.float64)),
            self.volunteers.value(values, self.rates),
        )
        drawn = np.column_stack([np.broadcast_to(column, (draws,)) for column in found])
        if SURVEY in values:  # who answered: one draw for all figures, by each one's own standard error
            drawn *= np.maximum(1.0 + values[SURVEY][:, None] * self.answers, 0.0)
        return drawn

    def of_rows(self, result: Result, rows: Masks, headlines: tuple[Headline, ...]) -> Model:
        """The model of some of the rows (N,) alone, for the headlines of theirs."""
        place = np.full(len(rows), -1, dtype=np.int64)
        for number, here in enumerate(result.home.places):
            place[here.rows] = number
        pairs, pair = _pairs(self.activities)
        still = rows & (place >= 0)
        for group in self.groups:
            still[group.at] = False
        return replace(
            self,
            headlines=headlines,
            groups=tuple(some for group in self.groups if len((some := group.of_rows(rows)).at)),
            fixed=_fixed(result, still, place, pair, len(pairs)),
            answers=np.zeros(len(headlines)),
        )

    def _figures(self, table: PlaceTable, both: tuple[Floats, Floats], values: Values) -> tuple[Floats, Floats]:
        return table.figures(both[0], values), table.figures(both[1], values)

    def _spending(self, values: Values, draws: int) -> list[tuple[Floats, Floats]]:
        """Gross and net new spending (draws or 1, categories) by place, table-year prices."""
        to_table = np.atleast_2d(self.to_table * self.rates.factor(self.pair_powers, values))
        found = [
            [np.asarray(to_table @ self.fixed[place, :, side]) for side in (0, 1)] for place in range(len(self.fixed))
        ]
        for group in self.groups:
            parts = spent(group, self.activities, self.days, self.rates, values, draws)
            for side, part in enumerate(parts):
                found[group.place][side] = found[group.place][side] + part * to_table[:, group.pair, None]
        return [(both[0], both[1]) for both in found]


def model_of(result: Result, uncertain: Uncertain, supplied: list[SuppliedRate]) -> Model:
    """The model of a run. LedgerError when, with every quantity as stated, it does not come to what the run came to."""
    activities, home, study = result.rows, result.home, result.study
    rates = uncertain_rates(uncertain, result.prices, supplied)
    days, day, bed = days_of(study, activities, result.prices, uncertain, rates)
    place = np.full(len(activities), -1, dtype=np.int64)
    for number, here in enumerate(home.places):
        place[here.rows] = number
    pairs, pair = _pairs(activities)
    touched = _touched(activities, uncertain, days, day) & (place >= 0)
    rows = np.flatnonzero(touched).astype(np.int64)
    keys = np.column_stack([place, pair, day, bed])[rows]
    groups = tuple(grouped(money_tables(study), activities, uncertain.cells, rows, keys)) if len(rows) else ()
    report_year, economy = result.basis.report_year, result.economy
    years = [year for _, year in pairs]

    def to_table(prices: Prices) -> Floats:
        return _basis(pairs, economy, prices, report_year)[0]

    headlines = headlines_of(result)
    model = Model(
        uncertain=uncertain,
        headlines=headlines,
        rates=rates,
        activities=activities,
        days=days,
        groups=groups,
        tables=tuple(_tables(result, uncertain, groups, days)),
        fixed=_fixed(result, ~touched & (place >= 0), place, pair, len(pairs)),
        to_table=to_table(result.prices),
        pair_powers={**rates.powers(to_table), **rates.carried_to(economy, years, economy.year)},
        report_over_table=result.basis.report_over_table,
        report_powers={
            **rates.powers(lambda prices: _basis(pairs, economy, prices, report_year)[1]),
            **rates.carried_to(economy, [economy.year], report_year, whole=True),
        },
        volunteers=volunteer_draws(result, uncertain, rates),
        answers=relative_errors(result, headlines),
    )
    _must_agree(model)
    return model


def _fixed(
    result: Result, still: Masks, place: npt.NDArray[np.int64], pair: npt.NDArray[np.int64], pairs: int
) -> Floats:
    """Gross and net new spending of the rows that are `still` (N,): (places, pairs, 2, categories)."""
    rows = result.rows
    fixed = np.zeros((len(result.home.places), pairs, 2, rows.amounts.shape[1]))
    sides = (
        Spent(rows.amounts, repeated(1.0, len(rows)), rows.at_home_of),
        Spent(rows.amounts, result.steps.net_fraction),
    )
    for side, spending in enumerate(sides):
        for part, amounts in blocks(spending, np.flatnonzero(still)):
            np.add.at(fixed[:, :, side], (place[part], pair[part]), amounts)
    return fixed


def _tables(
    result: Result, uncertain: Uncertain, groups: Sequence[RowGroup], days: Sequence[DayDraws]
) -> Iterator[PlaceTable]:
    """Each place folded, for the categories that are spent on there, in some draw."""
    places, shared = result.home.places, uncertain.quantities
    used = np.stack([sum_of(result.gross_spent, here.rows) > 0 for here in places])
    for group in groups:  # what is 0 as stated may be more than that in a draw
        used[group.place] |= group.categories(days)
    closure = HOUSEHOLD_DELTA in shared or LEVEL in shared
    for n, here in enumerate(places):
        goods = "local_share" in shared
        yield place_table(here, result.fiscal.taxes, used[n], shared.get("delta"), goods=goods, closure=closure)


def _pairs(activities: Activities) -> tuple[list[tuple[str, int]], npt.NDArray[np.int64]]:
    """The currencies and years there are, and which of them each row has (N,)."""
    pairs, which = numbered(activities.currency, activities.year)
    return [(str(code), int(year)) for code, year in pairs], which


def _basis(
    pairs: Sequence[tuple[str, int]], economy: Economy, prices: Prices, report_year: int
) -> tuple[Floats, Floats]:
    """What carries each pair of currency and year to the table's prices (pairs,), and from there to the report's ()."""
    currency = np.array([code for code, _ in pairs], dtype=object)
    year = np.array([year for _, year in pairs], dtype=np.int64)
    basis = price_basis(currency, year, pairs.__getitem__, economy, prices, report_year)
    return basis.to_table, np.asarray(basis.report_over_table)


def _touched(
    activities: Activities, uncertain: Uncertain, days: Sequence[DayDraws], day: npt.NDArray[np.int64]
) -> Masks:
    """Rows with a range of their own, or with an uncertain profile."""
    touched = np.zeros(len(activities), dtype=bool)
    for cells in uncertain.cells:
        touched |= (activities.origin == cells.sheet) & np.isin(activities.row, np.asarray(cells.rows, dtype=np.int64))
    drawn = np.array([not one.certain for one in days], dtype=bool)
    named = day >= 0
    touched[named] |= drawn[day[named]]
    return touched


def _must_agree(model: Model) -> None:
    stated = np.array([headline.point for headline in model.headlines])
    found = model({}, 1)[0]
    # What only one of the two knows has no range: a level of government that nobody splits, the total of a set without
    # a matrix, which does not tell the rounds that the draws add up.
    both = np.isfinite(found) & np.isfinite(stated)
    off = both & ~(np.abs(found - stated) <= CLOSE * np.abs(stated) + 1e-9)
    if off.any():
        at = int(np.flatnonzero(off)[0])
        raise LedgerError(refusals.RangesOff(model.headlines[at].key, float(found[at]), float(stated[at])))
