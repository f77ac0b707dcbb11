"""The sheets of the workbook: which page each is, what it holds, for which studies, and how much of it is printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from impactcalc.impact.beside.ties import names_ties
from impactcalc.impact.result import Result
from impactcalc.report.pages.about import about_page
from impactcalc.report.pages.activities import activities_page
from impactcalc.report.pages.assumptions import assumptions_page
from impactcalc.report.pages.break_even import break_even_page, has_break_even
from impactcalc.report.pages.categories import categories_page
from impactcalc.report.pages.checks import checks_page
from impactcalc.report.pages.cost_and_tax import cost_and_tax_page
from impactcalc.report.pages.deals import deals_page
from impactcalc.report.pages.first import answer_page
from impactcalc.report.pages.how_sure import how_sure_page
from impactcalc.report.pages.industries import industries_page
from impactcalc.report.pages.ledger import ledger_page
from impactcalc.report.pages.multipliers import multipliers_page
from impactcalc.report.pages.partners import partners_page
from impactcalc.report.pages.ppp import ppp_page
from impactcalc.report.pages.rates import rates_page
from impactcalc.report.pages.scenarios import scenarios_page
from impactcalc.report.pages.summary import summary_page
from impactcalc.report.pages.survey import survey_page
from impactcalc.report.pages.taxes import taxes_page
from impactcalc.report.pages.ties import ties_page
from impactcalc.report.pages.to_quote import to_quote_page
from impactcalc.report.pages.trace import trace_page
from impactcalc.report.pages.traced import traced_rows
from impactcalc.report.pages.world import world_page
from impactcalc.report.writers.page import Page

ANSWER = "Answer"
LONG = 60  # rows; of a longer table the first sheet of paper is printed
ALL = None


def _always(_: Result) -> bool:
    return True


def _whole(_: Result) -> int | None:
    return ALL


def _none(_: Result) -> int | None:
    return 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, its tab and what it holds; `printed` says how many sheets of paper are printed, None for all. `titled` is
    what it holds where that is the title of a page that is made already."""

    make: Callable[[Result], Page]
    tab: str
    holds: str
    applies: Callable[[Result], bool] = _always
    printed: Callable[[Result], int | None] = _none
    titled: str = ""


def _short(count: Callable[[Result], int]) -> Callable[[Result], int | None]:
    return lambda result: ALL if count(result) <= LONG else 1


def _up_to(sheets: int) -> Callable[[Result], int | None]:
    return lambda _: sheets


FRONT = (
    Sheet(answer_page, ANSWER, "What it comes to, on one page to sign.", printed=_whole),
    Sheet(
        ledger_page, "Ledger", "From gross to net new spending, a row an activity, each share as typed.",
        printed=_short(lambda result: len(result.rows)),
    ),
    Sheet(
        trace_page, "Trace", "From the typed cell to value added and jobs, a row an activity and category.",
        printed=_short(traced_rows),
    ),
    Sheet(how_sure_page, "How sure", "Ranges, and what moves the answer most.", printed=_up_to(1)),
    Sheet(cost_and_tax_page, "Cost and tax", "What local money paid, and the tax that came back.", printed=_up_to(2)),
)  # fmt: skip
APPENDIX = (
    Sheet(to_quote_page, "To quote", "Sentences that may be quoted as they stand.", printed=_whole),
    Sheet(summary_page, "Summary", "Impact and contribution by effect, and every sentence of the answer."),
    Sheet(activities_page, "Activities", "Each activity and what it supported."),
    Sheet(rates_page, "Rates", "The ledger with every step in money, exchange rates, deflators and profiles."),
    Sheet(categories_page, "Categories", "The spending categories and what each supported."),
    Sheet(industries_page, "Industries", "Where the output, value added and jobs are."),
    Sheet(partners_page, "Partners and networks", "The same sums by country, network, purpose, year and city."),
    Sheet(ties_page, "Ties", "Each partner and network: people, money, cost, gifts, deals.", names_ties),
    Sheet(multipliers_page, "Multipliers", "Where one unit of money goes, by what it buys."),
    Sheet(world_page, "World", "What happened in partner countries."),
    Sheet(ppp_page, "PPP", "Amounts in international dollars."),
    Sheet(taxes_page, "Taxes", "Tax by kind, round and level; each named tax."),
    Sheet(break_even_page, "Break-even", "What it would take for the cost to come back in local tax.", has_break_even),
    Sheet(deals_page, "Deals", "Exports and investments, an account of its own.", lambda r: r.deals is not None),
    Sheet(survey_page, "Survey", "Who answered, and the chance of who did.", lambda r: r.survey is not None),
    Sheet(scenarios_page, "Scenarios", "The study with other numbers.", lambda r: bool(r.scenarios)),
    Sheet(assumptions_page, "Assumptions", "What was taken for granted, with sources.", printed=_up_to(1)),
    Sheet(checks_page, "Checks", "What a reviewer would ask about.", printed=_up_to(1)),
    Sheet(about_page, "About", "Versions, sources, how to cite, what the words mean.", printed=_up_to(1)),
)  # fmt: skip
