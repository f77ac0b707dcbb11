"""What the ranges do not hold: told from what was drawn, with what it would do where that can be worked out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.effects.net_new import deductions
from impactcalc.impact.result import Result
from impactcalc.impact.rows.activities import SHARES, Masks
from impactcalc.impact.rows.money import either
from impactcalc.impact.uncertainty.answer import OTHER_ROWS, Left, NotDrawn
from impactcalc.impact.uncertainty.model_error import assumed_profiles, kind_of
from impactcalc.impact.uncertainty.survey_draws import SURVEY
from impactcalc.study.sheets.schema import SHEETS, columns

TENTH = 0.1
# What a tenth more, or of attribution less, of a share would do; two shares of people who do not count go together.
_SHARES: Mapping[Left, tuple[tuple[str, ...], float]] = {
    "residents": (("resident_share", "casual_share"), TENTH),
    "attribution": (("attribution_share",), -TENTH),
    "displacement": (("displaced_share",), TENTH),
}


def not_drawn(result: Result) -> tuple[NotDrawn, ...]:
    """In the order in which a reader would ask; nothing of a result without spending at home."""
    return tuple(_not_drawn(result)) if result.gross_spending > 0 else ()


def _not_drawn(result: Result) -> Iterator[NotDrawn]:
    drawn = result.uncertainty.quantities if result.uncertainty is not None else {}
    counts = _amounts(result)
    if SURVEY not in drawn and _undrawn(result, counts).any():
        which = _which(result, counts)
        # A tenth of all spending is a tenth of the effects; of some rows' it was not worked out.
        known = not which and result.net_new_spending > 0
        yield NotDrawn("counts", which, -TENTH if known else float("nan"))
    for what, (names, step) in _SHARES.items():
        change = _change(result, names, step)
        if change:
            yield NotDrawn(what, _which(result, frozenset(names)), change)
    used = sorted({str(name) for name in result.rows.profile.tolist()} - {""})
    if any(f"profile_shares/{name}" not in drawn for name in used):
        yield NotDrawn("mix")
    fixed = [name for name in assumed_profiles(result) if f"daily_amount/{name}" not in drawn]
    if fixed:
        yield NotDrawn("amounts", ", ".join(fixed))
    for here in result.home.places:
        kind = kind_of(here) if drawn else "elsewhere"
        if kind != "estimated":
            yield NotDrawn("multipliers", f"{here.place}: {kind}")
        elif here.economy.resident_share < 1.0:
            yield NotDrawn("commuters", here.place)
        if not here.fits:
            yield NotDrawn("place", here.place)
    if result.survey is not None and result.survey.answers < result.survey.members:
        yield NotDrawn("answers")
    yield NotDrawn("prices")
    yield NotDrawn("years", _years(result))
    yield NotDrawn("imports")
    if result.deals is not None:
        yield NotDrawn("deals")
    if result.spent_abroad > 0:
        yield NotDrawn("abroad")


def _years(result: Result) -> str:
    economy = result.economy
    return (
        f"{economy.year}" if economy.jobs_year in (0, economy.year) else f"{economy.year}, jobs of {economy.jobs_year}"
    )


def _amounts(result: Result) -> frozenset[str]:
    """The fields that are drawn where they carry a range and are no share of the ledger."""
    return frozenset(column.name for sheet in result.study.sheets for column in columns(SHEETS[sheet])) - {*SHARES}


def _undrawn(result: Result, fields: frozenset[str]) -> Masks:
    """The activities (N,) with spending at home that carry a range in none of some fields."""
    rows = result.rows
    found = np.asarray(rows.home_amounts.sum(axis=1) > 0)
    if result.uncertainty is None or not result.uncertainty.ranges:
        return found
    for sheet, table in result.study.sheets.items():
        drawn: set[int] = set()
        for field in fields & set(table.ranges):
            at = table.ranges[field].positions
            names = (f"{sheet}/{name}/{field}" for name in table.words("id")[at].tolist())
            moves = [name not in result.uncertainty.idle for name in names]
            drawn |= {int(row) for row, one in zip(table.rows[at].tolist(), moves, strict=True) if one}
        found &= ~((rows.origin == sheet) & np.isin(rows.row, sorted(drawn)))
    return found


def _which(result: Result, fields: frozenset[str]) -> str:
    """Of which rows fields were not drawn: "" for all, else OTHER_ROWS."""
    at_home = result.rows.home_amounts.sum(axis=1) > 0
    return "" if np.array_equal(_undrawn(result, fields), at_home) else OTHER_ROWS


def _change(result: Result, names: tuple[str, ...], step: float) -> float:
    """What the rows whose share was not drawn would change, had it been `step` more or less; 0 where nothing would."""
    rows = result.rows
    moved = _undrawn(result, frozenset(names)) & ~rows.abroad
    shares = dict(rows.shares)
    name = names[0]
    stated = np.nan_to_num(shares[name], nan=1.0 if name == "attribution_share" else 0.0)
    shares[name] = np.where(moved, np.clip(stated + step, 0.0, 1.0), shares[name])
    home = either(rows.abroad, rows.home_amounts.sum(axis=1), rows.amounts.sum(axis=1))
    *_, (_, _, left) = deductions(home, shares, rows.scholarship, rows.abroad, rows.local_money, rows.payer_unknown)
    before = home * result.steps.net_fraction
    ratio = np.divide(left, before, out=np.ones_like(left), where=before > 0)
    whose = _value_added(result)
    total = float(whose.sum())
    return float((whose * (ratio - 1.0)).sum()) / total if total > 0 else 0.0


def _value_added(result: Result) -> Floats:
    """Value added of each activity (N,); its new money where that is not known."""
    if "value_added" in result.table.measures:
        at = result.table.measures.index("value_added")
        found = result.row_effects.column(EFFECTS.index("total_type_2"), at)
        if np.isfinite(found).all():
            return found
    return result.steps.net_new
