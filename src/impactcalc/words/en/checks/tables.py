"""Whether the table can carry what is built on it."""

from __future__ import annotations

from impactcalc.facts.checks import tables as f
from impactcalc.facts.fact import Said
from impactcalc.words.en.numbers import spaced
from impactcalc.words.en.sources import MILLER_BLAIR, PURCHASER_PRICES


def identity_broken(fact: f.IdentityBroken) -> Said:
    return Said(
        "The multipliers come from a table that does not add up, and were imported all the same. What does not "
        f"hold: {fact.what}",
        "Do not quote these figures; mend the table and import it again",
        f"{MILLER_BLAIR}, section 2.2",
    )


def multiplier_too_low(fact: f.MultiplierTooLow) -> Said:
    text = "a Type II output multiplier below its Type I" if fact.type_2 else "a Type I output multiplier below 1"
    return Said(
        f"{len(fact.industries)} industries have {text}: {', '.join(fact.industries)}",
        "Look at the table: negative coefficients or a wrong closure make such multipliers",
        f"{MILLER_BLAIR}, section 6.2",
    )


def multiplier_unusually_high(fact: f.MultiplierUnusuallyHigh) -> Said:
    return Said(
        f"{len(fact.industries)} industries have a Type II output multiplier above {fact.limit:g}, up to "
        f"{fact.highest:.2f}: {', '.join(fact.industries)}. No national table that is shipped has one",
        "Look at the closure (consumption over personal income, not over pay), and whether imports are out",
        f"{MILLER_BLAIR}, section 6.2; methods, section 5",
    )


def measure_missing(fact: f.MeasureMissing) -> Said:
    lacking = [
        spaced(measure) + (f" ({spaced(', '.join(effects))})" if effects else "") for measure, effects in fact.lacking
    ]
    remedy = "Use a table that has them, or import them with the rest"
    if fact.instead:
        name, year = fact.instead
        remedy = (
            f"For jobs give `impactcalc run` the option --multipliers {name}: the table of {year} has them, at the "
            f"prices of {year}"
        )
    return Said(
        f"The multipliers do not tell {'; '.join(lacking)}: these figures are left blank, they are not zero",
        remedy,
        "the package's own descriptor",
    )


def no_matrix(_: f.NoMatrix) -> Said:
    return Said(
        "The multipliers come without a table of what industries buy from each other: effects by industry are "
        "known for the direct round only",
        "Use a table, where effects by industry are wanted",
        "BEA, RIMS II user guide",
    )


def imports_not_separated(_: f.ImportsNotSeparated) -> Said:
    return Said(
        "The table does not tell imports from what is made in the country: indirect and induced effects are too high",
        "Import the table again with its table of imports",
        f"{MILLER_BLAIR}, section 4.4",
    )


def imports_estimated(fact: f.ImportsEstimated) -> Said:
    return Said(
        f"What industries buy from abroad is an estimate: {fact.how}",
        "Say so where the figures are quoted; use a table with its own table of imports where there is one",
        f"{MILLER_BLAIR}, section 4.4",
    )


def category_without_industry(fact: f.CategoryWithoutIndustry) -> Said:
    return Said(
        f"No industry of the table sells {', '.join(fact.categories)}: what is spent on it counts as leakage, so the "
        "impact is too low by what it supports",
        "Say with --bridge who sells them when you import the multipliers",
        "methods, section 4",
    )


def negative_coefficients(fact: f.NegativeCoefficients) -> Said:
    return Said(
        f"{fact.count} of {fact.of} domestic coefficients are negative, the largest "
        f"{fact.largest:.2g}: small negative uses of the accounts, left as they are",
        "Nothing to do while they are small",
        "methods, section 5",
    )


def retail_not_margined(fact: f.RetailNotMargined) -> Said:
    return Said(
        f"Purchases of {fact.category} are counted whole, though the shop keeps only its margin",
        "Use a table whose bridge has margins",
        PURCHASER_PRICES,
    )
