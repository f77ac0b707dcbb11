"""Spending bounds: the least and the most output that any economy of a collection makes of a unit of spending."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context

import numpy as np

from impactcalc.datapackage import Resource
from impactcalc.economy.leontief import Matrix, frozen
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.errors import PackageError, TableError
from impactcalc.facts.errors import package_contents as refusals
from impactcalc.facts.errors import tables
from impactcalc.known.vocabulary import CATEGORY_CODES

BOUNDED = ("direct", "total_type_1", "total_type_2")
FILE = "bounds.csv"
_DIGITS = 7  # as the tables have; the low is rounded down and the high up, so that every economy stays within
# What is left of a number before that: without it the last bit, which differs by processor, could move the rounding.
_SETTLED = 12
_COLUMNS = (
    ("category", "string", "spending category"),
    ("effect", "string", "direct, total_type_1 or total_type_2"),
    ("low", "number", "least output per unit of spending at purchaser prices of any economy here, rounded down"),
    ("low_place", "string", "the economy that has it, the first by code; ISO 3166 alpha-2"),
    ("high", "number", "most output per unit of spending at purchaser prices of any economy here, rounded up"),
    ("high_place", "string", "the economy that has it, the first by code; ISO 3166 alpha-2"),
)


@dataclass(frozen=True)
class SpendingBounds:
    """Output per unit of spending by category, where a country's own table is not known.

    `low` and `high` (3, categories): direct, Type I and Type II totals, per unit of spending at purchaser prices;
    `low_places` and `high_places` name the economy of each; `places` are all economies that were asked. Every one lies
    between the two in every cell. The sum over categories of the lows is therefore a bound too, but no economy's own.
    """

    categories: tuple[str, ...]
    low: Matrix
    high: Matrix
    places: tuple[str, ...]
    low_places: tuple[tuple[str, ...], ...]
    high_places: tuple[tuple[str, ...], ...]


def spending_output(economy: TableEconomy) -> Matrix:
    """Output (3, categories) that a unit of spending supports, as the category multiplier table K has it.

    Direct is B, Type I is L B, Type II is L2 B and the spending of wages that are paid directly, each summed over
    industries. Source: Miller & Blair (2009), sections 6.2 and 6.3. TableError without a bridge or a household account.
    """
    bridge = economy.spending_bridge()
    type_2 = (economy.L2 @ bridge.B).sum(axis=0) + economy.wage_induced.sum() * bridge.wages
    return np.stack([bridge.B.sum(axis=0), (economy.L @ bridge.B).sum(axis=0), type_2])


def bounds_of(economies: Iterable[TableEconomy]) -> SpendingBounds:
    """The bounds that these economies make; TableError when their categories differ, in name or in order."""
    found: dict[str, Matrix] = {}
    categories: tuple[str, ...] = ()
    sold: tuple[str, ...] = ()
    for economy in economies:
        categories = economy.spending_bridge().categories
        own = economy.bridge.categories if economy.bridge is not None else categories
        sold = sold or own
        if own != sold:
            raise TableError(tables.CategoriesDiffer(economy.name, economy.place))
        found[economy.place] = spending_output(economy)
    places = tuple(found)
    settled = np.round(np.stack(list(found.values())), _SETTLED) + 0.0  # no minus zero
    return SpendingBounds(
        categories,
        _outwards(settled.min(axis=0), ROUND_FLOOR),
        _outwards(settled.max(axis=0), ROUND_CEILING),
        places,
        _named(places, settled.argmin(axis=0)),
        _named(places, settled.argmax(axis=0)),
    )


def bounds_resource(bounds: SpendingBounds) -> Resource:
    """The file bounds.csv: a row per category and effect."""
    low, high, least, most = bounds.low.tolist(), bounds.high.tolist(), bounds.low_places, bounds.high_places
    rows = [
        [category, effect, low[e][c], least[e][c], high[e][c], most[e][c]]
        for c, category in enumerate(bounds.categories)
        for e, effect in enumerate(BOUNDED)
    ]
    return Resource("bounds", "The least and the most that any economy makes of spending", _COLUMNS, rows)


def bounds_from(
    name: str, header: Sequence[str], rows: Sequence[Sequence[str]], places: Iterable[str]
) -> SpendingBounds:
    """The bounds as bounds.csv of the collection `name` has them; PackageError when it is not that file.

    A category of the vocabulary that the file does not have makes nothing at the least, and at the most what any
    category does.
    """
    categories = tuple(dict.fromkeys(row[0] for row in rows))
    expected = [(category, effect) for category in categories for effect in BOUNDED]
    if list(header) != [column for column, _, _ in _COLUMNS] or [(row[0], row[1]) for row in rows] != expected:
        raise PackageError(refusals.BoundsIncomplete(name, FILE, BOUNDED))
    try:
        numbers = np.array([[row[2], row[4]] for row in rows], dtype=np.float64)
    except ValueError as error:
        raise PackageError(refusals.FileNotNumbers(name, FILE, str(error))) from error
    if not np.isfinite(numbers).all() or (numbers[:, 0] > numbers[:, 1]).any():
        raise PackageError(refusals.BoundsNotFinite(name, FILE))
    low, high = numbers.T.reshape(2, len(categories), len(BOUNDED)).swapaxes(1, 2)
    least = np.array([[row[3] for row in rows[e :: len(BOUNDED)]] for e in range(len(BOUNDED))], dtype=object)
    most = np.array([[row[5] for row in rows[e :: len(BOUNDED)]] for e in range(len(BOUNDED))], dtype=object)
    if set(CATEGORY_CODES) > set(categories):
        every, widest = np.arange(len(BOUNDED)), high.argmax(axis=1)
        at = [categories.index(code) if code in categories else -1 for code in CATEGORY_CODES]
        absent = [position < 0 for position in at]
        low, least, wide, by = low[:, at], least[:, at], high[:, at], most[:, at]
        low[:, absent], least[:, absent] = 0.0, ""
        wide[:, absent], by[:, absent] = high[every, widest][:, None], most[every, widest][:, None]
        categories, high, most = CATEGORY_CODES, wide, by
    return SpendingBounds(
        categories,
        frozen(low.copy()),
        frozen(high.copy()),
        tuple(places),
        tuple(map(tuple, least.tolist())),
        tuple(map(tuple, most.tolist())),
    )


def _outwards(values: Matrix, rounding: str) -> Matrix:
    context = Context(prec=_DIGITS, rounding=rounding)
    rounded = [float(context.create_decimal(repr(float(value)))) for value in values.ravel()]
    return frozen(np.array(rounded).reshape(values.shape))


def _named(places: Sequence[str], positions: Matrix) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(places[i] for i in row) for row in positions)
