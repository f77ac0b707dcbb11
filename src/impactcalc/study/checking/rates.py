"""The sheet Rates: what its subjects mean, and which rows cannot be right whatever the prices are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from impactcalc.errors import Problem
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.problems import rates as wrong
from impactcalc.known.meant import Meant, Refused
from impactcalc.known.places import country_of
from impactcalc.study.rows import Note, SheetRows
from impactcalc.study.sheets.meanings import country_code, currency_code, place_identifier
from impactcalc.study.sheets.number_text import shown

# A rate's subject is a currency, a place or a country, after its kind; the column is text: looked up here.
_SUBJECTS = {"exchange_rate": currency_code, "regional_price_parity": place_identifier}
_UNITS = {("exchange_rate", "USD"), ("ppp_factor", "USA"), ("regional_price_parity", "US")}
_PARITIES = (0.3, 3.0)  # no state or metro of the US is near these: a parity outside was typed with the US = 100
_LEAST = 1e-12  # one over the most that a count may be: no currency, index or price level is near it


def understood_rates(rates: SheetRows, settled: Collection[int]) -> tuple[SheetRows, list[Problem], list[Note]]:
    """The rows with codes for their subjects, what is wrong with them, and what subjects were understood as.

    `settled` are the row numbers that something is said about already: their numbers are not judged, nor compared
    with others. What only the shipped prices can tell (consumer prices on two bases) is found when they are read.
    """
    subjects = rates.words("subject").copy()
    problems: list[Problem] = []
    notes: list[Note] = []
    first: dict[tuple[str, str, float], float] = {}
    for i, (kind, subject) in enumerate(zip(rates.words("kind").tolist(), subjects.tolist(), strict=True)):
        if not kind or not subject:
            continue  # said already, and without a kind it is not known what the subject should be
        meaning = _SUBJECTS.get(kind, country_code)(subject)
        if isinstance(meaning, Refused):
            where = rates.cell(i, "subject")
            problems.append(Problem("Rates", where, subject, meaning.fact))
            continue
        if isinstance(meaning, Meant):
            if meaning.fact:
                notes.append(Note("Rates", rates.cell(i, "subject"), subject, meaning.fact))
            meaning = meaning.word
        subjects[i] = meaning
        year, value = float(rates.numbers("year")[i]), float(rates.numbers("value")[i])
        if int(rates.rows[i]) in settled or np.isnan([year, value]).any():
            continue
        fault = _fault(kind, meaning, year, value, first.setdefault((kind, meaning, year), value))
        if fault is not None:
            column, fact = fault
            typed = shown(value) if column == "value" else subject
            problems.append(Problem("Rates", rates.cell(i, column), typed, fact))
    return replace(rates, columns=MappingProxyType({**rates.columns, "subject": subjects})), problems, notes


def _fault(kind: str, subject: str, year: float, value: float, earlier: float) -> tuple[str, ProblemFact] | None:
    """What a rate cannot be, and the column that says so; `earlier` is the first of the same kind, subject and
    year."""
    named = f"{kind} {subject} {year:.0f}"
    if (kind, subject) in _UNITS and value != 1.0:
        return "value", wrong.RateIsOne(named)
    if earlier != value:
        return "value", wrong.RateTwice(named, earlier)
    if value < _LEAST:
        return "value", wrong.RateTooSmall(named, _LEAST)
    if kind != "regional_price_parity":
        return None
    if country_of(subject) != "US":
        return "subject", wrong.ParityAbroad(named)
    if not _PARITIES[0] <= value <= _PARITIES[1]:
        return "value", wrong.ParityImplausible(named, value)
    return None
