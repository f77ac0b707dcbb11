"""The tables of multipliers, and what they do with a purchase."""

from __future__ import annotations

from impactcalc.facts.assumptions import tables as f
from impactcalc.facts.fact import Taken
from impactcalc.words.en.dates import full_words


def multipliers_taken(fact: f.MultipliersTaken) -> Taken:
    return Taken("Table", "multipliers", f"{fact.name}: {fact.title}", "; ".join(fact.sources))


def table_chosen(_: f.TableChosen) -> str:
    return "chosen by the user"


def table_called_for(fact: f.TableCalledFor) -> str:
    how = "ends" if fact.ends else "has most of its months"
    period = "" if fact.fiscal is None else f"; {full_words(fact.fiscal)}, {how} in {fact.study_year}"
    return f"{_which(fact)}{period}"


def _which(fact: f.TableCalledFor) -> str:
    match fact.which:
        case "own":
            return f"the table of the study's year {fact.study_year}"
        case "only":
            return f"the only table there is, of {fact.year}; the study is of {fact.study_year}"
        case "newest" | "oldest":
            return f"the {fact.which} table there is, of {fact.year}; the study is of {fact.study_year}"
    there_are = f"there are {', '.join(map(str, fact.years[:-1]))} and {fact.years[-1]}"
    if fact.which == "earlier":
        return f"the earlier of the two tables that are as near to the study's year {fact.study_year}; {there_are}"
    return f"the table nearest to the study's year {fact.study_year}; {there_are}"


def why_this_table(fact: f.WhyThisTable) -> Taken:
    why = table_chosen(fact.reason) if isinstance(fact.reason, f.TableChosen) else table_called_for(fact.reason)
    return Taken("Table", "why this table", why, "the study's place and year")


def valuation(fact: f.Valuation) -> Taken:
    return Taken("Table", "valuation", f"{fact.valuation} prices of {fact.year}, {fact.currency}", fact.title)


def jobs_counted(fact: f.JobsCounted) -> Taken:
    return Taken("Table", "jobs", fact.basis or "basis not stated", fact.title)


def full_time_equivalents(fact: f.FullTimeEquivalents) -> Taken:
    return Taken(
        "Table",
        "full-time equivalents",
        f"jobs by industry times the hours per job of {fact.year}, over a full-time year of "
        f"{fact.full_time_year:,.6g} hours; the self-employed have the hours of their industry's employees",
        f"{fact.source}; a full-time year: {fact.full_time_source}",
    )


def full_time_unknown(fact: f.FullTimeUnknown) -> Taken:
    unknown = "not known: the multipliers do not tell how long a job is"
    return Taken("Table", "full-time equivalents", unknown, fact.title)


def social_insurance(fact: f.SocialInsurance) -> Taken:
    return Taken("Households", "pay that goes to social insurance", f"{fact.share:.2%} of compensation", fact.source)


def households_spend(fact: f.HouseholdsSpend) -> Taken:
    what = "spent on output of the place" if fact.of_place else "spent on domestic output"
    return Taken("Households", what, f"{fact.share:.2%} of personal income", fact.source)


def table_fact(fact: f.TableFact) -> Taken:
    return Taken("Table", fact.what, fact.value, fact.title)


def purchase_goes(fact: f.PurchaseGoes) -> Taken:
    if fact.margins > 0:
        value = (
            f"{fact.margins:.1%} trade and transport margins, {fact.goods:.1%} goods made in the place, "
            f"{fact.leakage:.1%} goods from elsewhere"
        )
    elif fact.leakage > 0:
        value = f"{1 - fact.leakage:.1%} produced in the place, {fact.leakage:.1%} elsewhere"
    elif fact.wages > 0:
        value = "paid to residents: enters the induced effect only, net of social contributions"
    else:
        value = "bought on the spot, whole"
    return Taken("Where a purchase goes", fact.category, value, f"bridge of {fact.table}")
