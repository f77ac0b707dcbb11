"""Numbers, counts and lists."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal


def rows(count: int) -> str:
    """1 row, 2 rows."""
    return plural(count, "row")


def rows_that(count: int, what: str, one: str, several: str) -> str:
    """1 row of deals sells, 2 rows of deals sell."""
    return f"{rows(count)} of {what} {one if count == 1 else several}"


def plural(count: int, one: str, several: str = "") -> str:
    """1 row, 2 rows: a count with its noun."""
    return f"{count} {one if count == 1 else several or one + 's'}"


def listed(items: Sequence[str], more: int = 0) -> str:
    """One, two, three and 4 more."""
    return ", ".join(items) + (f" and {more} more" if more else "")


def in_a_row(parts: Sequence[str], joined: str = "and") -> str:
    """One, two and three."""
    return f" {joined} ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def rounded(value: float) -> str:
    """A number with as many digits as tell, never as a power of ten."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:,.2f}" if value >= 0.1 else f"{Decimal(f'{value:.2g}'):f}"


def spaced(name: str) -> str:
    """A name of the schema as it is said, and as its heading has it: resident share, host-paid share."""
    return name.replace("host_paid", "host-paid").replace("_", " ")


def heading(name: str) -> str:
    """A name of the schema as a heading: Resident share."""
    return spaced(name).capitalize()


def number(value: float, decimals: int = 0) -> str:
    """1,234.5"""
    return f"{value:,.{decimals}f}"


def share(value: float, decimals: int = 0) -> str:
    """12%"""
    return f"{value:.{decimals}%}"


def spread(lowest: float, highest: float) -> str:
    """10%, or 10% to 20%."""
    return f"{lowest:.0%}" if lowest == highest else f"{lowest:.0%} to {highest:.0%}"


def six_digits(value: float) -> str:
    """A number in six significant digits at least, never as a power of ten: "1,234,567", "0.5", "0.0000412"."""
    said = f"{value:,.6g}"
    if "e" not in said:
        return said
    return f"{value:,.0f}" if abs(value) >= 1.0 else f"{Decimal(said):f}"
