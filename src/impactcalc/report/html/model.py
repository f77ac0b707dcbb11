"""What the page carries so that it can be moved: activities, shares and multipliers, as the engine used them.

The model is linear but for two caps: a scholarship takes no more than is left, and a stay is a day at least. So the
page's script comes to what a second run would, as far as a page has room for it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import Measure
from impactcalc.impact.effects.effects import EFFECTS, Effect
from impactcalc.impact.effects.home import PlaceOfStudy
from impactcalc.impact.fiscal.fiscal import revenue_of
from impactcalc.impact.result import Result
from impactcalc.impact.rows.activities import SHARES
from impactcalc.impact.rows.follows import follows
from impactcalc.impact.rows.money import ReportMoney
from impactcalc.impact.rows.sale_taxes import SaleTax, sale_taxes
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.report.html.numbers import Numbers
from impactcalc.report.places_around import places_around
from impactcalc.report.writers.json_value import Json, number

MOST_ROWS = 60  # activities that can be moved one by one; of more, those that are alike are moved together
MOST_OF_ALL = 5_000  # activities of which alike ones are sought at all
ROOM = 36_000  # letters of its rows that a page of 150 kB has room for
PARTNER_CUTS = ("sheet", "partner_city", "partner_country")
COSTS = ("programme_cost", "own_budget")
RANGED, ENDS = ("net_new_spending", "value_added", "jobs"), ("p5", "p50", "p95")
# What of the multipliers the page shows: measure, and the effects of it.
SHOWN: Mapping[Measure, tuple[Effect, ...]] = MappingProxyType(
    {
        "value_added": ("direct", "indirect", "induced", "total_type_2"),
        "labour_income": ("total_type_2",),
        "jobs": ("direct", "total_type_2"),
    }
)


NOTHING: Mapping[str, Json] = MappingProxyType({"currency": "", "rows": [], "tables": [], "places": []})


def model_of(numbers: Numbers, result: Result) -> Mapping[str, Json]:
    """The model as JSON holds it; without rows where there is nothing to move, or more than a page has room for."""
    if not result.gross_spending > 0 or len(result.rows) > MOST_OF_ALL:
        return NOTHING
    rows = _rows(numbers, result)
    if len(json.dumps(rows)) > ROOM:
        return NOTHING
    drawn = (numbers.whole.get("uncertainty") or {}).get("ranges", {})
    return {
        "currency": result.basis.home_currency,
        "ranges": {key: [number(float(drawn[key][end])) for end in ENDS] for key in RANGED if drawn.get(key)},
        "reported": {
            key: number(numbers.at(f"figures.{key}"))
            for key in (*RANGED, *(COSTS if result.fiscal.cost.own > 0 else ()))
        },
        "places_known": {key: number(numbers.at(key)) for key in ("places.0.private_jobs_2019",)},
        "ratio": result.basis.report_over_table,
        "rows": rows,
        "tables": [_table(here, result.fiscal.taxes) for here in result.home.places],
        "places": [
            {"id": one.place, "name": one.name, "table": _table(one.there, _taxes_at(result, one.place))}
            for one in places_around(result)
        ],
    }


def _taxes_at(result: Result, place: str) -> Sequence[SaleTax]:
    """The study's own taxes, which move with it."""
    return sale_taxes(result.study.at_place(place))


def _table(here: PlaceOfStudy, taxes: Sequence[SaleTax]) -> dict[str, Json]:
    """What a unit of new money of each category comes to, by the keys of the figures."""
    found: dict[str, Json] = {}
    for measure, effects in SHOWN.items():
        if measure in here.table.measures:
            m = here.table.measures.index(measure)
            for effect in effects:
                row = here.table.K[EFFECTS.index(effect), m]
                found[f"totals.{effect}.{measure}"] = [_short(value) for value in row.tolist()]
    return {**found, **_tax(here, taxes)}


def _tax(here: PlaceOfStudy, taxes: Sequence[SaleTax]) -> dict[str, Json]:
    """Tax of a unit of each category in turn: what the categories bring does not depend on each other, and is in
    proportion to the spending, also where the named taxes would take more than there is."""
    units = [revenue_of(taxes, here, ReportMoney(unit)) for unit in np.eye(len(CATEGORY_CODES))]
    found = {
        f"figures.tax_{level}": [one.by_level()[level] for one in units] for level in ("federal", "state", "local")
    }
    found["figures.tax_all_levels"] = [one.total for one in units]
    own = [tax.own_budget for tax in taxes]
    if any(own):
        found["figures.own_budget"] = [float(one.collected[own].sum()) for one in units]
    return {key: [_short(value) for value in values] for key, values in found.items()}


def _short(value: float) -> Json:
    """In as many digits as sums of a page need to be right to 1e-9, and some more."""
    return number(float(f"{value:.13g}"))


def _rows(numbers: Numbers, result: Result) -> list[Json]:
    rows, basis = result.rows, result.basis
    parts = follows(result.study, rows)
    factor = (basis.to_table[:, None]) * rows.at_home
    typed = (parts.fixed, parts.people, parts.days)
    pieces = [part * factor for part in typed]
    abroad = [(part * (1.0 - rows.at_home)).sum(axis=1) * basis.to_table for part in typed]
    order, names = rows.reading_order().tolist(), rows.called
    among = _partner_rows(numbers)
    place_at = np.zeros(len(rows), dtype=np.int64)
    for number_of, here in enumerate(result.home.places):
        place_at[here.rows] = number_of
    found: list[dict[str, Any]] = []
    for n, at in enumerate(order):
        keys = [among[cut, str(getattr(rows, cut)[at]) or "not stated"] for cut in PARTNER_CUTS]
        moved = [piece[at] for piece in pieces]
        found.append(
            {
                "n": n,
                "name": str(names[at] or rows.id[at])[:60],
                "group": str(rows.sheet[at]),
                "in": [key for key in keys if key >= 0],
                "abroad": bool(rows.abroad[at]),
                "local": bool(rows.local_money[at]),
                "unknown": bool(rows.payer_unknown[at]),
                "visitors": bool(rows.sheet[at] != "Budget" and rows.part[at] == ""),
                "shares": [number(float(rows.shares[name][at])) for name in SHARES],
                "stated": [int(result.steps.stated[name][at]) for name in SHARES],
                "scholarship": float(rows.scholarship[at] * basis.to_table[at]),
                "people": float(np.nan_to_num(rows.people[at])),
                "days": float(np.nan_to_num(rows.days[at])),
                "place": int(place_at[at]),
                "spent": moved,
                "out": [float(part[at]) for part in abroad],
            }
        )
    if len(found) > MOST_ROWS:
        found = _together(found)
    return [{**row, "spent": [_sparse(part) for part in row["spent"]]} for row in found]


def _partner_rows(numbers: Numbers) -> dict[tuple[str, str], int]:
    listed = enumerate(numbers.whole["partners"])
    found = {(row["cut"], row["label"]): n for n, row in listed if row["cut"] in PARTNER_CUTS}
    return _Missing(found)


class _Missing(dict[tuple[str, str], int]):
    def __missing__(self, key: tuple[str, str]) -> int:
        return -1


def _together(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows that are alike but for amounts and people, as one: a sum of products with the same factors. Those with a
    scholarship are capped one by one."""
    found: dict[object, dict[str, Any]] = {}
    for n, row in enumerate(rows):
        by_day = bool(row["spent"][2].any() or row["out"][2])
        key: tuple[object, ...] = (
            row["group"], tuple(row["in"]), row["abroad"], row["local"], row["unknown"], row["visitors"],
            tuple(row["shares"]), tuple(row["stated"]), row["place"], row["days"] if by_day else None,
            row["scholarship"] and n,
        )  # fmt: skip
        if key not in found:
            found[key] = {**row, "n": None, "name": ""}
            continue
        one = found[key]
        one["people"] += row["people"]
        for part in ("spent", "out"):
            one[part] = [a + b for a, b in zip(one[part], row[part], strict=True)]
    return list(found.values())


def _sparse(amounts: Floats) -> list[Json]:
    """Position and amount of what is not 0."""
    return [[int(c), float(amounts[c])] for c in np.flatnonzero(amounts).tolist()]
