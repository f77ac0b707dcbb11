"""Bridges and shares that people bring beside a table."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import brought_bridges as f


def part_unfit(fact: f.PartUnfit) -> Wrong:
    name = "/".join(fact.named)
    who = {"row": "this row", "part": f"the bridge's part {name}", "name": name}[fact.called_by]
    fault = {
        "category": "names a category that is not among the bridge's",
        "treatment": f"has a treatment that is not one of {', '.join(fact.treatments)}",
        "unknown": f"names the industry '{fact.industry}', which is not in the table",
        "needless": f"names the industry '{fact.industry}', which must be empty for this treatment",
        "share": f"has the share {fact.share!r}, which is not between 0 and 1",
    }[fact.unfit]
    remedy = {
        "category": f"Use one of: {', '.join(fact.categories)}",
        "treatment": f"Use one of: {', '.join(fact.treatments)}",
        "unknown": f"Use one of: {', '.join(fact.industries)}",
        "needless": "Leave the industry blank",
        "share": "Type a number from 0 to 1",
    }[fact.unfit]
    return Wrong(f"{who} {fault}", remedy)


def category_not_whole(fact: f.CategoryNotWhole) -> Wrong:
    return Wrong(
        f"the shares of this category sum to {fact.total:.6g}",
        "Let them sum to 1; what leaves is leakage",
    )


def row_twice(fact: f.RowTwice) -> Wrong:
    return Wrong(f"row {fact.first} is about the same", "Leave one of the two rows")


def no_such_category(fact: f.NoSuchCategory) -> Wrong:
    return Wrong("there is no such spending category", f"Use one of: {', '.join(fact.categories)}")


def no_such_industry(fact: f.NoSuchIndustry) -> Wrong:
    return Wrong("there is no industry with this code in the table", f"Use one of: {', '.join(fact.industries)}")


def taxed_by_both(_: f.TaxedByBoth) -> Wrong:
    return Wrong("the bridge takes a tax off this category too", "State it in one of the two")


def unknown_treatment(fact: f.UnknownTreatment) -> Wrong:
    return Wrong("this is no treatment", f"Use one of: {', '.join(fact.treatments)}")


def no_share(_: f.NoShare) -> Wrong:
    return Wrong("this is no share", "Type a number from 0 to 1")


def column_outside(fact: f.ColumnOutside) -> Wrong:
    return Wrong(f"this is no {fact.column}", f"Type a number from 0 to {fact.most:g}, such as 0.2 for 20%")


def columns_missing(fact: f.ColumnsMissing) -> Wrong:
    one = len(fact.missing) == 1
    return Wrong(
        f"the column{'' if one else 's'} {', '.join(fact.missing)} {'is' if one else 'are'} not in this file",
        f"Give it the columns {', '.join(fact.needed)} in its first row",
    )


def unknown_classification(fact: f.UnknownClassification) -> Wrong:
    return Wrong("this is no classification of industries", f"Type {' or '.join(fact.known)}")


def no_sellers_known(_: f.NoSellersKnown) -> Wrong:
    return Wrong(
        "the industries' codes are of no classification that is known, so it is not clear who sells what",
        "Give --concordance FILE (columns industry, code: sections or divisions of ISIC/NACE, or NAICS codes) "
        "or --bridge FILE (columns category, treatment, industry, share); with codes in digits only, --codes",
    )


def not_of_classification(fact: f.NotOfClassification) -> Wrong:
    return Wrong(
        f"this is no code of {fact.classification.upper()}",
        "Use a section (I), a division (55) or several (55-56); for NAICS two to six digits",
    )
