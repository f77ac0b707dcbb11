"""A rate that is not at hand, and what is known of where it would be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RateKind = Literal["exchange_rate", "deflator", "cpi", "ppp_factor", "regional_price_parity"]
QuotedBy = Literal["ecb", "hmrc", "none"]


@dataclass(frozen=True, slots=True)
class LackingRate:
    """A rate of a kind, a subject (ISO 4217 or 3166) and a year.

    `years` are the first and the last that the shipped data have of it, None where they have none, `why` the data's own
    reason for that, "" where they give none. Of an exchange rate `quoted_by` is the institution that quotes it and
    `economy` the one in whose series it may be looked up. `money` is what the currency is called that the rate is in,
    and `nearest` the year nearest to it of which a deflator is known, with that.
    """

    kind: RateKind
    subject: str
    year: int
    years: tuple[int, int] | None
    why: str = ""
    quoted_by: QuotedBy = "none"
    economy: str = ""
    money: str = ""
    nearest: tuple[int, float] | None = None
