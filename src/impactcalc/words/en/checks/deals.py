"""Deals: what is claimed without a reason, counted twice, or unlike what the parties announced."""

from __future__ import annotations

from impactcalc.facts.checks import deals as f
from impactcalc.facts.fact import Said
from impactcalc.words.en.numbers import rows, rows_that, six_digits
from impactcalc.words.en.sources import CROMPTON, PURCHASER_PRICES, TREASURY


def deals_apart(fact: f.DealsApart) -> Said:
    return Said(
        f"{rows(fact.rows)} of deals {'is' if fact.rows == 1 else 'are'} on the page Deals alone: in no impact, "
        "contribution or total of this report",
        "Nothing to do; do not add them to the impact",
        "methods, section 1",
    )


def deal_share_blank(fact: f.DealShareBlank) -> Said:
    blank = f"is blank in {rows(fact.rows)}:"
    message, remedy = {
        "attribution_share": (
            f"Attribution share {blank} all of the deal is claimed for the programme, so the figures are 'at most'",
            "State the part that the programme can claim in the column Attribution share; 1 where all of it can be",
        ),
        "probability": (
            f"Probability {blank} the deal is counted as certain, so the figures are 'at most'",
            "State how likely it is in the column Probability; 1 where it is signed or done",
        ),
        "displaced_share": (
            f"Displaced share {blank} nothing was taken off for it, so the figures are 'at most'",
            "State it in the column Displaced share; 0 where no other sales or work here gave way",
        ),
    }[fact.share]
    return Said(message, remedy, TREASURY)


def deals_jobs_differ(fact: f.DealsJobsDiffer) -> Said:
    return Said(
        f"The parties stated {six_digits(fact.stated)} jobs; for the whole of this deal "
        f"the model has {fact.model:,.1f} "
        "direct jobs in an average year"
        + ("" if fact.full_time is None else f", part-time ones included ({fact.full_time:,.1f} full-time equivalents)")
        + ("; confirmed by the row" if fact.confirmed else ""),
        "Look whether the amount is the sales of a year (not the capital put in), in the right industry, and the "
        "jobs those of the same phase; the stated jobs are used nowhere",
        "methods, section 6",
    )


def deals_also_activities(fact: f.DealsAlsoActivities) -> Said:
    return Said(
        f"{rows_that(fact.rows, 'deals', 'sells', 'sell')} what activities of this study buy as well "
        f"({', '.join(fact.categories)}): the same sales may be in both",
        "Leave the deal out where its customers are the visitors, students or guests of the other sheets",
        CROMPTON,
    )


def deals_trade_margin(fact: f.DealsTradeMargin) -> Said:
    return Said(
        f"{rows_that(fact.rows, 'deals', 'is a sale', 'are sales')} of wholesale or retail trade, whose output is its "
        "margin, not the price of the goods",
        "Type the margin as the amount, or the industry that makes the goods",
        PURCHASER_PRICES,
    )


def deals_sale_by_category(fact: f.DealsSaleByCategory) -> Said:
    return Said(
        f"{rows_that(fact.rows, 'exports or investments', 'is', 'are')} stated by category, and part of each counts "
        "as made elsewhere, as in a visitor's purchase",
        "Type the industry here that makes what is sold: then all of the amount is its output",
        "methods, section 4",
    )
