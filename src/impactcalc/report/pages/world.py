"""The page World: each country's account of the programme, and who spends where."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.abroad.host_country import MEASURES
from impactcalc.impact.abroad.world import World
from impactcalc.impact.result import Result
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Column, Page, Table
from impactcalc.words.speaking import language, phrase

MEANING = (
    "What is spent on a trip abroad supports the partner country's economy and is a leakage here: each country's "
    "account comes from its own input-output table of the nearest year, where it has one. Fares and travel agents "
    "that are paid before a trip are residents' own spending at home: contribution, not impact. A foreign "
    "airline's part of a fare leaks."
)
CONTRIBUTION_ONLY = (
    "Everything on this page is contribution: gross, residents' own included. Impacts are net new to one place and are "
    "never added over countries; jobs are not added either, as countries count them differently."
)
OF_REGIONS = (
    "A part of the countries' accounts above, seen from the region: what it buys from the rest of its nation leaks. It "
    "is never added to them. Jobs are counted as in the country's account."
)
REST_OF_WORLD = "Rest of the world"
NAMES = ("Spent there", "Direct output", "Output, Type I", "Output, Type II")


def world_page(result: Result) -> Page:
    """Accounts of home, of the partner countries and of the rest of the world; the matrix of payers and places."""
    return Page(
        tab=term("World"),
        title=said().titles.world_title(result),
        lead=(term(MEANING), term(CONTRIBUTION_ONLY)),
        blocks=(_accounts(result), *_regions(result), _matrix(result)),
        frozen=None,
    )


def _accounts(result: Result) -> Table:
    world, unit = result.world_contribution, said().terms.money_unit(result)
    hosts = world.countries

    def known(field: str) -> Floats:
        return np.array([getattr(host, field) for host in hosts] + [None], dtype=np.float64)

    nothing = [""]
    columns = [
        Column(
            term("Account"),
            "wrap",
            [_home_name(result), *(language().country_words(host.name) for host in hosts[1:]), term(REST_OF_WORLD)],
            width=24,
        ),
        Column(
            term("Own table"),
            "wrap",
            [", ".join(host.tables) or term("none: direct only") for host in hosts] + nothing,
            width=20,
        ),
    ]
    received = np.array([np.nan] * len(hosts) + [world.leaked])
    for name, measure in zip(map(term, NAMES), MEASURES, strict=True):
        columns.append(Column(name, "money", known(measure), unit, world.market(measure)))
    columns.insert(3, Column(term("Received through leakage"), "money", received, unit, world.leaked))
    if any(host.wages for host in hosts):
        columns.insert(4, Column(term("Paid to residents as wages"), "money", known("wages"), unit))
    columns += [
        Column(term("Value added, Type II"), "money", known("value_added"), unit),
        Column(term("Labour income, Type II"), "money", known("labour_income"), unit),
        Column(term("Jobs, Type II"), "jobs", known("jobs"), term("job-years")),
        Column(term("Full-time equivalents, Type II"), "jobs", known("jobs_fte"), term("full-time years")),
        Column(
            term("Jobs: how counted, or why not known"),
            "wrap",
            [phrase(h.why_no_jobs) or h.jobs_basis for h in hosts] + nothing,
            width=34,
        ),
    ]
    return Table(
        term("Accounts (contribution, market rates)"),
        tuple(columns),
        total_label=term("World"),
        notes=_notes(world),
    )


def _regions(result: Result) -> Iterator[Table]:
    """The regions in which partner cities lie, each by its own table; nothing where none is known."""
    regions, unit = result.world_contribution.regions, said().terms.money_unit(result)
    if not regions:
        return

    def known(field: str) -> Floats:
        return np.array([getattr(region, field) for region in regions], dtype=np.float64)

    columns = [
        Column(term("Region"), "wrap", [region.name for region in regions], width=24),
        Column(term("Own table"), "wrap", [", ".join(region.tables) for region in regions], width=20),
        *(
            Column(name, "money", known(measure), unit)
            for name, measure in zip(map(term, NAMES), MEASURES, strict=True)
        ),
        Column(term("Leakage"), "money", known("leakage"), unit),
        Column(term("Value added, Type II"), "money", known("value_added"), unit),
        Column(term("Labour income, Type II"), "money", known("labour_income"), unit),
        Column(term("Jobs, Type II"), "jobs", known("jobs"), term("job-years")),
    ]
    yield Table(term("Partner cities, by the table of their region"), tuple(columns), notes=(term(OF_REGIONS),))


def _home_name(result: Result) -> str:
    return term("Home: {name}", name=result.world_contribution.countries[0].name)


def _notes(world: World) -> tuple[str, ...]:
    notes = [
        term(
            "The rest of the world receives what the purchases take from elsewhere at once (goods made elsewhere, "
            "foreign "
            "carriers, taxes on the sale where the table's prices leave them out), also from the rest of the nation "
            "where "
            "home is a city or a state; what industries buy from elsewhere later on is not followed."
        ),
        term(
            "A table at producer prices has the taxes on the sale in its output, one at basic prices has not: the sum "
            "over "
            "countries holds both kinds."
        ),
    ]
    if any(not host.own_table for host in world.countries):
        low, high = world.market_low["total_type_2"], world.market_high["total_type_2"]
        notes.append(
            term(
                "A country without a table of its own has its direct spending only, and its totals repeat "
                "it. With the least and the most that any economy's table makes of it, the world's Type II "
                "output is between {low} and {high}.",
                low=f"{low:,.0f}",
                high=f"{high:,.0f}",
            )
        )
    return tuple(notes)


def _beyond(result: Result) -> tuple[str, ...]:
    """What of the programme cost is no spending of any row."""
    beyond, currency = result.fiscal.cost.spent_elsewhere, result.basis.home_currency
    if not beyond > 0:
        return ()
    return (
        term(
            "Local money is the programme cost of {cost} but for {money} of scholarships that was spent elsewhere.",
            cost=said().public_money.cost_words(result),
            money=language().money(beyond, currency),
        ),
    )


def _matrix(result: Result) -> Table:
    matrix = result.world_contribution.spending
    names = {host.iso3: language().country_words(host.name) for host in result.world_contribution.countries}
    unit = said().terms.money_unit(result)
    amounts = np.array(matrix.amounts, dtype=np.float64).reshape(len(matrix.payers), len(matrix.places))
    columns = [
        Column(term("Who spends"), "wrap", [said().terms.payer_name(payer) for payer in matrix.payers], width=24)
    ]
    for h, place in enumerate(matrix.places):
        columns.append(
            Column(
                term("in {place}", place=said().terms.in_sentence(names.get(place, place))),
                "money",
                amounts[:, h],
                unit,
                float(amounts[:, h].sum()),
            )
        )
    columns.append(Column(term("Everywhere"), "money", amounts.sum(axis=1), unit, matrix.total))
    return Table(
        term("Who spends where (gross, market rates)"),
        tuple(columns),
        total_label=term("Everybody"),
        notes=(
            term(
                "Residents' spending here is what the workbook states as their share, and what they buy before a trip. "
                "Where visitors and sponsors come from is known only where Origin country says it: the partner of a "
                "tie "
                "does not."
            ),
            *_beyond(result),
        ),
    )
