"""The studies on the way from one study to another, a kind of change at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import numpy as np

from impactcalc.study.comparing.differences import (
    KEYS,
    STAGES,
    YEAR_SETTINGS,
    Differences,
    Pairs,
    Stage,
    pair_rows,
    stage_of,
)
from impactcalc.study.rows import SheetRows
from impactcalc.study.study import Study


def studies_between(a: Study, b: Study, found: Differences) -> list[tuple[Stage, Study]]:
    """The study after each stage at which something differs, in the order of STAGES; the last of them is `b` itself.

    removed: rows that only `a` has go. added: rows that only `b` has come, at the place of `a`. amounts: numbers of
    people, days, amounts, profiles and currencies. shares: what leads to net new. place: the setting and the rows'
    own. year: the study's, the report's and the rows' own. rates: the sheets Rates, Taxes, Profiles and the hours of a
    full-time year; until then the
    rates and profiles that only `b` has are there too, since its rows may need them, and after it the profiles that
    only `a` has, since its answers may. survey: the sheets Survey and Strata.
    """
    stages = found.stages
    return [(stage, b if stage == stages[-1] else _at(a, b, found, stage)) for stage in stages]


def _at(a: Study, b: Study, found: Differences, stage: Stage) -> Study:
    """All changes up to and with a stage."""
    done = STAGES[: STAGES.index(stage) + 1]
    sheets = {name: _rows(a, b, name, pairs, done) for name, pairs in found.pairs.items()}
    settings = a.settings.model_copy(
        update={
            **({"currency": b.settings.currency} if "amounts" in done else {}),
            **({"place": b.settings.place} if "place" in done else {}),
            **({name: getattr(b.settings, name) for name in YEAR_SETTINGS} if "year" in done else {}),
            **({"full_time_hours": b.settings.full_time_hours} if "rates" in done else {}),
        }
    )
    old, here = a.settings.place, b.settings.place if "place" in done else a.settings.place
    first, second = (b, a) if "rates" in done else (a, b)
    return replace(
        a,
        settings=settings,
        sheets=MappingProxyType(sheets),
        taxes=b.taxes if "rates" in done else a.taxes.moved(old, here),
        deals=a.deals.moved(old, here),
        in_kind=a.in_kind.moved(old, here),
        survey=a.survey.with_rows(lambda table: table.moved(old, here)),
        rates=b.rates if "rates" in done else _with_new(a.rates, b.rates),
        profiles=MappingProxyType({**second.profiles, **first.profiles}),
        scenarios=(),
        shared_ranges=(),
    )


def _rows(a: Study, b: Study, name: str, pairs: Pairs, done: tuple[Stage, ...]) -> SheetRows:
    one, other = a.sheets[name].with_stated_place(), b.sheets[name].with_stated_place()
    kept = {
        field: (other.columns[field][pairs.b] if stage_of(name, field) in done else values[pairs.a])
        for field, values in one.columns.items()
    }
    parts: list[tuple[Mapping[str, np.ndarray[Any, Any]], np.ndarray[Any, Any]]] = [(kept, one.rows[pairs.a])]
    if "added" in done:
        new = SheetRows(name, other.rows, other.columns)
        if "place" not in done:
            new = new.moved(b.settings.place, a.settings.place)
        # What is drawn is found by its row's number: each stands once, and they ascend.
        numbers = new.rows[pairs.only_b] + one.rows.max(initial=0)
        parts.append(({field: values[pairs.only_b] for field, values in new.columns.items()}, numbers))
    joined = {field: np.concatenate([part[field] for part, _ in parts]) for field in kept}
    return SheetRows(name, np.concatenate([rows for _, rows in parts]), MappingProxyType(joined))


def _with_new(a: SheetRows, b: SheetRows) -> SheetRows:
    """The rates of `a`, and those of `b` of another kind, subject or year."""
    assert a.sheet in KEYS
    new = pair_rows(a, b).only_b
    joined = {field: np.concatenate([values, b.columns[field][new]]) for field, values in a.columns.items()}
    return SheetRows(a.sheet, np.concatenate([a.rows, b.rows[new]]), MappingProxyType(joined))
