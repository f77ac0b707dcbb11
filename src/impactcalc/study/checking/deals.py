"""The sheet Deals: what must fit together within a row, and what a blank first year means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.errors import Problem
from impactcalc.facts.notes.rows import FirstYearBlank
from impactcalc.facts.problems import deals as wrong
from impactcalc.known.periods import calendar_years
from impactcalc.known.places import country_of
from impactcalc.study.checking.rules import Rule, broken_rules, given
from impactcalc.study.rows import Note, SheetRows
from impactcalc.study.sheets.schema import LATEST_YEAR

LONGEST = 100  # years: more is likely a calendar year in the wrong column


def understood_deals(deals: SheetRows, place: str) -> tuple[SheetRows, list[Problem], list[Note]]:
    """The rows with the price year for a blank first year; what is wrong; what was filled in.

    `place` is the study's own ("" where it is not known): a deal counts at home, so it must lie in that country.
    """
    problems, notes = list(broken_rules(deals, _rules(deals, place))), []
    first = deals.numbers("first_year")
    blank = np.flatnonzero(np.isnan(first))
    values = dict(deals.columns)
    if len(blank):
        values["first_year"] = np.where(np.isnan(first), _calendar(deals.numbers("year")), first)
        notes.append(Note("Deals", deals.cell(int(blank[0]), "first_year"), "", FirstYearBlank(), len(blank)))
    return replace(deals, columns=MappingProxyType(values)), problems, notes


def _calendar(years: Floats) -> Floats:
    """Price years as calendar years; NaN stays."""
    return np.where(np.isnan(years), np.nan, calendar_years(np.nan_to_num(years)))


def _rules(deals: SheetRows, place: str) -> Iterator[Rule]:
    industry, category, years = given(deals, "industry"), given(deals, "category"), deals.numbers("years")
    with np.errstate(invalid="ignore"):
        too_long, parts = years > LONGEST, (years > 0) & (years <= LONGEST) & (years != np.floor(years))
        ends = deals.numbers("first_year") + years - 1
        too_late = (ends > LATEST_YEAR) & ~too_long & ~parts
    yield Rule(
        ~industry & ~category,
        "industry",
        wrong.SellerUnknown(place),
    )
    yield Rule(
        industry & category,
        "category",
        wrong.SellerTwice(),
    )
    yield Rule(
        np.asarray((deals.words("category") == "local_wages") & (deals.words("kind") != "joint_project"), dtype=bool),
        "category",
        wrong.DealOfWages(),
    )
    yield Rule(
        np.asarray(too_long, dtype=bool),
        "years",
        wrong.DealTooLong(LONGEST),
    )
    yield Rule(
        np.asarray(parts, dtype=bool),
        "years",
        wrong.DealOfPartYears(),
    )
    yield Rule(
        np.asarray(too_late, dtype=bool),
        "years",
        wrong.DealEndsTooLate(LATEST_YEAR),
    )
    if place:
        home = country_of(place)
        elsewhere = [where != "" and country_of(where) != home for where in deals.words("place").tolist()]
        yield Rule(
            np.array(elsewhere, dtype=bool),
            "place",
            wrong.DealAbroad(),
        )
