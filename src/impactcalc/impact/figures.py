"""The figures of a result: each has one name, by which every output calls it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import MEASURES, Measure
from impactcalc.impact.effects.effects import EFFECTS, Effect
from impactcalc.impact.effects.of_residents import of_residents
from impactcalc.impact.effects.pay import pay_of_places, pay_supported
from impactcalc.impact.fiscal.fiscal import Level
from impactcalc.impact.result import Result
from impactcalc.impact.uncertainty.answer import Headline, Scope

Unit = Literal["money", "jobs", "full-time years", "hours", "people"]
# What measures that are no money are in.
UNITS: Mapping[Measure, Unit] = MappingProxyType({"jobs": "jobs", "jobs_fte": "full-time years"})
Reader = Callable[[Result], float]
# Differences below this part of the figures themselves are rounding.
ROUNDING = 1e-12
TOTALS: tuple[Effect, ...] = ("total_type_1", "total_type_2")
# Measure: what it is called, what it is, and the scopes in which its Type I and its Type II total are compared.
_MEASURES: Mapping[Measure, tuple[str, str, str, str]] = MappingProxyType(
    {
        "output": ("output", "sales, with what was bought from suppliers still in them", "impact", "both"),
        "value_added": ("value added", "output less what was bought from suppliers", "", "both"),
        "labour_income": ("labour income", "compensation of employees, inside value added", "", "impact"),
        "jobs": ("jobs", "jobs supported for a year, counted as `jobs_basis` says", "", "both"),
        "jobs_fte": ("full-time equivalents", "jobs by industry times their hours over a full-time year", "", "both"),
        "taxes_on_production": (
            "net production taxes",
            "taxes on production less subsidies, inside value added",
            "",
            "impact",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a result: `key` is its name in every output, `says` how it is read, nan where it is not known.

    Two results, and scenarios, are set side by side by those that are `compared`. `drawn` says where ranges find it:
    scope, figure and effect; None for one that has none.
    """

    key: str
    unit: Unit
    heading: str
    says: str
    read: Reader
    compared: bool = True
    drawn: tuple[Scope, str, str] | None = None

    def headline(self, result: Result) -> Headline | None:
        """The figure of a run as one that ranges are given for; None where it has none there."""
        if self.drawn is None or not _has(result, *self.drawn):
            return None
        return Headline(self.key, *self.drawn, self.read(result))


def _has(result: Result, scope: Scope, figure: str, effect: str) -> bool:
    if effect:
        return figure.removesuffix("_residents") in result.table.measures
    if figure == "not_split":
        return result.fiscal.impact.by_level()["not_split"] != 0
    if figure == "own_budget":
        return bool(result.fiscal.own_taxes)
    if scope == "volunteers":
        return result.survey is None and result.volunteering.hours > 0
    return True


def _effect(scope: Scope, effect: Effect, measure: Measure) -> Reader:
    def read(result: Result) -> float:
        effects = result.impact_effects if scope == "impact" else result.contribution_effects
        measures = result.table.measures
        return float(effects[EFFECTS.index(effect), measures.index(measure)]) if measure in measures else np.nan

    return read


def _effects(scope: Scope) -> Iterator[Figure]:
    """The totals of each measure: "jobs" is the impact's in all, "contribution_jobs_type_1" says what else it is."""
    before = "" if scope == "impact" else "contribution_"
    whose = "Impact, net new to the place" if scope == "impact" else "Contribution, residents' own included"
    for measure in MEASURES:
        name, what, *compared = _MEASURES[measure]
        for effect, among in zip(TOTALS, compared, strict=True):
            kind, after = ("Type I", "_type_1") if effect == "total_type_1" else ("Type II", "")
            yield Figure(
                f"{before}{measure}{after}",
                UNITS.get(measure, "money"),
                f"{scope.capitalize()}: {name}, {kind}",
                f"{whose}, {kind}: {what}.",
                _effect(scope, effect, measure),
                among in ("both", scope),
                (scope, measure, effect),
            )


def _level(level: Level) -> Reader:
    return lambda result: result.fiscal.impact.by_level()[level]


_ALL = (
    Figure(
        "gross_spending", "money", "Gross spending at home", "Spent at home, at the prices paid, residents in.",
        lambda r: r.gross_spending, drawn=("spending", "gross", ""),
    ),
    Figure(
        "net_new_spending", "money", "Net new spending", "Gross spending less every deduction of the ledger.",
        lambda r: r.net_new_spending, drawn=("spending", "net_new", ""),
    ),
    Figure(
        "local_final_demand", "money", "Local final demand", "What of the net new spending buys from industries here.",
        lambda r: r.local_final_demand, drawn=("spending", "local_final_demand", ""),
    ),
    *_effects("impact"),
    Figure(
        "labour_income_residents", "money", "Impact: labour income of residents, Type II",
        "The part of labour_income that people earn who live in the place: their share of its jobs, times the whole.",
        lambda r: float(of_residents(r).labour_income[EFFECTS.index("total_type_2")]), False,
        ("impact", "labour_income_residents", "total_type_2"),
    ),
    Figure(
        "jobs_residents", "jobs", "Impact: jobs of residents, Type II",
        "The part of jobs that people hold who live in the place: their share of its jobs, times the whole.",
        lambda r: float(of_residents(r).jobs[EFFECTS.index("total_type_2")]), False,
        ("impact", "jobs_residents", "total_type_2"),
    ),
    Figure(
        "tax_all_levels", "money", "Tax, all levels", "Tax of every kind that net new spending supported.",
        lambda r: r.fiscal.impact.total, drawn=("tax", "all_levels", ""),
    ),
    Figure(
        "tax_federal", "money", "Tax, federal", "The part of it that the nation's government takes.",
        _level("federal"), drawn=("tax", "federal", ""),
    ),
    Figure(
        "tax_state", "money", "Tax, state", "The part of it that the states take.",
        _level("state"), drawn=("tax", "state", ""),
    ),
    Figure(
        "tax_local", "money", "Tax, local", "The part of it that local governments take, not the city alone.",
        _level("local"), drawn=("tax", "local", ""),
    ),
    Figure(
        "tax_not_split", "money", "Tax, not split", "The part of it of which no level of government is known.",
        _level("not_split"), False, ("tax", "not_split", ""),
    ),
    Figure(
        "own_budget", "money", "Own taxes",
        "What the taxes of the reporting government's own budget take of net new spending, those with yes under Own "
        "budget; not known where the study names none.",
        lambda r: r.fiscal.own_budget if r.fiscal.own_taxes else np.nan, drawn=("tax", "own_budget", ""),
    ),
    Figure(
        "programme_cost", "money", "Programme cost, local money", "All that local money paid for the programme.",
        lambda r: r.programme_cost,
    ),
    Figure(
        "local_money_taken_off", "money", "Local money taken off", "What of it the ledger takes off as not new money.",
        lambda r: r.local_money_taken_off,
    ),
    *_effects("contribution"),
    Figure(
        "spent_abroad", "money", "Spent abroad", "Spent on trips in partner countries: counted there, not at home.",
        lambda r: r.spent_abroad,
    ),
    Figure(
        "assumed_spending", "money", "Assumed spending", "Of gross spending at home, amounts of profiles.",
        lambda r: r.assumed_spending, False,
    ),
    Figure(
        "assumed_abroad", "money", "Assumed spending abroad", "Of what was spent abroad, amounts of profiles.",
        lambda r: r.assumed_abroad, False,
    ),
    Figure(
        "pay_per_job", "money", "Pay per job supported", "Labour income over jobs, a year, of the impact.",
        lambda r: pay_supported(r.home, r.impact_effects).per_job, False,
    ),
    Figure(
        "pay_per_fte", "money", "Pay per full-time equivalent", "Labour income over full-time equivalents, a year.",
        lambda r: pay_supported(r.home, r.impact_effects).per_fte, False,
    ),
    Figure(
        "place_pay_per_job", "money", "Pay per job in the place", "The same of all jobs of the place, by its table.",
        lambda r: pay_of_places(r.home).per_job, False,
    ),
    Figure(
        "place_pay_per_fte", "money", "Pay per full-time equivalent in the place",
        "The same of all full-time equivalents of the place.", lambda r: pay_of_places(r.home).per_fte, False,
    ),
    Figure(
        "volunteer_people", "people", "Volunteers", "People who gave hours.", lambda r: r.volunteering.people, False,
    ),
    Figure("volunteer_hours", "hours", "Volunteer hours", "Hours given.", lambda r: r.volunteering.hours),
    Figure(
        "volunteer_value", "money", "Value of volunteer hours", "Hours at their hourly value; no spending, no output.",
        lambda r: r.volunteering.value, drawn=("volunteers", "value", ""),
    ),
    Figure(
        "volunteer_hours_without_value", "hours", "Volunteer hours without a value", "Hours with no hourly value.",
        lambda r: r.volunteering.unvalued_hours, False,
    ),
)  # fmt: skip
FIGURES: Mapping[str, Figure] = MappingProxyType({figure.key: figure for figure in _ALL})
# Those that are compared, in their order.
NAMES = tuple(figure.key for figure in _ALL if figure.compared)


def figures_of(result: Result) -> Floats:
    """Every figure that is compared (F,), in the order of NAMES: report-year money, jobs, hours; nan if not known."""
    return np.array([FIGURES[name].read(result) for name in NAMES], dtype=np.float64)


def same_money(one: Result, other: Result) -> bool:
    """Whether the money of two results is in one currency, so that a difference means something."""
    return one.basis.home_currency == other.basis.home_currency


def differences(states: Floats, money: bool = True) -> Floats:
    """What each step of a chain of states (K + 1, F) changes: (K, F); summed it is the last less the first.

    Money is nan unless `money` says that it is in one currency throughout. What is only rounding is 0.
    """
    found = np.diff(states, axis=0)
    size = np.maximum(np.abs(states[1:]), np.abs(states[:-1]))
    found[np.abs(found) <= ROUNDING * size] = 0.0
    if not money:
        found[:, [FIGURES[name].unit == "money" for name in NAMES]] = np.nan
    return found
