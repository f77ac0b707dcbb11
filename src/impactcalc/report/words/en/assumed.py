"""How much of the money nobody counted: it rests on the amounts of shipped profiles."""

from __future__ import annotations

from collections.abc import Iterator

from impactcalc.impact.result import Result
from impactcalc.words.en.amounts import money


def assumed_words(result: Result) -> tuple[str, ...]:
    """The amount and its part of the spending, at home and abroad; nothing where all of it is stated."""
    parts = list(_parts(result))
    if not parts:
        return ()
    verb = "rests" if len(parts) == 1 else "rest"
    return (
        f"Assumed: {' and '.join(parts)} {verb} on amounts of profiles, not on amounts that the study states; "
        "the assumptions list them with their sources.",
    )


def _parts(result: Result) -> Iterator[str]:
    sides = (
        (result.assumed_spending, result.gross_spending, "the spending at home"),
        (result.assumed_abroad, result.spent_abroad, "what was spent abroad"),
    )
    for assumed, whole, where in sides:
        if assumed > 0:
            said = f"{money(assumed, result.basis.home_currency)} ({percent(assumed, whole)})"
            yield f"all of {where}, {said}," if percent(assumed, whole) == "100%" else f"{said} of {where}"


# Two sums of the same amounts in another order: no more than rounding lies between them.
_ROUNDING = 1e-9


def percent(part: float, whole: float) -> str:
    """A part in percent: 100 only for all, never 0 for something."""
    if part >= whole * (1 - _ROUNDING):
        return "100%"
    share = part / whole * 100
    if share < 0.5:
        return "less than 1%"
    return "more than 99%" if share >= 99.5 else f"{share:.0f}%"
