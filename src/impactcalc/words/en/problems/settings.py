"""Settings that are missing, or cannot be right."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import settings as f
from impactcalc.words.en.places import the


def setting_missing(fact: f.SettingMissing) -> Wrong:
    return Wrong(
        f'the setting "{fact.heading}" is missing',
        f'Type "{fact.heading}" into column A and, for example, "{fact.example}" into column B',
    )


def setting_misspelt(fact: f.SettingMisspelt) -> Wrong:
    return Wrong(
        f'no such setting, but it looks like "{fact.heading}"',
        f'Type "{fact.heading}"',
    )


def setting_twice(_: f.SettingTwice) -> Wrong:
    return Wrong(
        "this setting is there twice",
        "Delete one of the two",
    )


def strange_settings(fact: f.StrangeSettings) -> Wrong:
    return Wrong(
        f"{fact.names:,} names on this sheet are no settings, from this one on",
        "Delete them, or put what does not belong to the settings on another sheet",
    )


def second_settings(fact: f.SecondSettings) -> Wrong:
    remedy = "Keep one row, or make a workbook of each study"
    if fact.many:
        remedy = "Keep one row, or give the workbook to impactcalc batch, which reports on each study of it"
    return Wrong("a second row of settings; a study has one", remedy)


def settings_without_values(_: f.SettingsWithoutValues) -> Wrong:
    return Wrong(
        "the settings' names stand across the first row, with no row below it",
        "Type their values there",
    )


def setting_invalid(fact: f.SettingInvalid) -> Wrong:
    return Wrong(
        f"{fact.name}: {fact.why}",
        "Correct the value",
    )


def not_full_time(fact: f.NotFullTime) -> Wrong:
    readings = [f"type {hours:.6g} if these are the hours of a {of}" for of, hours in fact.readings]
    remedy = ", or ".join([*readings, "leave it blank for the table's own"])
    return Wrong(
        f"these are no hours of a full-time year, which has {fact.least:,} to {fact.most:,}",
        remedy[0].upper() + remedy[1:],
    )


def currency_of_then(fact: f.CurrencyOfThen) -> Wrong:
    then, now = fact.then, fact.now
    return Wrong(
        f'"Currency" is blank, and in {fact.year} {the(fact.country)} still counted in {then}, which {now} replaced',
        f"Type {now} where the amounts are in {now}; bring amounts in {then} to {now} first, at the official rate",
    )


def currency_needed(fact: f.CurrencyNeeded) -> Wrong:
    if fact.there:
        return Wrong('"Currency" is blank', "Type an ISO code such as USD")
    return Wrong('the setting "Currency" is missing', 'Type "Currency" and an ISO code such as USD')
