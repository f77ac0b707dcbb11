"""Deals: what is claimed without a reason, counted twice, or unlike what the parties announced."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.economy.industry_search import trades
from impactcalc.impact.checks.finding import CROMPTON, Check, Findings, count_of
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.rows.activities import Masks
from impactcalc.impact.rows.deals import DealsAccount
from impactcalc.known.vocabulary import CATEGORY_CODES

TREASURY = "HM Treasury, additionality guide (2014)"
# Announced jobs and the model's direct ones differ for good reasons; beyond a factor of two, and two whole jobs, one of
# them needs a look.
FAR_APART, WORTH_A_LOOK = 2.0, 2.0
# What of a category goes to one industry for a sale of that industry to be likely the same sale.
MOSTLY = 0.5

_BLANK = {
    "attribution_share": (
        "deals-unattributed",
        "Attribution share is blank in {}: all of the deal is claimed for the programme, so the figures are 'at most'",
        "State the part that the programme can claim in the column Attribution share; 1 where all of it can be",
    ),
    "probability": (
        "deals-uncertain",
        "Probability is blank in {}: the deal is counted as certain, so the figures are 'at most'",
        "State how likely it is in the column Probability; 1 where it is signed or done",
    ),
    "displaced_share": (
        "deals-displacement-not-stated",
        "Displaced share is blank in {}: nothing was taken off for it, so the figures are 'at most'",
        "State it in the column Displaced share; 0 where no other sales or work here gave way",
    ),
}


def deals(f: Findings) -> Iterator[Check]:
    account = f.deals
    if account is None:
        return
    yield Check(
        "deals-apart",
        "note",
        "Deals",
        f"{count_of(np.ones(len(account), dtype=bool))} of deals are on a page of their own: they are in no impact, "
        "contribution or total of this report",
        "Nothing to do; do not add them to the impact",
        "methods, section 1",
    )
    for share, (code, message, remedy) in _BLANK.items():
        blank = account.not_stated(share)
        if blank.any():
            where = _rows(account, blank, share)
            yield Check(code, "warning", where, message.format(count_of(blank)), remedy, TREASURY)
    yield from _jobs(account)
    yield from _visitors_too(f, account)
    yield from _margins(account)


def _jobs(account: DealsAccount) -> Iterator[Check]:
    """The announcement is of the whole deal, so it is held against the deal before any share."""
    measures = account.home.measures
    if "jobs" not in measures:
        return
    stated = account.sheet.numbers("jobs_stated")
    model = account.whole_effects[:, EFFECTS.index("direct"), measures.index("jobs")]
    full_time = model * np.nan
    if "jobs_fte" in measures:
        full_time = account.whole_effects[:, EFFECTS.index("direct"), measures.index("jobs_fte")]
    for i in account.reading_order():
        few, many = min(stated[i], model[i]), max(stated[i], model[i])
        # Where one of them is not known the comparison is false.
        if not (many > FAR_APART * few and many - few >= WORTH_A_LOOK):
            continue
        confirmed = account.sheet.words("confirmed")[i] == "yes"
        yield Check(
            "deals-jobs-differ",
            "note" if confirmed else "warning",
            f"Deals {account.sheet.cell(int(i), 'jobs_stated')}",
            f"The parties stated {stated[i]:,.6g} jobs; for the whole of this deal the model has {model[i]:,.1f} "
            "direct jobs in an average year"
            + (
                ""
                if np.isnan(full_time[i])
                else f", part-time ones included ({full_time[i]:,.1f} full-time equivalents)"
            )
            + ("; confirmed by the row" if confirmed else ""),
            "Look whether the amount is the sales of a year (not the capital put in), in the right industry, and the "
            "jobs those of the same phase; the stated jobs are used nowhere",
            "methods, section 6",
        )


def _visitors_too(f: Findings, account: DealsAccount) -> Iterator[Check]:
    """A sale to visitors that is also typed as a deal: the same money in two places."""
    # The programme's own budget buys of local firms, and none of that is a sale abroad.
    spent = f.activities.home_amounts * (f.activities.sheet != "Budget")[:, None]
    for here in account.home.places:
        used = spent[f.activities.place == here.place].sum(axis=0) > 0
        services = here.economy.spending_bridge().local("service")
        same = np.zeros(len(account), dtype=bool)
        named: set[str] = set()
        for at in np.flatnonzero(used).tolist():
            code = CATEGORY_CODES[at]
            sells = {here.economy.industries[i] for i in np.flatnonzero(services[:, at] > MOSTLY)}
            rows = (account.sheet.words("category") == code) | np.isin(account.industry.astype(str), list(sells))
            rows = rows & (account.sheet.words("place") == here.place)
            if rows.any():
                same |= rows
                named.add(code)
        if same.any():
            yield Check(
                "deals-also-activities",
                "warning",
                _rows(account, same, "industry"),
                f"{count_of(same)} of deals sell what activities of this study buy as well "
                f"({', '.join(sorted(named))}): the same sales may be in both",
                "Leave the deal out where its customers are the visitors, students or guests of the other sheets",
                CROMPTON,
            )


def _margins(account: DealsAccount) -> Iterator[Check]:
    for here in account.home.places:
        own = account.sheet.words("place") == here.place
        trading = {code for code in set(account.industry[own].tolist()) if code and trades(here.economy, code)}
        rows = own & np.isin(account.industry.astype(str), sorted(trading))
        if rows.any():
            yield Check(
                "deals-trade-margin",
                "warning",
                _rows(account, rows, "industry"),
                f"{count_of(rows)} of deals are sales of wholesale or retail trade, whose output is its margin, not "
                "the price of the goods",
                "Type the margin as the amount, or the industry that makes the goods",
                "BEA, RIMS II user guide: purchaser to producer prices",
            )
    # An export and an investment are made here by definition; a joint project may buy from anywhere.
    made_here = (account.sheet.words("kind") != "joint_project") & (account.steps["leakage"] > 0)
    if made_here.any():
        yield Check(
            "deals-sale-by-category",
            "warning",
            _rows(account, made_here, "category"),
            f"{count_of(made_here)} of exports or investments are stated by category, and part of each counts as made "
            "elsewhere, as in a visitor's purchase",
            "Type the industry here that makes what is sold: then all of the amount is its output",
            "methods, section 4",
        )


def _rows(account: DealsAccount, mask: Masks, column: str) -> str:
    order = account.reading_order()
    positions = order[mask[order]]
    named = ", ".join(f"Deals row {account.sheet.rows[i]}" for i in positions[:3])
    more = f" and {len(positions) - 3} more" if len(positions) > 3 else ""
    return f"{named}{more}: {column.replace('_', ' ')}"
