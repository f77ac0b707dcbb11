"""What commands say of packages of multipliers."""

from __future__ import annotations

from impactcalc.facts.lines import packages as f
from impactcalc.words.en.inner import inner_identity
from impactcalc.words.en.numbers import spaced


def _measures(measures: tuple[str, ...]) -> str:
    return ", ".join(map(spaced, measures))


def wrote_package(fact: f.WrotePackage) -> str:
    return f"Wrote {fact.path}: {fact.industries} industries; {_measures(fact.measures)}"


def wrote_region(fact: f.WroteRegion) -> str:
    return f"Wrote {fact.path}: {fact.title}; {_measures(fact.measures)}"


def use_with(fact: f.UseWith) -> str:
    return f"Use it with: impactcalc run STUDY --multipliers {fact.path} --place {fact.place}"


def identity_fails(fact: f.IdentityFails) -> str:
    name, what, explanation = inner_identity(fact.identity)
    return f"does not hold: {name} ({explanation}). {what}"


def many_countries(_: f.ManyCountries) -> str:
    return "Many countries"


def your_own(fact: f.YourOwn) -> str:
    return f"Your own, in {fact.folder}"


def listed_collection(fact: f.ListedCollection) -> str:
    return f"{fact.package}  {fact.title}  ({fact.places} places, {fact.valuation} prices)"


def listed_package(fact: f.ListedPackage) -> str:
    return f"{fact.package}  {fact.title}  ({fact.place}, {fact.of_year}, {fact.currency}, {fact.valuation} prices)"


def hidden_own(fact: f.HiddenOwn) -> str:
    return f"{fact.package}, hidden by the shipped one of that name"


def identity_heading(fact: f.IdentityHeading) -> str:
    return {"identity": "identity", "value": "value", "limit": "must be", "explanation": "explanation"}[fact.of]


def identity_verdict(fact: f.IdentityVerdict) -> str:
    return {"passed": "pass", "failed": "FAIL", "told": "info"}[fact.verdict]


def identities_hold(fact: f.IdentitiesHold) -> str:
    return f"{fact.held} of {fact.tested} identities hold."
