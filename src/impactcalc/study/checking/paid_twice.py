"""The same payment on two sheets: a scholarship, or what an event's organiser bought, and again a row of the Budget."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats, Objects
from impactcalc.errors import Problem
from impactcalc.facts.payments import OtherPayment
from impactcalc.facts.problems.rows import PaidTwice
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.study.checking.rules import Mask, organiser_given
from impactcalc.study.rows import SheetRows
from impactcalc.study.sheets.headings import plain
from impactcalc.study.sheets.number_text import shown

# What a scholarship is called, in the languages that such workbooks come in. It only raises a question.
SCHOLARSHIP_WORDS = (
    "scholar", "stipend", "bursar", "fellowship", "tuition", "beca", "bourse", "borsa", "bolsa", "beurs", "奨学",
    "奖学", "장학",
)  # fmt: skip
NEAR = 1e-9
LONG_WORD = 5  # letters: shorter ones say little
Rows = npt.NDArray[np.int64]
_LABELS = {category.code: category.label for category in CATEGORIES}


@dataclass(frozen=True, slots=True)
class Payment:
    """A row of the sheet Budget, by position, that may be money of another row."""

    at: int
    confirmed: bool
    other: OtherPayment


def paid_twice(sheets: Mapping[str, SheetRows]) -> Iterator[Problem]:
    """Every doubt that the row's column Confirmed does not answer."""
    budget = sheets["Budget"]
    for doubt in in_doubt(sheets):
        if not doubt.confirmed:
            value = shown(float(budget.numbers("amount")[doubt.at]))
            yield Problem("Budget", budget.cell(doubt.at, "amount"), value, PaidTwice(doubt.other))


def in_doubt(sheets: Mapping[str, SheetRows]) -> Iterator[Payment]:
    """The rows of the sheet Budget that may say again what another row says; a row once for each sheet."""
    budget = sheets["Budget"]
    if not len(budget):
        return
    confirmed = budget.confirmed
    for at, where, amount in _scholarships(budget, sheets["Exchanges"]):
        yield Payment(at, bool(confirmed[at]), OtherPayment("Exchanges", where, "", amount))
    for at, other in _events(budget, sheets["Events"]):
        yield Payment(at, bool(confirmed[at]), other)


def _scholarships(budget: SheetRows, exchanges: SheetRows) -> Iterator[tuple[int, str, str]]:
    """Budget rows that are as large as a scholarship, or as all of them, or local money for schooling."""
    given = np.flatnonzero(np.nan_to_num(exchanges.numbers("scholarship")) > 0)
    if not len(given):
        return
    amounts = exchanges.numbers("scholarship")[given]
    groups, of_given = _groups(exchanges, given, "member", "year")
    known, of_budget = _groups(budget, np.arange(len(budget)), "member", "year")
    at_group = {group: number for number, group in enumerate(groups)}
    number = np.array([at_group.get(group, -1) for group in known], dtype=np.int64)[of_budget]
    schooling = (budget.words("paid_from") == "local") & _schooling(budget)
    paid, currency = budget.numbers("amount"), budget.words("currency")
    for group in range(len(groups)):
        mine = np.flatnonzero(number == group)
        theirs = np.flatnonzero(of_given == group)
        for code in dict.fromkeys(exchanges.words("currency")[given[theirs]].tolist()):
            same = theirs[exchanges.words("currency")[given[theirs]] == code]
            values = np.append(amounts[same], amounts[same].sum())
            equal = _among(paid[mine], values) & np.asarray(currency[mine] == code, dtype=bool) & (paid[mine] > 0)
            for at in mine[equal].tolist():
                match = same[np.argmin(np.abs(amounts[same] - paid[at]))]
                yield at, exchanges.cell(int(given[match]), "scholarship"), shown(float(amounts[match]))
            schooling[mine[equal]] = False
        for at in mine[schooling[mine] & (paid[mine] > 0)].tolist():
            yield at, exchanges.cell(int(given[theirs[0]]), "scholarship"), shown(float(amounts[theirs[0]]))


def _events(budget: SheetRows, events: SheetRows) -> Iterator[tuple[int, OtherPayment]]:
    """Budget rows for what an event's organiser bought, in the same place and year: as much of it, or in the same tie
    or for the same purpose, or by its name; or as large as all that it bought."""
    own, of_own, number = _organisers(budget, events)
    here = np.flatnonzero(number >= 0)
    bought = {code: np.nan_to_num(events.numbers(code)[own]) for code in _LABELS}
    if not len(here):
        return
    ties = [list(_ties(events, at)) for at in own.tolist()]
    currency = events.words("currency")[own].tolist()
    first: dict[tuple[object, ...], int] = {}
    for code, amounts in bought.items():
        for at in np.flatnonzero(amounts > 0).tolist():
            for sign in ((currency[at], round(float(amounts[at]), 2)), *ties[at]):
                first.setdefault((int(of_own[at]), code, *sign), at)
    several = np.sum([amounts > 0 for amounts in bought.values()], axis=0) > 1
    totals = np.round(np.sum(list(bought.values()), axis=0), 2)
    for at in np.flatnonzero(several).tolist():
        first.setdefault((int(of_own[at]), "", currency[at], float(totals[at])), at)
    for at in here.tolist():
        group, code = int(number[at]), str(budget.words("category")[at])
        amount = (budget.words("currency")[at], round(float(budget.numbers("amount")[at]), 2))
        signs = ((group, code, *sign) for sign in (amount, *_ties(budget, at)))
        match = next((first[sign] for sign in signs if sign in first), None)
        what = _LABELS.get(code, code).lower()
        if match is None and (match := first.get((group, "", *amount))) is not None:
            what = ""
        if match is not None:
            yield at, OtherPayment("Events", f"row {events.rows[own[match]]}", what, shown(amount[1]))


def same_category(sheets: Mapping[str, SheetRows]) -> Mask:
    """The rows of the sheet Budget (rows,) for a category that some event's organiser bought too, in the same place and
    year: nothing says that it is the same money, and nothing that it is not."""
    budget, events = sheets["Budget"], sheets["Events"]
    own, of_own, number = _organisers(budget, events)
    found = np.zeros(len(budget), dtype=bool)
    for code in _LABELS:
        groups = np.unique(of_own[np.nan_to_num(events.numbers(code)[own]) > 0])
        found |= np.isin(number, groups) & np.asarray(budget.words("category") == code, dtype=bool)
    return found


def _organisers(budget: SheetRows, events: SheetRows) -> tuple[Rows, Rows, Rows]:
    """Events with an organiser's own spending, the group (member, year and place) of each, and that of the rows of the
    sheet Budget that spend here; -1: no such event."""
    own = np.flatnonzero(organiser_given(events))
    groups, of_own = _groups(events, own, "member", "year", "place")
    known, of_budget = _groups(budget, np.arange(len(budget)), "member", "year", "place")
    at_group = {group: number for number, group in enumerate(groups)}
    number = np.array([at_group.get(group, -1) for group in known], dtype=np.int64)[of_budget]
    here = np.asarray(budget.words("spent_in") != "abroad", dtype=bool) & (budget.numbers("amount") > 0)
    return own, of_own, np.where(here, number, -1)


def _ties(table: SheetRows, at: int) -> Iterator[tuple[str, str]]:
    """What ties a row to others: its partner city, its purpose, the words of its name."""
    for field in ("partner_city", "purpose"):
        word = str(table.words(field)[at])
        if word:
            yield field, plain(word)
    for word in plain(table.words("name")[at]).split():
        if len(word) >= LONG_WORD and not word.isdigit():
            yield "name", word


def _groups(table: SheetRows, at: Rows, *fields: str) -> tuple[list[tuple[object, ...]], Rows]:
    """The distinct values of some fields together, and which of them each row has."""
    seen: dict[tuple[object, ...], int] = {}
    keys = zip(*(table.columns[name][at].tolist() for name in fields), strict=True)
    which = np.fromiter((seen.setdefault(key, len(seen)) for key in keys), dtype=np.int64, count=len(at))
    return list(seen), which


def _among(values: Floats, others: Floats) -> Mask:
    """Which values are one of the others, but for rounding."""
    ordered = np.sort(others)
    right = np.minimum(np.searchsorted(ordered, values), len(ordered) - 1)
    near = np.minimum(np.abs(ordered[right] - values), np.abs(ordered[np.maximum(right - 1, 0)] - values))
    return np.asarray(near <= NEAR * np.abs(values), dtype=bool)


def _schooling(budget: SheetRows) -> Mask:
    """Rows for education, or whose name speaks of a scholarship."""
    names: Objects = budget.words("name")
    spoken = {name: any(word in plain(name) for word in SCHOLARSHIP_WORDS) for name in set(names.tolist())}
    said = np.fromiter((spoken[name] for name in names.tolist()), dtype=bool, count=len(names))
    return np.asarray((budget.words("category") == "education") | said, dtype=bool)
