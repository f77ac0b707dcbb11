"""A study read and run so that everything that is wrong is told at once: what is typed, and what only a run finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import numpy as np

from impactcalc.economy.economy import Economy
from impactcalc.economy.prices import Prices
from impactcalc.errors import InputError, Problem
from impactcalc.facts.assumptions.tables import WhyTable
from impactcalc.facts.problems.runs import NoDeflator, NoExchangeRate
from impactcalc.facts.rates import LackingRate
from impactcalc.impact.result import Result
from impactcalc.impact.rows.deals import deals_account, industry_problems
from impactcalc.impact.rows.doubtful_rates import rate_problems
from impactcalc.impact.rows.in_kind import in_kind_of
from impactcalc.impact.rows.price_basis import PriceBasis, price_basis
from impactcalc.impact.rows.spending import activities_of, money_tables
from impactcalc.impact.rows.supplied_rates import supplied_rates
from impactcalc.impact.rows.tables_called_for import economy_for
from impactcalc.impact.rows.unknown_places import unknown_places
from impactcalc.impact.rows.volunteering import given_hours
from impactcalc.study.checking.validation import in_reading_order, read_study
from impactcalc.study.rows import SheetRows, no_survey
from impactcalc.study.study import Study


def read_whole(path: Path, read: Callable[[Path], Study] | None = None) -> Study:
    """The study of a workbook or folder, as `read` reads it. InputError carries its problems, and those that a run
    finds in the rest."""
    try:
        return (read or read_study)(path)
    except InputError as error:
        if not isinstance(error.partial, Study):
            raise
        raise _joined(error, error.partial) from error


def run_whole(run: Callable[[Study], Result], study: Study) -> Result:
    """What `run` makes of a study. InputError carries what the run found first, and what it would have found next."""
    try:
        return run(study)
    except InputError as error:
        raise _joined(error, study) from error


def _joined(error: InputError, study: Study) -> InputError:
    answered = {(problem.sheet, problem.cell) for problem in error.problems if problem.cell}
    asked = {lacking for problem in error.problems if (lacking := _lacking(problem))}
    later = [
        problem
        for problem in later_problems(study, error.problems)
        if (problem.sheet, problem.cell) not in answered and _lacking(problem) not in asked
    ]
    problems = in_reading_order([*error.problems, *later])
    notes = error.notes or study.notes
    return InputError(problems, error.source or study.source, notes=notes, partial=study)


def _lacking(problem: Problem) -> LackingRate | None:
    """The row of the sheet Rates that a problem asks for."""
    return problem.fact.lacking if isinstance(problem.fact, NoExchangeRate | NoDeflator) else None


def later_problems(study: Study, known: Iterable[Problem] = ()) -> Iterator[Problem]:
    """What is wrong with places, rates, profiles' amounts and deals in the rows of which nothing is said in `known`."""
    known = tuple(known)
    home = study.settings.place
    places = list(unknown_places(study))
    yield from places
    sound = _sound(study, (*known, *places))
    yield from rate_problems(sound)  # these are not missing: what rests on them is judged all the same
    prices = Prices.load()
    try:
        prices = prices.with_supplied(supplied_rates(sound))
    except InputError as error:
        yield from error.problems
        known = (*known, *error.problems)
    # Of a study whose place, year or currency is not understood, only what does not rest on them is told.
    unsettled = {problem.cell for problem in known if problem.sheet == "Study"}
    if any(problem.sheet in ("", "Study") for problem in places):
        return
    if unsettled:
        if study.setting_cells.get("place", "") not in unsettled:
            yield from industry_problems(study.deals, home, lambda place: economy_for(study, place))
        return
    try:
        economy, _ = economy_for(sound, home)
    except InputError as error:
        yield from error.problems
        return
    report_year = study.settings.price_period
    lacking = _years_without_rates(study, known)
    unknown = {(problem.sheet, problem.value) for problem in places}

    def economy_at(place: str) -> tuple[Economy, WhyTable]:
        return economy_for(study, home if ("Deals", place) in unknown else place)

    yield from industry_problems(study.deals, home, economy_at)
    for stage in (
        lambda: _typed_basis(study, economy, prices, report_year),
        lambda: activities_of(sound, prices),
        lambda: given_hours(sound, economy, prices, report_year),
        lambda: in_kind_of(sound, economy, prices, report_year),
        lambda: deals_account(sound, lambda place: economy_for(sound, place), prices, report_year),
    ):
        try:
            stage()
        except InputError as error:
            yield from (problem for problem in error.problems if not _follows(problem, lacking))


def _typed_basis(study: Study, economy: Economy, prices: Prices, report_year: int) -> PriceBasis:
    """The price basis of every row whose currency and year are understood, whatever else is wrong with the row."""
    currency: list[str] = []
    year: list[int] = []
    where: list[tuple[str, int]] = []
    for table in (*money_tables(study), study.deals):
        for i in np.flatnonzero(~(table.is_settled("currency") | table.is_settled("year"))).tolist():
            currency.append(str(table.words("currency")[i]))
            year.append(int(table.numbers("year")[i]))
            where.append((table.origin, int(table.rows[i])))
    return price_basis(
        np.array(currency, dtype=object),
        np.array(year, dtype=np.int64),
        where.__getitem__,
        economy,
        prices,
        report_year,
    )


def _sound(study: Study, problems: Iterable[Problem]) -> Study:
    """The study with only the rows of which nothing is said; without a survey where something is said of that."""
    wrong: dict[str, set[int]] = {}
    for problem in problems:
        digits = re.sub(r"\D", "", problem.cell)
        wrong.setdefault(problem.sheet, set()).add(int(digits) if digits else 0)

    def kept(table: SheetRows) -> SheetRows:
        settled = sorted({i for positions in table.settled.values() for i in positions})
        if not settled and table.sheet not in wrong:
            return table
        good = ~np.isin(table.rows, sorted(wrong.get(table.sheet, ())))
        good[settled] = False
        return SheetRows(
            table.sheet,
            table.rows[good],
            MappingProxyType({name: values[good] for name, values in table.columns.items()}),
            table.letters,
        )

    surveyed = not ({"Survey", "Strata"} & set(wrong))
    return replace(
        study,
        sheets=MappingProxyType({name: kept(table) for name, table in study.sheets.items()}),
        rates=kept(study.rates),
        taxes=kept(study.taxes),
        deals=kept(study.deals),
        in_kind=kept(study.in_kind),
        survey=study.survey if surveyed else no_survey(),
        scenarios=(),
    )


def _years_without_rates(study: Study, known: Iterable[Problem]) -> frozenset[int] | None:
    """The years of supplied rates that something is said of already; None where a year itself is not understood."""
    rows = {int(digits) for p in known if p.sheet == "Rates" and (digits := re.sub(r"\D", "", p.cell))}
    if not rows:
        return frozenset()
    years = [float(study.rates.numbers("year")[i]) for i, row in enumerate(study.rates.rows.tolist()) if row in rows]
    return None if not years or np.isnan(years).any() else frozenset(int(year) for year in years)


def _follows(problem: Problem, years: frozenset[int] | None) -> bool:
    """Whether a rate is missing only because the row that supplies it is at fault."""
    if not isinstance(problem.fact, NoExchangeRate | NoDeflator):
        return False
    return years is None or problem.fact.lacking.year in years
