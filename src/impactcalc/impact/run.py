"""A study in an economy -> a result: the method's table of contents."""

from __future__ import annotations

from impactcalc.economy.economy import Economy
from impactcalc.economy.package import load_economy, national_tables
from impactcalc.economy.prices import Prices, SuppliedRate
from impactcalc.errors import InputError, Problem
from impactcalc.impact.assumptions import list_assumptions
from impactcalc.impact.checks import Findings, run_checks
from impactcalc.impact.cuts import cuts_of
from impactcalc.impact.effects import category_multipliers
from impactcalc.impact.net_new import ledger
from impactcalc.impact.price_basis import price_basis
from impactcalc.impact.result import Result
from impactcalc.impact.spending import activities_of
from impactcalc.impact.volunteering import volunteering
from impactcalc.impact.world import world_contribution
from impactcalc.study.cells import Floats
from impactcalc.study.places import country_of
from impactcalc.study.study import Study


def run(study: Study, economy: Economy | None = None) -> Result:
    """What a study comes to.

    `economy` None takes what the study's place and year call for. Raises InputError when a rate is missing or no
    table covers the place, TableError when the economy cannot take a study, LedgerError when money does not add up.
    """
    try:
        return _run(study, economy)
    except InputError as error:
        raise InputError(error.problems, study.source) from error


def _run(study: Study, economy: Economy | None) -> Result:
    economy, reason = (economy, "chosen by the user") if economy else economy_for(study)
    prices = Prices.load().with_supplied(_supplied(study))
    report_year = study.settings.report_year or study.settings.year

    table, bridge = category_multipliers(economy), economy.spending_bridge()
    activities = activities_of(study, prices).in_canonical_order()
    basis = price_basis(activities.currency, activities.year, activities.where, economy, prices, report_year)

    # The ledger is drawn up as typed, so that shares and jobs do not depend on the report year, not even by rounding.
    as_typed = ledger(activities, activities.amounts, activities.scholarship, bridge)
    steps = as_typed.times(basis.to_report)
    gross = activities.amounts * (basis.to_table * ~activities.abroad)[:, None]
    net = activities.amounts * (basis.to_table * as_typed.net_fraction)[:, None]

    def effects(spending: Floats) -> Floats:
        return table.in_prices(table.effects(spending), basis.report_over_table)

    world = world_contribution(activities, basis, gross, table, economy, prices)
    hours = volunteering(study, economy, prices, report_year)
    findings = Findings(
        study, economy, study.settings.place == economy.place, activities, basis, steps, table, world, hours
    )
    return Result(
        study=study,
        economy=economy,
        economy_reason=reason,
        prices=prices,
        rows=activities,
        basis=basis,
        steps=steps,
        gross=gross,
        net=net,
        table=table,
        impact_effects=effects(net.sum(axis=0)),
        contribution_effects=effects(gross.sum(axis=0)),
        industry_output=table.industry_output(net.sum(axis=0)) * basis.report_over_table,
        cuts=cuts_of(activities, steps, net, effects),
        world_contribution=world,
        volunteering=hours,
        checks_found=run_checks(findings),
        assumptions=list_assumptions(study, economy, reason, activities, basis, steps, world),
    )


def economy_for(study: Study) -> tuple[Economy, str]:
    """The shipped table that a study's place and year call for, and why. InputError when none covers the country."""
    place, year = study.settings.place, study.settings.year
    years = national_tables(country_of(place))
    if not years:
        text = f"no shipped table covers {place}"
        remedy = "Use a place in the US, or give a package of your own with --multipliers"
        raise InputError([Problem("Study", "", place, text, remedy)], study.source)
    nearest = min(years, key=lambda known: (abs(known - year), known))
    reason = f"the table nearest to the study's year {year}; there are {', '.join(map(str, sorted(years)))}"
    return load_economy(years[nearest], place), reason


def _supplied(study: Study) -> list[SuppliedRate]:
    rates = study.rates
    return [
        SuppliedRate(
            kind=rates.words("kind")[i],
            subject=str(rates.words("subject")[i]),
            year=int(rates.numbers("year")[i]),
            value=float(rates.numbers("value")[i]),
            source=f"sheet Rates, row {rates.rows[i]}: {rates.words('source')[i]}",
        )
        for i in range(len(rates))
    ]
