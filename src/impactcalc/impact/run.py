"""A study in an economy -> a result: the method's table of contents."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from impactcalc.economy.economy import Economy
from impactcalc.economy.prices import Prices
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.errors import InputError
from impactcalc.facts.assumptions.tables import TableChosen, WhyTable
from impactcalc.impact.abroad.hosts import host_tables, in_money_of
from impactcalc.impact.abroad.world import world_contribution
from impactcalc.impact.assumptions import list_assumptions
from impactcalc.impact.beside.ties import rows_of_ties
from impactcalc.impact.beside.what_if import what_if
from impactcalc.impact.checks import Findings, run_checks
from impactcalc.impact.effects.breakdowns import breakdowns_of
from impactcalc.impact.effects.delta_ends import delta_ends_of
from impactcalc.impact.effects.home import Home, home_of
from impactcalc.impact.effects.local_money import local_money
from impactcalc.impact.effects.net_new import in_report_prices, ledger
from impactcalc.impact.effects.regional_power import regional_power
from impactcalc.impact.effects.row_effects import RowEffects
from impactcalc.impact.fiscal.break_even import break_even
from impactcalc.impact.fiscal.fiscal import fiscal_effects
from impactcalc.impact.result import Result, gross_spending_of, net_spending_of
from impactcalc.impact.rows.activities import Activities
from impactcalc.impact.rows.deals import deals_account
from impactcalc.impact.rows.doubtful_rates import rate_problems
from impactcalc.impact.rows.in_kind import in_kind_of
from impactcalc.impact.rows.named_multipliers import named_multipliers
from impactcalc.impact.rows.price_basis import PriceBasis, price_basis
from impactcalc.impact.rows.sale_taxes import sale_taxes, taxes_left_out
from impactcalc.impact.rows.spending import activities_of
from impactcalc.impact.rows.supplied_rates import supplied_rates
from impactcalc.impact.rows.tables_called_for import economy_for
from impactcalc.impact.rows.unknown_places import unknown_places
from impactcalc.impact.rows.volunteering import given_hours, volunteering
from impactcalc.impact.survey.network import Network, network_of
from impactcalc.impact.uncertainty.not_drawn import not_drawn
from impactcalc.impact.uncertainty.sampling import DEFAULT, Sampling
from impactcalc.impact.uncertainty.simulate import how_sure
from impactcalc.known.periods import calendar_year
from impactcalc.known.places import country_of
from impactcalc.study.study import Study

__all__ = ["CHOSEN_BY_USER", "economy_for", "run", "run_with", "supplied_rates"]


def run(
    study: Study | str | Path,
    economy: Economy | str | Path | None = None,
    *,
    economies: Mapping[str, Economy] | None = None,
    sampling: Sampling = DEFAULT,
) -> Result:
    """What a study comes to. `study` may be the path of a workbook too, `economy` the name or folder of a package.

    >>> result = ic.run("city-programme.xlsx")
    >>> round(result.net_new_spending)
    492561
    >>> ic.run("city-programme.xlsx", "us-2015").economy
    <Economy us-2015/cbsa:19100: Dallas-Fort Worth-Arlington, TX 2015, from United States 2015, 71 industries>

    An Economy is used for every place of the study; None takes what each place and the study's year call for, but for
    the places that `economies` names (a country abroad by its ISO 3166 alpha-2 code). Where the study gives ranges,
    `sampling` says how they are drawn from; the point estimates do not depend on it. Raises InputError when a rate is
    missing or no table covers a place, TableError when an economy cannot take a study, LedgerError when money does not
    add up, PackageError when there is no such package, TypeError when it is given something else than these.
    """
    study = _read(study)
    if isinstance(economy, (str, Path)):
        if economies is not None:
            raise TypeError("run takes a package or economies by place, not both")
        return run_with(str(economy), sampling)(study)
    if economy is not None and not isinstance(economy, Economy):
        raise TypeError(
            'run takes an Economy as its second argument, or the name or folder of a package such as "us-2014", not '
            f"{_what(economy)}"
        )

    def plain_run(study: Study) -> Result:
        everywhere = None if economy is None else _as_counted(study, economy)

        @functools.cache
        def economy_at(place: str) -> tuple[Economy, WhyTable]:
            if everywhere is not None:
                return everywhere, CHOSEN_BY_USER
            if economies is not None and place in economies:
                return _as_counted(study, economies[place]), CHOSEN_BY_USER
            found, reason = economy_for(study, place)
            return _as_counted(study, found), reason

        return _run(study, economy_at, economies, places_matter=economy is None)

    try:
        result = plain_run(study)
        if study.scenarios:
            result = replace(result, scenarios=what_if(study, result, plain_run))
        sure = how_sure(result, supplied_rates(study), sampling, rows_of_ties(result))
        result = replace(result, uncertainty=sure)
        return replace(result, not_drawn=not_drawn(result), break_even=break_even(result))
    except InputError as error:
        raise InputError(error.problems, study.source, notes=study.notes, partial=study) from error


def run_with(package: str, sampling: Sampling = DEFAULT) -> Callable[[Study], Result]:
    """What makes a result of a study, with a package by name or folder; "" takes what place and year call for.

    PackageError when there is no such package.
    """
    if not package:
        return functools.partial(run, sampling=sampling)
    multipliers = named_multipliers(package)

    def with_them(study: Study) -> Result:
        found = multipliers(study)
        if isinstance(found, Economy):
            return run(study, found, sampling=sampling)
        return run(study, economies=found, sampling=sampling)

    return with_them


def _as_counted(study: Study, economy: Economy) -> Economy:
    """An economy at home: its full-time equivalents in the hours that the study names, if it does, and its money that
    of the year in which the results are."""
    hours = study.settings.full_time_hours
    economy = in_money_of(economy, calendar_year(study.settings.price_period))
    if hours is None or not isinstance(economy, TableEconomy):
        return economy
    return economy.full_time_years_of(hours, "the workbook, as typed")


WORKBOOKS = (".xlsx", ".xlsm", ".ods")


def _read(study: Study | str | Path) -> Study:
    """The study that was given, or that of a workbook or of a folder of .csv files."""
    if isinstance(study, Study):
        return study
    path = Path(study) if isinstance(study, (str, Path)) else None
    if path is None or not (path.suffix.lower() in WORKBOOKS or path.is_dir()):
        raise TypeError(
            "run takes a Study as its first argument, or the path of a workbook (.xlsx, .xlsm, .ods) or of a folder of "
            f".csv or .parquet files, not {_what(study)}"
        )
    from impactcalc.study.checking.validation import read_study  # late: who has a study needs no reader

    return read_study(path)


def _what(given: object) -> str:
    if isinstance(given, Economy):
        return "an Economy"
    return repr(given) if isinstance(given, (str, Path)) else f"a {type(given).__name__}"


CHOSEN_BY_USER = TableChosen()


EconomyAt = Callable[[str], tuple[Economy, WhyTable]]  # a place's economy, and why that one


def _run(
    study: Study, economy_at: EconomyAt, economies: Mapping[str, Economy] | None, *, places_matter: bool
) -> Result:
    """The method, section by section; what each step does is said where it is done."""
    prices = _prices(study, economies, places_matter=places_matter)
    report_year = study.settings.price_period
    rows, home, basis, network = _rows(study, economy_at, prices)

    steps = in_report_prices(ledger(rows, home), basis)
    gross = gross_spending_of(rows, basis)
    net = net_spending_of(rows, basis, steps.net_fraction)
    by_activity, impact = RowEffects(home, net), home.effects(net)

    hosts = host_tables(rows, lambda iso2: economies.get(iso2) if economies else None)
    local = local_money(rows, steps, basis)
    world = world_contribution(rows, basis, home, gross, hosts, prices, local)
    fiscal = fiscal_effects(sale_taxes(study), home, net, gross, local.cost(), taxes_left_out(study))
    deals = deals_account(study, economy_at, prices, report_year)
    given = given_hours(study, home.main.economy, prices, report_year)
    raised = given if network is None else given * network.hours_weight[:, None]
    hours = volunteering(raised, given[: len(study.sheets["Volunteers"])].copy())
    in_kind = in_kind_of(study, home.main.economy, prices, report_year)
    survey = network.account(rows, steps, by_activity[:], home.row_effects(gross), raised) if network else None

    findings = Findings(study, home, rows, basis, steps, local, world, hours, in_kind, fiscal, hosts, deals, survey,
                        prices, impact)  # fmt: skip
    return Result(
        study=study,
        home=home,
        prices=prices,
        rows=rows,
        basis=basis,
        steps=steps,
        impact_effects=impact,
        contribution_effects=home.effects(gross),
        industry_output=home.industry_output(net),
        delta_ends=delta_ends_of(home, net),
        breakdowns=breakdowns_of(rows, steps, by_activity),
        world_contribution=world,
        hosts=hosts,
        regional_power=regional_power(rows, home, gross, prices),
        volunteering=hours,
        in_kind=in_kind,
        survey=survey,
        deals=deals,
        fiscal=fiscal,
        local_money=local,
        checks_found=run_checks(findings),
        assumptions=list_assumptions(findings),
    )


def _prices(study: Study, economies: Mapping[str, Economy] | None, *, places_matter: bool) -> Prices:
    """The rates there are, those of the user first. InputError where a place or a rate cannot be; a place that there is
    not is said before anything that rests on it."""
    problems = list(unknown_places(study, economies or ())) if places_matter else []
    problems += rate_problems(study)
    try:
        prices = Prices.load().with_supplied(supplied_rates(study))
    except InputError as error:
        raise InputError([*problems, *error.problems]) from error
    if problems:
        raise InputError(problems)
    return prices


def _rows(study: Study, economy_at: EconomyAt, prices: Prices) -> tuple[Activities, Home, PriceBasis, Network | None]:
    """The activities, raised to a survey's network where there is one; the places they are in, and their prices."""
    home_country = country_of(study.settings.place)
    # A place at home that no table covers is said first, whatever else its rows lack.
    for table in (*study.sheets.values(), study.deals, study.survey.survey):
        for place in dict.fromkeys(table.words("place").tolist()):
            if country_of(str(place)) == home_country:
                economy_at(str(place))
    activities = activities_of(study, prices).in_canonical_order()
    own_places = {place for place in set(activities.place.tolist()) if country_of(place) == home_country}
    home = home_of(activities.place, own_places, study.settings.place, economy_at)
    of_report = study.settings.price_period
    basis = price_basis(activities.currency, activities.year, activities.where, home.main.economy, prices, of_report)
    home = replace(home, report_over_table=basis.report_over_table)
    network = network_of(study, activities, basis)
    return activities if network is None else activities.weighted(network.money_weight), home, basis, network
