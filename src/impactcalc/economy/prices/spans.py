"""Rates of a fiscal year: those of its calendar years weighted by months; price indices by quarters where there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from impactcalc.economy.prices.rate import Rate
from impactcalc.known.periods import calendar_year, is_fiscal, months_of, weight_words


def blended(year: int, rate_of: Callable[[int], Rate | None]) -> Rate | None:
    """The mean of the calendar years' rates, weighted by months; None where one of them is not known."""
    found = [(months, rate_of(of)) for of, months in months_of(year)]
    known = [(months, rate) for months, rate in found if rate is not None]
    if len(known) < len(found):
        return None
    value = sum(months * rate.value for months, rate in known) / 12
    sources = dict.fromkeys(rate.source for _, rate in known)
    return Rate(value, f"{' and '.join(sources)}, weighted: {weight_words(year)}", wdi=all(r.wdi for _, r in known))


def between(
    from_year: int,
    to_year: int,
    ratio: Callable[[int, int], Rate | None],
    by_quarters: Callable[[int], Rate | None] | None = None,
) -> Rate | None:
    """What an amount of one year is multiplied by to stand at prices of another, where one at least is a fiscal year.

    A fiscal year's price level is the mean of its calendar years', weighted by months. `ratio` is that between two
    calendar years; `by_quarters` a fiscal year's level over that of its `calendar_year`, where quarters are published.
    """
    base = calendar_year(from_year)
    levels: list[float] = []
    sources: dict[str, None] = {}
    for year in (from_year, to_year):
        quarterly = by_quarters(year) if by_quarters and is_fiscal(year) else None
        if quarterly is not None:
            moved = ratio(base, calendar_year(year))
            if moved is None:
                return None
            found: Rate | None = Rate(quarterly.value * moved.value, quarterly.source)
            if base != calendar_year(year):
                sources[moved.source] = None
        elif is_fiscal(year):
            found = blended(year, lambda of: ratio(base, of))
        else:
            found = ratio(base, year)
        if found is None:
            return None
        levels.append(found.value)
        if year != base:
            sources[found.source.replace("same year and ", "").replace(" and same year", "")] = None
    return Rate(levels[1] / levels[0], "; ".join(sources))


def quarters_index(quarters: Mapping[tuple[int, int], float], year: int) -> float | None:
    """The mean of a fiscal year's four quarters; None where it begins within one, or one is not known."""
    first, month = divmod(year, 100)
    if not is_fiscal(year) or month % 3 != 1:
        return None
    start = (month - 1) // 3
    found = [quarters.get((first + (start + i) // 4, (start + i) % 4 + 1)) for i in range(4)]
    known = [value for value in found if value is not None]
    return sum(known) / 4 if len(known) == 4 else None
