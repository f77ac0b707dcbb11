"""What was given, in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from impactcalc.impact.result import Result
from impactcalc.impact.rows.in_kind import NIGHTS, PRO_BONO, KindSum
from impactcalc.words.en.amounts import money
from impactcalc.words.en.numbers import six_digits

KIND_NAMES: Mapping[str, str] = {NIGHTS: "Nights in host families", "gift": "Gifts", PRO_BONO: "Hours free of charge"}
APART = "In kind: not spending, not multiplied, in no total"


def in_kind_words(result: Result) -> Iterator[str]:
    """What was given, with its value where the study states one; nothing where nothing was."""
    sums = result.in_kind.sums
    if sums:
        said = "; ".join(_words(one, result.basis.home_currency) for one in sums)
        head = "Given in kind, valued only where the study states how"
        yield f"{head}: {said}. This is not spending: no multiplier applies, and it is in no total."


def _words(one: KindSum, currency: str) -> str:
    what = {NIGHTS: "night{} in host families", PRO_BONO: "hour{} free of charge"}.get(one.kind, "gift{}")
    counted = f"{six_digits(one.quantity)} {what.format('' if one.quantity == 1 else 's')}"
    if one.unvalued >= one.quantity:
        return f"{counted}, without a value"
    some = f" ({six_digits(one.unvalued)} of them without a value)" if one.unvalued else ""
    return f"{counted}, worth {money(one.value, currency)}{some}"
