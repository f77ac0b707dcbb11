"""Break-even in sentences."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from impactcalc.impact.fiscal.answer import Attribution, BreakEven, Group, Missing, Scale, Scope
from impactcalc.report.words.en.ranges import limit
from impactcalc.words.en.amounts import money

SCOPE_NAMES: Mapping[Scope, str] = MappingProxyType(
    {
        "own_budget": "Own taxes",
        "local": "All tax of the local level",
    }
)
_SCOPES: Mapping[Scope, str] = MappingProxyType(
    {
        "own_budget": "in the taxes that come to {own_budget} (sheet Taxes, at the sale only)",
        "local": "in tax of the local level (every local government, all rounds)",
    }
)
GROUP_NAMES: Mapping[Group, str] = MappingProxyType(
    {"visitors": "Visitors", "guests": "Visitors, event participants and inbound travellers"}
)
_MISSING: Mapping[Missing, str] = MappingProxyType(
    {
        "cost": "the sheet Budget states no local money, so it is not known what the programme cost. List what local "
        "money paid on the sheet Budget",
        "spending": "nothing of the spending at home is net new, so it supports no tax",
        "levels": "the multipliers in use come without shares by level of government: what of all tax goes to the "
        "local level is not known. For the own taxes it can be given: name them on the sheet Taxes, with yes "
        "under Own budget",
        "tax": "no tax of this kind is supported, or the multipliers do not tell it",
    }
)
LESS_THAN_SHOWN = 0.0005


def break_even_words(part: BreakEven, currency: str, at_most: bool, own_budget: str) -> tuple[str, ...]:
    """What comes back today, and what it would take; or what lacks for an answer. `own_budget` says whose it is."""
    return tuple(_words(part, currency, at_most, own_budget))


def _words(part: BreakEven, currency: str, at_most: bool, own_budget: str) -> Iterator[str]:
    if part.missing:
        yield f"{SCOPE_NAMES[part.scope]}: no break-even can be given, since {_MISSING[part.missing]}."
        return
    cost = f"{'at least ' if part.cost_at_least else ''}{money(part.cost, currency)}"
    loose = at_most or part.cost_at_least
    yield (
        f"Of {cost} of local money that the programme cost, {'at most ' if at_most else ''}"
        f"{money(part.tax, currency)} comes back {_SCOPES[part.scope].format(own_budget=own_budget)}: "
        f"{at_most_percent(part.returned) if loose else percent(part.returned)}."
    )
    least = "at least " if loose else ""
    for scale in part.scales:
        yield _scale(scale, currency, part.returned >= 1, least)
    if part.attribution is not None:
        yield _attribution(part, part.attribution, loose)


def _scale(scale: Scale, currency: str, already: bool, least: str) -> str:
    who = GROUP_NAMES[scale.group]
    today = f"{scale.people:,.0f}"
    if math.isnan(scale.factor):
        if already:
            return f"{who}: more of them would cost local money more than the tax that they bring."
        return (
            f"{who}: no number of them would be enough. Today's {today} bring {money(scale.tax, currency)} of tax, and "
            f"local money pays {money(scale.cost, currency)} for them."
        )
    if scale.factor <= 0:
        return f"{who}: the cost comes back even without them."
    within = _within(scale.low, scale.high, times, loose=bool(least))
    needed = f"{scale.needed:,.0f} instead of {today}"
    return (
        f"{who}: {least}{times(scale.factor)} as many as today{within}, {needed}, would be "
        f"{'enough' if already else 'needed'}."
    )


def _attribution(part: BreakEven, share: Attribution, loose: bool) -> str:
    least = "at least " if loose else ""
    today = f"today the share is {percent(share.today)} on average"
    if math.isnan(share.needed):
        whole = at_most_percent(part.returned_at_most) if loose else percent(part.returned_at_most)
        return f"Attribution share: not reachable. Even with full attribution {whole} comes back; {today}."
    within = _within(share.low, share.high, percent, loose=loose)
    verb = "would be enough" if part.returned >= 1 else "would be needed"
    return f"Attribution share: {least}{percent(share.needed)}{within}, the same in every row, {verb}; {today}."


def _within(low: float, high: float, words: Callable[[float], str], *, loose: bool) -> str:
    """A range in brackets; nothing where there is none, or where both ends read the same. Beside "at least" it is of
    that limit."""
    if math.isnan(low) or words(low) == words(high):
        return ""
    return f" ({limit(at_most=loose)}{words(low)} to {words(high)})"


def percent(value: float) -> str:
    """A share in a sentence: "7.2%"."""
    if math.isnan(value):
        return "an unknown part"
    if math.isinf(value):  # of a cost next to nothing
        return "more than 1,000,000,000%"
    return "less than 0.1%" if 0 < value < LESS_THAN_SHOWN else f"{value * 100:.1f}%"


def at_most_percent(value: float) -> str:
    """A share that is at most this: "at most 7.2%"; of some that would read as none, what is true in both cases."""
    said = percent(value)
    return said if said.startswith(("less than", "more than")) or math.isnan(value) else f"at most {said}"


def times(factor: float) -> str:
    """A factor in a sentence: "2.4 times"."""
    return f"{factor:.2f} times" if factor < 10 else f"{factor:,.0f} times"
