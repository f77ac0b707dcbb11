"""Deals: what is claimed without a reason, counted twice, or unlike what the parties announced."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.economy.industry_search import trades
from impactcalc.facts.checks import deals as facts
from impactcalc.facts.where import Cells, Rows, Sheets
from impactcalc.impact.checks.finding import MOST_NAMED, Check, Findings, count_of
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.rows.activities import Masks
from impactcalc.impact.rows.deals import DealsAccount
from impactcalc.known.vocabulary import CATEGORY_CODES

# Announced jobs and the model's direct ones differ for good reasons; beyond a factor of two, and two whole jobs, one of
# them needs a look.
FAR_APART, WORTH_A_LOOK = 2.0, 2.0
# What of a category goes to one industry for a sale of that industry to be likely the same sale.
MOSTLY = 0.5
_SHARES = ("attribution_share", "probability", "displaced_share")


def deals(f: Findings) -> Iterator[Check]:
    account = f.deals
    if account is None:
        return
    yield Check(facts.DealsApart(len(account)), Sheets(("Deals",)))
    for share in _SHARES:
        blank = account.not_stated(share)
        if blank.any():
            yield Check(facts.DealShareBlank(share, count_of(blank)), _rows(account, blank, share))
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
    confirmed = account.sheet.confirmed
    for i in account.reading_order():
        few, many = min(stated[i], model[i]), max(stated[i], model[i])
        # Where one of them is not known the comparison is false.
        if not (many > FAR_APART * few and many - few >= WORTH_A_LOOK):
            continue
        found = facts.DealsJobsDiffer(
            bool(confirmed[i]),
            float(stated[i]),
            float(model[i]),
            None if np.isnan(full_time[i]) else float(full_time[i]),
        )
        yield Check(found, Cells("Deals", (account.sheet.cell(int(i), "jobs_stated"),)))


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
            found = facts.DealsAlsoActivities(count_of(same), tuple(sorted(named)))
            yield Check(found, _rows(account, same, "industry"))


def _margins(account: DealsAccount) -> Iterator[Check]:
    for here in account.home.places:
        own = account.sheet.words("place") == here.place
        trading = {code for code in set(account.industry[own].tolist()) if code and trades(here.economy, code)}
        rows = own & np.isin(account.industry.astype(str), sorted(trading))
        if rows.any():
            yield Check(facts.DealsTradeMargin(count_of(rows)), _rows(account, rows, "industry"))
    # An export and an investment are made here by definition; a joint project may buy from anywhere.
    made_here = (account.sheet.words("kind") != "joint_project") & (account.steps["leakage"] > 0)
    if made_here.any():
        yield Check(facts.DealsSaleByCategory(count_of(made_here)), _rows(account, made_here, "category"))


def _rows(account: DealsAccount, mask: Masks, column: str) -> Rows:
    order = account.reading_order()
    positions = order[mask[order]]
    named = tuple(("Deals", int(account.sheet.rows[i])) for i in positions[:MOST_NAMED])
    return Rows(named, max(len(positions) - MOST_NAMED, 0), column)


CHECKS = (deals,)
