"""What commands say of what they did, and of themselves."""

from __future__ import annotations

from impactcalc.facts.lines import commands as f
from impactcalc.words.en.dates import year_words
from impactcalc.words.en.numbers import plural
from impactcalc.words.en.places import the


def wrote(fact: f.Wrote) -> str:
    return f"Wrote {fact.path}"


def wrote_tables(fact: f.WroteTables) -> str:
    return f"Wrote {fact.path}: its tables list the activities, which are more than a sheet of a workbook holds"


def wrote_estimate(fact: f.WroteEstimate) -> str:
    return f"Wrote {fact.path}: type what you know over it, then give it to impactcalc run."


def estimate_goes_on(_: f.EstimateGoesOn) -> str:
    return "To go on: --save FILE.xlsx writes this as a workbook, for your own counts and amounts."


def wrote_rates(fact: f.WroteRates) -> str:
    return (
        f"Wrote {plural(fact.rows, 'row')} of {the(fact.country)} to {fact.path}. A study uses them once they stand on "
        f'its sheet Rates, or its setting "Rates of your own" says {fact.file}.'
    )


def copied_rates(fact: f.CopiedRates) -> str:
    return f'Copied to {fact.path}: type {fact.file} into the setting "Rates of your own" of a study'


def copied_package(fact: f.CopiedPackage) -> str:
    return f"Copied to {fact.path}: type impactcalc run STUDY --multipliers {fact.package}"


def own_packages(fact: f.OwnPackages) -> str:
    return f"Packages of your own, in {fact.folder}: {', '.join(fact.packages) or 'none'}."


def own_rate_files(fact: f.OwnRateFiles) -> str:
    return f"Files of rates of your own: {', '.join(fact.files) or 'none'}."


def no_problems(fact: f.NoProblems) -> str:
    return f"{fact.source}: no problems, {plural(fact.rows, 'row')}"


def taken_as_country(fact: f.TakenAsCountry) -> str:
    return f"{fact.typed} is taken as {the(fact.country)}; {fact.state_code} is {fact.state}, the state."


def in_country(fact: f.InCountry) -> str:
    return f"--place {fact.typed}: in {the(fact.country)}."


def cannot_go_on(_: f.CannotGoOn) -> str:
    return "Cannot go on"


def stopped(_: f.Stopped) -> str:
    return "Stopped."


def not_written_out(fact: f.NotWrittenOut) -> str:
    return f"What was asked for could not be written to stdout ({fact.reason})."


def fault_of_ours(_: f.FaultOfOurs) -> str:
    return "This is a fault of impactcalc, not of your workbook. Please report it with the line above."


def label(fact: f.Label) -> str:
    return fact.kind


def prices_of(fact: f.PricesOf) -> str:
    return f"{fact.currency}, {year_words(fact.of_year)} prices"
