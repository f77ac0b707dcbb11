"""A number of the page: where result.json has it, how it is rounded, and how it reads."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from markupsafe import Markup

from impactcalc.report.few_digits import in_few_digits, significant
from impactcalc.report.words.speaking import said, term
from impactcalc.words.speaking import language

# How a number is rounded: money in three digits; to the unit; as sentences of the report have it; jobs in few digits,
# also with their noun, and as tables have them; a count; a part of a whole in percent; how often one goes into the
# other, in two digits. Of quotients: two decimals for a unit of money, and money for a job.
How = Literal[
    "about", "whole", "said", "some jobs", "counted jobs", "jobs", "count", "percent", "ratio", "per unit", "each"
]  # fmt: skip
MINUS = "−"
NOT_ZERO = frozenset("123456789")  # what is written without any of these has no sign: "$0"
NOT_AVAILABLE = "not available"


@dataclass(frozen=True, slots=True)
class Shown:
    """A number: `keys` say where result.json has it (several are added up), `of` what it is a part of.

    A key that begins with `activities` is of the table of that name in the CSV folder, by the number of its row.
    """

    value: float
    keys: tuple[str, ...]
    how: How
    currency: str
    of: tuple[str, ...] = ()
    whole: float = math.nan
    taken_off: bool = False

    @property
    def text(self) -> str:
        """As it reads."""
        if not math.isfinite(self.value):
            return term(NOT_AVAILABLE)
        said = _SAID[self.how](self)
        return f"{MINUS}{said}" if self.taken_off and not set(said).isdisjoint(NOT_ZERO) else said

    @property
    def attributes(self) -> Markup:
        """Where it comes from and how it is rounded, for whoever checks the page and for its script."""
        of = Markup(' data-of="{}"').format(" ".join(self.of)) if self.of else ""
        off = Markup(' data-off=""') if self.taken_off else ""
        return Markup('data-key="{}" data-as="{}"{}{}').format(" ".join(self.keys), self.how, of, off)

    def __html__(self) -> str:
        """As an element of the page."""
        if not math.isfinite(self.value):
            return self.text
        return Markup('<data value="{}" {}>{}</data>').format(repr(self.value), self.attributes, self.text)

    @property
    def drawn(self) -> Markup:
        """As a part of a text in a picture."""
        if not math.isfinite(self.value):
            return Markup(self.text)
        return Markup('<tspan data-value="{}" {}>{}</tspan>').format(repr(self.value), self.attributes, self.text)


_SAID: Mapping[How, Callable[[Shown], str]] = MappingProxyType(
    {
        "about": lambda one: said().first.short_money(one.value, one.currency),
        "whole": lambda one: said().page.whole_money(one.value, one.currency),
        "said": lambda one: language().money(one.value, one.currency),
        "some jobs": lambda one: said().jobs.jobs(in_few_digits(one.value)),
        "counted jobs": lambda one: said().jobs.counted_jobs(in_few_digits(one.value)),
        "jobs": lambda one: said().jobs.jobs(one.value),
        "count": lambda one: f"{one.value:,.0f}",
        "percent": lambda one: said().assumed.percent(one.value, one.whole),
        "ratio": lambda one: f"{significant(one.value / one.whole, 2):,.0f}",
        "per unit": lambda one: f"{one.value / one.whole:,.2f}",
        "each": lambda one: language().money(one.value / one.whole, one.currency),
    }
)


def as_read(part: str | Shown) -> str:
    """A part of a text, as it reads."""
    return part.text if isinstance(part, Shown) else part
