"""The 2015 study done right, beside what it published: each figure taken to the corrected one, a cause at a time.

Every state of the chain is a computation of its own, and changes one thing against the state before. States are rounded
to cents and the rounded states are subtracted, so that the steps add up to the cent. Figures at home end at the
*impact* (net new), figures of the world at the *contribution*: an impact is never added over countries.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import accumulate
from types import MappingProxyType
from typing import Literal, TypeAlias, get_args

import numpy as np

from impactcalc.errors import InputError, Problem, TableError
from impactcalc.impact.activities import Masks
from impactcalc.impact.effects import EFFECTS, Effect
from impactcalc.impact.result import Result
from impactcalc.impact.sci2015 import (
    FIGURES,
    IN_PPP,
    PARTS,
    PUBLISHED,
    DirectLines,
    FigureCode,
    Figures,
    LineRows,
    Method,
    Published,
    PublishedLines,
    called_ppp,
    direct_lines,
    line_rows,
    method_2015,
    reproduce,
)
from impactcalc.impact.world import World, world_contribution
from impactcalc.study.cells import Floats
from impactcalc.study.study import SheetRows, Study

StepCode = Literal[
    "rounding",
    "unexplained",
    "volunteers",
    "margins_and_leakage",
    "multiplier_scope",
    "residents_and_attribution",
    "outbound",
    "left_out",
    "ppp",
]
STEPS: tuple[StepCode, ...] = get_args(StepCode)
Run: TypeAlias = Callable[[Study], Result]
DIRECT: Effect = "direct"


@dataclass(frozen=True, slots=True)
class Step:
    """What one cause changes in a figure, in cents of the home currency (of international dollars in the PPP ones)."""

    code: StepCode
    cents: int

    @property
    def amount(self) -> float:
        """The change in whole units of money."""
        return self.cents / 100


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a waterfall: what it stands on, and its height as a whole figure, as more or as less."""

    step: StepCode | Literal[""]
    base: float
    whole: float = 0.0
    more: float = 0.0
    less: float = 0.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: as published (None for another study's input), as the method gives it, and corrected.

    `steps` lead from the published figure (the reproduced one where nothing is published), `start_cents`, to the
    corrected one. `low` and `high` bound a PPP figure: all of it, also what could not be converted; None where that is
    not known, and for all other figures.
    """

    code: FigureCode
    published: Published | None
    reproduced: float
    start_cents: int
    steps: tuple[Step, ...]
    low: float | None = None
    high: float | None = None

    @property
    def start(self) -> float:
        """Where the steps begin, in whole units of money."""
        return self.start_cents / 100

    @property
    def after(self) -> tuple[float, ...]:
        """What each step leaves, in the order of STEPS."""
        return tuple(at / 100 for at in accumulate((step.cents for step in self.steps), initial=self.start_cents))[1:]

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The waterfall: where the figure starts, every step that changes it, where it ends."""
        found, at = [Bar("", 0.0, whole=self.start)], self.start_cents
        for step in self.steps:
            if step.cents:
                base = min(at, at + step.cents) / 100
                found.append(Bar(step.code, base, more=max(step.amount, 0.0), less=max(-step.amount, 0.0)))
            at += step.cents
        return (*found, Bar("", 0.0, whole=self.corrected))

    @property
    def corrected(self) -> float:
        """Where the steps end, to the cent."""
        return (self.start_cents + sum(step.cents for step in self.steps)) / 100


@dataclass(frozen=True, slots=True)
class Assumed:
    """A share that the study does not state, put in from elsewhere."""

    resident_share: float
    source: str
    remark: str


# By money 0.32 x 39.96 / 24.60 = 52 % came from elsewhere: what each group spent per person and event, same source.
ELSEWHERE = Assumed(
    resident_share=0.68,
    source="Americans for the Arts, Arts & Economic Prosperity IV (2010), n = 151,802: 32 % came from another county",
    remark=(
        "Quoted second-hand. It is a share of people at arts events; of the money spent there, 52 % came from "
        "elsewhere. From another county is not from abroad: for a whole country it is still too many"
    ),
)


@dataclass(frozen=True)
class WhatIf:
    """The corrected figures of the impact where the events' blank share of residents is put in. An assumption."""

    assumed: Assumed
    result: Result
    figures: Figures


@dataclass(frozen=True)
class Study2015:
    """The reproduction and the corrected run of one study, side by side.

    `published_lines` is None for any input but the study's own. `total` is the widest total that the multipliers
    tell. `result` is the ordinary run of the same study.
    """

    result: Result
    method: Method
    published_lines: PublishedLines | None
    lines: DirectLines
    total: Effect
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
    def is_the_study(self) -> bool:
        """Whether this is the study's own input, so that there are published figures beside it."""
        return self.published_lines is not None


def study_2015(study: Study, run: Run, *, published: bool) -> Study2015:
    """The study by the method of 2015 and as it should be; `published` where the input is the study's own.

    `run` makes a Result of a study. TableError where the multipliers do not tell the output of some spending.
    """
    result = run(study)
    rows, method = line_rows(result.rows), method_2015()
    published_lines = PublishedLines() if published else None
    lines = direct_lines(result.steps.gross, rows, result.volunteering.value, _dollars_per_unit(result))
    total = _widest(result)
    states = _states(result, rows, lines, method, published_lines, total)
    return Study2015(
        result=result,
        method=method,
        published_lines=published_lines,
        lines=lines,
        total=total,
        figures=tuple(_figure(code, states, lines, method, published_lines, result, total) for code in FIGURES),
        what_if=_what_if(study, run, result, rows, total),
    )


def _states(
    result: Result,
    rows: LineRows,
    lines: DirectLines,
    method: Method,
    published: PublishedLines | None,
    total: Effect,
) -> tuple[Figures, ...]:
    """The figures before the first step and after each one, in the order of STEPS."""

    def ppp(figures: Figures) -> Figures:
        dollars = lines.dollars_per_unit
        direct, whole = figures["global_direct"] * dollars, figures["global_total"] * dollars
        return {**figures, "ppp_direct": called_ppp(direct, method), "ppp_total": called_ppp(whole, method)}

    # The method of 2015, made poorer by what is no spending, then fed with what reaches the industries of the place.
    bare = replace(lines, volunteers=0.0)
    start: Figures = {code: PUBLISHED[code].amount for code in FIGURES}
    if published is None:
        start = reproduce(lines, method)
    rounded = reproduce(lines, method, replace(published, rounding=0.0) if published else None)
    explained = reproduce(bare if published else lines, method)
    spending = reproduce(bare, method)
    gross = [_supported(result, result.gross, mask, DIRECT) for mask in rows.parts]
    local = replace(bare, inbound_travel=gross[0], events=gross[1], host_students=gross[2])
    margined = reproduce(local, method)

    # From here on the place's own table; the world's figures are contribution, so that residents stay in.
    at_home = _supported(result, result.gross, rows.inbound, total)
    scoped = ppp(
        {**margined, "home_total": at_home, "global_total": at_home + lines.outbound * method.scalar},
    )
    net = [_supported(result, result.net, mask, DIRECT) for mask in rows.parts]
    new: Figures = {
        **scoped,
        **dict(zip(PARTS, net, strict=True)),
        "home_direct": _impact(result, DIRECT) - _supported(result, result.net, rows.left_out, DIRECT),
        "home_total": _impact(result, total) - _supported(result, result.net, rows.left_out, total),
    }

    # Trips abroad through the tables of the host countries, what was bought before them through that of home.
    world, left = result.world_contribution, _world_of(result, rows.left_out)
    direct, whole = world.market(DIRECT) - left.market(DIRECT), world.market(total) - left.market(total)
    placed = ppp({**new, "outbound_total": whole - at_home, "global_direct": direct, "global_total": whole})
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
    states = (start, rounded, explained, spending, margined, scoped, new, placed, complete, converted)
    if not all(math.isfinite(value) for state in states for value in state.values()):
        raise TableError(
            f"{result.economy.name} does not tell the output of all spending of this study, so the method of 2015 "
            "cannot be set right with it"
        )
    return states


def _figure(
    code: FigureCode,
    states: tuple[Figures, ...],
    lines: DirectLines,
    method: Method,
    published: PublishedLines | None,
    result: Result,
    total: Effect,
) -> Figure:
    cents = [round(state[code] * 100) for state in states]
    world = result.world_contribution
    bounds: tuple[float | None, float | None] = (None, None)
    if code in IN_PPP and world.bounded:
        measure = DIRECT if code == "ppp_direct" else total
        bounds = world.low[measure], world.high[measure]
    return Figure(
        code,
        PUBLISHED[code] if published else None,
        reproduce(lines, method, published)[code],
        cents[0],
        tuple(Step(step, cents[at + 1] - cents[at]) for at, step in enumerate(STEPS)),
        *bounds,
    )


def _what_if(study: Study, run: Run, result: Result, rows: LineRows, total: Effect) -> WhatIf | None:
    """The impact with a sourced share of residents at the events that state none; None where all state theirs."""
    if not (rows.events & ~result.steps.stated["resident_share"]).any():
        return None

    def filled(table: SheetRows) -> SheetRows:
        if table.sheet != "Events":
            return table
        own = table.numbers("resident_share")
        share = np.where(np.isnan(own), ELSEWHERE.resident_share, own)
        return replace(table, columns=MappingProxyType({**table.columns, "resident_share": share}))

    exact = _exact(study)
    sheets = MappingProxyType({name: filled(table) for name, table in exact.sheets.items()})
    then = run(replace(exact, sheets=sheets, survey=exact.survey.with_rows(filled)))
    return WhatIf(
        ELSEWHERE,
        then,
        {
            "events_direct": _supported(then, then.net, rows.events, DIRECT),
            "home_direct": _impact(then, DIRECT),
            "home_total": _impact(then, total),
        },
    )


def _supported(result: Result, spending: Floats, rows: Masks, of: Effect) -> float:
    """Output at home that the spending (N, categories) of some rows supports, report-year prices."""
    return float(result.home.effects(spending, rows)[EFFECTS.index(of), result.home.measures.index("output")])


def _impact(result: Result, of: Effect) -> float:
    """Output of the impact, as every report has it."""
    return float(result.impact_effects[EFFECTS.index(of), result.home.measures.index("output")])


def _world_of(result: Result, rows: Masks) -> World:
    """The world contribution of some activities (N,), by the same tables and rates."""
    some = replace(result.rows, amounts=result.rows.amounts * rows[:, None])
    gross = result.gross * rows[:, None]
    return world_contribution(some, result.basis, result.home, gross, result.hosts, result.prices)


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
        text = f"there is no exchange rate for {currency} in {year}, and the method of 2015 is in US dollars"
        raise InputError(
            [Problem("Rates", "", "", text, result.prices.remedy("exchange_rate", currency, year))], result.study.source
        )
    return 1.0 / rate.value


def _exact(study: Study) -> Study:
    """The study without its ranges and scenarios: the run at the side needs neither draws nor variants."""
    sheets = {name: replace(table, ranges=MappingProxyType({})) for name, table in study.sheets.items()}
    return replace(study, sheets=MappingProxyType(sheets), shared_ranges=(), scenarios=())
