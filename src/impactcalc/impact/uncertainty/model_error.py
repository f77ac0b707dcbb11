"""What is uncertain of the model itself, whatever a study types: the method's open numbers, what they leave of jobs and
income, daily amounts that other studies differ in, prices carried to a year, and who answered a survey."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal

import numpy as np

from impactcalc.economy.package import is_shipped
from impactcalc.economy.regions.abroad import ranges_abroad
from impactcalc.economy.regions.calibrated import ParameterRange, Residual, calibrated
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.facts.fact import OriginFact
from impactcalc.facts.origins import uncertain as facts
from impactcalc.facts.origins.rates import Stated
from impactcalc.impact.abroad.host_country import country_name
from impactcalc.impact.effects.home import PlaceOfStudy
from impactcalc.impact.result import Result
from impactcalc.impact.survey.student_t import t_quantile
from impactcalc.impact.uncertainty.distributions import NINETY_PERCENT, P95, support
from impactcalc.impact.uncertainty.place_tables import (
    HOUSEHOLD_DELTA,
    INCOME,
    JOBS_RESIDUAL,
    LEVEL,
    MOVED_JOBS,
    OUTPUT_RESIDUAL,
    estimated,
)
from impactcalc.impact.uncertainty.quantities import Origin, Quantity, Uncertain, shared_label
from impactcalc.impact.uncertainty.rates import CARRIED, signed_years
from impactcalc.impact.uncertainty.survey_draws import SURVEY
from impactcalc.known.world_places import family_abroad
from impactcalc.study.sheets.ranges import Range

# estimated: from the nation's table; nation: the shipped table of the United States; own: multipliers of the user's for
# a place there; elsewhere: other countries, of whose tables no error is known.
Kind = Literal["estimated", "nation", "own", "elsewhere"]
# What published multipliers leave of, in words, and the figure of the fit that says how much.
_LEFT_OF: Mapping[str, tuple[facts.InError, str]] = {
    JOBS_RESIDUAL: ("jobs", "jobs"),
    INCOME: ("income", "earnings"),
    OUTPUT_RESIDUAL: ("output", "output_type_2"),
}
HALF = NINETY_PERCENT / 2.0  # standard deviations between the middle of a normal and its 95th percentile
UNITED_STATES = "USA"


def with_the_models_own(typed: Uncertain, result: Result) -> Uncertain:
    """The typed ranges and the model's own, by name in order. One for a profile's daily amount that was typed stands in
    place of other studies'; one of delta is no narrower than the method's own."""
    found = dict(typed.quantities)
    for one in (
        *_method(result),
        *_residuals(result),
        *_moved(result),
        *_daily_amounts(result),
        *_carried(result),
        *_answers(result),
    ):
        if one.name == "delta" and one.name in found:
            found[one.name] = _no_narrower(found[one.name], one)
        elif one.name not in found:
            found[one.name] = one
    return Uncertain({name: found[name] for name in sorted(found)}, typed.cells, typed.shared)


def kind_of(here: PlaceOfStudy) -> Kind:
    """What is known of the error of a place's multipliers."""
    economy = here.economy
    if economy.country != UNITED_STATES:
        return "elsewhere"
    if economy.nation is not None:
        return "estimated"
    return "nation" if is_shipped(economy) else "own"


def _method(result: Result) -> Iterator[Quantity]:
    """The parameters of the regional method, and of the closure that the nation's table shares with its places."""
    abroad = bool(family_abroad(result.home.main.place))
    ranges = ranges_abroad() if abroad else calibrated().ranges
    kinds = {kind_of(here) for here in result.home.places}
    shipped = any(estimated(here.economy) for here in result.home.places)
    if shipped:
        yield _parameter("delta", shared_label("delta", ""), ranges["delta"], abroad)
    if "estimated" in kinds or (abroad and shipped):
        yield _parameter(HOUSEHOLD_DELTA, facts.ResidentsBuyNearby(), ranges["household_delta"], abroad)
    if kinds & {"estimated", "nation"}:
        yield _parameter(LEVEL, facts.SelfEmployedEarn(), calibrated().ranges["level"])


def _parameter(name: str, label: OriginFact, known: ParameterRange, abroad: bool = False) -> Quantity:
    page = "docs/regions-abroad.md" if abroad else "docs/regions.md"
    source = facts.FoundInRegions(known.source, known.regions, page)
    return Quantity(name, label, "", known.mode, Range(known.low, known.high), source=source, origin="model")


def _no_narrower(typed: Quantity, own: Quantity) -> Quantity:
    """A typed range of delta where it holds the method's own, else one that holds both."""
    assert typed.range is not None
    assert own.range is not None
    low, high = support(typed.value, typed.range)
    if low <= own.range.low and own.range.high <= high:
        return typed
    wider = Range(min(low, own.range.low), max(high, own.range.high))
    stated = typed.source.text if isinstance(typed.source, Stated) else ""
    return replace(typed, range=wider, source=facts.WidenedRange(stated, typed.range.low, typed.range.high))


def _residuals(result: Result) -> Iterator[Quantity]:
    """What published multipliers leave of output, income and jobs, a draw for each place. Of multipliers of one's own
    the spread alone: by how much the method is off in the mean says nothing of them."""
    known = calibrated().residuals
    for here in result.home.places:
        kind = kind_of(here)
        if kind not in ("estimated", "own"):
            continue
        for name, (what, figure) in _LEFT_OF.items():
            label = facts.ErrorOfMultipliers(what, here.place)
            yield _residual(f"{name}/{here.place}", label, known[figure], centred=kind == "own")


def _moved(result: Result) -> Iterator[Quantity]:
    """How many jobs a unit of output takes, where they are moved from another year's table."""
    for here in result.home.places:
        known = here.economy.jobs_range if isinstance(here.economy, TableEconomy) else None
        if known is not None and known.low < known.high:
            label = facts.JobsFromAnotherYear(here.place)
            bounds = Range(known.low, known.high)
            yield Quantity(
                f"{MOVED_JOBS}/{here.place}", label, "", 1.0, bounds, source=Stated(known.source), origin="model"
            )


def _residual(name: str, label: OriginFact, known: Residual, *, centred: bool) -> Quantity:
    """Lognormal, with the 5th and 95th percentile of what Student's t says of one more region after so few."""
    n = known.regions
    half = known.deviation * math.sqrt(1.0 + 1.0 / n) * t_quantile(P95, n - 1.0)
    middle = 0.0 if centred else known.mean
    source = facts.LeftOutInTurn(n, math.exp(middle), known.deviation)
    return _factor(name, label, middle, half, source, "model")


def _factor(name: str, label: OriginFact, middle: float, half: float, source: OriginFact, origin: Origin) -> Quantity:
    spread = Range(middle - half, middle + half, "normal", "P5 and P95")
    return Quantity(name, label, "", 1.0, spread, source=source, origin=origin, log=True)


def _daily_amounts(result: Result) -> Iterator[Quantity]:
    """Factors on the daily amounts that shipped profiles supplied at home: one for all rows of a profile."""
    for name in assumed_profiles(result):
        spread = result.study.profiles[name].spread
        if spread is not None:
            label = shared_label("daily_amount", name)
            bounds = Range(spread.low, spread.high)
            yield Quantity(
                f"daily_amount/{name}", label, "", 1.0, bounds, source=Stated(spread.source), origin="studies"
            )  # fmt: skip


def assumed_profiles(result: Result) -> tuple[str, ...]:
    """The shipped profiles whose daily amounts stand in for spending at home, in order."""
    rows = result.rows
    supplied = np.asarray(rows.supplied_here > 0)
    return tuple(sorted({str(name) for name in rows.profile[supplied].tolist()}))


def _carried(result: Result) -> Iterator[Quantity]:
    """What a year's prices may have moved off the trend by which they were carried."""
    country, basis = result.economy.country, result.basis
    years = {*(int(year) for year in result.rows.year.tolist()), basis.table_year}
    years |= {int(year) for year in result.study.sheets["Volunteers"].numbers("year").tolist() if year == year}
    ways = ((year, to_year) for year in sorted(years) for to_year in (basis.table_year, basis.report_year))
    if not any(signed_years(result.prices, country, *way) for way in ways):
        return
    index = result.prices.price_index(country)
    start, end = index.spread_years
    source, label = facts.SpreadOfInflation(start, end), facts.PricesAfterIndex(country_name(country))
    yield _factor(f"{CARRIED}/{country}", label, 0.0, HALF * math.log1p(index.spread), source, "prices")


def _answers(result: Result) -> Iterator[Quantity]:
    """Who answered the survey: standard errors of every figure, the same number of them for all."""
    survey = result.survey
    if survey is None:
        return
    found = survey.intervals["gross_spending"]
    if math.isfinite(found.high - found.low) and found.high > found.low:
        label, source = facts.WhoAnswered(), facts.SpreadOfAnswers()
        spread = Range(-HALF, HALF, "normal", "P5 and P95")
        yield Quantity(SURVEY, label, "", 0.0, spread, minimum=-math.inf, source=source, origin="survey")
