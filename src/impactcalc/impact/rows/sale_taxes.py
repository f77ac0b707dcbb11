"""The place's own taxes on the sale, as the sheet Taxes names them, and what they take of spending."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.checking.taxes import counts, split_categories
from impactcalc.study.study import Study

BED = "accommodation"
Government = Literal["federal", "state", "local"]


@dataclass(frozen=True, slots=True)
class SaleTax:
    """A named tax: `rate` of the price before tax, on the `categories`, collected in the `place`.

    `row` is its row on the sheet Taxes. `stated_place` is the place that the sheet says, where the effects are counted
    in another.
    """

    name: str
    rate: float
    categories: tuple[str, ...]
    level: Government
    collector: str
    place: str
    own_budget: bool
    row: int
    stated_place: str = ""
    typed_source: str = ""

    @property
    def source(self) -> str:
        """Where it was stated."""
        where = f"sheet Taxes, row {self.row}"
        return f"{where}: {self.typed_source}" if self.typed_source else where


def sale_taxes(study: Study) -> tuple[SaleTax, ...]:
    """The taxes that a study names and that count, in the order of the sheet."""
    return _taxes(study, np.flatnonzero(counts(study.taxes)).tolist())


def taxes_left_out(study: Study) -> tuple[SaleTax, ...]:
    """The taxes that are on the sheet and wait for a yes, or have a no."""
    return _taxes(study, np.flatnonzero(~counts(study.taxes)).tolist())


def _taxes(study: Study, rows: Sequence[int]) -> tuple[SaleTax, ...]:
    sheet = study.taxes
    return tuple(
        SaleTax(
            name=str(sheet.words("name")[i]),
            rate=float(sheet.numbers("rate")[i]),
            categories=split_categories(str(sheet.words("categories")[i])),
            level=cast(Government, sheet.words("level")[i]),
            collector=str(sheet.words("collector")[i]),
            place=str(sheet.words("place")[i]),
            own_budget=sheet.words("own_budget")[i] == "yes",
            row=int(sheet.rows[i]),
            stated_place=str(sheet.stated_place[i]),
            typed_source=str(sheet.words("source")[i]),
        )
        for i in rows
    )


def rates_of(taxes: Sequence[SaleTax], place: str) -> Floats:
    """Rates (taxes, categories) on the price before tax in a place; 0 where a tax does not fall."""
    rates = np.zeros((len(taxes), len(CATEGORY_CODES)))
    for t, tax in enumerate(taxes):
        if tax.place == place:
            rates[t, [CATEGORY_CODES.index(code) for code in tax.categories]] = tax.rate
    return rates


def bed_rate(taxes: Sequence[SaleTax], place: str) -> float:
    """The rates on a bed together, in the place where it stands."""
    return sum(tax.rate for tax in taxes if (tax.stated_place or tax.place) == place and BED in tax.categories)


def collected(taxes: Sequence[SaleTax], spending: Floats, place: str) -> Floats:
    """What each tax takes of spending (categories,) in a place, which includes all of them: (taxes, categories).

    tax = spending x rate / (1 + sum of the rates on the category). Linear in the spending.
    """
    rates = rates_of(taxes, place)
    return np.asarray(rates * (spending / (1.0 + rates.sum(axis=0))))
