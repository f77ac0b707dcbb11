"""Rows that were left out, and what was filled in or taken of others."""

from __future__ import annotations

from impactcalc.facts.notes import rows as f
from impactcalc.words.en.dates import full_words
from impactcalc.words.en.numbers import plural
from impactcalc.words.en.rows import STANDING, span_of_days, sums, why_total


def row_left_alone(_: f.RowLeftAlone) -> str:
    return "this row holds something, but in none of the known columns; it was left alone"


def total_left_out(fact: f.TotalLeftOut) -> str:
    held = f"; it holds {sums(fact.held)}" if fact.held else ""
    return f"this row is a total ({why_total(fact.why, fact.name)}) and was left out{held}"


def outside_left_out(fact: f.OutsideLeftOut) -> str:
    held = f": {sums(fact.held)}" if fact.held else ""
    many = f"{fact.rows:,} row{'' if fact.rows == 1 else 's'}"
    return f"{many} left out, dated outside {span_of_days(fact.start, fact.end)} (--from, --to){held}"


def deals_not_cut(_: f.DealsNotCut) -> str:
    return "not cut by --from and --to: deals have years of their own"


def kept_of_another_year(fact: f.KeptOfAnotherYear) -> str:
    return (
        f"the study's year is {full_words(fact.year)}, and the rows that are kept are of "
        f"{span_of_days(fact.start, fact.end)}"
    )


def dated_elsewhere(fact: f.DatedElsewhere) -> str:
    return f"dated outside the study's year: taken as of {full_words(fact.year)}, at its prices"


def currency_by_mark(fact: f.CurrencyByMark) -> str:
    count = f" in {fact.rows} rows" if fact.rows > 1 else ""
    where = STANDING[fact.stands]
    return f'"{fact.mark}" stands {where}: the amounts of the row are taken to be in {fact.currency}{count}'


def currency_blank(fact: f.CurrencyBlank) -> str:
    of_then = "" if fact.of_year is None else f" of {fact.of_year}"
    return f"Currency is blank: the place's currency{of_then}, {fact.currency}, is taken"


def first_year_blank(_: f.FirstYearBlank) -> str:
    return "First year is blank: the price year is taken"


def own_budget_blank(_: f.OwnBudgetBlank) -> str:
    return "Own budget is blank: read as no"


def profile_replaced(fact: f.ProfileReplaced) -> str:
    return f"a shipped profile is called {fact.name} too; the one of this sheet is used"


def shares_brought_to_one(fact: f.SharesBroughtToOne) -> str:
    return f"the shares sum to {fact.total:.4g}; brought to 1 in proportion"


def region_by_own_jobs(fact: f.RegionByOwnJobs) -> str:
    return f"{fact.name} is a region by the jobs of the sheet Jobs"


def changed_everywhere(fact: f.ChangedEverywhere) -> str:
    listed = ", ".join(f"{cells} on the sheet {sheet}" for cells, sheet in fact.sheets)
    cells = plural(sum(cells for cells, _ in fact.sheets), "cell")
    return f"{fact.heading} is changed in {cells}: {listed}"


def survey_range_left_alone(_: f.SurveyRangeLeftAlone) -> str:
    return "the range was left alone: how sure a survey's totals are follows from how its answers differ"


def not_answered(fact: f.NotAnswered) -> str:
    return (
        f"{fact.heading} is blank: read as not answered, unless the member's rows stand on the "
        f"sheet {fact.sheet}. Type 0 where there were none"
    )


def strata_unused(_: f.StrataUnused) -> str:
    return "there is no answer on the sheet Survey, so this sheet has no use"


def not_raised(_: f.NotRaised) -> str:
    return "this is blank, so the totals are not raised to what is known of the whole network"
