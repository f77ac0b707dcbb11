"""The sentences of the page that other outputs do not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from impactcalc.impact.figures import FIGURES
from impactcalc.impact.result import Result
from impactcalc.known.periods import year_words
from impactcalc.report.few_digits import significant
from impactcalc.report.private_jobs import private_jobs
from impactcalc.report.words.en.answer import check_words
from impactcalc.report.words.en.assumed import percent
from impactcalc.report.words.en.deals import deal_words
from impactcalc.report.words.en.first import about, short_money, so_many_jobs
from impactcalc.report.words.en.governments import own_budget
from impactcalc.report.words.en.in_kind import in_kind_words
from impactcalc.report.words.en.jobs import jobs, jobs_noun, least_jobs
from impactcalc.report.words.en.terms import GLOSSARY, place_name
from impactcalc.study.study import shortened
from impactcalc.words.en.amounts import LARGE, NOT_AVAILABLE, money, unit_of
from impactcalc.words.standing_alone import capital

# The steps of the ledger as a reader of one page takes them in.
STEPS_SAID: Mapping[str, str] = MappingProxyType(
    {
        "residents": "Residents' own spending",
        "casual": "Here anyway or another time",
        "not_attributable": "Not due to the programme",
        "displaced": "Pushed out other spending",
        "host_paid": "Paid with local money",
        "payer_not_stated": "Nobody said who paid",
    }
)
_WHOLE_UP_TO = 999_999.0  # the largest amount that sentences say to the unit
SPENT, NEW = "Spent here in all", "New money"
ROUNDS_SAID: Mapping[str, str] = MappingProxyType(
    {
        "direct": "Where the money is spent",
        "indirect": "Their suppliers",
        "induced": "Where their pay is spent",
    }
)
SHEETS_SAID: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "Visitors": ("visitor", "visitors"),
        "Events": ("at events", "at events"),
        "Exchanges": ("on exchanges", "on exchanges"),
    }
)
NONE_NAMED: Mapping[str, str] = {"partner_city": "No partner city named", "partner_country": "No partner country named"}
TERMS = ("Net new spending", "Value added", "Labour income", "Jobs", "Impact", "Contribution")
TYPED, SPLIT, ASSUMED = "as typed", "typed, split assumed", "amount assumed"


TONGUE = "en"  # of screen readers and hyphenation


def page_title(name: str) -> str:
    """What the page is called, and where it is a PDF."""
    return f"{name}: economic impact"


def logo_words(issuer: str) -> str:
    """What a logo is, for those who do not see it."""
    return f"Logo: {issuer}" if issuer else "Logo"


def what_it_is(result: Result) -> str:
    """The line above the title: "Economic impact, 2014, money in USD at 2015 prices"."""
    basis = result.basis
    when = year_words(result.study.settings.period)
    return f"Economic impact, {when}, money in {basis.home_currency} at {basis.report_words} prices"


def issued_words(result: Result) -> str:
    """Who issued it, when, and whom to ask, as far as the study says: "Issued by ..., 2026-11-26. Contact: ..."."""
    settings = result.study.settings
    by = " ".join(part for part in (f"by {settings.issuer}" if settings.issuer else "", settings.issued or "") if part)
    parts = [f"Issued {by}" if by else "", f"Contact: {settings.contact}" if settings.contact else ""]
    return " · ".join(part for part in parts if part)


def draft_words(result: Result) -> str:
    """That nobody has issued it yet, and what is missing for that; "" once it says who issues it and when."""
    settings = result.study.settings
    missing = [
        name
        for name, there in (("who issues it (Issuer)", settings.issuer), ("when (Issued)", settings.issued))
        if not there
    ]
    return f"A draft, not issued yet: the sheet Study does not say {' and '.join(missing)}" if missing else ""


def chart_source(result: Result) -> str:
    """The line under a chart that stands alone: whose figures, for when, in what money."""
    return f"{shortened(result.study.settings.name)} · {what_it_is(result)}"


def people_words(counts: Mapping[str, float]) -> str:
    """Who was counted, by sheet: "226 visitors, 8,930 at events, residents included, 65 on exchanges"."""
    parts = []
    for sheet, (one, many) in SHEETS_SAID.items():
        if counts.get(sheet, 0.0) >= 0.5:
            said = f"{counts[sheet]:,.0f} {one if round(counts[sheet]) == 1 else many}"
            parts.append(f"{said}, residents among them" if sheet == "Events" else said)
    return "; ".join(parts)


def people_tile(counts: Mapping[str, float]) -> str:
    """What the number of people is, under it."""
    return f"people counted: {people_words(counts)}"


def new_tile(result: Result) -> str:
    """What new money is, under it; the names in braces are numbers."""
    return f"new money{' at most' if result.at_most else ''}, {{part}} of {{gross}} spent here"


def added_tile(result: Result, *, paid: bool) -> str:
    """What value added is, under it."""
    inside = ", {pay} of it pay" if paid else ""
    return f"value added{' at most' if result.at_most else ''}, what GDP counts{inside}"


def jobs_tile(result: Result, *, direct: bool) -> str:
    """What the jobs are, under them."""
    here = "; {direct} of them where the money is spent" if direct else ""
    return f"supported for a year{', at most' if result.at_most else ''}{here}"


def others(count: int) -> str:
    """Partners that have no bar of their own."""
    return "One other" if count == 1 else f"{count} others"


def more_activities(count: int) -> str:
    """Activities that the table has no room for."""
    return f"{count:,} more stand in the workbook, on the page Activities."


def less_words(step: str) -> str:
    """A step of the ledger as a heading of what comes off."""
    return f"less: {step[:1].lower()}{step[1:]}"


def whole_money(value: float, currency: str) -> str:
    """An amount to the unit, less than ten to the cent: "$1,216,330", "$0.39"."""
    return money(value, currency, unit_of(min(abs(value), _WHOLE_UP_TO)))


def made_of(result: Result) -> str:
    """Which multipliers made the page, and which checks fired."""
    economy = result.economy
    fired = check_words(result)
    return f"Multipliers: {economy.title}, {economy.name} {economy.version}. Checks that fired: {fired}."


def input_words(result: Result, file: str) -> str:
    """Of what input the page is."""
    study = result.study
    source = f"{file}, rows of {study.key}" if study.key else file
    return f"Input: {source}, sha256 {study.sha256[:12]}. The workbook and result.json have every figure."


def to_cite(citation: str) -> str:
    """How the study is cited."""
    return f"How to cite: {citation}"


def earners_finding(result: Result) -> str:
    """The title of the chart of rounds."""
    most = "at most " if result.at_most else ""
    added = short_money(FIGURES["value_added"].read(result), result.basis.home_currency)
    return f"Where the value added arises: {most}{added} in all"


def partners_finding(result: Result, name: str, top: str, share: float) -> str:
    """The title of the chart of partners: who brings most, where somebody is named."""
    of = "partner city" if name == "partner_city" else "partner country"
    most = ", at most" if result.at_most else ""
    if not top or share <= 0:
        return f"New money by {of}{most}"
    return f"New money by {of}{most}: the largest part is from ties with {top}"


def cost_story(result: Result) -> Iterator[str]:
    """Cost and tax of one purse; nothing where no programme spending is known."""
    fiscal, currency = result.fiscal, result.basis.home_currency
    if fiscal.cost.own <= 0:
        return
    least = "at least " if fiscal.cost.at_least else ""
    yield f"The programme used {least}{about(fiscal.cost.total, currency)} of local money."
    if not fiscal.own_taxes:
        yield "Which taxes go to its own budget is not stated, so what came back is not said here."
        return
    most = "at most " if result.at_most else ""
    yield (
        f"Of new money, {most}{about(fiscal.own_budget, currency)} came back in the taxes that go to "
        f"{own_budget(result)}."
    )
    if fiscal.own_budget < fiscal.cost.total:
        yield "The programme does not pay for itself in tax; there may be other reasons for it."


def proportion_words(result: Result) -> str:
    """The jobs beside the private ones of the place; "" where either is not known, or the study has several places."""
    if len(result.home.places) != 1:
        return ""
    here = result.home.main
    found, there = FIGURES["jobs"].read(result), private_jobs(here.place)
    if not (there > 0 and found > 0 and here.fits):
        return ""
    most = "at most " if result.at_most else ""
    each = significant(there / found, 2)
    # Less than one job is one for more jobs than there are.
    ratio = f", {most}one for every {each:,.0f} of them" if each >= 2 and found >= 1 else ""
    name, jobs_said = place_name(here.place), so_many_jobs(found, most)
    verb = "is" if jobs_said.endswith((" job", "of a job")) else "are"
    return f"{capital(name)} had {there:,.0f} private jobs in 2019; {jobs_said} {verb} supported{ratio}."


def not_in_them(result: Result) -> Iterator[str]:
    """What the figures leave out, and how much of it there is."""
    currency, given = result.basis.home_currency, result.volunteering
    if result.spent_abroad > 0:
        yield f"{money(result.spent_abroad, currency)} spent in other countries."
    if given.hours > 0:
        worth = f", worth {money(given.value, currency)} at the values stated" if given.value > 0 else ""
        yield f"{given.hours:,.0f} hours of volunteers{worth}: no spending, and not in GDP."
    yield from in_kind_words(result)
    yield from deal_words(result)


def words_meant() -> tuple[tuple[str, str], ...]:
    """The few words that the page cannot do without."""
    known = dict(GLOSSARY)
    return tuple((term, known[term]) for term in TERMS)


# What the reader can move, and what the page says of it.
FIELDS_SAID: Mapping[str, str] = MappingProxyType(
    {
        "attribution": "The part that the programme can claim",
        "residents": "Residents' own part",
        "people": "People",
        "nights": "Nights or days of each",
        "spending": "Spending in all",
    }
)
MOVES: Mapping[str, Any] = MappingProxyType(
    {
        "fields": dict(FIELDS_SAID),
        "several": {**FIELDS_SAID, "spending": "Spending, all amounts"},
        "daily": "Spending per person and day",
        # In sentences: {n} is the number, and in brackets of whom.
        "moves": {
            "attribution": "the programme can claim {n}",
            "residents": "residents' own part {n}",
            "people": "people {n} of what is reported",
            "nights": "nights or days {n} of what is reported",
            "spending": "spending {n} of what is reported",
        },
        "whose": {
            "all": "all activities",
            "Visitors": "all visitors",
            "Events": "all events",
            "Exchanges": "all exchanges",
            "Budget": "the budget",
        },
        "number": "as a number",
        "not_stated": "not stated, so nothing is taken off",
        "to": "to",
        "reported": "as reported",
        "as_reported": "The place of the study, as reported",
        "all": "All activities",
        "groups": {
            "Visitors": "All visitors",
            "Events": "All events",
            "Exchanges": "All exchanges",
            "Budget": "Budget",
        },
        "new": "New money",
        "added": "Value added",
        "jobs": "Jobs",
        "cost": "Local money used",
        "back": "Tax that came back",
        "where": "the multipliers of",
        "scaled": "Scaled to the what-if, as wide in proportion as reported: value added between {low} and {high}.",
        "scaled_limit": "Scaled to the what-if, as wide in proportion as reported: the limit of value added between "
        "{low} and {high}.",
        "copy": "Copy",
        "copied": "Copied",
        "nothing_moved": "Nothing was moved: the sentences above may be quoted as they stand.",
        "sentence": "A what-if, not the result of the study:",
    }
)
MOVE_TITLE = "Move an assumption"
MOVE_WORDS = (
    "The model is linear, so this page can say at once what another assumption comes to: the answer, the charts, cost "
    "and tax, the sentences and the activities follow, and each says that it is a what-if. What is reported stays "
    "beside it. Totals that were typed follow neither people nor nights."
)
MOVE_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "whom": "Of which activities",
        "where": "With the multipliers of",
        "again": "Back to what is reported",
        "link": "Copy a link to this what-if",
        "sentence": "Copy a sentence",
        "copied": "What was copied",
        "reported": "As reported:",
        "answer": "What it comes to",
        "not_followed": "as reported, not moved",
        "quotes": "Sentences that may be quoted as they stand",
    }
)
NOT_MOVED = "As reported: this part does not follow what was moved."
TOO_MANY_TO_MOVE = (
    "This study has more activities than a page can carry: to try another assumption, change the workbook and run it "
    "again."
)


QUOTES_IF = "What-if sentences: not results of the study, to be quoted only with what was moved"


# How the script says numbers.
NUMBERS: Mapping[str, Any] = MappingProxyType(
    {
        "locale": "en-US",
        "units": [unit.name for unit in LARGE],
        "none": "0%",
        "all": percent(1.0, 1.0),
        "least": percent(1.0, 1e6),
        "most": percent(1e6 - 1.0, 1e6),
        "few": jobs(0.01),
        "jobs": [least_jobs(), *map(jobs_noun, ("0.1", "1.0", "1.1"))],
    }
)


def move_words(result: Result) -> dict[str, Any]:
    """The words of the controls; a copied sentence ends with where it comes from."""
    return {
        **MOVES,
        "not_available": NOT_AVAILABLE,
        "numbers": dict(NUMBERS),
        "source": f"From the page of: {shortened(result.study.settings.name)}.",
    }


# The appendix of the PDF.
TOO_LONG = "The first {shown:,} of {count:,}; the workbook has them all."
METHOD: tuple[str, ...] = (
    "Spending is counted from what the study states: amounts as typed, or people times days times a daily amount, or "
    "people times an amount for the stay. Each amount is brought to the currency and the prices of the table and of "
    "the report.",
    "Not all of it is new to the place. Residents' own spending comes off first, then what was spent by those who were "
    "here anyway or would have come at another time, then what the programme cannot claim, then what pushed out other "
    "spending, then what local money paid. Each share is taken of what the step before left; a share that is not "
    "stated takes nothing off, and the result is then said to be at most what it is.",
    "New money is split by category of spending. What leaves at once, the goods made elsewhere and carriers of other "
    "places, comes off, as do taxes on the sale where the table's prices leave them out. What remains buys from "
    "industries of the place.",
    "An input-output table says what these industries buy of each other and what they pay. Direct effects are those of "
    "the industries where the money is spent, indirect ones those of their suppliers here, and induced ones those of "
    "what households spend of the pay. A table of a metro area, a county or a state is estimated from the nation's by "
    "the jobs in each industry.",
    "Effects are supported by spending. Output, value added and pay overlap and are not added; tax lies inside the "
    "effects; jobs are jobs for a year. The model is linear: prices and capacity are taken as fixed.",
)
