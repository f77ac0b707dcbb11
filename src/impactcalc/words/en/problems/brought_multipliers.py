"""Published multipliers that people bring."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import brought_multipliers as f


def another_figure(fact: f.AnotherFigure) -> Wrong:
    said = f"the file has this figure of {fact.industry} already"
    return Wrong(
        said if fact.same else f"{fact.industry} has another figure for this already, {fact.figure:g}",
        "Leave one of the two",
    )


def multiplier_beyond_all(fact: f.MultiplierBeyondAll) -> Wrong:
    return Wrong(f"no multiplier is above {fact.most:,.0f}", "Type the multiplier that the source has")


def type_said_otherwise(fact: f.TypeSaidOtherwise) -> Wrong:
    return Wrong(
        f"the file {fact.file} says itself that its multipliers are of Type {fact.said}",
        "Leave --type out, or mend what stands above its headings",
    )


def multipliers_without_headings(_: f.MultipliersWithoutHeadings) -> Wrong:
    return Wrong(
        "no row of headings says what the figures are",
        "Name the columns industry, name and for example final_demand_output_type_2, final_demand_earnings_type_2, "
        "final_demand_employment_type_2, direct_effect_employment_type_2; or industry, measure, type, value",
    )


def type_not_said(_: f.TypeNotSaid) -> Wrong:
    return Wrong(
        "it is not said of which type these are",
        "Write Type I or Type II above the headings, or add --type I or II, which is then that of every file",
    )


def no_multipliers_found(fact: f.NoMultipliersFound) -> Wrong:
    what = f"nothing was found for the region '{fact.region}'" if fact.region else "there are no multipliers in it"
    return Wrong(what, "Look at the columns region, measure, type and value")


def several_regions(fact: f.SeveralRegions) -> Wrong:
    return Wrong("the file holds more than one region", f"Name one with --region: {'; '.join(fact.regions)}")
