"""What does not fit on the sheet Taxes."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import taxes as f
from impactcalc.words.en.offered import offered, quoted


def no_category(_: f.NoCategory) -> Wrong:
    return Wrong(
        "no category is named",
        "Type categories, such as accommodation",
    )


def category_doubtful(fact: f.CategoryDoubtful) -> Wrong:
    return Wrong(
        "this may be more than one category",
        f"Type {offered(fact.offered)}",
    )


def unknown_category(fact: f.UnknownCategory) -> Wrong:
    near = quoted(fact.near, "or") or f"one of: {', '.join(fact.sold)}"
    return Wrong("no spending category of this name is known", f"Type {near}")


def tax_on_wages(_: f.TaxOnWages) -> Wrong:
    return Wrong(
        "wages are not a sale: no tax on the sale falls on them",
        "Leave it out; taxes on pay come from the nation's rates",
    )


def category_twice(_: f.CategoryTwice) -> Wrong:
    return Wrong(
        "the same category twice in one row",
        "Name it once",
    )


def tax_twice(fact: f.TaxTwice) -> Wrong:
    return Wrong(
        f"the same tax on {fact.category} as in row {fact.row}: it would count twice",
        "Delete one of the rows, or give the taxes names of their own",
    )
