"""The amounts of the page Trace as formulas: across a row over its own cells, which come from the sheet What if."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import pairwise

from impactcalc.economy.economy import Measure
from impactcalc.impact.rows.activities import SHARES
from impactcalc.report.pages.live_rows import LiveRows, factor, live_rows
from impactcalc.report.pages.traced import Traced

_OF_JOBS = "/1000000"


def trace_formulas(rows: Traced, at: Mapping[str, str]) -> dict[str, list[str]]:
    """By column: gross x the shares that stay = net new; net new x a multiplier = what is supported. `at` are the
    letters of the columns. Gross, shares and multipliers of activities that What if does not list are values."""
    live = live_rows(rows.result)
    category = {category: live.category(number) for number, category in enumerate(live.categories.tolist())}
    found: dict[str, list[str]] = {
        key: [] for key in ("gross_spending", *SHARES, *(k for k in at if k.startswith("per ")))
    }
    for position, bought in zip(rows.activity.tolist(), rows.category.tolist(), strict=True):
        listed = position in live.row_of
        of_it = _of_row(live, at, position, category[bought]) if listed else {}
        for key, column in found.items():
            column.append(of_it.get(key, ""))
    count = len(rows.activity)
    found["net_new_spending"] = [f"=PRODUCT({at['gross_spending']}{{row}}:{at[SHARES[-1]]}{{row}})"] * count
    found["local_final_demand"] = [f"={at['net_new_spending']}{{row}}*{at['stays_here']}{{row}}"] * count
    for measure, divided in (("value_added", ""), ("jobs", _OF_JOBS)):
        if measure in at:
            found[measure] = [f"={at['net_new_spending']}{{row}}*{at[f'per {measure}']}{{row}}{divided}"] * count
    if "jobs_fte" in at:
        found["jobs_fte"] = list(_full_time(rows, live, at["net_new_spending"], category))
    return found


def _full_time(rows: Traced, live: LiveRows, new: str, category: Mapping[int, str]) -> Iterator[str]:
    """Net new x what a unit supports, which has no column of its own here."""
    per_unit = rows.per_unit("jobs_fte").tolist()
    for position, bought, each in zip(rows.activity.tolist(), rows.category.tolist(), per_unit, strict=True):
        if position not in live.row_of:
            yield ""
        elif "jobs_fte" in _known(live):
            yield f"={new}{{row}}*{live.sheet}!{category[bought]}${live.line('jobs_fte')}{_OF_JOBS}"
        else:
            yield f"={new}{{row}}*{each * 1e6!r}{_OF_JOBS}" if math.isfinite(each) else ""


def _known(live: LiveRows) -> Mapping[Measure, object]:
    """The measures of which a multiplier stands for each category."""
    known: Mapping[Measure, object] = next(iter(live.by_category.values()), {})
    return known


def _of_row(live: LiveRows, at: Mapping[str, str], position: int, category: str) -> dict[str, str]:
    """The cells of a row that come from What if: what was spent, what each share leaves, and the multipliers."""
    row = live.row_of[position]
    of_category = f"{live.sheet}!{category}{row}"
    found = {"gross_spending": f"={live.cell('spent', position)}*{of_category}"}
    gross = f"{at['gross_spending']}{{row}}"
    for before, share in pairwise((None, *SHARES)):
        left = f"PRODUCT({gross}:{at[before]}{{row}})" if before else gross
        found[str(share)] = f'=IF({left}>0,{_kept(live, str(share), position, of_category, left)},"")'
    for measure in _known(live):
        found[f"per {measure}"] = f"={live.sheet}!{category}${live.line(measure)}"
    return found


def _kept(live: LiveRows, share: str, position: int, of_category: str, left: str) -> str:
    """What a share leaves of what the one before left; the last one with the scholarship, from what is new."""
    cell = live.cell(share, position)
    if share == "attribution_share":
        return f'MIN(1,IF({cell}="",1,{cell})*{live.sheet}!{factor(share)})'
    if share == SHARES[-1]:
        return f"{live.cell('new', position)}*{of_category}/{left}"
    return f"1-{cell}"
