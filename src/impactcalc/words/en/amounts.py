"""Amounts of money as sentences have them, alone and as parts of a whole."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

from impactcalc.words.en.numbers import rounded as in_telling_digits

SIGNS = {"USD": "$"}
NOT_AVAILABLE = "not available"


class Unit(NamedTuple):
    """What amounts are said in, and how many decimals of it are shown."""

    size: float
    name: str
    decimals: int


_CENTS, _WHOLE = Unit(1.0, "", 2), Unit(1.0, "", 0)
LARGE = (Unit(1e6, " million", 1), Unit(1e9, " billion", 1), Unit(1e12, " trillion", 1))


def unit_of(value: float) -> Unit:
    """The unit in which an amount is said: whole below a million, else millions, billions or trillions; less than ten
    with two decimals, so that something does not read as nothing, nor a half as a whole."""
    size = abs(value)
    if 0.005 <= size < 9.995:
        return _CENTS
    if size < 999_999.5:
        return _WHOLE
    return next((unit for unit in LARGE if size / unit.size < 999.95), LARGE[-1])


def money(value: float, currency: str, unit: Unit | None = None) -> str:
    """An amount as a sentence has it: "$182.6 million", "EUR 1.2 million", small amounts whole ("$12,968")."""
    if not math.isfinite(value):
        return NOT_AVAILABLE
    size = size_words(abs(value), unit)
    minus = "-" if value < 0 and not reads_as_zero(size) else ""
    return f"{minus}{sign_of(currency)}{size}"


def rate(value: float, currency: str) -> str:
    """An amount for one night, hour or person, to the cent: "$167.00", "EUR 12.50"."""
    said = f"{abs(value):,.2f}"
    return f"{'-' if value < 0 and not reads_as_zero(said) else ''}{sign_of(currency)}{said}"


def each(value: float, currency: str) -> str:
    """An amount for one night, hour or person, in as many digits as tell: "$3,000", "$23.90", "EUR 0.0042"."""
    return f"{sign_of(currency)}{in_telling_digits(value)}"


def side_by_side(values: Sequence[float], currency: str) -> list[str]:
    """Amounts that a sentence compares: as any amount is said, but in as many digits as it takes where two of them
    would read alike."""
    as_any = [money(value, currency) for value in values]
    finer = (Unit(1.0, "", decimals) for decimals in (0, *range(2, 13)))
    ways = itertools.chain([as_any], ([money(value, currency, unit) for value in values] for unit in finer))
    return next((said for said in ways if len(set(said)) == len(set(values))), as_any)


def sign_of(currency: str) -> str:
    """What stands before an amount: "$", "EUR "."""
    return SIGNS.get(currency, f"{currency} ")


def reads_as_zero(said: str) -> bool:
    """Whether a number as it is written has no other digit than 0: nothing is below that."""
    return any(map(str.isdigit, said)) and not set(said) & set("123456789")


def size_words(value: float, unit: Unit | None = None) -> str:
    """A positive amount without its currency."""
    if not math.isfinite(value):
        return NOT_AVAILABLE
    unit = unit or unit_of(value)
    return f"{value / unit.size:,.{unit.decimals}f}{unit.name}"


def rounded(value: float, unit: Unit) -> float:
    """An amount as it is read."""
    return round(value / unit.size, unit.decimals) * unit.size


def parts_words(whole: float, parts: Sequence[float], currency: str) -> list[str]:
    """The parts of a whole, in its unit of millions or more, each rounded as it is wherever it stands: what they lack
    of the whole `parts_rounded` says. Parts too small for the unit of the whole are said in their own."""
    unit = unit_of(whole)
    own = not all(map(math.isfinite, (whole, *parts))) or _in_their_own(unit, parts)
    return [money(part, currency, None if own else unit) for part in parts]


def parts_rounded(whole: float, parts: Sequence[float]) -> str:
    """That each part is rounded, where the parts as printed do not come to the whole as printed; else nothing."""
    unit = unit_of(whole)
    if not all(map(math.isfinite, (whole, *parts))):
        return ""
    own = _in_their_own(unit, parts)
    printed = math.fsum(rounded(part, unit_of(part) if own else unit) for part in parts)
    return " (each rounded)" if rounded(printed, unit) != rounded(whole, unit) else ""


def _in_their_own(unit: Unit, parts: Sequence[float]) -> bool:
    """Whether parts of a whole in this unit are said each in its own: one of them would read as nothing."""
    return unit.size == 1.0 or any(part and not rounded(part, unit) for part in parts)


def change_words(start: float, end: float, changes: Sequence[float], currency: str) -> list[str]:
    """The changes that lead from a start to an end, with their signs; the last takes up the rounding, so that the
    printed start and changes come to the printed end."""
    unit = max(unit_of(start), unit_of(end))
    if any(not math.isfinite(value) for value in (start, end, *changes)):
        return [_signed(change, currency, None) for change in changes]
    said = [rounded(change, unit) for change in changes[:-1]]
    said.append(rounded(rounded(end, unit) - rounded(start, unit) - sum(said), unit))
    return [_signed(change, currency, unit) for change in said]


def _signed(value: float, currency: str, unit: Unit | None) -> str:
    said = money(value, currency, unit)
    return f"{'+' if value > 0 and not reads_as_zero(said) else ''}{said}"
