"""The part `deals` of result.json."""

from __future__ import annotations

from impactcalc.arrays import Floats
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.result import Result
from impactcalc.impact.rows.deals import DEAL_SHARES, DealsAccount, YearOfDeals
from impactcalc.report.writers.json_value import Json, number

_TEXTS = ("id", "name", "kind", "phase", "place", "partner_city", "partner_country", "network", "purpose", "currency")


def deals_object(result: Result) -> dict[str, Json] | None:
    """Deals by phase, by deal and by calendar year; report-year prices, unrounded. None without deals."""
    account = result.deals
    if account is None:
        return None
    calendar = account.calendar()
    return {
        "scope": "deals that the programme can claim; in no impact, contribution or total, never added to them",
        "price_year": account.basis.report_year,
        "discounted": False,
        "at_most": account.at_most,
        "one_off": {
            "scope": "in all, over the years of each",
            "claimed": number(account.one_off_claimed),
            "effects": _effects(account, account.one_off_effects),
        },
        "yearly": {
            "scope": "the study's year",
            **_year(account, account.yearly_in(result.study.settings.year)),
        },
        "yearly_peak": {
            "scope": "the first of the years in which the yearly deals come to most",
            **_year(account, peak),
        }
        if (peak := account.yearly_peak)
        else None,
        "by_deal": [_deal(account, int(i)) for i in account.reading_order()],
        "by_year": [
            {
                "year": int(year),
                "one_off_claimed": number(float(calendar.one_off[y])),
                "yearly_claimed": number(float(calendar.yearly[y])),
                "effects": _effects(account, calendar.effects[y]),
            }
            for y, year in enumerate(calendar.years)
        ],
    }


def _year(account: DealsAccount, found: YearOfDeals) -> dict[str, Json]:
    return {
        "year": found.year,
        "deals": found.runs,
        "claimed": number(found.claimed),
        "effects": _effects(account, found.effects),
    }


def _deal(account: DealsAccount, i: int) -> dict[str, Json]:
    sheet = account.sheet
    return {
        "row": int(sheet.rows[i]),
        **{name: str(sheet.words(name)[i]) or None for name in _TEXTS},
        "industry": str(account.industry[i]) or None,
        "category": str(sheet.words("category")[i]) or None,
        "amount": number(float(sheet.numbers("amount")[i])),
        "year": int(sheet.numbers("year")[i]),
        "first_year": int(sheet.numbers("first_year")[i]),
        "years": int(account.years[i]),
        **{name: number(float(sheet.numbers(name)[i])) for name in DEAL_SHARES},
        "average_year": {name: number(float(column[i])) for name, column in account.steps.items()},
        "claimed_in_all": number(float(account.claimed_in_all[i])),
        "effects_of_average_year": _effects(account, account.effects[i]),
        "effects_before_shares": _effects(account, account.whole_effects[i]),
        "jobs_stated": number(float(sheet.numbers("jobs_stated")[i])),
    }


def _effects(account: DealsAccount, effects: Floats) -> dict[str, Json]:
    return {
        effect: {measure: number(float(effects[e, m])) for m, measure in enumerate(account.home.measures)}
        for e, effect in enumerate(EFFECTS)
    }
