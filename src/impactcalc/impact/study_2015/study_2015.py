"""The inputs of the 2015 study through this model, beside what it published.

Each figure is taken to the corrected one, a cause at a time.

Every state of the chain is a computation of its own, and changes one thing against the state before. States are rounded
to cents and the rounded states are subtracted, so that the steps add up to the cent. Figures at home end at the
*impact* (net new), figures of the world at the *contribution*: an impact is never added over countries.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeAlias

import numpy as np

from impactcalc.errors import InputError, Problem, RefusedError, TableError
from impactcalc.facts.errors import runs as refusals
from impactcalc.facts.errors import tables
from impactcalc.facts.problems.runs import RateToDollarsMissing
from impactcalc.impact.abroad.world import World, world_contribution
from impactcalc.impact.effects.effects import EFFECTS, Effect
from impactcalc.impact.effects.spent import Spent
from impactcalc.impact.result import Result
from impactcalc.impact.rows.activities import Masks
from impactcalc.impact.rows.money import TableMoney
from impactcalc.impact.study_2015.event_audience import ARTS_AUDIENCE, EventAudience
from impactcalc.impact.study_2015.figure_2015 import STEPS, Figure, Step
from impactcalc.impact.study_2015.sale_losses import sale_losses
from impactcalc.impact.study_2015.sci2015 import (
    FIGURES,
    PARTS,
    PUBLISHED,
    DirectLines,
    FigureCode,
    Figures,
    LineRows,
    Method,
    PublishedLines,
    called_ppp,
    direct_lines,
    line_rows,
    method_2015,
    reproduce,
)
from impactcalc.known.periods import calendar_year
from impactcalc.study.rows import SheetRows
from impactcalc.study.study import Study

Run: TypeAlias = Callable[[Study], Result]
DIRECT: Effect = "direct"


@dataclass(frozen=True)
class WhatIf:
    """The corrected impact where residents' share of the spending at events is blank and put in: an assumption."""

    assumed: EventAudience
    result: Result
    figures: Figures


@dataclass(frozen=True)
class Study2015:
    """The reproduction and the corrected run of one study, side by side.

    `published_lines` is None for any input but the study's own. `total` is the widest total that the multipliers
    tell. `unknown_hosts` is what outbound exchanges spent in host countries without a table, named or not. `result` is
    the ordinary run of the same study.
    """

    result: Result
    method: Method
    published_lines: PublishedLines | None
    lines: DirectLines
    total: Effect
    unknown_hosts: float
    figures: tuple[Figure, ...]
    what_if: WhatIf | None

    def figure(self, code: FigureCode) -> Figure:
        """One of the figures."""
        return self.figures[FIGURES.index(code)]

    @property
    def table_multiplier(self) -> float | None:
        """Total over direct output of gross spending at home, by the place's own table; None without spending."""
        direct = self.figure("home_direct").after[STEPS.index("margins_and_leakage")]
        return self.figure("home_total").after[STEPS.index("multiplier_scope")] / direct if direct else None

    @property
    def home_total_by_scalar(self) -> float:
        """The direct sum at home by the multiplier of 2015, with nothing beside it."""
        return self.figure("home_direct").reproduced * self.method.scalar

    @property
    def not_converted(self) -> float:
        """What was spent in countries without a price level, so that it is in no purchasing power figure."""
        return float(sum(host.spent for host in self.result.world_contribution.not_converted))

    @property
    def is_the_study(self) -> bool:
        """Whether this is the study's own input, so that there are published figures beside it."""
        return self.published_lines is not None


def study_2015(study: Study, run: Run, *, published: bool) -> Study2015:
    """The study by the method of 2015 and as it should be; `published` where the input is the study's own.

    `run` makes a Result of a study. TableError where the multipliers do not tell the output of some spending.
    RefusedError for `published` with inputs that do not give the published figures: the steps would start from
    another study's figures, and the one named rounding would hide the difference.
    """
    result = run(study)
    rows, method = line_rows(result.rows), method_2015()
    published_lines = PublishedLines() if published else None
    lines = direct_lines(result.steps.gross, rows, result.volunteering.value, _dollars_per_unit(result))
    if published_lines:
        _refuse_others(reproduce(lines, method, published_lines))
    total, left = _widest(result), _world_of(result, rows.left_out)
    unknown = _without_table(result.world_contribution) - _without_table(left)
    states = _states(result, rows, lines, method, published_lines, total, left, unknown)
    bounds = _bounds(result, rows, left, total)
    return Study2015(
        result=result,
        method=method,
        published_lines=published_lines,
        lines=lines,
        total=total,
        unknown_hosts=unknown,
        figures=tuple(
            Figure(
                code,
                PUBLISHED[code] if published else None,
                reproduce(lines, method, published_lines)[code],
                round(states[0][code] * 100),
                _steps([state[code] for state in states]),
                sale_losses(result.home, result.gross, _at_home(code, rows)),
                *bounds.get(code, (None, None)),
            )
            for code in FIGURES
        ),
        what_if=_what_if(study, run, result, rows, total),
    )


def _refuse_others(figures: Figures) -> None:
    missed = [code for code in FIGURES if not PUBLISHED[code].is_met_by(figures[code])]
    if missed:
        raise RefusedError(refusals.NotOfStudy2015(tuple(missed)))


def _states(
    result: Result,
    rows: LineRows,
    lines: DirectLines,
    method: Method,
    published: PublishedLines | None,
    total: Effect,
    left: World,
    unknown: float,
) -> tuple[Figures, ...]:
    """The figures before the first step and after each one, in the order of STEPS."""

    def ppp(figures: Figures) -> Figures:
        dollars = lines.dollars_per_unit
        direct, whole = figures["global_direct"] * dollars, figures["global_total"] * dollars
        return {**figures, "ppp_direct": called_ppp(direct, method), "ppp_total": called_ppp(whole, method)}

    by_2015 = _states_by_the_method(result, rows, lines, method, published)
    margined = by_2015[-1]

    # From here on the place's own table; the world's figures are contribution, so that residents stay in.
    at_home = _supported(result, result.gross_spent, rows.inbound, total)
    scoped = ppp(
        {**margined, "home_total": at_home, "global_total": at_home + lines.outbound * method.scalar},
    )
    net = [_supported(result, result.net_spent, mask, DIRECT) for mask in rows.parts]
    new: Figures = {
        **scoped,
        **dict(zip(PARTS, net, strict=True)),
        "home_direct": _impact(result, DIRECT) - _supported(result, result.net_spent, rows.left_out, DIRECT),
        "home_total": _impact(result, total) - _supported(result, result.net_spent, rows.left_out, total),
    }

    # What was spent in countries without a table has no multiplier: data that are not there, no correction.
    trips = (lines.outbound - unknown) * method.scalar + unknown
    directly = ppp({**new, "outbound_total": trips, "global_total": at_home + trips})

    # Trips abroad through the tables of the host countries, what was bought before them through that of home.
    world = result.world_contribution
    direct, whole = world.market(DIRECT) - left.market(DIRECT), world.market(total) - left.market(total)
    placed = ppp({**directly, "outbound_total": whole - at_home, "global_direct": direct, "global_total": whole})
    complete = ppp(
        {
            **placed,
            "home_direct": _impact(result, DIRECT),
            "home_total": _impact(result, total),
            "global_direct": world.market(DIRECT),
            "global_total": world.market(total),
        }
    )
    converted: Figures = {**complete, "ppp_direct": world.ppp(DIRECT), "ppp_total": world.ppp(total)}
    states = (*by_2015, scoped, new, directly, placed, complete, converted)
    if not all(math.isfinite(value) for state in states for value in state.values()):
        raise TableError(tables.OutputNotTold(result.economy.name))
    return states


def _states_by_the_method(
    result: Result, rows: LineRows, lines: DirectLines, method: Method, published: PublishedLines | None
) -> tuple[Figures, ...]:
    """The method of 2015, made poorer by what is no spending, then fed with what reaches the place's industries."""
    bare = replace(lines, volunteers=0.0)
    start: Figures = {code: PUBLISHED[code].amount for code in FIGURES}
    if published is None:
        start = reproduce(lines, method)
    rounded = reproduce(lines, method, replace(published, rounding=0.0) if published else None)
    explained = reproduce(bare if published else lines, method)
    gross = [_supported(result, result.gross_spent, mask, DIRECT) for mask in rows.parts]
    local = replace(bare, inbound_travel=gross[0], events=gross[1], host_students=gross[2])
    return start, rounded, explained, reproduce(bare, method), reproduce(local, method)


def _steps(states: list[float]) -> tuple[Step, ...]:
    cents = [round(value * 100) for value in states]
    return tuple(Step(step, cents[at + 1] - cents[at]) for at, step in enumerate(STEPS))


def _bounds(
    result: Result, rows: LineRows, left: World, total: Effect
) -> dict[FigureCode, tuple[float | None, float | None]]:
    """The least and the most that the figures of the world may come to, as far as the data bound them."""
    world, at_home = result.world_contribution, _supported(result, result.gross_spent, rows.inbound, total)
    trips = [
        everything[total] - besides[total] - at_home
        for everything, besides in ((world.market_low, left.market_low), (world.market_high, left.market_high))
    ]
    return {
        "outbound_total": (trips[0], trips[1]),
        "global_direct": (world.market_low[DIRECT], world.market_high[DIRECT]),
        "global_total": (world.market_low[total], world.market_high[total]),
        "ppp_direct": (world.low.get(DIRECT), world.high.get(DIRECT)),
        "ppp_total": (world.low.get(total), world.high.get(total)),
    }


def _at_home(code: FigureCode, rows: LineRows) -> Masks:
    """Whose spending at home is in a figure by the step that takes off what is lost at the sale (N,)."""
    if code in PARTS:
        return rows.parts[PARTS.index(code)]
    return np.zeros_like(rows.inbound) if code == "outbound_total" else rows.inbound


def _without_table(world: World) -> float:
    """What was spent in host countries of which no table is at hand."""
    return float(sum(host.spent for host in world.countries if not host.own_table))


def _what_if(study: Study, run: Run, result: Result, rows: LineRows, total: Effect) -> WhatIf | None:
    """The impact with residents' share of the spending put in at events that state none; None where all state it."""
    if not (rows.events & ~result.steps.stated["resident_share"]).any():
        return None

    def filled(table: SheetRows) -> SheetRows:
        if table.sheet != "Events":
            return table
        own = table.numbers("resident_share")
        share = np.where(np.isnan(own), ARTS_AUDIENCE.residents_money, own)
        return replace(table, columns=MappingProxyType({**table.columns, "resident_share": share}))

    exact = _exact(study)
    sheets = MappingProxyType({name: filled(table) for name, table in exact.sheets.items()})
    then = run(replace(exact, sheets=sheets, survey=exact.survey.with_rows(filled)))
    return WhatIf(
        ARTS_AUDIENCE,
        then,
        {
            "events_direct": _supported(then, then.net_spent, rows.events, DIRECT),
            "home_direct": _impact(then, DIRECT),
            "home_total": _impact(then, total),
        },
    )


def _supported(result: Result, spending: Spent[TableMoney], rows: Masks, of: Effect) -> float:
    """Output at home that the spending (N, categories) of some rows supports, report-year prices."""
    return float(result.home.effects(spending, rows)[EFFECTS.index(of), result.home.measures.index("output")])


def _impact(result: Result, of: Effect) -> float:
    """Output of the impact, as every report has it."""
    return float(result.impact_effects[EFFECTS.index(of), result.home.measures.index("output")])


def _world_of(result: Result, rows: Masks) -> World:
    """The world contribution of some activities (N,), by the same tables and rates."""
    some = replace(result.rows, amounts=result.rows.amounts * rows[:, None])
    gross = result.gross * rows[:, None]
    return world_contribution(some, result.basis, result.home, gross, result.hosts, result.prices, result.local_money)


def _widest(result: Result) -> Effect:
    """The widest total that the multipliers tell: Type II, or Type I where households' spending is not known."""
    output = result.home.measures.index("output")
    unknown = math.isnan(result.contribution_effects[EFFECTS.index("total_type_2"), output])
    return "total_type_1" if unknown else "total_type_2"


def _dollars_per_unit(result: Result) -> float:
    """US dollars per unit of the home currency, market rate of the report year. InputError where there is no rate."""
    currency, year = result.basis.home_currency, result.basis.report_year
    rate = result.prices.market_rate(currency, year)
    if rate is None:
        lacking = result.prices.lacking("exchange_rate", currency, calendar_year(year))
        raise InputError([Problem("Rates", "", "", RateToDollarsMissing(currency, year, lacking))], result.study.source)
    return 1.0 / rate.value


def _exact(study: Study) -> Study:
    """The study without its ranges and scenarios: the run at the side needs neither draws nor variants."""
    sheets = {name: replace(table, ranges=MappingProxyType({})) for name, table in study.sheets.items()}
    return replace(study, sheets=MappingProxyType(sheets), shared_ranges=(), scenarios=())
