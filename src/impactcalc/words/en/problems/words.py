"""Words that are none of those that belong there, or may be several."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import words as f
from impactcalc.words.en.offered import offered, quoted
from impactcalc.words.en.places import the


def several_choices(fact: f.SeveralChoices) -> Wrong:
    return Wrong(
        "this may be more than one of the choices",
        f"Type {offered(fact.offered)}",
    )


def several_categories(fact: f.SeveralCategories) -> Wrong:
    return Wrong(
        f"{len(fact.codes)} categories in one row",
        f"Split the amount over rows with {quoted(fact.codes, 'and')}",
    )


def like_a_choice(fact: f.LikeAChoice) -> Wrong:
    return Wrong(
        f'looks like "{fact.choice}"',
        f'Type "{fact.choice}", or a name that differs more',
    )


def unknown_choice(fact: f.UnknownChoice) -> Wrong:
    near = quoted(fact.near, "or") or f"one of: {', '.join(fact.choices)}"
    return Wrong("not one of the choices", f"Type {near}")


def unknown_country(fact: f.UnknownCountry) -> Wrong:
    near = f"Type {' or '.join(fact.near)}"
    anyhow = "Type a country's English name or its ISO code, such as Japan or JP"
    return Wrong("no country of this name is known", near if fact.near else anyhow)


def unknown_currency(fact: f.UnknownCurrency) -> Wrong:
    near = f"Type {' or '.join(fact.near)}"
    code = "Type a three-letter ISO code, such as USD"
    return Wrong("no currency of this code is known", near if fact.near else code)


def retired_currency(fact: f.RetiredCurrency) -> Wrong:
    text = f"a currency that {the(fact.country)} no longer has"
    if fact.now == "EUR":  # only the euro's members are restated for all years
        text += f": the rates are restated in {fact.now} for all years"
    return Wrong(text, f"Type {fact.now} and the amount in {fact.now}, at the official conversion rate")


def currency_sign_shared(fact: f.CurrencySignShared) -> Wrong:
    return Wrong(
        "several currencies are written with this sign",
        f"Type {' or '.join(fact.currencies)}",
    )


def profile_brackets(fact: f.ProfileBrackets) -> Wrong:
    return Wrong(
        "what stands in brackets after the name of a profile is not understood",
        f'Type "{fact.name}"; a range of its daily amount goes onto the sheet Ranges',
    )


def unknown_profile(fact: f.UnknownProfile) -> Wrong:
    near = f'Type "{fact.near}"' if fact.near else f"Type one of: {', '.join(fact.names)}"
    return Wrong("no spending profile of this name is known", near)
