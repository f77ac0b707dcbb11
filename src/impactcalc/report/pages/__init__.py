"""The pages of the workbook, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from impactcalc.impact.result import Result
from impactcalc.report.pages.about import about_page
from impactcalc.report.pages.activities import activities_page
from impactcalc.report.pages.assumptions import assumptions_page
from impactcalc.report.pages.break_even import break_even_page
from impactcalc.report.pages.categories import categories_page
from impactcalc.report.pages.checks import checks_page
from impactcalc.report.pages.deals import deals_page
from impactcalc.report.pages.how_sure import how_sure_page
from impactcalc.report.pages.industries import industries_page
from impactcalc.report.pages.ledger import ledger_page
from impactcalc.report.pages.multipliers import multipliers_page
from impactcalc.report.pages.partners import partners_page
from impactcalc.report.pages.ppp import ppp_page
from impactcalc.report.pages.scenarios import scenarios_page
from impactcalc.report.pages.summary import summary_page
from impactcalc.report.pages.survey import survey_page
from impactcalc.report.pages.taxes import taxes_page
from impactcalc.report.pages.world import world_page
from impactcalc.report.writers.page import Page

PAGES = (
    summary_page,
    activities_page,
    ledger_page,
    categories_page,
    industries_page,
    partners_page,
    multipliers_page,
    world_page,
    ppp_page,
    taxes_page,
    break_even_page,
    deals_page,
    survey_page,
    scenarios_page,
    how_sure_page,
    assumptions_page,
    checks_page,
    about_page,
)
# Pages that only some studies have something for.
ONLY_WITH: Mapping[Callable[[Result], Page], Callable[[Result], bool]] = {
    survey_page: lambda result: result.survey is not None,
    deals_page: lambda result: result.deals is not None,
    scenarios_page: lambda result: bool(result.scenarios),
    break_even_page: lambda result: bool(result.fiscal.own_taxes) or result.fiscal.cost.budget_rows > 0,
}


def all_pages(result: Result) -> Iterator[Page]:
    """Every page that has something to say, made when it is asked for: a page of 100,000 rows need not wait in memory
    for the others."""
    return (make(result) for make in PAGES if make not in ONLY_WITH or ONLY_WITH[make](result))
