"""A table: keyed columns of one subject, from which workbook, CSV and JSON are made alike.

A subject is said once, as fields: what a column is called, what it holds, how it is read, and where its values come
from. A field that is added to a subject is in every output, in the description of the CSV folder, in the schema of
result.json and in docs/result.md.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Generic, Literal, TypeVar

import numpy as np

from impactcalc.arrays import Floats, Picked
from impactcalc.impact.result import Result
from impactcalc.known.periods import calendar_year, calendar_years
from impactcalc.report.words.speaking import said, term

# What a column holds. `words` are texts that run over lines; `yes_no` a bool; `amount` money in the row's own currency;
# `whole` a number that counts nothing (a row of a sheet); `any` a text or a number.
Kind = Literal[
    "text", "words", "yes_no", "money", "amount", "jobs", "count", "share", "multiplier", "rate", "year", "whole", "any"
]  # fmt: skip
TEXTS: frozenset[Kind] = frozenset({"text", "words", "yes_no", "any"})
MONEY = "report money"  # the unit of money, said with currency and price year where there is a result
# The unit of a kind whose fields name none of their own.
UNITS: Mapping[Kind, str] = MappingProxyType(
    {
        "money": MONEY,
        "amount": "currency of the row",
        "jobs": "job-years",
        "share": "1 = all",
        "year": "year",
        "whole": "number",
    }
)
# Numbers (nan: not known), or texts and numbers as they are (None: not known).
Values = np.ndarray[Any, Any] | Sequence[Any]
S = TypeVar("S")
S_contra = TypeVar("S_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class Field(Generic[S_contra]):
    """A column before there is a result: `key` is its name in CSV and JSON, `heading` in the workbook, `says` how it is
    read, `values` where it comes from. `unit` "": that of its kind."""

    key: str
    kind: Kind
    heading: str
    says: str
    values: Callable[[S_contra], Values]
    own_unit: str = ""

    @property
    def unit(self) -> str:
        """What its numbers are in; "" for texts."""
        return self.own_unit or UNITS.get(self.kind, "")

    def read(self, rows: S_contra) -> Values:
        """Its values; of a fiscal year the calendar year in which most of its months lie."""
        values = self.values(rows)
        if self.kind != "year":
            return values
        if isinstance(values, Picked):
            values = np.asarray(values)
        if isinstance(values, np.ndarray) and not np.issubdtype(values.dtype, np.integer):
            return np.where(np.isnan(values), np.nan, calendar_years(np.nan_to_num(values)))
        if isinstance(values, np.ndarray):
            return calendar_years(values)
        return [year if year is None else calendar_year(year) for year in values]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a result: a field with its values and, with currency and price year, its unit."""

    field: Field[Any]
    values: Values
    unit: str

    @property
    def key(self) -> str:
        """Its name in CSV and JSON."""
        return self.field.key

    @property
    def is_number(self) -> bool:
        """Whether it holds numbers and nothing else."""
        return self.field.kind not in TEXTS

    def plain(self, start: int = 0, stop: int | None = None) -> list[Any]:
        """Values as Python has them: None for a number that is not known, nothing that JSON cannot hold."""
        part = self.values[start:stop]
        if not isinstance(part, np.ndarray):
            return [_number(value) if isinstance(value, float) else value for value in part]
        listed: list[Any] = part.tolist()
        if part.dtype.kind == "f":
            if self.field.kind in ("year", "whole"):
                return [int(value) if np.isfinite(value) else None for value in listed]
            if not np.isfinite(part).all():
                return [_number(value) for value in listed]
        elif part.dtype.kind == "O":
            return [_number(value) if isinstance(value, float) else value for value in listed]
        return listed


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a subject, of equal length."""

    key: str
    columns: tuple[Column, ...]

    def __len__(self) -> int:
        return len(self.columns[0].values)

    def __getitem__(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)

    def records(self) -> list[dict[str, Any]]:
        """A row each, by key."""
        keys = [column.key for column in self.columns]
        return [
            dict(zip(keys, row, strict=True)) for row in zip(*(column.plain() for column in self.columns), strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Subject(Generic[S]):
    """A table before there is a result. `rows` takes from a result what its fields read, once for all of them.

    `index` are the columns that tell the rows apart; none where rows can be alike. `path` is where result.json holds
    it, "" where it does not: it is then in the CSV folder only. `keyed`: as objects by its index, not as a list.
    `primary` is the key that the description of the CSV file names, where the index has columns that may be empty: a
    primary key must not be.
    """

    key: str
    says: str
    rows: Callable[[Result], S]
    fields: tuple[Field[S], ...]
    index: tuple[str, ...] = ()
    path: str = ""
    keyed: bool = False
    primary: tuple[str, ...] | None = None

    def of(self, result: Result, only: Collection[str] = ()) -> Table:
        """The table of a result; of its columns `only` these, where some are named."""
        rows, money = self.rows(result), money_unit(result)
        return Table(
            self.key,
            tuple(
                Column(field, field.read(rows), unit_words(field, money))
                for field in self.fields
                if not only or field.key in only
            ),
        )


def money_unit(result: Result) -> str:
    """What money is in: "USD, 2014 prices"."""
    return said().terms.money_unit(result)


def unit_words(field: Field[Any], money: str) -> str:
    """What a field's numbers are in, in words; `money` is what money is in."""
    return term(field.unit).replace(term(MONEY), money) if field.unit else ""


def floats(values: Sequence[float | None]) -> Floats:
    """Numbers of which some may not be known."""
    return np.array(values, dtype=np.float64)


def _number(value: float) -> float | None:
    return value if np.isfinite(value) else None
