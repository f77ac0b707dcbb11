"""In which order the page says what it says, for which reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from impactcalc.report.edition import ADVOCATE, FINANCE


@dataclass(frozen=True, slots=True)
class Order:
    """The parts of the first and of the second sheet, by their names in the templates."""

    first: tuple[str, ...]
    second: tuple[str, ...]


PLAIN_ORDER = Order(
    ("warned", "answer", "sure", "tiles", "waterfall", "earners", "partners", "cost", "proportion"),
    ("quotes", "ranges", "table", "words"),
)
ORDERS: Mapping[str, Order] = MappingProxyType(
    {
        FINANCE: Order(
            ("cost_first", "checks", "tax", "per_unit", "answer_then", "sure", "waterfall"),
            ("ranges", "table", "quotes", "words"),
        ),
        ADVOCATE: Order(
            ("warned", "answer", "quotes", "sure", "tiles", "partners", "waterfall"),
            ("earners", "cost", "proportion", "ranges", "table", "words"),
        ),
    }
)


def order_of(template: str) -> Order:
    """That of a template, "" for everybody."""
    return ORDERS.get(template, PLAIN_ORDER)
