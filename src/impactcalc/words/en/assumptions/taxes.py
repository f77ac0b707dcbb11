"""Taxes of the place and of its levels of government."""

from __future__ import annotations

from impactcalc.facts.assumptions import taxes as f
from impactcalc.facts.fact import Taken
from impactcalc.words.en.places import the

_SHARES = {
    "federal_production": "federal share of taxes on production",
    "state_production": "states' share of state and local taxes on production",
    "federal_personal_tax": "federal personal tax, of labour income",
    "social_contributions": "social contributions, of labour income",
    "state_local_income_tax": "state and local income tax, of labour income",
    "state_income": "states' share of state and local income tax",
}
_WHOSE = {
    "own state": "that of the place's own state, none where it has none",
    "own state where known": "that of the places' own states where a place lies in them",
    "all states": "the average of the nation",
}


def tax_rate(fact: f.TaxRate) -> Taken:
    own = "; Own budget: yes" if fact.own_budget else ""
    place = fact.place if fact.title == fact.place else f"{the(fact.title)} ({fact.place})"
    return Taken(
        "Taxes",
        f"{fact.name}, on {', '.join(fact.categories)}",
        f"{fact.rate * 100:.6g}% of the price before tax, in {place}; {fact.level}, to {fact.collector}{own}",
        fact.source,
    )


def levels_unknown(fact: f.LevelsUnknown) -> Taken:
    return Taken("Taxes", "levels of government", "no shares at hand: not split", fact.title)


def fiscal_share(fact: f.FiscalShare) -> Taken:
    return Taken("Taxes", _SHARES[fact.name], f"{fact.value:.2%}", fact.source)


def income_tax_basis(fact: f.IncomeTaxBasis) -> Taken:
    return Taken(
        "Taxes",
        "what the rates on income are applied to",
        "labour income of the model, compensation of employees. The rates are averages over all personal income, "
        f"not what the next unit of pay is taxed; state and local income tax is {_WHOSE[fact.whose]}",
        "methods, section 6",
    )
