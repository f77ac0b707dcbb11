"""A study in an economy -> a result: the method's table of contents."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from impactcalc.economy.economy import Economy
from impactcalc.economy.moved_jobs import with_jobs
from impactcalc.economy.own_rates import own_rates
from impactcalc.economy.package import load_economy
from impactcalc.economy.prices import Prices, RateCells, SuppliedRate
from impactcalc.economy.regions.regional import regional_economy
from impactcalc.economy.table_years import TableChoice, table_choice
from impactcalc.errors import InputError, PackageError, Problem
from impactcalc.impact.abroad.hosts import host_tables, in_money_of
from impactcalc.impact.abroad.world import world_contribution
from impactcalc.impact.assumptions import list_assumptions
from impactcalc.impact.beside.what_if import what_if
from impactcalc.impact.checks import Findings, run_checks
from impactcalc.impact.effects.breakdowns import breakdowns_of
from impactcalc.impact.effects.delta_ends import delta_ends_of
from impactcalc.impact.effects.home import home_of
from impactcalc.impact.effects.local_money import local_money
from impactcalc.impact.effects.net_new import in_report_prices, ledger
from impactcalc.impact.effects.regional_power import regional_power
from impactcalc.impact.fiscal.break_even import break_even
from impactcalc.impact.fiscal.fiscal import fiscal_effects
from impactcalc.impact.result import Result, gross_spending_of, net_spending_of
from impactcalc.impact.rows.deals import deals_account
from impactcalc.impact.rows.doubtful_rates import rate_problems
from impactcalc.impact.rows.in_kind import in_kind_of
from impactcalc.impact.rows.named_multipliers import named_multipliers
from impactcalc.impact.rows.named_vat import with_named_vat
from impactcalc.impact.rows.own_region import own_region
from impactcalc.impact.rows.price_basis import price_basis
from impactcalc.impact.rows.sale_taxes import sale_taxes, taxes_left_out
from impactcalc.impact.rows.spending import activities_of
from impactcalc.impact.rows.unknown_places import unknown_places
from impactcalc.impact.rows.volunteering import given_hours, volunteering
from impactcalc.impact.survey.network import network_of
from impactcalc.impact.uncertainty.not_drawn import not_drawn
from impactcalc.impact.uncertainty.sampling import DEFAULT, Sampling
from impactcalc.impact.uncertainty.simulate import how_sure
from impactcalc.known.countries import find_country
from impactcalc.known.periods import calendar_year, full_words, is_fiscal, months_of
from impactcalc.known.places import country_of
from impactcalc.known.world_places import is_own
from impactcalc.study.study import Study


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
        def economy_at(place: str) -> tuple[Economy, str]:
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
        sure = how_sure(result, supplied_rates(study), sampling)
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
    return economy if hours is None else economy.full_time_years_of(hours, "the workbook, as typed")


WORKBOOKS = (".xlsx", ".xlsm", ".ods")


def _read(study: Study | str | Path) -> Study:
    """The study that was given, or that of a workbook or of a folder of .csv files."""
    if isinstance(study, Study):
        return study
    path = Path(study) if isinstance(study, (str, Path)) else None
    if path is None or not (path.suffix.lower() in WORKBOOKS or path.is_dir()):
        raise TypeError(
            "run takes a Study as its first argument, or the path of a workbook (.xlsx, .xlsm, .ods) or of a folder of "
            f".csv files, not {_what(study)}"
        )
    from impactcalc.study.checking.validation import read_study  # late: who has a study needs no reader

    return read_study(path)


def _what(given: object) -> str:
    return repr(given) if isinstance(given, (str, Path)) else f"a {type(given).__name__}"


CHOSEN_BY_USER = "chosen by the user"


def _run(
    study: Study,
    economy_at: Callable[[str], tuple[Economy, str]],
    economies: Mapping[str, Economy] | None,
    *,
    places_matter: bool,
) -> Result:
    home_country = country_of(study.settings.place)
    # A place that there is not is said before anything that rests on it.
    problems = list(unknown_places(study, economies or ())) if places_matter else []
    problems += rate_problems(study)
    try:
        prices = Prices.load().with_supplied(supplied_rates(study))
    except InputError as error:
        raise InputError([*problems, *error.problems]) from error
    if problems:
        raise InputError(problems)
    for table in (*study.sheets.values(), study.deals, study.survey.survey):
        for place in dict.fromkeys(table.words("place").tolist()):
            if country_of(str(place)) == home_country:
                economy_at(str(place))
    report_year = study.settings.price_period
    activities = activities_of(study, prices).in_canonical_order()

    own_places = {place for place in set(activities.place.tolist()) if country_of(place) == home_country}
    home = home_of(activities.place, own_places, study.settings.place, economy_at)
    economy = home.main.economy
    basis = price_basis(activities.currency, activities.year, activities.where, economy, prices, report_year)
    home = replace(home, report_over_table=basis.report_over_table)

    network = network_of(study, activities, basis)
    if network is not None:
        activities = activities.weighted(network.money_weight)

    as_typed = ledger(activities, home)
    steps = in_report_prices(as_typed, basis)
    gross = gross_spending_of(activities, basis)
    net = net_spending_of(activities, basis, steps.net_fraction)
    by_activity = home.row_effects(net)

    hosts = host_tables(activities, lambda iso2: economies.get(iso2) if economies else None)
    local = local_money(activities, steps, basis)
    world = world_contribution(activities, basis, home, gross, hosts, prices, local)
    deals = deals_account(study, economy_at, prices, report_year)
    given = given_hours(study, economy, prices, report_year)
    of_the_sheet = given[: len(study.sheets["Volunteers"])].copy()
    if network is not None:
        given *= network.hours_weight[:, None]
    hours = volunteering(given, of_the_sheet)
    in_kind = in_kind_of(study, economy, prices, report_year)
    survey = network.account(activities, steps, by_activity, home.row_effects(gross), given) if network else None
    fiscal = fiscal_effects(sale_taxes(study), home, net, gross, local.cost(), taxes_left_out(study))
    impact = home.effects(net)
    findings = Findings(
        study,
        home,
        activities,
        basis,
        steps,
        local,
        world,
        hours,
        in_kind,
        fiscal,
        hosts,
        deals,
        survey,
        prices,
        impact,
    )
    return Result(
        study=study,
        home=home,
        prices=prices,
        rows=activities,
        basis=basis,
        steps=steps,
        activity_effects=by_activity,
        impact_effects=impact,
        contribution_effects=home.effects(gross),
        industry_output=home.industry_output(net),
        delta_ends=delta_ends_of(home, net),
        breakdowns=breakdowns_of(activities, steps, by_activity),
        world_contribution=world,
        hosts=hosts,
        regional_power=regional_power(activities, home, gross, prices),
        volunteering=hours,
        in_kind=in_kind,
        survey=survey,
        deals=deals,
        fiscal=fiscal,
        local_money=local,
        checks_found=run_checks(findings),
        assumptions=list_assumptions(findings),
    )


def economy_for(study: Study, place: str) -> tuple[Economy, str]:
    """The shipped table that a place and the study's year call for, and why. InputError when none covers the place."""
    year = study.settings.year
    choice = table_choice(country_of(place), year)
    if choice is None:
        country = find_country(country_of(place))
        text = f"no shipped table covers {country.name if country else place}"
        remedy = (
            "Use a place in the US or in a country that has a table (docs/world.md lists them), or give a package of "
            "your own with --multipliers"
        )
        cell = study.setting_cells.get("place", "")  # "" for a place that was given in its stead
        raise InputError([Problem("Study" if cell else "", cell, place, text, remedy)], study.source)
    why = f"{reason_of(choice, year)}{_of_period(study)}"
    if country_of(place) == "US":
        return load_economy(choice.package, place), why
    nation = with_named_vat(with_jobs(load_economy(choice.package, country_of(place))), study, place)
    if is_own(place):
        return own_region(study, nation), why
    return (nation if place == nation.place else regional_economy(nation, place)), why


def _of_period(study: Study) -> str:
    """How a fiscal year comes to the year that the table is sought for; "" for a calendar year."""
    year, period = study.settings.year, study.settings.period
    if not is_fiscal(period):
        return ""
    first, second = months_of(period)
    how = "ends" if first[1] == second[1] else "has most of its months"
    return f"; {full_words(period)}, {how} in {year}"


def reason_of(choice: TableChoice, year: int) -> str:
    """Why a study of `year` has this table."""
    match choice.which:
        case "own":
            return f"the table of the study's year {year}"
        case "only":
            return f"the only table there is, of {choice.year}; the study is of {year}"
        case "newest" | "oldest":
            return f"the {choice.which} table there is, of {choice.year}; the study is of {year}"
    there_are = f"there are {', '.join(map(str, choice.years[:-1]))} and {choice.years[-1]}"
    if choice.which == "earlier":
        return f"the earlier of the two tables that are as near to the study's year {year}; {there_are}"
    return f"the table nearest to the study's year {year}; {there_are}"


def supplied_rates(study: Study) -> list[SuppliedRate]:
    """The rows of the sheet Rates, and of the user's own file of rates that the study names, as far as the sheet has
    none of that kind, subject and year. InputError where there is no such file, or it cannot be read."""
    typed, name = _typed_rates(study), study.settings.own_rates
    if not name:
        return typed
    try:
        named = own_rates(name)
    except PackageError as error:
        cell = study.setting_cells.get("own_rates", "")
        problem = Problem("Study", cell, name, str(error), "Name another file, or leave Rates of your own blank")
        raise InputError([problem], study.source) from error
    there = {(rate.kind, rate.subject, rate.year) for rate in typed}
    return [*typed, *(rate for rate in named if (rate.kind, rate.subject, rate.year) not in there)]


def _typed_rates(study: Study) -> list[SuppliedRate]:
    """The rows of the sheet Rates."""
    rates = study.rates
    return [
        SuppliedRate(
            kind=rates.words("kind")[i],
            subject=str(rates.words("subject")[i]),
            year=int(rates.numbers("year")[i]),
            value=float(rates.numbers("value")[i]),
            cells=RateCells(*(rates.cell(i, name) for name in RateCells._fields)),
            source=f"sheet Rates, row {rates.rows[i]}: {rates.words('source')[i]}",
        )
        for i in range(len(rates))
    ]
