"""Tax that is supported, what the programme cost, and what came back to the budget, in sentences."""

from __future__ import annotations

import math
from collections.abc import Iterator

from impactcalc.impact.result import Result
from impactcalc.report.words.en.governments import own_budget
from impactcalc.report.words.en.steps_taken import before_words
from impactcalc.report.words.en.terms import money_word
from impactcalc.words.en.amounts import SIGNS, money, parts_rounded, parts_words
from impactcalc.words.en.numbers import in_a_row


def tax_words(result: Result) -> tuple[str, ...]:
    """Tax revenue by level, and own taxes beside the cost, with or without a sheet Taxes."""
    fiscal, currency = result.fiscal, result.basis.home_currency
    if result.net_new_spending <= 0:
        return ()
    most = "at most " if result.at_most else ""
    if math.isnan(fiscal.impact.total) and not fiscal.impact.known:
        first = "Tax revenue supported: not available, since the multipliers in use do not tell it."
        return (first, *_own_budget(result, most))
    if not fiscal.impact.split:
        first = (
            f"Tax revenue supported: not known in all. Of the taxes on what is bought and made, {most}"
            f"{money(fiscal.impact.known, currency)} is known, for all levels of government together; what comes of "
            "pay (personal income tax and social contributions) is not."
        )
        return (first, *_own_budget(result, most))
    if math.isnan(fiscal.impact.total):
        first = "Tax revenue supported: not available, since the multipliers in use do not tell it all."
        return (first, *_own_budget(result, most))
    by_level = {name: value for name, value in fiscal.impact.by_level().items() if value}
    amounts = parts_words(fiscal.impact.total, list(by_level.values()), currency)
    levels = [f"{amount} {name.replace('_', ' ')}" for amount, name in zip(amounts, by_level, strict=True)]
    levels[-1:] = [f"{last}{parts_rounded(fiscal.impact.total, list(by_level.values()))}" for last in levels[-1:]]
    inside = "it lies" if result.economy.valuation == "producer" else "all but the taxes on the sale lies"
    first = (
        f"Tax revenue supported: {most}{money(fiscal.impact.total, currency)}{''.join(', ' for _ in levels[:1])}"
        f"{in_a_row(levels)}; {inside} inside value added, and none of it must be added to the figures above."
    )
    return (first, *_own_budget(result, most))


def cost_words(result: Result) -> str:
    """The programme cost in a sentence; "at least" where a part of it is known from shares only."""
    cost = result.fiscal.cost
    return f"{'at least ' if cost.at_least else ''}{money(cost.total, result.basis.home_currency)}"


def local_money_words(result: Result) -> tuple[str, ...]:
    """The programme cost and the local money that the ledger takes off, in a line that reconciles the two; nothing
    where no local money is stated."""
    cost, currency = result.fiscal.cost, result.basis.home_currency
    if not cost.total > 0:
        return ()
    paid = (
        ("the sheet Budget", cost.budget),
        ("events' organisers", cost.organisers),
        ("scholarships", cost.scholarships),
        ("a share of what guests spent", cost.host_paid),
    )
    less = (
        (cost.off_before, f"had come off before, as {before_words(result)}"),
        (cost.spent_abroad, "was spent abroad"),
        (cost.spent_elsewhere, "is scholarships beyond the spending of their rows, spent elsewhere"),
    )
    parts = [f"{money(value, currency)} for {name}" for name, value in paid if value > 0]
    kept = [f"{money(value, currency)} {why}" for value, why in less if _shows(value, cost.total)]
    text = f"Local money: the programme cost {cost_words(result)} ({in_a_row(parts)}); "
    text += f"local money taken off in the ledger: {money(cost.taken_off, currency)}"
    return (f"{text}, as {in_a_row(kept)}." if kept else f"{text}.",)


def _shows(value: float, of: float) -> bool:
    """Whether a part is more than rounding."""
    return value > 1e-9 * of


def _own_budget(result: Result, most: str) -> Iterator[str]:
    fiscal, currency = result.fiscal, result.basis.home_currency
    if not fiscal.own_taxes:
        return
    cost = fiscal.cost
    own = _taken_at_the_sale(result, most)
    if fiscal.per_unit_of_cost is None:
        why = "no local money" if cost.budget_rows else "nothing"
        yield f"{own}; what the programme cost is not beside it: the sheet Budget states {why}."
        return
    sign = SIGNS.get(currency, f"{currency} ")
    most = "at most " if cost.at_least else most
    per_unit = fiscal.per_unit_of_cost
    back = f"less than {sign}0.01" if 0 < per_unit < 0.005 else f"{most}{sign}{per_unit:.2f}"
    yield (
        f"{own}; the programme cost {cost_words(result)} of local money. For each {money_word(currency)} of local "
        f"money spent on the programme, {back} came back to {own_budget(result)}."
    )


def _taken_at_the_sale(result: Result, most: str) -> str:
    """What the named taxes take in full, the city's own part of it, and what of it the tax revenue above holds."""
    impact, currency = result.fiscal.impact, result.basis.home_currency
    taken, counted = float(impact.collected.sum()), float(impact.counted.sum())
    whole = money(taken, currency)
    own = parts_words(taken, [result.fiscal.own_budget], currency)[0]
    text = f"At the sale the taxes of the sheet Taxes take {most}{whole} of net new spending, "
    text += "all of it" if own == whole else f"{most}{own} of it"
    text += f" for {own_budget(result)}"
    if math.isnan(impact.total) and not impact.known:
        return text
    held = money(counted, currency)
    if held == whole:
        return f"{text} (the tax revenue above holds it)"
    return f"{text} (the tax revenue above holds {held} of the {whole}: the table has no more tax on these sales)"
