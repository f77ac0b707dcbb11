"""What the page of a finance officer has beside the others: the checks in full, tax by level, quotients."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from impactcalc.impact.beside.ratios import ratios
from impactcalc.impact.result import Result
from impactcalc.report.clauses import ratio_key
from impactcalc.report.html.numbers import Numbers
from impactcalc.report.html.shown import How, Shown
from impactcalc.report.pages.cost_and_tax import LEVEL_NAMES
from impactcalc.report.words.respelled import Spell
from impactcalc.report.words.speaking import said, term

MOST_WARNINGS = 4  # that a sheet of paper has room for
LEVELS = ("federal", "state", "local", "not_split")


@dataclass(frozen=True, slots=True)
class Rows:
    """A small table: a name and a number a row; `keys` are the names of what is said of them where they move."""

    title: str
    head: tuple[str, str]
    names: Sequence[str]
    keys: Sequence[str]
    numbers: Sequence[Shown]


@dataclass(frozen=True, slots=True)
class ForFinance:
    """`checks` is how many fired, in words."""

    checks: str
    errors: Sequence[str]
    warnings: Sequence[str]
    tax: Rows | None
    per_unit: Sequence[Rows]
    notes: Sequence[str]

    def spelled(self, spell: Spell) -> ForFinance:
        """As its reader spells; names of the user's stay."""

        def of(table: Rows) -> Rows:
            return replace(table, title=spell(table.title), names=[*map(spell, table.names)])

        return replace(
            self,
            checks=spell(self.checks),
            errors=[*map(spell, self.errors)],
            warnings=[*map(spell, self.warnings)],
            tax=of(self.tax) if self.tax else None,
            per_unit=[*map(of, self.per_unit)],
            notes=[*map(spell, self.notes)],
        )


def for_finance(numbers: Numbers, result: Result) -> ForFinance:
    """All of it; no quotients where nothing is new."""
    tables = tuple(_per_unit(numbers, result))
    return ForFinance(
        checks=said().finance.checks_said(result),
        errors=said().finance.errors_said(result),
        warnings=said().finance.warnings_said(result, MOST_WARNINGS),
        tax=_tax(numbers, result),
        per_unit=tables,
        notes=said().finance.quotient_notes(result) if tables else (),
    )


def _tax(numbers: Numbers, result: Result) -> Rows | None:
    """Tax by level of government, as far as the levels are known; None where no tax is."""
    found = [(term(LEVEL_NAMES[level]), numbers.shown("whole", f"figures.tax_{level}")) for level in LEVELS]
    known = [(name, amount) for name, amount in found if math.isfinite(amount.value) and amount.value > 0]
    if not known:
        return None
    total = numbers.shown("whole", "figures.tax_all_levels")
    rows = [*known, *(((term("All levels"), total),) if math.isfinite(total.value) else ())]
    names = [name for name, _ in rows]
    return Rows(
        said().what_if.tax_title(result),
        (term("Level"), term("Tax")),
        names,
        [""] * len(rows),
        [amount for _, amount in rows],
    )


def _per_unit(numbers: Numbers, result: Result) -> Iterator[Rows]:
    found = list(enumerate(ratios(result)))
    for of, title in said().finance.per_unit_titles(result).items():
        rows = [(n, one) for n, one in found if one.of == of]
        how: How = "each" if of == "job" else "per unit"
        amounts = [numbers.shown(how, f"figures.{one.part}", of=(f"figures.{one.whole}",)) for _, one in rows]
        if rows:
            names = [said().finance.ratio_name(one, result) for _, one in rows]
            yield Rows(title, (term("What"), term("Amount")), names, [ratio_key(n) for n, _ in rows], amounts)
