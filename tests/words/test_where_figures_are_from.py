"""Where figures are from: facts without sentences, worded once where they are read, in whatever language."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from typing import get_type_hints

import numpy as np
import pytest

import impactcalc as ic
import impactcalc.facts.origins
from impactcalc.arrays import is_repeated, named_by
from impactcalc.economy.prices import Prices
from impactcalc.facts.fact import Fact, OriginFact
from impactcalc.facts.origins.cells import Factor, WorkedOut
from impactcalc.facts.origins.prices import SameYear
from impactcalc.facts.origins.rates import Weighted
from impactcalc.impact.result import Result
from impactcalc.impact.rows import activities
from impactcalc.impact.rows.daily import Circumstances, day_of
from impactcalc.known.segments import segments
from impactcalc.samples import samples
from impactcalc.study.checking.validation import read_study
from impactcalc.study.sheets.schema import Settings, Visitors
from impactcalc.words.speaking import phrase, speaking
from toy_language import TOY, toyish

# Texts that facts hold since they are no sentences of ours, whatever is spoken: names of places, countries, monies,
# tables, profiles and columns, codes, what users and published sources say.
DATA = {
    "WorkedOut": {"sheet"},
    "ListedPlace": {"name"},
    "OtherPlaces": {"country", "city"},
    "OnlyPlace": {"name", "country"},
    "MeanOfPlaces": {"country", "city"},
    "RateOfExchange": {"currency", "into"},
    "SplitByProfile": {"profile"},
    "DaySupplied": {"profile", "parts", "currency", "place"},
    "CalculatedFrom": {"heads", "days", "column"},
    "PppFactor": {"vintage"},
    "FactorOverRate": {"vintage"},
    "RegionalParity": {"area", "stands_for"},
    "PricesOf": {"iso3"},
    "CpiItem": {"name", "where"},
    "Stated": {"text"},
    "RowOfRates": {"text"},
    "LineOfFile": {"file", "text"},
    "FixedRate": {"fixed_at"},
    "NumberOfCell": {"sheet", "id", "heading"},
    "NumberOfMany": {"subject"},
    "ErrorOfMultipliers": {"place"},
    "JobsFromAnotherYear": {"place"},
    "PricesAfterIndex": {"country"},
    "FoundInRegions": {"source", "page"},
    "WidenedRange": {"source"},
    "NoJobsInTable": {"table"},
    "NoMoneyOfTable": {"rates"},
    "NoRateOfExchange": {"money"},
}


def origins() -> Iterator[type[OriginFact]]:
    for found in pkgutil.iter_modules(impactcalc.facts.origins.__path__):
        module = importlib.import_module(f"impactcalc.facts.origins.{found.name}")
        for one in vars(module).values():
            if inspect.isclass(one) and issubclass(one, OriginFact) and one.__module__ == module.__name__:
                yield one


def test_texts_in_facts_are_data() -> None:
    found: dict[str, set[str]] = {}
    for one in origins():
        hints = get_type_hints(one)
        texts = {name for name in one.fields if "str" in str(hints[name]) and "Literal" not in str(hints[name])}
        found |= {one.__name__: texts} if texts else {}
    assert found == DATA


@pytest.fixture(scope="module")
def result() -> Result:
    return ic.run(read_study(samples()["city-programme"]))


def test_rows_say_in_every_language_where_they_are_from(result: Result) -> None:
    rows, basis = result.rows, result.basis
    english = [words.tolist() for words in (rows.assumed, rows.calculated, basis.sources)]
    with speaking(TOY):
        toy = [words.tolist() for words in (rows.assumed, rows.calculated, basis.sources)]
    assert toy == [[toyish(text) for text in column] for column in english]
    assert all(any(column) for column in english)
    assert [words.tolist() for words in (rows.assumed, rows.calculated, basis.sources)] == english


def test_what_is_said_of_rows_is_worded_once_for_all_that_say_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand rows with two profiles in two years, half of which state a sum."""
    rows = [
        Visitors(id=str(n), visitors=2, nights=1 + n % 3, year=2014 + n % 2, total_spend=100 if n % 4 < 2 else None,
                 profile="delegate" if n % 8 < 4 else "festival_overnight")
        for n in range(1_000)
    ]  # fmt: skip
    found = ic.run(ic.study_from_rows(Settings(name="Many", place="US", year=2014), rows)).rows
    said: list[Fact | None] = []

    def counted(fact: Fact | None) -> str:
        said.append(fact)
        return phrase(fact)

    monkeypatch.setattr(activities, "phrase", counted)
    assert len(set(found.assumed.tolist())) == 2 + 4  # the split of each profile, its amount of each year
    assert set(found.calculated.tolist()) == {"", "Visitors x Nights x the daily amount of the profile"}
    assert len(said) == 2 * 2 * 2 + 1  # profiles, years, with an amount or the split alone; and a product


def test_names_by_number() -> None:
    assert named_by(["a", "b"], np.array([1, -1, 0])).tolist() == ["b", "", "a"]
    assert named_by([], np.array([-1, -1])).tolist() == ["", ""]
    same = named_by(["a", "b"], np.broadcast_to(np.int64(1), (5,)))
    assert same.tolist() == ["b"] * 5
    assert is_repeated(same)
    assert not len(named_by(["a"], np.array([], dtype=np.int64)))


def test_an_allowance_of_one_half_of_a_fiscal_year_names_how_the_other_came_to_it() -> None:
    """July 2024 to June 2025: nothing moves the allowance of 2024 to 2024."""
    there = Circumstances("", "DEU", "Berlin", True, 202407, "USD")
    said = phrase(day_of(segments()["delegate"], there, Prices.load()).source)
    assert said.startswith("State Department per diem of 2024: Berlin, x 1.06484 to 2025: its own prices and market ")
    assert said.endswith(", weighted: 6 months of 2024 and 6 of 2025")


def test_a_year_alone_is_the_same_year() -> None:
    """Of the years of a fiscal one that need not be moved nothing is said, unless none needs to."""
    both = Prices.load().consumer_ratio("JPN", 2024, 202407)
    assert both is not None
    assert isinstance(both.source, Weighted)
    assert SameYear() not in both.source.parts
    assert "same year" not in phrase(both.source)


def test_the_cells_of_an_amount() -> None:
    days = Factor("one day")
    one = WorkedOut("Visitors", ((Factor("cell", "D4", 226.0), days, Factor("day of profile", "delegate", 120.5)),))
    assert phrase(one) == "Visitors: D4 (226) x 1 day x daily amount of profile delegate (120.5)"
    assert one.first_cell == "D4"
    split = WorkedOut("Events", ((Factor("part by profile", "guest"),), (Factor("cell", "K7", 1234567.0),)))
    assert phrase(split) == "Events: part by profile guest + K7 (1,234,567)"
    assert split.first_cell == "K7"


def test_none_says_nothing() -> None:
    assert phrase(None) == ""
