"""The page Survey: who answered, what it comes to for the network, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.economy.economy import JOBS, Measure
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.result import Result
from impactcalc.impact.survey.account import Interval, SurveyAccount
from impactcalc.report.terms import MEASURE_NAMES
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Chart, Column, Kind, Lines, Page, Series, Table
from impactcalc.words.speaking import phrase

WIDE = 40
MEANING = (
    "Each member that answered stands for those of its stratum that did not. Its own rows are raised by that weight "
    "and run through the model like any other, so every figure of this report is the network's. Rows of no member "
    "stand for themselves."
)
INTERVAL = (
    "Of a hundred surveys like this one about 95 would give an interval that holds the truth, if the members that "
    "answered are like the others of their stratum and no few members do most. The standard error has the "
    "finite-population correction; the degrees of freedom are Satterthwaite's. Multipliers, profiles and shares are "
    "taken as certain here, so what was supported has no interval: its range, with their error, is on How sure."
)
MISSING = (
    "With none: the member answered 0, or lists no rows where no total is asked for. Blank: not answered; the others' "
    "answers stand for it. A blank is never read as 0."
)
SPENDING_NAMES = {
    "gross_spending": "Gross spending at home",
    "spent_abroad": "Spent in other countries",
    "net_new_spending": "Net new spending",
    "local_final_demand": "Local final demand",
}


def survey_page(result: Result) -> Page:
    """Headlines with their intervals, strata, questions, the other estimator, and who stands out."""
    survey = account(result)
    return Page(
        tab=term("Survey"),
        title=said().titles.survey_title(result),
        lead=(term(MEANING),),
        blocks=(
            Lines(said().survey.survey_words(result), "strong"),
            money_table(result, survey),
            *interval_chart(result, survey),
            *_counts_table(result, survey),
            _network(survey),
            _strata(survey),
            _questions(survey),
            *_outliers(result, survey),
        ),
        frozen=None,
    )


def account(result: Result) -> SurveyAccount:
    """The survey of a result that has one."""
    assert result.survey is not None
    return result.survey


def interval_chart(result: Result, survey: SurveyAccount) -> Iterator[Chart]:
    """The estimates as dots, their intervals as whiskers; nothing where no interval is known."""
    spent = survey.intervals["net_new_spending"]
    if not np.isfinite([survey.intervals[key].low for key in SPENDING_NAMES]).all() or not spent.total > 0:
        return
    currency = result.basis.home_currency
    low, high = said().first.short_money(spent.low, currency), said().first.short_money(spent.high, currency)
    sure = f"{survey.confidence * 100:.0f}%"
    yield Chart(
        title=term(
            "With {sure} confidence net new spending is between {low} and {high}", sure=sure, low=low, high=high
        ),
        kind="dot",
        series=(Series(term("Estimate"), 0, 1, whiskers=(4, 5, 6, 7)),),
        names=0,
        rows=len(SPENDING_NAMES),
        axis=currency,
        height=13,
    )


def money_table(result: Result, survey: SurveyAccount) -> Table:
    most = term(" (at most)") if result.at_most else ""
    rows = [
        (f"{name}{most if key in ('net_new_spending', 'local_final_demand') else ''}", survey.intervals[key])
        for key, name in zip(SPENDING_NAMES, map(term, SPENDING_NAMES.values()), strict=True)
    ]
    last = EFFECTS.index("total_type_2")
    for scope, grid in ((term("Impact{most}", most=most), survey.impact), (term("Contribution"), survey.contribution)):
        rows += [
            (
                term("{scope}: {name}, Type II", scope=scope, name=term(MEASURE_NAMES[measure]).lower()),
                grid[last][m].without_ends(),
            )
            for m, measure in enumerate(result.table.measures)
            if measure not in JOBS
        ]
    if survey.intervals["volunteer_value"].total > 0:
        rows.append((term("Value of volunteer hours"), survey.intervals["volunteer_value"]))
    return _interval_table(
        term("The network's money"), rows, "money", said().terms.money_unit(result), (term(INTERVAL),), arms=True
    )


def _counts_table(result: Result, survey: SurveyAccount) -> tuple[Table, ...]:
    last, most = EFFECTS.index("total_type_2"), term(" (at most)") if result.at_most else ""
    tables = []
    counts: tuple[Measure, ...] = ("jobs", "jobs_fte")
    for measure in counts:
        if measure in result.table.measures:
            m, name = result.table.measures.index(measure), term(MEASURE_NAMES[measure]).lower()
            rows = [
                (term("Impact{most}: {name}, Type II", most=most, name=name), survey.impact[last][m].without_ends()),
                (term("Contribution: {name}, Type II", name=name), survey.contribution[last][m].without_ends()),
            ]
            unit = said().terms.measure_unit(result, measure)
            tables.append(_interval_table(term("The network's {name}", name=name), rows, "jobs", unit, ()))
    hours = survey.intervals["volunteer_hours"]
    if hours.total > 0:
        given = [(term("Volunteers"), survey.intervals["volunteer_people"]), (term("Volunteer hours"), hours)]
        tables.append(_interval_table(term("The network's volunteers"), given, "count", term("people, hours"), ()))
    return tuple(tables)


def _interval_table(
    title: str, rows: list[tuple[str, Interval]], kind: Kind, unit: str, notes: tuple[str, ...], *, arms: bool = False
) -> Table:
    """`arms` adds how far the interval goes below and above: a chart's whiskers."""

    def values(name: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        return np.array([getattr(found, name) for _, found in rows], dtype=np.float64)

    freedom = values("degrees_of_freedom")
    freedom[np.isinf(freedom)] = np.nan
    return Table(
        title,
        (
            Column(term("Figure"), "wrap", [name for name, _ in rows], width=WIDE),
            Column(term("Total"), kind, values("total"), unit),
            Column(term("Standard error"), kind, values("standard_error"), unit),
            Column(term("Degrees of freedom"), "jobs", freedom),
            Column(term("95%, low"), kind, values("low"), unit),
            Column(term("95%, high"), kind, values("high"), unit),
            *(
                (
                    Column(term("Below"), kind, values("total") - values("low"), unit),
                    Column(term("Above"), kind, values("high") - values("total"), unit),
                )
                if arms
                else ()
            ),
        ),
        notes=notes,
    )


def _network(survey: SurveyAccount) -> Table:
    facts = (
        (term("Members of the network"), survey.members),
        (term("Members asked"), survey.asked),
        (term("Members that answered"), float(survey.answers)),
        (term("Effective number of answers"), survey.effective),
    )
    note = term("Estimator: {estimator}; {why}.", estimator=phrase(survey.estimator), why=phrase(survey.why))
    other = () if survey.other is None else (_other(survey, survey.other),)
    return Table(
        term("Network and response"),
        (
            Column(term("Fact"), "wrap", [name for name, _ in facts], width=WIDE),
            Column(term("Number"), "count", np.array([value for _, value in facts])),
            Column(term("Of those asked"), "share", np.array([np.nan, np.nan, survey.response_rate, np.nan])),
        ),
        notes=(note, *other),
    )


def _other(survey: SurveyAccount, other: Interval) -> str:
    name = term("stratified expansion") if survey.raised else term("the ratio estimator")
    return term(
        "By {name} gross spending, at home and abroad, is {total} with a standard error of "
        "{standard_error} (from {low} to {high}).",
        name=name,
        total=f"{other.total:,.0f}",
        standard_error=f"{other.standard_error:,.0f}",
        low=f"{other.low:,.0f}",
        high=f"{other.high:,.0f}",
    )


def _strata(survey: SurveyAccount) -> Table:
    lines = survey.strata
    return Table(
        term("Strata"),
        (
            Column(term("Stratum"), "wrap", [line.name for line in lines], width=WIDE),
            Column(term("Members"), "count", np.array([line.members for line in lines]), total=survey.members),
            Column(term("Asked"), "count", np.array([line.asked for line in lines]), total=survey.asked),
            Column(
                term("Answered"),
                "count",
                np.array([float(line.answers) for line in lines]),
                total=float(survey.answers),
            ),
            Column(term("Response rate"), "share", np.array([line.response_rate for line in lines])),
            Column(
                term("An answer stands for"), "multiplier", np.array([line.weight for line in lines]), term("members")
            ),
            Column(term("Mean auxiliary, answers"), "count", np.array([line.size for line in lines])),
            Column(term("Mean auxiliary, network"), "count", np.array([line.network_size for line in lines])),
            Column(term("Stands together with"), "flag", [", ".join(line.joined) for line in lines], width=30),
        ),
        total_label=term("Network"),
    )


def _questions(survey: SurveyAccount) -> Table:
    lines = survey.questions
    return Table(
        term("Questions: missing and zero"),
        (
            Column(term("Question"), "wrap", [line.name.capitalize() for line in lines], width=WIDE),
            Column(term("With some"), "count", np.array([float(line.some) for line in lines])),
            Column(term("With none"), "count", np.array([float(line.none) for line in lines])),
            Column(term("Blank"), "count", np.array([float(line.missing) for line in lines])),
            Column(term("Total"), "money", _totals(survey, "total"), term("money; volunteers: hours")),
            Column(term("95%, low"), "money", _totals(survey, "low")),
            Column(term("95%, high"), "money", _totals(survey, "high")),
        ),
        notes=(term(MISSING),),
    )


def _totals(survey: SurveyAccount, name: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array([getattr(line.total, name) for line in survey.questions], dtype=np.float64)


def _outliers(result: Result, survey: SurveyAccount) -> Iterator[Table]:
    found = survey.outliers
    if not found:
        return
    unit = said().terms.money_unit(result)
    more = (
        ()
        if survey.outliers_in_all == len(found)
        else (
            term("The first {count} of {outliers_in_all}.", count=len(found), outliers_in_all=survey.outliers_in_all),
        )
    )
    yield Table(
        term("Members that stand out: looked at, not left out"),
        (
            Column(term("Member"), "wrap", [line.member for line in found], width=WIDE),
            Column(term("Its own gross spending"), "money", np.array([line.gross for line in found]), unit),
            Column(term("Share of the network"), "share", np.array([line.share for line in found])),
            Column(term("Row of Survey"), "year", np.array([line.row for line in found])),
            Column(term("Network without its answer"), "money", np.array([line.left_out for line in found]), unit),
            Column(term("Network if it stands for itself"), "money", np.array([line.alone for line in found]), unit),
            Column(term("Stratum"), "wrap", [line.stratum for line in found], width=20),
            Column(
                term("Why"),
                "wrap",
                [said().survey.stands_out(line.share, heavy=line.heavy, far=line.far) for line in found],
                width=30,
            ),
        ),
        notes=(
            term(
                "Gross spending at home and abroad. A member is named here if its weighted answer is more than a tenth "
                "of "
                "the total and three times an equal part of it, or if its own spending lies more than three "
                "interquartile "
                "ranges above the upper quartile of its stratum."
            ),
            *more,
        ),
    )
