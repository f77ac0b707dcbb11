"""The words of the field: what each measure, effect, step and figure is called in a report, and what it means."""

from __future__ import annotations

from impactcalc.economy.economy import Measure
from impactcalc.economy.regions.places import find_place
from impactcalc.errors import PackageError
from impactcalc.impact.abroad.who_spends import LOCAL_MONEY, NOT_NAMED, RESIDENTS
from impactcalc.impact.result import Result
from impactcalc.known.countries import country_by_iso3, currency_name, find_country
from impactcalc.report.terms import JOB_UNITS
from impactcalc.words.en.amounts import SIGNS
from impactcalc.words.en.places import the

GLOSSARY: tuple[tuple[str, str], ...] = (
    ("Contribution", "What gross spending at home is tied to, residents' own spending included. It is not new money."),
    ("Impact", "What net new spending supports: money that would not have been spent here otherwise."),
    ("Gross spending", "Everything that was spent, at the prices paid, before anything is taken off."),
    (
        "Net new spending",
        "Gross spending at home less residents' own, time-switchers and casuals, what the programme cannot "
        "claim, what was displaced, and what local money paid for.",
    ),
    (
        "Deal",
        "An export, an inward investment or a joint project that the programme can claim: an account of its own, in no "
        "impact or contribution.",
    ),
    ("Local final demand", "The part of net new spending that buys from industries of the place."),
    ("Leakage", "The part that leaves at once: goods made elsewhere, carriers of other places."),
    ("Direct effect", "The sales of the industries where the money is spent."),
    ("Indirect effect", "The sales of their suppliers, and of the suppliers' suppliers, within the place."),
    ("Induced effect", "The sales that households' spending of the pay earned in all of this supports."),
    ("Type I", "Direct and indirect effects together."),
    ("Type II", "Direct, indirect and induced effects together."),
    ("Output", "Sales, with what was bought from suppliers still in it; the largest figure, and not income."),
    ("Value added", "Output less what was bought from suppliers: the contribution to GDP. Inside output."),
    ("Labour income", "Compensation of employees. Inside value added; proprietors' income is not in it."),
    (
        "Net production taxes",
        "Taxes on production less subsidies, below zero where those are larger, and at producer prices the taxes on "
        "the sale. Inside value added.",
    ),
    (
        "Jobs",
        "Jobs supported for a year (job-years), counted as the page Assumptions says: part-time ones count as one each "
        "in a headcount.",
    ),
    (
        "Full-time equivalents",
        "The same jobs as full-time years of work: jobs by industry times the hours of a job there, over the hours of "
        "a full-time year. Not known where the multipliers do not tell how long a job is.",
    ),
    ("Multiplier", "A total over the spending that it comes from; a normal multiplier, not a ratio of increments."),
    (
        "International dollars",
        "What an amount buys in its own country, said in US dollars: the amount over the country's price level "
        "ratio (purchasing power parity over the market rate; United States = 1).",
    ),
)


def measure_unit(result: Result, measure: Measure) -> str:
    """The unit of a measure, for the heading of its column."""
    return JOB_UNITS.get(measure) or money_unit(result)


def money_unit(result: Result) -> str:
    """What money is in: "USD, 2014 prices"."""
    return f"{result.basis.home_currency}, {result.basis.report_words} prices"


def payer_name(payer: str) -> str:
    """Who pays, in words: those from a country, or one of those that stand beside the countries."""
    known = {
        RESIDENTS: "Residents",
        LOCAL_MONEY: "Local money (programme cost)",
        NOT_NAMED: "Visitors and sponsors, origin not stated",
    }
    return known.get(payer) or f"Visitors and sponsors from {the(country_name(payer))}"


def in_sentence(name: str) -> str:
    """A country or another place by its name, within a sentence: "the United States"."""
    return the(name)


def country_name(iso3: str) -> str:
    """A country's name; what is no code stays as it is ("not stated")."""
    country = country_by_iso3(iso3)
    return country.name if country else iso3


def place_name(place: str) -> str:
    """A place as a sentence has it: "the United States", "Texas"; an identifier that nobody knows stays as it is."""
    country = find_country(place) if len(place) == 2 else None
    if country is None:
        try:
            return find_place(place).title
        except PackageError:
            return place
    return the(country.name)


def currency_words(code: str) -> str:
    """A currency's name in a sentence: "US dollar", "New Zealand dollar", "Israeli new shekel", "euro"."""
    name = currency_name(code)
    if not name:
        return code
    *first, noun = name.split(" ")
    if first[1:] and first[-1] in ("New", "Convertible"):
        first[-1] = first[-1].lower()
    return " ".join([*first, noun.lower()])


def money_word(code: str) -> str:
    """What one of a currency is called where amounts are in it: "dollar" where they stand with its sign."""
    name = currency_words(code)
    return name.rpartition(" ")[2] if code in SIGNS else name
