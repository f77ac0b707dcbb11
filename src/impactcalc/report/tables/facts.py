"""What is said once of a whole result: each fact under the path at which result.json has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import impactcalc
from impactcalc.economy.working_time import WorkingTime
from impactcalc.impact.abroad.host_country import MEASURES as WORLD_MEASURES
from impactcalc.impact.figures import FIGURES, Figure
from impactcalc.impact.fiscal.fiscal import Revenue
from impactcalc.impact.result import Result
from impactcalc.impact.rows.deals import DealsAccount
from impactcalc.impact.survey.account import SurveyAccount
from impactcalc.impact.uncertainty.answer import Uncertainty
from impactcalc.known.periods import first_day, last_day
from impactcalc.report.tables.scenarios import KINDS, figure_unit
from impactcalc.report.tables.table import Column, Field, Kind, Subject, money_unit, unit_words
from impactcalc.report.tables.world import HEADINGS, INTERNATIONAL
from impactcalc.report.words.speaking import term
from impactcalc.report.writers.targets import input_name
from impactcalc.words.speaking import phrase

SCHEMA = "impactcalc/result/2"
Fact = Field[Result]
DEALS_SCOPE = "deals that the programme can claim; in no impact, contribution or total, never added to them"
# Figures that stand at the top of result.json too.
AT_THE_TOP = (
    "gross_spending", "net_new_spending", "local_final_demand", "spent_abroad", "assumed_spending",
    "assumed_abroad", "programme_cost", "local_money_taken_off",
)  # fmt: skip


def _fact(path: str, kind: Kind, says: str, of: Callable[[Result], Any], unit: str = "") -> Fact:
    return Field(path, kind, "", says, lambda result: [of(result)], unit)


def _figure(path: str, figure: Figure) -> Fact:
    return _fact(path, KINDS[figure.unit], f"{figure.heading}. {figure.says}", figure.read, figure_unit(figure.unit))


def _survey(key: str, kind: Kind, says: str, of: Callable[[SurveyAccount], Any], unit: str = "") -> Fact:
    return _fact(f"survey.{key}", kind, says, lambda r: None if r.survey is None else of(r.survey), unit)


def _deals(key: str, kind: Kind, says: str, of: Callable[[DealsAccount], Any]) -> Fact:
    return _fact(f"deals.{key}", kind, says, lambda r: None if r.deals is None else of(r.deals))


def _sure(key: str, kind: Kind, says: str, of: Callable[[Uncertainty], Any], unit: str = "") -> Fact:
    return _fact(f"uncertainty.{key}", kind, says, lambda r: of(r.uncertainty) if r.uncertainty else None, unit)


def _revenue(scope: str, of: Callable[[Result], Revenue]) -> tuple[Fact, ...]:
    return (
        _fact(f"taxes.{scope}.split_by_level", "yes_no", "Whether the levels of government are known.",
              lambda r: of(r).split),
        _fact(f"taxes.{scope}.total", "money", "All taxes, every level; not known where some kind is not.",
              lambda r: of(r).total),
        _fact(f"taxes.{scope}.sum_of_what_is_known", "money", "The taxes of the kinds that are known.",
              lambda r: of(r).known),
    )  # fmt: skip


def _working(key: str, kind: Kind, says: str, of: Callable[[WorkingTime], Any], unit: str = "") -> Fact:
    def read(result: Result) -> Any:
        worked = result.economy.working_time
        return None if worked is None or "jobs_fte" not in result.table.measures else of(worked)

    return _fact(f"full_time.{key}", kind, says, read, unit)


def _tax_scope(result: Result) -> str:
    if result.economy.valuation == "producer":
        return term("tax revenue supported; inside value added, never added to it")
    return term("tax revenue supported; taxes on the sale outside value added at basic prices, the others inside it")


def _ppp(measure: str) -> Callable[[Result], float]:
    return lambda result: result.world_contribution.ppp(measure)


FACTS: tuple[Fact, ...] = (
    _fact("schema", "text", "The layout of result.json.", lambda _: SCHEMA),
    _fact("package.impactcalc", "text", "The version that made the result.", lambda _: impactcalc.__version__),
    _fact("package.prices.version", "text", "Of exchange rates, deflators and price levels.",
          lambda r: r.prices.version),
    _fact("package.prices.sha256", "text", "Their fingerprint.", lambda r: r.prices.sha256),
    _fact("study.name", "text", "As typed.", lambda r: r.study.settings.name),
    _fact("study.place", "text", "Its identifier.", lambda r: r.study.settings.place),
    _fact("study.year", "year", "Of the study; of a fiscal one, in which most of it lies.",
          lambda r: r.study.settings.year),
    _fact("study.period_start", "text", "The first day of the study's year.",
          lambda r: first_day(r.study.settings.period).isoformat()),
    _fact("study.period_end", "text", "The last day of it.", lambda r: last_day(r.study.settings.period).isoformat()),
    _fact("study.activities_from", "text", "The first day of the activities, where a longer list was cut.",
          lambda r: r.study.days_kept[0] or None),
    _fact("study.activities_to", "text", "The last day of them.", lambda r: r.study.days_kept[1] or None),
    _fact("study.currency", "text", "Of rows that name none.", lambda r: r.study.settings.currency),
    _fact("study.report_year", "year", "In whose prices it reports.", lambda r: r.basis.report_year),
    _fact("study.activities", "count", "Rows of the workbook with money.", lambda r: int(r.rows.whole_rows.sum()),
          "rows"),
    _fact("study.issued", "text", "The day on which the report is issued, as typed; not known where it is blank.",
          lambda r: r.study.settings.issued or None),
    _fact("study.issuer", "text", "Who issues it, as typed.", lambda r: r.study.settings.issuer or None),
    _fact("study.contact", "text", "Whom to ask, as typed.", lambda r: r.study.settings.contact or None),
    _fact("study.logo", "text", "The name of the picture, as typed.", lambda r: r.study.settings.logo or None),
    _fact("study.file", "text", "The input's name, without its folder; none: made in Python.",
          lambda r: input_name(r.study) or None),
    _fact("study.sha256", "text", "The input's fingerprint; of a study in a workbook of many that of its own rows.",
          lambda r: r.study.sha256 or None),
    _fact("economy.name", "text", "Of the multipliers.", lambda r: r.economy.name),
    _fact("economy.title", "text", "In words.", lambda r: r.economy.title),
    _fact("economy.version", "text", "Theirs.", lambda r: r.economy.version),
    _fact("economy.place", "text", "Whose they are.", lambda r: r.economy.place),
    _fact("economy.country", "text", "Its country.", lambda r: r.economy.country),
    _fact("economy.year", "year", "Of the table.", lambda r: r.economy.year),
    _fact("economy.currency", "text", "Of the table.", lambda r: r.economy.currency),
    _fact("economy.valuation", "text", "producer or basic: the prices of the table.", lambda r: r.economy.valuation),
    _fact("economy.sha256", "text", "Their fingerprint.", lambda r: r.economy.sha256),
    _fact("economy.reason", "text", "Why these.", lambda r: phrase(r.home.main.reason)),
    _fact("price_basis.currency", "text", "Of all money but amounts as typed.", lambda r: r.basis.home_currency),
    _fact("price_basis.price_year", "year", "In whose prices it is.", lambda r: r.basis.report_year),
    _fact("price_basis.table_year", "year", "In whose prices the table is.", lambda r: r.basis.table_year),
    _fact("jobs_basis", "text", "How jobs are counted.", lambda r: r.economy.jobs_basis),
    _working("hours", "count", "Of a full-time year, for full-time equivalents; not known without them.",
             lambda worked: worked.full_time_year, "hours"),
    _working("year", "year", "Of the hours per job.", lambda worked: worked.year),
    _working("source", "text", "Where the hours per job are from.", lambda worked: worked.source),
    _fact("at_most", "yes_no", "Whether a net-new share was left blank, so that the impact is an upper bound.",
          lambda r: r.at_most),
    *(_figure(key, FIGURES[key]) for key in AT_THE_TOP),
    *(_figure(f"figures.{key}", figure) for key, figure in FIGURES.items()),
    _fact("local_money.at_least", "yes_no", "Whether the programme cost is known in part from shares only.",
          lambda r: r.fiscal.cost.at_least),
    _fact("local_money.programme_cost", "money", "Programme cost. Less the next three it is what is taken off.",
          lambda r: r.fiscal.cost.total),
    _fact("local_money.spent_elsewhere", "money", "Scholarships beyond the spending of their rows.",
          lambda r: r.fiscal.cost.spent_elsewhere),
    _fact("local_money.spent_abroad_of_it", "money", "Local money spent abroad.", lambda r: r.fiscal.cost.spent_abroad),
    _fact("local_money.had_come_off_before", "money", "Taken off by other steps of the ledger.",
          lambda r: r.fiscal.cost.off_before),
    _fact("local_money.local_money_taken_off", "money", "Local money taken off.", lambda r: r.fiscal.cost.taken_off),
    _fact("ppp.scope", "text", "What ppp is about.",
          lambda _: term("world contribution, output, international dollars")),
    _fact("ppp.price_year", "year", "Of the international dollars.", lambda r: r.basis.report_year),
    *(
        _fact(f"ppp.{m}", "money", f"{HEADINGS[m]} of what could be converted, over all countries.", _ppp(m),
              INTERNATIONAL)
        for m in WORLD_MEASURES
    ),
    _fact("taxes.scope", "text", "What the taxes are about.", _tax_scope),
    _fact("taxes.price_year", "year", "Of the taxes.", lambda r: r.basis.report_year),
    *_revenue("impact", lambda r: r.fiscal.impact),
    *_revenue("contribution", lambda r: r.fiscal.contribution),
    _fact("taxes.cost.budget_local_money", "money", "The sheet Budget, paid from local money.",
          lambda r: r.fiscal.cost.budget),
    _fact("taxes.cost.organisers", "money", "Events' organisers, paid from local money.",
          lambda r: r.fiscal.cost.organisers),
    _fact("taxes.cost.scholarships", "money", "Scholarships.", lambda r: r.fiscal.cost.scholarships),
    _fact("taxes.cost.host_paid", "money", "Guests' spending that it paid.", lambda r: r.fiscal.cost.host_paid),
    _fact("taxes.own_budget_per_unit_of_cost", "multiplier", "Own taxes for each unit of local money spent.",
          lambda r: r.fiscal.per_unit_of_cost, "per unit of programme cost"),
    _deals("scope", "text", "What the deals are about.",
           lambda _: term(DEALS_SCOPE)),
    _deals("price_year", "year", "Of the deals' money.", lambda account: account.basis.report_year),
    _deals("discounted", "yes_no", "Whether later years are discounted: never.", lambda _: False),
    _deals("at_most", "yes_no", "Whether a share of some deal is not stated.", lambda account: account.at_most),
    _survey("scope", "text", "What the survey's figures are about.",
            lambda _: term("expanded from the members that answered to their network; sampling error only")),
    _survey("confidence", "share", "Of the intervals.", lambda survey: survey.confidence),
    _survey("answers", "count", "Members that answered.", lambda survey: survey.answers, "members"),
    _survey("members", "count", "Members of the network.", lambda survey: survey.members, "members"),
    _survey("asked", "count", "Members asked.", lambda survey: survey.asked, "members"),
    _survey("response_rate", "share", "Answers over asked.", lambda survey: survey.response_rate),
    _survey("effective_answers", "count", "Answers, less what unequal weights take.", lambda survey: survey.effective,
            "members"),
    _survey("estimator", "text", "In words.", lambda survey: phrase(survey.estimator)),
    _survey("why", "text", "Why this estimator.", lambda survey: phrase(survey.why)),
    _survey("auxiliary_known", "count", "The network's size, as known beside the survey.",
            lambda survey: survey.known_size, "auxiliary"),
    _survey("outliers_in_all", "count", "Members that stand out; the first of them are listed.",
            lambda survey: survey.outliers_in_all, "members"),
    _sure("draws", "count", "How often all numbers were drawn.", lambda sure: sure.draws, "draws"),
    _sure("seed", "whole", "What the draws depend on.", lambda sure: sure.seed),
    _sure("drawn", "text", "The figure of the histogram; none: nothing moves.",
          lambda sure: sure.drawn or None),
    _sure("variance_points", "count", "Points of the shares of the variance; none unless asked for.",
          lambda sure: sure.shares.points if sure.shares else None, "points"),
)  # fmt: skip


def facts_of(result: Result) -> list[tuple[Fact, Any]]:
    """Every fact of a result and what it is: None where it is not known."""
    return [(fact, Column(fact, fact.read(result), fact.unit).plain()[0]) for fact in FACTS]


def _about(result: Result) -> list[tuple[str, Any, str]]:
    money = money_unit(result)
    return [(fact.key, value, unit_words(fact, money)) for fact, value in facts_of(result)]


ABOUT = Subject(
    "about",
    "What is said once of the whole result: each fact under its path in result.json.",
    _about,
    (
        Field("what", "text", "What", "The path.", lambda facts: [what for what, _, _ in facts]),
        Field("value", "any", "Value", "A text or a number; empty: not known, or none.",
              lambda facts: [value for _, value, _ in facts]),
        Field("unit", "text", "Unit", "Of a number.", lambda facts: [unit for _, _, unit in facts]),
    ),
    index=("what",),
)  # fmt: skip
