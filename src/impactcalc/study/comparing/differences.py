"""What two studies say differently: settings, rows that only one has, cells of the rows that both have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt

from impactcalc.known.periods import year_words
from impactcalc.known.profiles import Profile
from impactcalc.known.segments import AnyProfile
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.study.rows import STATED_PLACE, SheetRows
from impactcalc.study.sheets.number_text import shown
from impactcalc.study.sheets.schema import SHEETS, Settings, columns
from impactcalc.study.study import Study

# Where a difference belongs, in the order in which a comparison takes the changes over. "" changes no figure.
Stage = Literal["removed", "added", "amounts", "shares", "place", "year", "rates", "survey", ""]
STAGES: tuple[Stage, ...] = get_args(Stage)[:-1]
SHARES = (
    "resident_share", "casual_share", "attribution_share", "displaced_share", "host_paid_share", "scholarship",
    "paid_from",
)  # fmt: skip
# The sheets of a member survey: who answered what, and whom they stand for.
ANSWERS = ("Survey", "Strata")
LABELS = ("id", "name", "network", "purpose", "origin_country", "source", "date", "confirmed")
# Sheets of accounts of their own, in none of the figures.
APART = ("In kind", "Deals")
DEFAULTS = ("place", "year", "currency")  # what a blank cell takes from the settings
YEAR_SETTINGS = ("year", "report_year", "year_begins", "period_start", "period_end")
STAGE_OF_SETTING: Mapping[str, Stage] = MappingProxyType(
    {"place": "place", "currency": "amounts", "full_time_hours": "rates", **dict.fromkeys(YEAR_SETTINGS, "year")}
)
# What names a row of a sheet without ids.
KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Taxes": ("name", "level", "collector", "place"),
        "Rates": ("kind", "subject", "year"),
        "Survey": ("member",),
        "Strata": ("stratum",),
    }
)
Positions = npt.NDArray[np.int64]
Keys = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that holds something else: `before` and `after` as a reader sees them, "" where blank."""

    sheet: str
    id: str
    field: str
    before: str
    after: str
    stage: Stage


@dataclass(frozen=True, slots=True)
class LoneRow:
    """A row that only one of the studies has."""

    sheet: str
    id: str
    name: str
    only_in: Literal["A", "B"]


@dataclass(frozen=True)
class Pairs:
    """Which rows of two tables are the same: positions in each, in step; and the rest of each."""

    a: Positions
    b: Positions
    only_a: Positions
    only_b: Positions


@dataclass(frozen=True)
class Differences:
    """Everything that differs, in the order of the sheets; `pairs` by activity sheet."""

    changes: tuple[Change, ...]
    lone: tuple[LoneRow, ...]
    pairs: Mapping[str, Pairs]

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages at which something differs, in their order."""
        found: set[Stage] = {change.stage for change in self.changes}
        found |= {"removed" if row.only_in == "A" else "added" for row in self.lone if row.sheet in self.pairs}
        found |= {_of_sheet(row.sheet) for row in self.lone if row.sheet not in (*self.pairs, *APART)}
        return tuple(stage for stage in STAGES if stage in found)


def differences(a: Study, b: Study) -> Differences:
    """What differs between two studies. The order of rows is no difference.

    Rows are the same where their ids are; rows without an id where they hold the same, else where they stand in the
    same row. What a blank cell takes from the settings is compared as the setting, not in each row again.
    """
    changes = list(_settings(a, b))
    lone: list[LoneRow] = []
    pairs: dict[str, Pairs] = {}
    for name, one, other in _tables(a, b):
        left, right = _as_typed(one, a), _as_typed(other, b)
        found = pair_rows(left, right)
        if name in a.sheets:
            pairs[name] = found
        changes += _cells(name, left, right, found)
        lone += [_lone(left, i, "A") for i in found.only_a.tolist()]
        lone += [_lone(right, i, "B") for i in found.only_b.tolist()]
    changes += _profiles(a.profiles, b.profiles)
    changes += _shared_ranges(a, b)
    return Differences(tuple(changes), tuple(lone), MappingProxyType(pairs))


def stage_of(sheet: str, field: str) -> Stage:
    """When a changed field is taken over."""
    if sheet in APART:
        return ""
    if sheet in KEYS:
        return _of_sheet(sheet)
    if field in LABELS:
        return ""
    if field in SHARES:
        return "shares"
    return "place" if field in ("place", STATED_PLACE) else "year" if field == "year" else "amounts"


def _of_sheet(sheet: str) -> Stage:
    """When a sheet without ids is taken over."""
    return "survey" if sheet in ANSWERS else "rates"


def pair_rows(a: SheetRows, b: SheetRows) -> Pairs:
    """Which rows are the same: by a typed id; by what they hold, in the same row or elsewhere; by what names them."""
    free_a, free_b = np.arange(len(a)), np.arange(len(b))
    found: list[tuple[Positions, Positions]] = []
    for keys in (_typed_ids, _contents_and_row, _contents, _keys):
        if len(free_a) and len(free_b):
            at_a, at_b = _matches(keys(a, free_a), keys(b, free_b))
            found.append((free_a[at_a], free_b[at_b]))
            free_a, free_b = np.delete(free_a, at_a), np.delete(free_b, at_b)
    empty = np.empty(0, dtype=np.int64)
    paired_a = np.concatenate([empty, *(pair[0] for pair in found)])
    paired_b = np.concatenate([empty, *(pair[1] for pair in found)])
    order = np.argsort(paired_a)
    return Pairs(paired_a[order], paired_b[order], free_a, free_b)


def _matches(a: Keys, b: Keys) -> tuple[Positions, Positions]:
    """Positions of equal keys; the n-th of several equal ones goes with the n-th. "" matches nothing."""
    import pandas as pd

    def numbered(keys: Keys) -> pd.DataFrame:
        frame = pd.DataFrame({"key": keys, "at": np.arange(len(keys))})
        frame = frame[frame["key"] != ""]
        return frame.assign(nth=frame.groupby("key").cumcount())

    both = numbered(a).merge(numbered(b), on=["key", "nth"], suffixes=("_a", "_b"))
    return both["at_a"].to_numpy(dtype=np.int64), both["at_b"].to_numpy(dtype=np.int64)


def _typed_ids(table: SheetRows, at: Positions) -> Keys:
    """The ids that somebody typed; "" for those that come from the row."""
    if "id" not in table.columns:
        return np.full(len(at), "", dtype=object)
    ids = np.asarray(table.words("id")[at], dtype=object)
    return np.where(ids == _row_ids(table, at), "", ids)


def _row_ids(table: SheetRows, at: Positions) -> Keys:
    return np.char.add(f"{table.sheet}-", table.rows[at].astype(str)).astype(object)


def _contents(table: SheetRows, at: Positions) -> Keys:
    """All that a row holds, but for its id, as a number; "" for a row with an id of its own."""
    import pandas as pd

    left_out = ("id", STATED_PLACE)
    held = pd.DataFrame({name: values[at] for name, values in table.columns.items() if name not in left_out})
    hashed = pd.util.hash_pandas_object(held, index=False).to_numpy().astype(str).astype(object)
    return np.where(_typed_ids(table, at) != "", "", hashed)


def _contents_and_row(table: SheetRows, at: Positions) -> Keys:
    contents = _contents(table, at)
    return np.where(contents == "", "", contents + "|" + table.rows[at].astype(str).astype(object))


def _keys(table: SheetRows, at: Positions) -> Keys:
    """What names a row without an id of its own: the row itself, or on some sheets what it says."""
    if "id" in table.columns:
        return np.where(_typed_ids(table, at) != "", "", _row_ids(table, at))
    joined = np.full(len(at), "|", dtype=object)
    for name in KEYS[table.sheet]:
        joined = joined + table.columns[name][at].astype(str).astype(object) + "|"
    return joined


def _tables(a: Study, b: Study) -> Iterator[tuple[str, SheetRows, SheetRows]]:
    """The tables of both, in the order of the schema."""
    others = {
        "In kind": (a.in_kind, b.in_kind),
        "Deals": (a.deals, b.deals),
        "Survey": (a.survey.survey, b.survey.survey),
        "Strata": (a.survey.strata, b.survey.strata),
        "Taxes": (a.taxes, b.taxes),
        "Rates": (a.rates, b.rates),
    }
    for name in SHEETS:
        if name in a.sheets:
            yield name, a.sheets[name], b.sheets[name]
        elif name in others:
            yield name, *others[name]


def _as_typed(table: SheetRows, study: Study) -> SheetRows:
    """The table with blanks again for what is the study's own place, year and currency."""
    plain = dict(table.columns)
    for name in DEFAULTS:
        # Of a sheet with keys the year is part of a rate's name.
        if name in plain and not (table.sheet in KEYS and name in KEYS[table.sheet] and name != "place"):
            values = plain[name].copy()
            own = study.settings.period if name == "year" else getattr(study.settings, name)
            values[values == own] = np.nan if values.dtype == np.float64 else ""
            plain[name] = values
    for field, ranges in table.ranges.items():
        said = np.full(len(table), "", dtype=object)
        said[ranges.positions] = [f"{r.low:.6g} to {r.high:.6g}, {r.distribution}, {r.bounds}" for r in ranges.ranges]
        plain[_range_column(field)] = said
    return SheetRows(table.sheet, table.rows, MappingProxyType(plain))


def _range_column(field: str) -> str:
    """The column that says in words what ranges the numbers of a field have."""
    return f"{field} range"


def _cells(name: str, a: SheetRows, b: SheetRows, pairs: Pairs) -> Iterator[Change]:
    """Changed cells, a field at a time in the order of the sheet."""
    headings = {column.name: column.heading for column in columns(SHEETS[name])} | {STATED_PLACE: "Place as typed"}
    ranges = {_range_column(field): heading for field, heading in headings.items()}
    fields = dict.fromkeys((*a.columns, *b.columns))
    if STATED_PLACE in fields:
        a, b = a.with_stated_place(), b.with_stated_place()
    for field in fields:
        if field == "id":
            continue
        left, right = (_column(table, field, at) for table, at in ((a, pairs.a), (b, pairs.b)))
        same = left == right
        if left.dtype == np.float64:
            same |= np.isnan(left) & np.isnan(right)
        if field == STATED_PLACE:  # where the places differ too, it is one change
            same |= _column(a, "place", pairs.a) != _column(b, "place", pairs.b)
        for i in np.flatnonzero(~same).tolist():
            ranged = field in ranges
            heading = f"{ranges[field]}: range" if ranged else headings[field]
            stage: Stage = "" if ranged else stage_of(name, field)
            yield Change(name, called(a, int(pairs.a[i])), heading, _text(left[i]), _text(right[i]), stage)


def _column(table: SheetRows, field: str, at: Positions) -> npt.NDArray[Any]:
    if field in table.columns:
        return table.columns[field][at]
    return np.full(len(at), "", dtype=object)  # a range that the other table does not have


def called(table: SheetRows, at: int) -> str:
    """What a reader calls a row: its id, or what names it on its sheet."""
    if "id" in table.columns:
        return str(table.columns["id"][at])
    return ", ".join(text for name in KEYS[table.sheet][:3] if (text := _text(table.columns[name][at])))


def _lone(table: SheetRows, at: int, only_in: Literal["A", "B"]) -> LoneRow:
    name = str(table.columns["name"][at]) if "name" in table.columns and "id" in table.columns else ""
    return LoneRow(table.sheet, called(table, at), name, only_in)


def _settings(a: Study, b: Study) -> Iterator[Change]:
    for column in columns(Settings):
        before, after = getattr(a.settings, column.name), getattr(b.settings, column.name)
        if before != after:
            stage = STAGE_OF_SETTING.get(column.name, "")
            yield Change("Study", "", column.heading, _text(before), _text(after), stage)


def _profiles(a: Mapping[str, AnyProfile], b: Mapping[str, AnyProfile]) -> Iterator[Change]:
    """Profiles of the workbooks' own: the parts in which they differ."""
    for name in dict.fromkeys((*a, *b)):
        left, right = _parts(a.get(name)), _parts(b.get(name))
        for part in dict.fromkeys((*left, *right)):
            if left.get(part) != right.get(part):
                yield Change("Profiles", name, part, left.get(part, ""), right.get(part, ""), "rates")


def _parts(profile: AnyProfile | None) -> dict[str, str]:
    if profile is None:
        return {}
    if not isinstance(profile, Profile):
        return {"Kind of visitor": profile.title}
    labels = {category.code: category.label for category in CATEGORIES}
    daily = (
        ""
        if profile.daily_amount is None
        else f"{profile.daily_amount:g} {profile.currency} of {year_words(profile.year)}"
    )
    amount = "Daily amount" if profile.per == "day" else "Amount a stay"
    return {
        **{labels[code]: f"{share:.6g}" for code, share in profile.shares.items()},
        **({amount: f"{daily}, {profile.economy}"} if daily else {}),
    }


def _shared_ranges(a: Study, b: Study) -> Iterator[Change]:
    """Ranges of what rows share: they widen a result and do not move it."""
    left, right = (
        {f"{r.what} {r.subject}".strip(): f"{r.range.low:g} to {r.range.high:g}" if r.range else "" for r in s}
        for s in (a.shared_ranges, b.shared_ranges)
    )
    for what in dict.fromkeys((*left, *right)):
        if left.get(what) != right.get(what):
            yield Change("Ranges", what, "range", left.get(what, ""), right.get(what, ""), "")


def _text(value: object) -> str:
    if value is None or (isinstance(value, float) and np.isnan(value)):
        return ""
    return shown(float(value)) if isinstance(value, float) else shown(value)
