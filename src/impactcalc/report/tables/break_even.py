"""Break-even: cost and tax of each scope, and the people or the attribution share that would bring them together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from impactcalc.impact.fiscal.answer import Attribution, BreakEven, Scale
from impactcalc.report.tables.lines import figure, text
from impactcalc.report.tables.table import Field, Subject


def _share(key: str, heading: str, says: str, of: Callable[[Attribution], float]) -> Field[Sequence[BreakEven]]:
    return figure(key, "share", heading, says, lambda part: of(part.attribution) if part.attribution else np.nan)


BREAK_EVEN: Subject[Sequence[BreakEven]] = Subject(
    "break_even",
    "What it would take for the programme cost to come back in tax: the attribution share, one for all rows.",
    lambda result: result.break_even,
    (
        text("scope", "text", "Tax", "own_budget: to the reporting government; local: all of the local level.",
             lambda part: part.scope),
        text("missing", "text", "Missing", "What lacks for an answer; empty: nothing.",
             lambda part: part.missing or None),
        figure("programme_cost", "money", "Programme cost", "As in figures.", lambda part: part.cost),
        figure("tax", "money", "Tax today", "What comes back today.", lambda part: part.tax),
        figure("tax_low", "money", "Tax, lowest", "Empty: no range.",
               lambda part: part.tax_range[0] if part.tax_range else None),
        figure("tax_high", "money", "Tax, highest", "Empty: no range.",
               lambda part: part.tax_range[1] if part.tax_range else None),
        text("range_of", "text", "Range of", "simulated: of the draws. Empty: nothing drawn moves it.",
             lambda part: part.range_of or None),
        figure("returned", "share", "Comes back today", "Tax over cost.", lambda part: part.returned),
        _share("attribution_share", "Attribution share today", "An average over the money that it applies to.",
               lambda share: share.today),
        _share("attribution_share_needed", "Needed", "Empty where even all of it is not enough.",
               lambda share: share.needed),
        _share("attribution_share_needed_low", "Needed, lowest", "Over the range of the tax.", lambda share: share.low),
        _share("attribution_share_needed_high", "Needed, highest", "Over the range of the tax.",
               lambda share: share.high),
        figure("tax_at_full_attribution", "money", "Tax at full attribution", "If the programme could claim all of it.",
               lambda part: part.attribution.full_tax if part.attribution else None),
    ),
    index=("scope",),
    path="break_even",
)  # fmt: skip
BREAK_EVEN_PEOPLE: Subject[Sequence[tuple[BreakEven, Scale]]] = Subject(
    "break_even_people",
    "How many people it would take, everything about them in proportion. Empty where no number is enough.",
    lambda result: [(part, scale) for part in result.break_even for scale in part.scales],
    (
        text("scope", "text", "Tax", "As in break_even.", lambda one: one[0].scope),
        text("group", "text", "People", "visitors, or guests: those of events and exchanges too.",
             lambda one: one[1].group),
        figure("today", "count", "Today", "Of the study.", lambda one: one[1].people, "people"),
        figure("tax", "money", "Tax that they bring", "Today.", lambda one: one[1].tax),
        figure("cost", "money", "Local money for them", "Today.", lambda one: one[1].cost),
        figure("factor", "multiplier", "Times as many", "Needed over today.", lambda one: one[1].factor, "times"),
        figure("factor_low", "multiplier", "Times, lowest", "Over the range of the tax.", lambda one: one[1].low,
               "times"),
        figure("factor_high", "multiplier", "Times, highest", "Over the range of the tax.", lambda one: one[1].high,
               "times"),
        figure("needed", "count", "At break-even", "A last part of one counted whole.", lambda one: one[1].needed,
               "people"),
    ),
    index=("scope", "group"),
    path="break_even_people",
)  # fmt: skip
